// Package naming gives every Azure resource its name.
//
// The form is: Cloud Adoption Framework abbreviation - workload - environment - region - cell - what - random suffix.
// A part that does not apply is left out; the suffix is for names that are unique in all of Azure. The parts are
// joined with hyphens where Azure allows them.
//
// The names are a pure function of their parts: legal under the type's naming rule, and distinct for distinct parts.
// Where the plain form would break either promise (too long, no hyphens, a reserved ending) a short hash of all parts
// takes the place of what was cut.
package naming
