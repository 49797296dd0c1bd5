package reachability

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/azstage/azstage/internal/emulator/model"
)

// Watch follows a cloud and derives, after each of its changes, only the paths that the change may have touched. It may
// be used by several goroutines.
type Watch struct {
	mu    sync.Mutex
	world *world
	// touched are the IDs of the apps to look at again, by the key under which the world knows them.
	touched map[string]string
	// reached are the apps that users reached when they were looked at last. Why they do not reach another one may be told
	// in brief: that outage has begun already, or cannot begin yet.
	reached set
}

// NewWatch returns a watch that knows of nothing yet.
func NewWatch() *Watch {
	return &Watch{world: newWorld(), touched: map[string]string{}, reached: set{}}
}

// Change tells the watch what a resource was, and what it is now; nil says that there is none.
func (w *Watch) Change(before, after *model.Resource) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for app := range w.world.change(before, after) {
		if resource, exists := w.world.resources[app]; exists {
			w.touched[app] = resource.ID
		}
	}
	for _, resource := range []*model.Resource{before, after} {
		if resource != nil && isApp(*resource) {
			w.touched[key(resource.ID)] = resource.ID
		}
	}
}

func isApp(r model.Resource) bool {
	return slices.ContainsFunc(appTypes(), func(armType string) bool { return strings.EqualFold(armType, r.ARMType) })
}

// Touched returns the state of the paths of every app that may have changed since the last call, by its ID. One that is
// gone has no paths.
func (w *Watch) Touched() map[string][]State {
	w.mu.Lock()
	defer w.mu.Unlock()
	found := map[string][]State{}
	for _, app := range slices.Sorted(maps.Keys(w.touched)) {
		resource, exists := w.world.resources[app]
		if !exists {
			w.world.forget(app)
			delete(w.reached, app)
			found[w.touched[app]] = nil
			continue
		}
		found[resource.ID] = w.derive(app, resource)
	}
	clear(w.touched)
	return found
}

func (w *Watch) derive(app string, resource model.Resource) []State {
	_, reached := w.reached[app]
	w.world.brief = !reached
	states := w.world.deriveFor(app, func() []State { return w.world.app(resource) })
	delete(w.reached, app)
	if slices.ContainsFunc(states, func(state State) bool { return state.From == Users && state.Works() }) {
		w.reached[app] = struct{}{}
	}
	return states
}
