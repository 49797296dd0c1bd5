// Package promotion takes a stack from one stage to a neighbour and back without touching data: it plans a hop from
// previews of the real engine, refuses what would replace or delete something that holds data, and runs the two halves,
// expand and contract, with a look at the health of everything between them.
//
// Planning is pure: previews and graphs in, a Plan out. Runner is the only part that has an engine.
package promotion
