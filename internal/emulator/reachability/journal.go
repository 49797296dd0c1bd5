package reachability

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// Moment is a point between two operations.
type Moment struct {
	// Number counts the operations of a server that have ended; 0 is before the first.
	Number int `json:"number"`
	// Operation is what had just ended: "update sql-server".
	Operation string `json:"operation"`
	// Minute is the time on the emulator's clock.
	Minute float64 `json:"minute"`
}

// Outage is a path that did not work for a while although its app was in use.
type Outage struct {
	Path
	// Reason is why, as it was when the outage began.
	Reason string `json:"reason"`
	Began  Moment `json:"began"`
	// Ended is nil while the outage lasts.
	Ended *Moment `json:"ended,omitempty"`
}

// String renders the outage as a sentence.
func (o Outage) String() string {
	until := "has not ended"
	if o.Ended != nil {
		until = fmt.Sprintf("ended with %s at minute %.1f", o.Ended.Operation, o.Ended.Minute)
	}
	return fmt.Sprintf("%s → %s: broke with %s at minute %.1f (%s); %s", o.From, o.To, o.Began.Operation, o.Began.Minute,
		o.Reason, until)
}

// Journal records outages. An app is in use from the first moment in which all of its paths work until it is gone, or until
// the entry by which users came leads to others instead; a path that is added meanwhile has to work from its first moment
// on. It may be used by several goroutines.
type Journal struct {
	mu    sync.Mutex
	inUse map[string]bool
	// entries are the hosts by which users reached each app when it was looked at last, or last reached; those of broken
	// ones are in lost as well.
	entries map[string]string
	lost    map[string]bool
	// open are the outages that have not ended, by app and path, as places in outages.
	open    map[string]map[Path]int
	outages []Outage
	// retired are the outages that were none: see retire.
	retired map[int]bool
}

// NewJournal returns a journal in which nothing is in use yet.
func NewJournal() *Journal {
	return &Journal{
		inUse: map[string]bool{}, entries: map[string]string{}, lost: map[string]bool{}, open: map[string]map[Path]int{},
		retired: map[int]bool{},
	}
}

// Observe records the state of the paths of some apps at a moment, by the ID of the app; one without paths is gone. Nothing
// has changed for the others. Moments come in order.
func (j *Journal) Observe(at Moment, apps map[string][]State) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for app, states := range apps {
		j.follow(app, states)
	}
	for _, app := range slices.Sorted(maps.Keys(apps)) {
		broken := map[Path]string{}
		for _, state := range apps[app] {
			if !state.Works() {
				broken[state.Path] = state.Reason
			}
		}
		switch {
		case len(apps[app]) == 0:
			j.retire(app)
			delete(j.inUse, app)
			delete(j.entries, app)
		case j.usersLeft(app, apps[app]):
			delete(j.inUse, app)
		case len(broken) == 0:
			j.inUse[app] = true
		}
		j.end(at, app, broken)
		j.begin(at, app, broken)
	}
}

// follow notes by which entry users reach an app.
func (j *Journal) follow(app string, states []State) {
	for _, state := range states {
		if state.From != Users {
			continue
		}
		j.lost[app] = !state.Works()
		if state.Works() {
			j.entries[app] = state.Via
		}
	}
}

// usersLeft says whether the entry by which users came to an app leads to another one now, and nothing leads to this one.
func (j *Journal) usersLeft(app string, states []State) bool {
	unrouted := slices.ContainsFunc(states, func(s State) bool { return s.From == Users && s.Unrouted })
	if !unrouted || j.entries[app] == "" {
		return false
	}
	for other, entry := range j.entries {
		if other != app && entry == j.entries[app] && !j.lost[other] {
			return true
		}
	}
	return false
}

// retire takes back the outages of a worker or a service that lasted until it was deleted: what it lost in the hour in
// which it goes, nobody waits for. Who still calls it has a path of his own.
func (j *Journal) retire(app string) {
	if _, hasUsers := j.entries[app]; hasUsers {
		return
	}
	for _, index := range j.open[app] {
		j.retired[index] = true
	}
}

// end closes the outages of paths that work again or are gone.
func (j *Journal) end(at Moment, app string, broken map[Path]string) {
	for path, index := range j.open[app] {
		if _, still := broken[path]; !still {
			j.outages[index].Ended = &at
			delete(j.open[app], path)
		}
	}
	if len(j.open[app]) == 0 {
		delete(j.open, app)
	}
}

func (j *Journal) begin(at Moment, app string, broken map[Path]string) {
	if !j.inUse[app] {
		return
	}
	for _, path := range sortedPaths(broken) {
		if _, known := j.open[app][path]; known {
			continue
		}
		if j.open[app] == nil {
			j.open[app] = map[Path]int{}
		}
		j.open[app][path] = len(j.outages)
		j.outages = append(j.outages, Outage{Path: path, Reason: broken[path], Began: at})
	}
}

// Outages returns what was recorded, in the order in which it began.
func (j *Journal) Outages() []Outage {
	j.mu.Lock()
	defer j.mu.Unlock()
	outages := []Outage{}
	for index, outage := range j.outages {
		if !j.retired[index] {
			outages = append(outages, outage)
		}
	}
	return outages
}

func sortedPaths(broken map[Path]string) []Path {
	paths := make([]Path, 0, len(broken))
	for path := range broken {
		paths = append(paths, path)
	}
	slices.SortFunc(paths, func(a, b Path) int {
		return cmp.Or(cmp.Compare(a.App, b.App), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return paths
}
