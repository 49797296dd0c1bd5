package compare

import (
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

func sideOf(g graph.Graph) Side {
	rung, _ := stages.Stage(g.Stage).Rung()
	return Side{Stage: g.Stage, Stack: g.Stack, Users: rung.Users}
}

// doorsBetween returns the doors that close on the way up, or those that stay closed on the way down.
func doorsBetween(before, after string) (closing, closed []stages.Door) {
	closing = append([]stages.Door{}, stages.DoorsBetween(stages.Stage(before), stages.Stage(after))...)
	closed = append([]stages.Door{}, stages.DoorsBetween(stages.Stage(after), stages.Stage(before))...)
	return closing, closed
}

func triggersOf(stage string) ([]stages.Trigger, error) {
	profile, err := stages.ProfileOf(stages.Stage(stage))
	if err != nil {
		return nil, err
	}
	triggers := []stages.Trigger{}
	for _, trigger := range stages.TriggersFor(stages.Stage(stage)) {
		triggers = append(triggers, trigger.For(profile))
	}
	return triggers, nil
}
