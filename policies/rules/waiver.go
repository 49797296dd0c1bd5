package rules

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
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

// ParseWaivers reads a list of waivers in JSON, as configuration has it; an empty text has none. The error has everything
// that is no waiver. What only a rule's author can judge, such as a rule that does not exist, is left to Check.
func ParseWaivers(text string) ([]Waiver, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	var value any
	err := json.Unmarshal([]byte(text), &value)
	items, list := value.([]any)
	if err == nil && !list {
		err = errors.New("it is no list")
	}
	if err != nil {
		return nil, fmt.Errorf("waivers: unreadable: %w; they must be a list of objects with %s in JSON; set them with "+
			"pulumi config set --path", err, strings.Join(waiverFields(), ", "))
	}
	waivers := make([]Waiver, len(items))
	var faults []error
	for i, item := range items {
		for _, problem := range waivers[i].read(item) {
			faults = append(faults, fmt.Errorf("waivers[%d]%s", i, problem))
		}
	}
	return waivers, errors.Join(faults...)
}

// read fills the waiver, and returns what is wrong as the end of a sentence that begins with its place.
func (w *Waiver) read(item any) (problems []string) {
	fields, ok := item.(map[string]any)
	if !ok {
		return []string{fmt.Sprintf(": it is no object; it needs %s", strings.Join(waiverFields(), ", "))}
	}
	into := reflect.ValueOf(w).Elem()
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		i := slices.Index(waiverFields(), name)
		text, ok := fields[name].(string)
		switch {
		case i < 0:
			problems = append(problems, fmt.Sprintf(".%s: is unknown; a waiver has %s", name, strings.Join(waiverFields(), ", ")))
		case !ok:
			problems = append(problems, fmt.Sprintf(".%s: is no text; write it in quotes", name))
		default:
			into.Field(i).SetString(text)
		}
	}
	return problems
}

func waiverFields() []string {
	waiver := reflect.TypeFor[Waiver]()
	names := make([]string, waiver.NumField())
	for i := range names {
		names[i] = waiver.Field(i).Tag.Get("json")
	}
	return names
}

// Check returns everything that is wrong with a waiver whatever the stack.
func (w Waiver) Check() error {
	var problems []string
	require := func(ok bool, format string, args ...any) {
		if !ok {
			problems = append(problems, fmt.Sprintf(format, args...))
		}
	}
	known := slices.ContainsFunc(All(), func(r Rule) bool { return r.ID == w.Rule })
	require(known, "there is no such rule, `azstage policy` lists them")
	require(w.Resource != "", "it names no resource, give its logical name or its URN")
	require(strings.TrimSpace(w.Reason) != "", "it gives no reason, say why it may be so")
	_, err := time.Parse(time.DateOnly, w.Expires)
	require(err == nil, "expires is %q instead of a day such as 2027-03-31", w.Expires)
	if len(problems) == 0 {
		return nil
	}
	return fmt.Errorf("waiver of rule %q on %q: %s", w.Rule, w.Resource, strings.Join(problems, "; "))
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
