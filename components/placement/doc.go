// Package placement holds what all components share: where their resources go, what they are called, how they are
// protected, how long their operations may take and where their diagnostics are sent.
//
// Resource behaviour is looked up by resource type in three tables: [Stateful], [TimeoutsFor] and the diagnostic
// categories. Components therefore say what a resource is and never repeat how it must be treated.
package placement
