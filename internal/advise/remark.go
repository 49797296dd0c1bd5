package advise

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/stages"
)

// remark adds what no verdict answers: what held without being a reason, what is idle, and what is not measured.
func (j *judge) remark() {
	for _, f := range j.findings {
		switch {
		case f.State == Brief:
			j.because("%s That is too seldom to leave the stage for: see what ran then", f.sentence())
		case f.State == Sustained && f.action == stages.Investigate && !j.answered(f):
			j.because("%s", strings.TrimSpace(f.sentence()+" "+f.todo()))
		case f.State == Idle:
			j.because("Idle: %s%s: %s. What nobody uses can go, or be smaller", f.Title, f.of(), f.idleness())
		case f.Kind == Trigger && f.State == Unmeasured:
			j.because("Not measured: %s (%s)", f.Title, f.ID)
		}
	}
	j.advice.Reasons = append(j.advice.Reasons, j.input.Problems...)
	if j.days < stages.JudgedDays {
		j.because("Less than %d days were measured: nothing is made smaller on that", stages.JudgedDays)
	}
}

// answered says whether a change in place already answers a finding.
func (j *judge) answered(f Finding) bool {
	for _, change := range j.advice.Changes {
		if slices.Contains(change.Answers, f.ID) {
			return true
		}
	}
	return false
}

// listed says forecasts in words, of each load the worst.
func listed(forecasts []Forecast) string {
	worst := map[string]Forecast{}
	var order, words []string
	for _, f := range forecasts {
		known, there := worst[f.Signal]
		if !there {
			order = append(order, f.Signal)
		}
		if !there || f.Then > known.Then {
			worst[f.Signal] = f
		}
	}
	for _, signal := range order {
		words = append(words, worst[signal].String())
	}
	return strings.Join(words, ", ")
}
