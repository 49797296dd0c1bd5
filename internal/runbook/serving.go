package runbook

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// serving is what users notice when nobody else serves them, and the last step of every way back.
func (s *scene) serving() {
	stack := graph.Resource{ID: s.graph.Stack}
	words := []string{"{stage}", s.graph.Stage, "{stack}", s.graph.Stack}
	if s.Serves && len(s.Others) == 0 {
		s.Lost = append(s.Lost, step(stack, usersGone))
		region, standIn := s.copyRegion(), standInAtCopy
		if region == "" {
			region, standIn = pairOf(s.region), standInFromBackup
		}
		s.Actions = append(s.Actions, step(stack, standIn, append(words, "{region}", region)...))
	}
	s.Return = append(s.Return, step(stack, compareState, words...))
}

// copyRegion is where a copy of the database is; empty where there is none.
func (s *scene) copyRegion() string {
	for _, group := range s.all(failoverGroup) {
		for _, region := range s.of(group) {
			if region != s.region {
				return region
			}
		}
	}
	return ""
}

func pairOf(region string) string {
	found, _ := azure.RegionByName(region)
	return found.Pair
}

// servingRegions are the regions that users are served from: where applications are that are no functions.
func (p places) servingRegions() []string {
	var found []string
	for _, app := range p.all(webApp) {
		if strings.Contains(text(app.Inputs, "kind"), "functionapp") {
			continue
		}
		for _, region := range p.of(app) {
			if !slices.Contains(found, region) {
				found = append(found, region)
			}
		}
	}
	return found
}

// topology is how the stack spreads its data. A stack with shards in several regions has a group in each; documents that
// every region writes are the other sign.
func (p places) topology() stages.TopologyFacts {
	var writers []string
	for _, group := range p.all(failoverGroup) {
		for _, region := range p.of(group)[:1] {
			if !slices.Contains(writers, region) {
				writers = append(writers, region)
			}
		}
	}
	several := len(p.servingRegions()) > 1
	multiWrite := slices.ContainsFunc(p.all(documentAccount), func(account graph.Resource) bool {
		return isTrue(account.Inputs, "enableMultipleWriteLocations") && len(p.of(account)) > 1
	})
	chosen := stages.OneDatabase
	switch {
	case len(writers) > 1:
		chosen = stages.GeoSharded
	case several && multiWrite:
		chosen = stages.MultiWrite
	case several:
		chosen = stages.ActivePassive
	}
	known := stages.Topologies()
	return known[slices.IndexFunc(known, func(facts stages.TopologyFacts) bool { return facts.Topology == chosen })]
}
