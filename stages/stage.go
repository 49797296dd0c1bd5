package stages

import (
	"fmt"
	"slices"
	"strings"
)

// Stage is the name of one rung of the ladder.
type Stage string

// The stages, in order. Each is named after the number of users that makes it necessary.
const (
	Single    Stage = "single"
	Stage1k   Stage = "1k"
	Stage10k  Stage = "10k"
	Stage100k Stage = "100k"
	Stage1m   Stage = "1m"
	Stage10m  Stage = "10m"
)

// Rung is what the ladder says about one stage.
type Rung struct {
	// Stage is the name.
	Stage Stage `json:"stage"`
	// Users is the range of users the stage serves, e.g. "10,000 to 100,000".
	Users string `json:"users"`
	// Adds says in one sentence what the stage has that the one before has not.
	Adds string `json:"adds"`
	// Why says in one sentence what brings an application here.
	Why string `json:"why"`
}

// ladder is in order of growth.
var ladder = []Rung{
	{
		Stage: Single, Users: "1 to 1,000",
		Adds: "One App Service instance, one SQL database, blob storage and Application Insights.",
		Why:  "Everything starts here: a modular monolith, stateless from the first day.",
	},
	{
		Stage: Stage1k, Users: "1,000 to 10,000",
		Adds: "A bigger plan with two instances in two zones, a cache, Front Door, Application Gateway, private access.",
		Why:  "One instance is too slow or too fragile, or its database is the bottleneck.",
	},
	{
		Stage: Stage10k, Users: "10,000 to 100,000",
		Adds: "Autoscale, sessions in the cache, a Hyperscale database with a replica for reads.",
		Why:  "Two instances no longer carry the peaks, and reads crowd out writes in the database.",
	},
	{
		Stage: Stage100k, Users: "100,000 to 1,000,000",
		Adds: "A failover group to a second region, Service Bus with workers, the first services split off, Cosmos DB.",
		Why:  "Work done while the user waits, and a database without a copy elsewhere, are now the risks.",
	},
	{
		Stage: Stage1m, Users: "1,000,000 to 10,000,000",
		Adds: "Three active regions on three continents, multi-region writes, Kubernetes, API Management, events.",
		Why:  "One region is too far away for part of the users and too small for all of them.",
	},
	{
		Stage: Stage10m, Users: "more than 10,000,000",
		Adds: "Cells inside each region, dozens of database shards and an agent that migrates them, a store for each kind of data.",
		Why:  "A fault in a region that serves everybody there hits too many at once.",
	},
}

// Ladder returns the stages from the smallest to the largest.
func Ladder() []Rung {
	return slices.Clone(ladder)
}

// All returns the names of the stages, from the smallest to the largest.
func All() []Stage {
	var names []Stage
	for _, r := range ladder {
		names = append(names, r.Stage)
	}
	return names
}

// Parse reads the name of a stage. Case and surrounding spaces do not count. For an unknown name the error lists the
// stages and, where one is near, the one that was probably meant.
func Parse(name string) (Stage, error) {
	s := Stage(strings.ToLower(strings.TrimSpace(name)))
	if s.index() >= 0 {
		return s, nil
	}
	names := stageNames()
	hint := ""
	if near := Nearest(string(s), names); near != "" {
		hint = fmt.Sprintf(" (did you mean %q?)", near)
	}
	return "", fmt.Errorf("unknown stage %q%s: the stages are %s", name, hint, strings.Join(names, ", "))
}

// Rung returns what the ladder says about the stage. It reports false for a name that is no stage.
func (s Stage) Rung() (Rung, bool) {
	i := s.index()
	if i < 0 {
		return Rung{}, false
	}
	return ladder[i], true
}

// Next returns the stage one rung up. It reports false on the last rung, and for a name that is no stage.
func (s Stage) Next() (Stage, bool) {
	i := s.index()
	if i < 0 || i+1 >= len(ladder) {
		return "", false
	}
	return ladder[i+1].Stage, true
}

// Previous returns the stage one rung down. It reports false on the first rung, and for a name that is no stage.
func (s Stage) Previous() (Stage, bool) {
	i := s.index()
	if i < 1 {
		return "", false
	}
	return ladder[i-1].Stage, true
}

// isNeighbour says whether one promotion or one demotion leads from s to other.
func (s Stage) isNeighbour(other Stage) bool {
	next, hasNext := s.Next()
	previous, hasPrevious := s.Previous()
	return hasNext && other == next || hasPrevious && other == previous
}

func (s Stage) index() int {
	return slices.IndexFunc(ladder, func(r Rung) bool { return r.Stage == s })
}

func stageNames() []string {
	names := make([]string, 0, len(ladder))
	for _, r := range ladder {
		names = append(names, string(r.Stage))
	}
	return names
}
