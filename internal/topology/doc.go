// Package topology reads a stack's graph as an architect would draw it: the parts that answer requests or keep data,
// where they are, and what flows between them. Diagrams, comparisons and availability estimates start from it.
//
// Everything is derived from the resources themselves: a flow exists because an origin, a backend pool or an app
// setting names the host of another part, not because a stage is supposed to have it.
package topology
