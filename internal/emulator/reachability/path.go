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
}

// Works says whether the path does.
func (s State) Works() bool { return s.Reason == "" }

// Derive returns the state of every path of everything that runs code: of users to each web app, of each app and service
// to the stores and the services that its settings name; and after them of every event subscription.
func Derive(cloud model.Cloud) []State {
	w := newWorld(cloud)
	var states []State
	for _, from := range w.workloads() {
		if strings.EqualFold(from.ARMType, webApp.armType) && !isFunctionApp(from.Resource) {
			states = append(states, w.users(from.Resource))
		}
		states = append(states, w.stores(from)...)
		states = append(states, w.calls(from)...)
	}
	return append(states, w.events()...)
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
