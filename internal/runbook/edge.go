package runbook

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// edge is about the origins of Front Door in the lost region, unless users have no other to go to.
func (s *scene) edge() {
	for _, from := range s.lostOrigins() {
		s.Automatic = append(s.Automatic, originStep(from, originsFollow))
		s.Actions = append(s.Actions, originStep(from, originOff))
	}
}

// edgeAgain comes after all that the applications behind the origins need.
func (s *scene) edgeAgain() {
	for _, from := range s.lostOrigins() {
		s.Return = append(s.Return, originStep(from, originOn))
	}
}

func originStep(from graph.Resource, f fact) Step {
	profile, _, _ := strings.Cut(from.ID, "/originGroups/")
	return step(from, f, "{profileid}", profile, "{profile}", nameOf(profile), "{origins}", segment(from.ID, "originGroups"))
}

// lostOrigins lead to the lost region while others of their group do not.
func (s *scene) lostOrigins() []graph.Resource {
	return slices.DeleteFunc(s.all(origin), func(from graph.Resource) bool {
		target, known := s.targetOf(from)
		return !known || !s.lost(target, s.region) || !s.hasOther(from)
	})
}

// hasOther says whether the group of an origin has one that leads to another region.
func (s *scene) hasOther(from graph.Resource) bool {
	group, _, _ := strings.Cut(strings.ToLower(from.ID), "/origins/")
	return slices.ContainsFunc(s.all(origin), func(other graph.Resource) bool {
		target, known := s.targetOf(other)
		return strings.HasPrefix(strings.ToLower(other.ID), group+"/origins/") && known && !s.lost(target, s.region)
	})
}

// targetOf returns what an origin leads to: by its private link, or by its host name.
func (p places) targetOf(from graph.Resource) (graph.Resource, bool) {
	if target, known := p.byID[strings.ToLower(text(from.Inputs, "sharedPrivateLinkResource", "privateLink", "id"))]; known {
		return target, true
	}
	host := text(from.Inputs, "hostName")
	for _, target := range append(p.all(webApp), p.all(publicAddress)...) {
		names := []string{text(target.Outputs, "defaultHostName"), text(target.Outputs, "dnsSettings", "fqdn")}
		if host != "" && slices.Contains(names, host) {
			return target, true
		}
	}
	return graph.Resource{}, false
}
