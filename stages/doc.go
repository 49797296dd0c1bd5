// Package stages says what each stage of the ladder is: pure data, and the rules that data must obey.
//
// A stage is a Profile, and each profile is the one before it with named changes, so the six files single.go to
// stage10m.go read from top to bottom as the way an application grows: why you come here, what changes, which doors
// close. Triggers say when a stage is outgrown, doors say what cannot be taken back, and Config is what an engineer
// may set. Nothing here knows how a resource is created.
package stages
