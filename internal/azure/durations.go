package azure

import (
	"slices"
	"strings"
)

// Verb is what Azure Resource Manager is asked to do to a resource.
type Verb string

// The verbs that change a resource. A replacement is a deletion and a creation.
const (
	VerbCreate Verb = "create"
	VerbUpdate Verb = "update"
	VerbDelete Verb = "delete"
)

// Duration says how long something takes, in minutes. Low and High bound what is usual, not what is possible.
type Duration struct {
	Low     float64 `json:"low"`
	Typical float64 `json:"typical"`
	High    float64 `json:"high"`
}

// DurationRow is how long Azure takes over one operation on one resource type.
type DurationRow struct {
	// Type is azure-native's type token without provider and API version, "sql:Server"; empty in the rows that hold for
	// every type without one of its own.
	Type string
	Verb Verb
	Duration
	// Settles is how much longer it takes until the change works everywhere. Azure reports success before.
	Settles Duration
	// Source is where the row comes from, Evidence how sure it is.
	Source   string
	Evidence Evidence
}

// DurationOf returns the row of a type token and a verb, or the verb's default row. The token may have an API version.
// What is not azure-native's takes no time of Azure's: it has no row, and neither has an unknown verb.
func DurationOf(token string, verb Verb) (DurationRow, bool) {
	short, ours := shortToken(token)
	if !ours {
		return DurationRow{}, false
	}
	for _, wanted := range []string{short, ""} {
		at := slices.IndexFunc(durations, func(row DurationRow) bool { return row.Type == wanted && row.Verb == verb })
		if at >= 0 {
			return durations[at], true
		}
	}
	return DurationRow{}, false
}

// Durations returns every row, the defaults first.
func Durations() []DurationRow { return slices.Clone(durations) }

// shortToken is "sql:Server" for "azure-native:sql/v20230801:Server".
func shortToken(token string) (string, bool) {
	parts := strings.Split(token, ":")
	if len(parts) != 3 || parts[0] != "azure-native" {
		return "", false
	}
	module, _, _ := strings.Cut(parts[1], "/")
	return module + ":" + parts[2], true
}
