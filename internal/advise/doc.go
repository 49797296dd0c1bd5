// Package advise says from measured metrics whether a stack should stay at its stage, be made smaller or bigger in place,
// or go one stage up or down. What is measured, and against which thresholds, are the triggers, watches and loads of
// package stages: the same that become alert rules and documentation.
//
// It is pure: metrics and a profile in, an Advice out. Where the metrics come from is others' business: a file, read by
// Parse, or Azure Monitor.
package advise
