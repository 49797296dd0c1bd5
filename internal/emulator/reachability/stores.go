package reachability

import (
	"regexp"

	"github.com/azstage/azstage/internal/emulator/model"
)

// database finds the database in a connection string.
var database = regexp.MustCompile(`(?i)(?:^|;)\s*(?:Database|Initial Catalog)\s*=\s*([^;]+)`)

// stores returns a path for each setting of an app that names a store.
func (w *world) stores(site model.Resource) []State {
	var states []State
	for _, setting := range site.Outputs.Objects("siteConfig.appSettings") {
		value := setting.String("value")
		kind, host, ok := serviceOf(value)
		if !ok {
			continue
		}
		states = append(states, State{
			Path: Path{App: site.ID, From: nameOf(site.ID), To: setting.String("name")}, Via: host,
			Reason: w.store(site, kind, host, value),
		})
	}
	return states
}

func (w *world) store(site model.Resource, kind service, host, value string) string {
	store, exists := kind.find(w, host)
	if !exists {
		return "there is no " + host
	}
	if named := database.FindStringSubmatch(value); named != nil {
		if _, exists := w.Get(store.ID + "/databases/" + named[1]); !exists {
			return "there is no database " + named[1] + " on " + host
		}
	}
	return w.reach(client{subnet: site.Outputs.String("virtualNetworkSubnetId")}, kind, store)
}
