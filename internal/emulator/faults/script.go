package faults

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Script says what fails. The zero value lets everything through.
type Script struct {
	// Seed decides which requests faults with a probability hit.
	Seed   uint64  `yaml:"seed" json:"seed"`
	Faults []Fault `yaml:"faults" json:"faults"`
}

// Fault is one way to fail. Empty criteria match everything; of several faults the first that matches hits.
type Fault struct {
	// Name is required and unique; messages carry it.
	Name string `yaml:"name" json:"name"`
	// Type is an ARM type such as Microsoft.Sql/servers; Verb is create, update or delete; Resource is the logical name in
	// the program, in which "*" stands for any text; Location is a region.
	Type     string `yaml:"type" json:"type,omitempty"`
	Verb     string `yaml:"verb" json:"verb,omitempty"`
	Resource string `yaml:"resource" json:"resource,omitempty"`
	Location string `yaml:"location" json:"location,omitempty"`
	// Skip lets the first requests of a resource through. Times is how many requests of a resource then fail, 0 for all.
	// The provider's own repetitions count as requests.
	Skip  int `yaml:"skip" json:"skip,omitempty"`
	Times int `yaml:"times" json:"times,omitempty"`
	// Probability is the share of the matching requests that fail, above 0 up to 1; 0 means 1.
	Probability float64 `yaml:"probability" json:"probability,omitempty"`
	// Effect is required.
	Effect Effect `yaml:"effect" json:"effect"`
	// RetryAfterSeconds is when the answer asks to come back, for effects that the provider repeats a request after.
	RetryAfterSeconds float64 `yaml:"retryAfterSeconds" json:"retryAfterSeconds,omitempty"`
}

// Parse reads a script in YAML or JSON. It reports everything that is wrong at once. Types are the ARM types that exist.
func Parse(text []byte, types []string) (Script, error) {
	var script Script
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	err := decoder.Decode(&script)
	var wrong *yaml.TypeError
	switch {
	case errors.Is(err, io.EOF):
		return Script{}, errors.New("the script is empty; it needs a list `faults`")
	case err != nil && !errors.As(err, &wrong):
		return Script{}, fmt.Errorf("the script is no YAML: %w; `azstage emulator faults --help` shows one", err)
	}
	faults := halves(text)
	if decoder.Decode(&Script{}) != io.EOF {
		faults = append(faults, errors.New("there is more than one document; a file has one script"))
	}
	if wrong != nil {
		for _, line := range wrong.Errors {
			faults = append(faults, errors.New(plainly(line)))
		}
	}
	if len(script.Faults) == 0 {
		faults = append(faults, errors.New("faults: is empty; list at least one fault"))
	}
	names := map[string]bool{}
	for i, fault := range script.Faults {
		for _, problem := range fault.problems(types, names) {
			faults = append(faults, fmt.Errorf("faults[%d].%w", i, problem))
		}
		names[fault.Name] = true
	}
	return script, errors.Join(faults...)
}

// The complaints of the YAML decoder that a script can bring about, in the words of whoever writes one.
var complaints = []struct {
	form  *regexp.Regexp
	words string
}{
	{regexp.MustCompile(`field (\S+) not found in type faults\.Script$`), "$1: is unknown; a script has seed and faults"},
	{
		regexp.MustCompile(`field (\S+) not found in type faults\.Fault$`),
		"$1: is unknown; a fault has " + strings.Join(faultFields(), ", "),
	},
	{regexp.MustCompile(`cannot unmarshal !!\w+( \x60(.*)\x60)? into faults\.Script$`), "the script is no object; it needs a list `faults`"},
	{regexp.MustCompile(`cannot unmarshal !!\w+( \x60(.*)\x60)? into faults\.Fault$`), "a fault is no object; it needs name and effect"},
	{regexp.MustCompile(`cannot unmarshal !!\w+( \x60(.*)\x60)? into \[\]faults\.Fault$`), "faults: is no list; begin each fault with a hyphen"},
	{regexp.MustCompile(`cannot unmarshal !!\w+ \x60(.*)\x60 into u?int(64)?$`), `"$1" is no whole number; write it in digits`},
	{regexp.MustCompile(`cannot unmarshal !!\w+ \x60(.*)\x60 into float64$`), `"$1" is no number; write it as 0.05`},
	{regexp.MustCompile(`cannot unmarshal !!\w+ into .*$`), "a list or an object where a text or a number belongs"},
	{regexp.MustCompile(`mapping key "(.*)" already defined at line (\d+)$`), "$1: is there already in line $2; remove one"},
}

// halves finds numbers with a fraction where there are only whole ones: the decoder would cut the fraction off, and half a
// time would become for ever.
func halves(text []byte) []error {
	var written struct {
		Faults []struct {
			Skip, Times yaml.Node
		}
	}
	_ = yaml.Unmarshal(text, &written) // what else is wrong is told by whoever reads the script
	var faults []error
	for i, fault := range written.Faults {
		for _, number := range []struct {
			field string
			node  yaml.Node
		}{{"skip", fault.Skip}, {"times", fault.Times}} {
			if number.node.Tag == "!!float" {
				faults = append(faults, fmt.Errorf("faults[%d].%s: %s is no whole number", i, number.field, number.node.Value))
			}
		}
	}
	return faults
}

func faultFields() []string {
	fault := reflect.TypeFor[Fault]()
	names := make([]string, fault.NumField())
	for i := range names {
		names[i] = fault.Field(i).Tag.Get("yaml")
	}
	return names
}

func plainly(complaint string) string {
	for _, known := range complaints {
		if known.form.MatchString(complaint) {
			return known.form.ReplaceAllString(complaint, known.words)
		}
	}
	return complaint
}

func (f Fault) problems(types []string, names map[string]bool) []error {
	var problems []error
	require := func(ok bool, format string, args ...any) {
		if !ok {
			problems = append(problems, fmt.Errorf(format, args...))
		}
	}
	same := func(wanted string) func(string) bool {
		return func(candidate string) bool { return strings.EqualFold(candidate, wanted) }
	}
	known, exists := effects[f.Effect]
	require(f.Name != "", "name: is missing; give the fault a name")
	require(f.Name == "" || !names[f.Name], "name: %q is used twice; rename one", f.Name)
	require(exists, "effect: %q is none; use one of %s", f.Effect, effectNames())
	require(f.Type == "" || slices.ContainsFunc(types, same(f.Type)),
		"type: %q is no type that the emulator models; it is written like Microsoft.Sql/servers", f.Type)
	require(f.Verb == "" || slices.Contains([]string{"create", "update", "delete"}, f.Verb),
		"verb: %q is none; use create, update or delete", f.Verb)
	_, bad := path.Match(f.Resource, "")
	require(bad == nil, "resource: %q is no pattern; use a logical name, with * for any text", f.Resource)
	require(f.Skip >= 0, "skip: must not be negative, is %d", f.Skip)
	require(f.Times >= 0, "times: must not be negative, is %d; 0 is for ever", f.Times)
	require(f.Probability >= 0 && f.Probability <= 1, "probability: must be from 0 to 1, is %v", f.Probability)
	require(f.RetryAfterSeconds >= 0, "retryAfterSeconds: must not be negative, is %v", f.RetryAfterSeconds)
	require(f.RetryAfterSeconds == 0 || !exists || known.passes(),
		"retryAfterSeconds: the provider does not repeat a request after %q", f.Effect)
	return problems
}

func effectNames() string {
	var names []string
	for _, kind := range Kinds() {
		names = append(names, string(kind.Effect))
	}
	return strings.Join(names, ", ")
}
