package runbook

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// databases are those of failover groups, and the ones that no group copies.
func (s *scene) databases() {
	copied := map[string]bool{}
	for _, group := range s.all(failoverGroup) {
		s.failoverGroup(group)
		for _, id := range ids(group.Inputs, "databases") {
			copied[strings.ToLower(id)] = true
		}
		for _, partner := range objects(group.Inputs, "partnerServers") {
			copied[strings.ToLower(text(partner, "id"))] = true
		}
	}
	for _, database := range s.gone(sqlDatabase) {
		server, _, _ := strings.Cut(strings.ToLower(database.ID), "/databases/")
		replica := text(database.Inputs, "secondaryType") != ""
		if !copied[strings.ToLower(database.ID)] && !copied[server] && !replica {
			s.Lost = append(s.Lost, step(database, databaseLost))
		}
	}
}

// failoverGroup is about a group with a server in the lost region.
func (s *scene) failoverGroup(group graph.Resource) {
	const servers = 2
	of := s.serversOf(group)
	if len(of) != servers {
		return
	}
	if strings.EqualFold(text(group.Outputs, "replicationRole"), "Secondary") {
		slices.Reverse(of)
	}
	primary, secondary := of[0], of[1]
	var names []string
	for _, id := range ids(group.Inputs, "databases") {
		names = append(names, nameOf(id))
	}
	to := func(f fact, server graph.Resource) Step {
		return step(group, f, "{server}", nameOf(server.ID), "{databases}", listed(names))
	}
	switch {
	case s.lost(primary, s.region) && s.lost(secondary, s.region):
		s.Lost = append(s.Lost, to(databaseLost, primary))
	case s.lost(primary, s.region):
		s.Lost = append(s.Lost, to(writesStop, primary))
		s.Actions = append(s.Actions, to(failOver, secondary))
		s.Return = append(s.Return, to(failBack, primary))
	case s.lost(secondary, s.region):
		readers := readersStop
		if strings.EqualFold(text(group.Inputs, "readOnlyEndpoint", "failoverPolicy"), "Enabled") {
			readers = readersFollow
		}
		s.Automatic = append(s.Automatic, to(copyLost, primary), to(readers, primary))
	}
}

// ids are the strings of a list.
func ids(properties map[string]any, path ...string) []string {
	list, _ := value(properties, path...).([]any)
	var found []string
	for _, item := range list {
		if id, ok := item.(string); ok {
			found = append(found, id)
		}
	}
	return found
}
