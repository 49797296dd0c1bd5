package advise

import (
	"math"
	"slices"
	"time"

	"github.com/azstage/azstage/stages"
)

// State is what the measurements say about a signal.
type State string

// The states.
const (
	// Quiet: the condition never held.
	Quiet State = "quiet"
	// Brief: it held, but in too small a share of the windows to be a reason to leave a stage.
	Brief State = "brief"
	// Sustained: it held in at least [stages.SustainedPercent] of the measured windows.
	Sustained State = "sustained"
	// Unmeasured: there is no value.
	Unmeasured State = "unmeasured"
	// Measured is the state of a load that is neither idle nor unmeasured.
	Measured State = "measured"
	// Idle: every window of a load was below what says that nobody uses the resource.
	Idle State = "idle"
)

// Finding is what was measured of a signal.
type Finding struct {
	Signal
	Resource string `json:"resource,omitzero"`
	Part     string `json:"part,omitzero"`
	State    State  `json:"state"`
	// Windows of the period, those of them with a value, and those in which the condition held.
	Windows  int `json:"windows"`
	Measured int `json:"measured"`
	Held     int `json:"held"`
	// LongestMinutes is the longest time without a break in which it held, and Since when that began.
	LongestMinutes int        `json:"longestMinutes"`
	Since          *time.Time `json:"since,omitempty"`
	// Worst is the value farthest beyond the threshold, or nearest to it; of a load the largest.
	Worst float64 `json:"worst"`
	// BeyondPercent is how far Worst is beyond the threshold, in percent of it. 0 where it is not.
	BeyondPercent float64 `json:"beyondPercent"`
	// Percentile95 is the value that 95 % of the windows do not exceed.
	Percentile95 float64 `json:"percentile95"`
}

// HeldMinutes is how long the condition held altogether.
func (f Finding) HeldMinutes() int { return f.Held * int(f.Window) }

// Examine compares what was measured with the signals: a finding for each series, and one for each signal without any.
func Examine(signals []Signal, m Metrics) []Finding {
	var findings []Finding
	for _, s := range signals {
		series := m.of(s)
		if len(series) == 0 {
			findings = append(findings, Finding{Signal: s, State: Unmeasured, Windows: m.windows(s.Window)})
		}
		for _, one := range series {
			findings = append(findings, examine(s, one, m.From))
		}
	}
	return findings
}

func examine(s Signal, series Series, from time.Time) Finding {
	f := Finding{Signal: s, Resource: series.Resource, Part: series.Part, State: Unmeasured, Windows: len(series.Values)}
	var measured []float64
	run := 0
	for i, value := range series.Values {
		if math.IsNaN(value) {
			run = 0
			continue
		}
		measured = append(measured, value)
		if !s.holds(value) {
			run = 0
			continue
		}
		f.Held++
		if run++; run*int(s.Window) > f.LongestMinutes {
			f.LongestMinutes = run * int(s.Window)
			began := from.Add(time.Duration(i-run+1) * duration(s.Window))
			f.Since = &began
		}
	}
	if f.Measured = len(measured); f.Measured == 0 {
		return f
	}
	slices.Sort(measured)
	f.Percentile95 = percentile(measured, 95)
	f.Worst = measured[len(measured)-1]
	if s.Operator == "LessThan" {
		f.Worst = measured[0]
	}
	const percent = 100
	if f.Held > 0 && s.Threshold > 0 {
		f.BeyondPercent = math.Abs(f.Worst-s.Threshold) / s.Threshold * percent
	}
	f.State = f.state()
	return f
}

func (f Finding) state() State {
	const percent = 100
	switch {
	case f.Kind == Load && f.load.IdleBelow > 0 && f.Worst < f.load.IdleBelow:
		return Idle
	case f.Kind == Load:
		return Measured
	case f.Held == 0:
		return Quiet
	case float64(f.Held)*percent >= stages.SustainedPercent*float64(f.Measured):
		return Sustained
	}
	return Brief
}

// percentile is the smallest of the sorted values that a share of them does not exceed.
func percentile(sorted []float64, percent float64) float64 {
	const whole = 100
	rank := int(math.Ceil(percent / whole * float64(len(sorted))))
	return sorted[max(rank, 1)-1]
}
