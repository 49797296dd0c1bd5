package schedule

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/azstage/azstage/internal/azure"
)

// Text renders the schedule for people: the makespan and the critical path.
func (s Schedule) Text() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s takes about %s (%s to %s) for %d operations.\n", s.subject(), Minutes(s.Makespan.Typical),
		Minutes(s.Makespan.Low), Minutes(s.Makespan.High), len(s.Operations))
	if s.Settled.Typical > s.Makespan.Typical || s.Settled.High > s.Makespan.High {
		fmt.Fprintf(&text, "It works everywhere after about %s, at the latest %s.\n", Minutes(s.Settled.Typical),
			Minutes(s.Settled.High))
	}
	if len(s.CriticalPath) == 0 {
		return text.String()
	}
	text.WriteString("\nThe critical path, in minutes from the start:\n")
	width := 0
	for _, step := range s.CriticalPath {
		width = max(width, len(step.Name))
	}
	var beyond []string
	for _, step := range s.CriticalPath {
		mark := ""
		if step.WaitsFor != "" && !step.Required {
			beyond = append(beyond, step.Name+" waits for the line above: "+cmp.Or(step.Because, "the program asks for it"))
			mark = "  " + strings.Repeat("*", len(beyond))
		}
		fmt.Fprintf(&text, "  %6.1f  %-*s  %s %s%s\n", step.Start, width, step.Name, step.Verb, Minutes(step.Minutes), mark)
	}
	if len(beyond) > 0 {
		text.WriteString("\nAzure itself would not ask for these orders:\n")
		for i, reason := range beyond {
			fmt.Fprintf(&text, "  %s %s.\n", strings.Repeat("*", i+1), reason)
		}
		fmt.Fprintf(&text, "Without them it would take %s.\n", Minutes(s.Required.Typical))
	}
	return text.String()
}

func (s Schedule) subject() string {
	if s.Stack == s.Stage || s.Stack == "" {
		return "Stage " + s.Stage
	}
	return "Stack " + s.Stack + " (" + s.Stage + ")"
}

// Minutes renders minutes as "20 s", "3.5 min" or "21 min".
func Minutes(m float64) string {
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
