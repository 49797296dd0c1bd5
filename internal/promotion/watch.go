package promotion

import "github.com/azstage/azstage/stages"

// Watch is a measured sign that tells whether a hop was right.
type Watch struct {
	Trigger stages.Trigger `json:"trigger"`
	// Why says what to make of it.
	Why string `json:"why"`
}

// watch lists the triggers of the stage that is left by a promotion, and those of the stage that is entered.
func watch(hops []Hop) []Watch {
	found := []Watch{}
	from, to := hops[0].From, hops[len(hops)-1].To
	if rank(to) > rank(from) {
		found = append(found, watched(from, "a sign that the stage was outgrown: it has to get better")...)
		return append(found, watched(to, "the stage's own alert: when it fires, the next hop is due")...)
	}
	return append(found, watched(to, "the stage's own alert: when it fires soon, the stage is too small")...)
}

func watched(stage stages.Stage, why string) []Watch {
	profile, err := stages.ProfileOf(stage)
	if err != nil {
		return nil // No stage has this name, so it has no triggers either.
	}
	var found []Watch
	for _, trigger := range stages.TriggersFor(stage) {
		found = append(found, Watch{Trigger: trigger.For(profile), Why: why})
	}
	return found
}
