package schedule

import (
	"fmt"
	"math"
	"strings"

	"github.com/azstage/azstage/internal/azure"
)

// Text renders the schedule for people: the makespan and the critical path.
func (s Schedule) Text() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s takes about %s (%s to %s) for %d operations.\n", s.subject(), minutes(s.Makespan.Typical),
		minutes(s.Makespan.Low), minutes(s.Makespan.High), len(s.Operations))
	if s.Settled.Typical > s.Makespan.Typical || s.Settled.High > s.Makespan.High {
		fmt.Fprintf(&text, "It works everywhere after about %s, at the latest %s.\n", minutes(s.Settled.Typical),
			minutes(s.Settled.High))
	}
	if len(s.CriticalPath) == 0 {
		return text.String()
	}
	text.WriteString("\nThe critical path, in minutes from the start:\n")
	width := 0
	for _, step := range s.CriticalPath {
		width = max(width, len(step.Name))
	}
	beyond := false
	for _, step := range s.CriticalPath {
		mark := ""
		if step.WaitsFor != "" && !step.Required {
			mark, beyond = "  *", true
		}
		fmt.Fprintf(&text, "  %6.1f  %-*s  %s %s%s\n", step.Start, width, step.Name, step.Verb, minutes(step.Minutes), mark)
	}
	if beyond {
		fmt.Fprintf(&text, "\n* waits for the line above although it is given nothing of it. Without any such order, it would take %s.\n",
			minutes(s.Required.Typical))
	}
	return text.String()
}

func (s Schedule) subject() string {
	if s.Stack == s.Stage || s.Stack == "" {
		return "Stage " + s.Stage
	}
	return "Stack " + s.Stack + " (" + s.Stage + ")"
}

// minutes is "20 s", "3.5 min" or "21 min".
func minutes(m float64) string {
	switch {
	case m < 1:
		return fmt.Sprintf("%.0f s", m*60)
	case m < 10:
		return fmt.Sprintf("%.1f min", m)
	}
	return fmt.Sprintf("%.0f min", m)
}

// round keeps two digits, so that sums of durations read like durations.
func round(d azure.Duration) azure.Duration {
	const digits = 100
	return azure.Duration{
		Low:     math.Round(d.Low*digits) / digits,
		Typical: math.Round(d.Typical*digits) / digits,
		High:    math.Round(d.High*digits) / digits,
	}
}
