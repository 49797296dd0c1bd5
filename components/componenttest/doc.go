// Package componenttest runs components against recorded registrations instead of a cloud, and asserts what holds for
// every one of them: each child descends from its component, and what holds data is protected.
package componenttest
