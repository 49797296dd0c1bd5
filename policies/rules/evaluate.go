package rules

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/azstage/azstage/stages"
)

// Finding is a rule that a resource breaks, or that cannot be decided yet.
type Finding struct {
	// Rule is the rule's ID.
	Rule string `json:"rule"`
	// URN is the resource.
	URN string `json:"urn"`
	// Level says what the finding means at the stage.
	Level Level `json:"level"`
	// Message says what is wrong and what to do.
	Message string `json:"message"`
	// MonthlyCost is what the fix costs in a typical month, in dollars, where the price book can say it.
	MonthlyCost float64 `json:"monthlyCost,omitempty"`
}

// Options are what an evaluation depends on beside the stack.
type Options struct {
	// Waivers excuse findings.
	Waivers []Waiver
	// Now is the moment that retirements and expiries are judged at. Zero: the current one.
	Now time.Time
}

// Evaluate judges a stack by every rule that is in force at its stage. Findings are in the order of the rules, and of
// the resources within one.
func Evaluate(s *Stack, options Options) []Finding {
	now := options.Now
	if now.IsZero() {
		now = time.Now()
	}
	findings := []Finding{}
	for _, rule := range All() {
		level := rule.LevelAt(s.Stage)
		if level == Off {
			continue
		}
		for _, located := range rule.Judge(s, now) {
			if located.Verdict != Passed {
				findings = append(findings, s.priced(rule, rule.finding(level, located)))
			}
		}
	}
	return waive(findings, options.Waivers, now)
}

// EvaluateAlone judges resources by the mandatory rules on single resources; there are no others to look at yet.
func EvaluateAlone(s *Stack, options Options) []Finding {
	var findings []Finding
	s = alone(s)
	for _, rule := range All() {
		if rule.Resource == nil || rule.LevelAt(s.Stage) != Mandatory {
			continue
		}
		for _, located := range rule.Judge(s, options.Now) {
			if located.Verdict == Failed {
				findings = append(findings, rule.finding(Mandatory, located))
			}
		}
	}
	return slices.DeleteFunc(waive(findings, options.Waivers, options.Now), func(f Finding) bool {
		return f.Level != Mandatory || f.Rule == WaiverRule
	})
}

// Judge applies the rule to every resource that it concerns, whatever the stage asks for.
func (r Rule) Judge(s *Stack, now time.Time) []Located {
	if r.Stack != nil {
		return r.Stack(s)
	}
	concerned := s.OfType(r.Types...)
	results := make([]Located, 0, len(concerned))
	for _, resource := range concerned {
		resource.At = now
		results = append(results, Located{resource.URN, r.Resource(resource)})
	}
	return results
}

func (r Rule) finding(level Level, located Located) Finding {
	if located.Verdict == Undecidable {
		return Finding{Rule: r.ID, URN: located.URN, Level: Undecided, Message: located.Message}
	}
	return Finding{Rule: r.ID, URN: located.URN, Level: level, Message: fmt.Sprintf("%s: %s", located.Message, r.Fix)}
}

// priced says in a finding what its fix costs.
func (s *Stack) priced(r Rule, f Finding) Finding {
	if !r.Costs || f.Level == Undecided {
		return f
	}
	monthly, known := s.priceOf(r, f.URN)
	if known {
		f.MonthlyCost = math.Round(monthly*100) / 100
	}
	f.Message += " (" + s.money(monthly, known) + ")"
	return f
}

// Worst orders findings for people: what stops an operation first.
func Worst(findings []Finding) []Finding {
	order := []Level{Mandatory, Advisory, Undecided, Waived}
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, func(a, b Finding) int {
		return cmp.Compare(slices.Index(order, a.Level), slices.Index(order, b.Level))
	})
	return sorted
}

// UndecidedByResource joins what cannot be decided yet into one finding for each resource: the first preview of a
// stack knows few of the values that the platform or a random name gives.
func UndecidedByResource(findings []Finding) []Finding {
	var joined []Finding
	for _, f := range findings {
		if f.Level != Undecided {
			continue
		}
		at := slices.IndexFunc(joined, func(other Finding) bool { return other.URN == f.URN })
		if at < 0 {
			joined = append(joined, Finding{URN: f.URN, Level: Undecided, Message: f.Rule})
			continue
		}
		joined[at].Message += ", " + f.Rule
	}
	return joined
}

// StageDuringHop reads the stage that a configuration names, and the one that a hop comes from. During a hop everything
// of both exists, so that the smaller of them is what can be asked for. What names no stage is none: every rule is then
// taken at its strictest.
func StageDuringHop(name, from string) stages.Stage {
	stage, err := stages.Parse(name)
	if err != nil {
		return ""
	}
	if before, err := stages.Parse(from); err == nil && rank(before) < rank(stage) {
		return before
	}
	return stage
}
