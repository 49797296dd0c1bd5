package advise

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/stages"
)

// judge holds what a verdict is made of.
type judge struct {
	input    Input
	profile  stages.Profile
	findings []Finding
	days     int
	advice   Advice
}

// at is the profile that the stack would have at another stage. It reports false where there is none.
func (j *judge) at(stage stages.Stage, exists bool) (stages.Profile, bool) {
	if !exists {
		return stages.Profile{}, false
	}
	config := j.input.Config
	config.Stage, config.ExpandFrom = stage, ""
	p, err := stages.Resolve(config)
	return p, err == nil
}

// judgeable says whether any trigger has a value.
func (j *judge) judgeable() bool {
	for _, f := range j.findings {
		if f.Kind == Trigger && f.State != Unmeasured {
			return true
		}
	}
	return false
}

func (j *judge) because(format string, args ...any) {
	j.advice.Reasons = append(j.advice.Reasons, fmt.Sprintf(format, args...))
}

// where returns the findings that meet a condition.
func (j *judge) where(meets func(Finding) bool) []Finding {
	var found []Finding
	for _, f := range j.findings {
		if meets(f) {
			found = append(found, f)
		}
	}
	return found
}

// grows says whether a finding asks for more than the stack has.
func grows(f Finding) bool {
	return f.State == Sustained && (f.action == stages.Promote || f.action == stages.AddCell)
}

// outgrown decides where triggers that ask for growth hold for long: for a bigger size where only a part is full and users
// notice nothing, else for the next stage.
func (j *judge) outgrown() bool {
	held := j.where(grows)
	if len(held) == 0 {
		return false
	}
	for _, f := range held {
		j.because("%s", f.sentence())
	}
	if changes, enough := j.inPlace(held); enough {
		j.advice.Changes = changes
		j.because("%s, and the stage has room to grow: it still fits", j.notice())
		return j.full()
	}
	next, ok := j.profile.Stage.Next()
	if !ok {
		j.advice.Verdict = ScaleInPlace
		j.because("This is the last stage: it grows by another cell")
		return true
	}
	j.advice.Verdict, j.advice.To = Promote, next
	j.advice.Doors = stages.DoorsBetween(j.profile.Stage, next)
	return true
}

// notice says what is known of users, where no trigger that they notice holds for long.
func (j *judge) notice() string {
	measured := j.where(func(f Finding) bool { return f.noticed() && f.State != Unmeasured })
	if len(measured) == 0 {
		return "Whether users notice is not measured"
	}
	return "Users notice nothing yet"
}

// inPlace finds bigger sizes for all that holds. It reports false where that is no way out.
func (j *judge) inPlace(held []Finding) ([]Change, bool) {
	var changes []Change
	left := len(held)
	for _, z := range sizings {
		own := z.of(held)
		if len(own) == 0 {
			continue
		}
		change, ok := z.bigger(j.profile, own)
		if !ok {
			return nil, false
		}
		changes, left = append(changes, change), left-len(own)
	}
	for _, s := range stretches {
		own := s.of(held)
		if len(own) == 0 {
			continue
		}
		change, ok := s.further(j.profile, own)
		if !ok {
			return nil, false
		}
		changes, left = append(changes, change), left-len(own)
	}
	return changes, left == 0
}

// full decides where a part is nearly full, as a watch says, and has a bigger size.
func (j *judge) full() bool {
	for _, z := range sizings {
		held := z.of(j.where(func(f Finding) bool { return f.Kind == Watch && f.State == Sustained }))
		if len(held) == 0 || j.changes(z) {
			continue
		}
		if change, ok := z.bigger(j.profile, held); ok {
			for _, f := range held {
				j.because("%s", f.sentence())
			}
			j.advice.Changes = append(j.advice.Changes, change)
		}
	}
	if len(j.advice.Changes) > 0 {
		j.advice.Verdict = ScaleInPlace
	}
	return len(j.advice.Changes) > 0
}

// changes says whether a part already gets another size.
func (j *judge) changes(z sizing) bool {
	return slices.ContainsFunc(j.advice.Changes, func(c Change) bool { return c.Part == z.name })
}

// calm says whether nothing held at all, everything that triggers look at was measured, and for long enough.
func (j *judge) calm() bool {
	disturbed := j.where(func(f Finding) bool {
		return f.Held > 0 || f.Kind == Trigger && f.Evaluation != stages.EvaluateCosts && f.State == Unmeasured
	})
	return len(disturbed) == 0 && j.days >= stages.JudgedDays
}

// tooLarge decides for the stage below, where it would fit what is used.
func (j *judge) tooLarge() bool {
	if !j.calm() {
		return false
	}
	lower, exists := j.profile.Stage.Previous()
	below, exists := j.at(lower, exists)
	if !exists {
		return false
	}
	forecasts, fits := j.fitsBelow(below)
	if !fits {
		return false
	}
	j.advice.Verdict, j.advice.To = GoDown, lower
	j.advice.Doors = stages.DoorsBetween(lower, j.profile.Stage)
	j.because("No trigger held in %d days, and stage %s would fit what is used: %s", j.days, lower, listed(forecasts))
	return true
}

// oversized decides for smaller sizes at the same stage.
func (j *judge) oversized() bool {
	if !j.calm() {
		return false
	}
	for _, z := range sizings {
		if change, ok := z.smaller(j.profile, j.findings); ok {
			j.advice.Changes = append(j.advice.Changes, change)
			j.because("The %s is larger than its use: %s would still fit it", z.name, change.To)
		}
	}
	if len(j.advice.Changes) > 0 {
		j.advice.Verdict = RightSize
	}
	return len(j.advice.Changes) > 0
}

func (j *judge) stays() bool {
	held := j.where(func(f Finding) bool { return f.Kind == Trigger && f.Held > 0 })
	switch {
	case len(held) == 0:
		j.because("No trigger of the stage held")
	default:
		j.because("What held asks for no other size")
	}
	return true
}
