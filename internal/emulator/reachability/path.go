package reachability

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// Users is where the paths of users start.
const Users = "users"

// Path is a way that has to work.
type Path struct {
	// App is the resource ID of the app or service that the path serves, or of the topic whose events take it.
	App string `json:"app"`
	// From is Users or the name of the app, To the name of the app or of the setting that names a store or a service. Events go from the
	// resource that reports them to the queue.
	From string `json:"from"`
	To   string `json:"to"`
}

// State is a path and why it does not work; Reason is empty when it does.
type State struct {
	Path
	// Via is the entry that users reach, or the host that the setting names.
	Via    string `json:"via,omitempty"`
	Reason string `json:"reason,omitempty"`
	// Unrouted says of a path of users that does not work that nothing leads to the app any more: it is no way in that is
	// blocked.
	Unrouted bool `json:"unrouted,omitempty"`
}

// Works says whether the path does.
func (s State) Works() bool { return s.Reason == "" }

// Derive returns the state of every path of everything that runs code: of users to each web app, of each app and service
// to the stores and the services that its settings name; and after them of every event subscription.
func Derive(cloud model.Cloud) []State {
	w := newWorld()
	for _, resource := range cloud.Below("") {
		w.change(nil, &resource)
	}
	var states []State
	for _, armType := range appTypes() {
		for _, app := range w.OfType(armType) {
			states = append(states, w.app(app)...)
		}
	}
	return states
}

// appTypes are the types whose resources paths belong to.
func appTypes() []string {
	var types []string
	for _, host := range hosts {
		types = append(types, host.armType)
	}
	return append(types, systemTopics, customTopics)
}

// app returns the state of the paths that belong to a resource.
func (w *world) app(app model.Resource) []State {
	for _, host := range hosts {
		if strings.EqualFold(app.ARMType, host.armType) {
			return w.pathsOf(w.workload(host, app))
		}
	}
	return w.events(app)
}

func (w *world) pathsOf(from workload) []State {
	var states []State
	if strings.EqualFold(from.ARMType, webApp.armType) && !isFunctionApp(from.Resource) {
		states = append(states, w.users(from.Resource))
	}
	states = append(states, w.stores(from)...)
	return append(states, w.calls(from)...)
}

// nameOf is the last part of a resource ID.
func nameOf(id string) string { return id[strings.LastIndex(id, "/")+1:] }

// parentOf is the ID of the resource above, for IDs that end in ".../type/name".
func parentOf(id string) string {
	for range 2 {
		id = id[:max(strings.LastIndex(id, "/"), 0)]
	}
	return id
}

// disabled says whether a property holds the word that closes a public endpoint.
func disabled(value string) bool { return strings.EqualFold(value, "Disabled") }
