package reachability

import "regexp"

// database finds the database in a connection string.
var database = regexp.MustCompile(`(?i)(?:^|;)\s*(?:Database|Initial Catalog)\s*=\s*([^;]+)`)

// stores returns a path for each setting of a workload that names a store.
func (w *world) stores(from workload) []State {
	var states []State
	for _, setting := range from.settings {
		value := setting.String("value")
		kind, host, ok := serviceOf(value)
		if !ok {
			continue
		}
		states = append(states, State{
			Path: Path{App: from.ID, From: nameOf(from.ID), To: setting.String("name")}, Via: host,
			Reason: w.store(from, kind, host, value),
		})
	}
	return states
}

func (w *world) store(from workload, kind service, host, value string) string {
	store, exists := kind.find(w, host)
	if !exists {
		return "there is no " + host
	}
	if named := database.FindStringSubmatch(value); named != nil {
		if _, exists := w.Get(store.ID + "/databases/" + named[1]); !exists {
			return "there is no database " + named[1] + " on " + host
		}
	}
	if reason := w.reach(client{subnet: from.subnet}, kind, store); reason != "" {
		return reason
	}
	return w.refused(from, kind, store)
}
