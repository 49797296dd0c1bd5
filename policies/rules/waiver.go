package rules

import (
	"fmt"
	"slices"
	"time"
)

// Waiver excuses one rule on one resource until a day.
type Waiver struct {
	// Rule is the rule's ID.
	Rule string `json:"rule"`
	// Resource is the logical name or the URN of the resource.
	Resource string `json:"resource"`
	// Reason says why, to whoever reads the configuration.
	Reason string `json:"reason"`
	// Expires is the last day, as in 2027-03-31.
	Expires string `json:"expires"`
}

// WaiverRule is the rule that findings about waivers themselves are of.
const WaiverRule = "waiver"

// Check returns what is wrong with a waiver whatever the stack.
func (w Waiver) Check() error {
	known := slices.ContainsFunc(All(), func(r Rule) bool { return r.ID == w.Rule })
	_, err := time.Parse(time.DateOnly, w.Expires)
	switch {
	case !known:
		return fmt.Errorf("waiver of rule %q: there is no such rule", w.Rule)
	case w.Resource == "":
		return fmt.Errorf("waiver of rule %s: it names no resource", w.Rule)
	case w.Reason == "":
		return fmt.Errorf("waiver of rule %s on %s: it gives no reason", w.Rule, w.Resource)
	case err != nil:
		return fmt.Errorf("waiver of rule %s on %s: expires is %q instead of a day such as 2027-03-31",
			w.Rule, w.Resource, w.Expires)
	}
	return nil
}

// waive takes the level of what waivers excuse. A waiver that is wrong or has expired excuses nothing and is a finding.
func waive(findings []Finding, waivers []Waiver, now time.Time) []Finding {
	for _, w := range waivers {
		switch expires, err := w.lastMoment(); {
		case err != nil:
			findings = append(findings, Finding{Rule: WaiverRule, Level: Mandatory, Message: err.Error()})
		case now.After(expires):
			findings = append(findings, Finding{Rule: WaiverRule, Level: Mandatory, Message: fmt.Sprintf(
				"the waiver of rule %s on %s expired on %s: mend the resource, or argue again", w.Rule, w.Resource, w.Expires)})
		default:
			for i := range findings {
				if w.covers(findings[i]) {
					findings[i].Level = Waived
					findings[i].Message += "; waived until " + w.Expires + ": " + w.Reason
				}
			}
		}
	}
	return findings
}

// lastMoment is the end of the day on which the waiver expires, in UTC.
func (w Waiver) lastMoment() (time.Time, error) {
	if err := w.Check(); err != nil {
		return time.Time{}, err
	}
	expires, err := time.Parse(time.DateOnly, w.Expires)
	return expires.AddDate(0, 0, 1), err
}

func (w Waiver) covers(f Finding) bool {
	return f.Rule == w.Rule && (f.Level == Mandatory || f.Level == Advisory) &&
		(f.URN == w.Resource || logicalName(f.URN) == w.Resource)
}
