package reachability

import (
	"maps"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// world is everything that exists, as paths look it up. It answers questions instead of being searched: what an app costs
// does not depend on how many there are. And it remembers who asked what, so that a change leads to the apps that it may
// have touched.
type world struct {
	resources map[string]model.Resource
	// answers are the keys of the resources that answer a question.
	answers map[question]set
	// asked are the apps that asked a question, asking the one whose paths are being derived, questions what each asked.
	asked     map[question]set
	asking    string
	questions map[string]map[question]struct{}
	// brief leaves reasons out that have to be searched for among everything.
	brief bool
}

// question asks for the resources that have something in common; about is a name of lookups.
type question struct{ about, of string }

type set map[string]struct{}

func newWorld() *world {
	return &world{
		resources: map[string]model.Resource{}, answers: map[question]set{}, asked: map[question]set{},
		questions: map[string]map[question]struct{}{},
	}
}

// change replaces a resource; nil says that there is none. It returns the apps that looked at what changed.
func (w *world) change(before, after *model.Resource) set {
	touched := set{}
	if before != nil {
		id := key(before.ID)
		delete(w.resources, id)
		maps.Copy(touched, w.asked[question{byID, id}])
		for _, question := range answered(*before) {
			remove(w.answers, question, id)
			maps.Copy(touched, w.asked[question])
		}
	}
	if after != nil {
		id := key(after.ID)
		w.resources[id] = *after
		maps.Copy(touched, w.asked[question{byID, id}])
		for _, question := range answered(*after) {
			add(w.answers, question, id)
			maps.Copy(touched, w.asked[question])
		}
	}
	return touched
}

func add(sets map[question]set, at question, member string) {
	if sets[at] == nil {
		sets[at] = set{}
	}
	sets[at][member] = struct{}{}
}

func remove(sets map[question]set, at question, member string) {
	delete(sets[at], member)
	if len(sets[at]) == 0 {
		delete(sets, at)
	}
}

// deriveFor runs the derivation of an app's paths, and remembers what it asked.
func (w *world) deriveFor(app string, derive func() []State) []State {
	w.forget(app)
	w.asking = app
	defer func() { w.asking = "" }()
	return derive()
}

func (w *world) forget(app string) {
	for question := range w.questions[app] {
		remove(w.asked, question, app)
	}
	delete(w.questions, app)
}

func (w *world) note(asked question) {
	if w.asking == "" {
		return
	}
	if w.questions[w.asking] == nil {
		w.questions[w.asking] = map[question]struct{}{}
	}
	w.questions[w.asking][asked] = struct{}{}
	add(w.asked, asked, w.asking)
}

// ask returns the answers to a question, ordered by ID.
func (w *world) ask(about string, of ...string) []model.Resource {
	asked := question{about, joined(of...)}
	w.note(asked)
	keys := slices.Sorted(maps.Keys(w.answers[asked]))
	found := make([]model.Resource, len(keys))
	for i, key := range keys {
		found[i] = w.resources[key]
	}
	return found
}

// Get returns the resource with this ID.
func (w *world) Get(id string) (model.Resource, bool) {
	w.note(question{byID, key(id)})
	found, exists := w.resources[key(id)]
	return found, exists
}

// OfType returns every resource of an ARM type, ordered by ID.
func (w *world) OfType(armType string) []model.Resource { return w.ask(byType, armType) }

// children returns the resources of an ARM type that lie directly below another resource.
func (w *world) children(armType, parent string) []model.Resource {
	return w.ask(byParent, armType, parent)
}

// key is how IDs and names are compared.
func key(id string) string { return strings.ToLower(strings.TrimSuffix(id, "/")) }

// joined makes one text of the parts of a question.
func joined(parts ...string) string { return strings.ToLower(strings.Join(parts, " ")) }

// connections are what a private endpoint leads to.
func connections(endpoint model.Resource) []model.Properties {
	return append(endpoint.Outputs.Objects("privateLinkServiceConnections"),
		endpoint.Outputs.Objects("manualPrivateLinkServiceConnections")...)
}
