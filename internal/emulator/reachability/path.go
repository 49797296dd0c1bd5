package reachability

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// Users is where the paths of users start.
const Users = "users"

// Path is a way that has to work.
type Path struct {
	// App is the resource ID of the web app that the path serves, or of the topic whose events take it.
	App string `json:"app"`
	// From is Users or the name of the app, To the name of the app or of the setting that names a store. Events go from the
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

// Derive returns the state of every path of every web app, ordered by app, and after them of every event subscription.
func Derive(cloud model.Cloud) []State {
	w := newWorld(cloud)
	var states []State
	for _, site := range w.OfType("Microsoft.Web/sites") {
		if !strings.Contains(strings.ToLower(site.Outputs.String("kind")), "functionapp") {
			states = append(states, w.users(site))
		}
		states = append(states, w.stores(site)...)
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
