// Package schedule predicts how long Azure takes over a change of a stack, and what it waits for: the earliest times that
// the dependencies of a graph allow, with the durations of package azure. The engine's own work counts as nothing, and
// it is taken to run as many operations at once as may run, which the default of the engine does for every stage.
package schedule
