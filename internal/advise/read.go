package advise

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/azstage/azstage/stages"
)

// MaxDays is how long Azure Monitor keeps platform metrics (Microsoft Learn, Azure Monitor metrics, 2026, known).
const MaxDays = 93

// Parse reads metrics in the form of docs/schemas/metrics.json, for a stack with these signals. The error has everything
// that is wrong, with lines.
func Parse(text []byte, stage stages.Stage, signals []Signal) (Metrics, error) {
	r := &reader{stage: stage, signals: signals}
	var document yaml.Node // JSON is YAML, and the nodes know their lines.
	if err := yaml.Unmarshal(text, &document); err != nil {
		return Metrics{}, fmt.Errorf("the metrics are no JSON: %w; docs/schemas/metrics.json describes them", err)
	}
	if len(document.Content) == 0 {
		return Metrics{}, errors.New("the metrics are empty; they need from, to and series")
	}
	metrics := r.metrics(document.Content[0])
	return metrics, r.faults()
}

type fault struct {
	line int
	text string
}

// reader collects what is wrong.
type reader struct {
	stage   stages.Stage
	signals []Signal
	found   []fault
}

func (r *reader) wrong(at *yaml.Node, field, format string, args ...any) {
	r.found = append(r.found, fault{at.Line, fmt.Sprintf("line %d: %s: ", at.Line, cmp.Or(field, "the metrics")) + fmt.Sprintf(format, args...)})
}

func (r *reader) faults() error {
	slices.SortStableFunc(r.found, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
	var all []error
	for _, f := range r.found {
		all = append(all, errors.New(f.text))
	}
	return errors.Join(all...)
}

// object returns the fields of an object. Unknown ones are faults, those that are missing too.
func (r *reader) object(at *yaml.Node, field string, required, optional []string) map[string]*yaml.Node {
	fields := map[string]*yaml.Node{}
	if at.Kind != yaml.MappingNode {
		r.wrong(at, field, "must be an object with %s", strings.Join(required, ", "))
		return fields
	}
	known := slices.Concat(required, optional)
	for i := 0; i+1 < len(at.Content); i += 2 {
		name := at.Content[i].Value
		if !slices.Contains(known, name) {
			r.wrong(at.Content[i], below(field, name), "is unknown%s; the fields are %s", meant(name, known),
				strings.Join(known, ", "))
		}
		fields[name] = at.Content[i+1]
	}
	for _, name := range required {
		if fields[name] == nil {
			r.wrong(at, below(field, name), "is missing; add it")
		}
	}
	return fields
}

func (r *reader) metrics(at *yaml.Node) Metrics {
	fields := r.object(at, "", []string{"from", "to", "series"}, []string{"dailyCosts", "$schema"})
	m := Metrics{From: r.hour(fields["from"], "from"), To: r.hour(fields["to"], "to"), Series: []Series{}}
	known := !m.From.IsZero() && !m.To.IsZero()
	if known && !m.To.After(m.From) {
		r.wrong(fields["to"], "to", "is not after from; it is the end of the period")
		known = false
	}
	if known && m.To.Sub(m.From) > MaxDays*24*time.Hour {
		r.wrong(fields["to"], "to", "is more than %d days after from; Azure Monitor keeps no metrics that long, so use a shorter period", MaxDays)
	}
	seen := map[string]int{}
	for i, item := range r.list(fields["series"], "series") {
		field := fmt.Sprintf("series[%d]", i)
		series, signal, ok := r.series(item, field)
		if !ok {
			continue
		}
		if want := m.windows(signal.Window); known && series.Values != nil && len(series.Values) != want {
			r.wrong(item, below(field, "values"), "has %d values; the period has %d windows of %s, use null for what was not measured",
				len(series.Values), want, signal.Window)
		}
		key := strings.Join([]string{series.Signal, series.Resource, series.Part}, "\n")
		if first, twice := seen[key]; twice {
			r.wrong(item, field, "is of the same signal, resource and part as series[%d]; tell them apart by resource or part", first)
		}
		seen[key] = i
		m.Series = append(m.Series, series)
	}
	m.DailyCosts = r.values(fields["dailyCosts"], "dailyCosts")
	if known && len(m.DailyCosts) > 0 && len(m.DailyCosts) != m.days() {
		r.wrong(fields["dailyCosts"], "dailyCosts", "has %d values; the period has %d whole days, each needs one", len(m.DailyCosts), m.days())
	}
	return m
}

func (r *reader) series(at *yaml.Node, field string) (Series, Signal, bool) {
	fields := r.object(at, field, []string{"signal", "values"}, []string{"resource", "part"})
	s := Series{
		Signal: r.word(fields["signal"], below(field, "signal")), Resource: r.word(fields["resource"], below(field, "resource")),
		Part: r.word(fields["part"], below(field, "part")), Values: r.values(fields["values"], below(field, "values")),
	}
	if s.Signal == "" {
		return s, Signal{}, false
	}
	signal, ok := find(r.signals, s.Signal)
	switch {
	case !ok:
		r.wrong(fields["signal"], below(field, "signal"), "%s", r.unknown(s.Signal))
	case signal.Evaluation == stages.EvaluateCosts:
		r.wrong(fields["signal"], below(field, "signal"), "%q is measured in costs; give dailyCosts", s.Signal)
		ok = false
	case s.Part != "" && signal.Split == "":
		r.wrong(fields["part"], below(field, "part"), "%q is measured as a whole; leave part out", s.Signal)
	}
	return s, signal, ok
}

// unknown says why there is no signal of a name.
func (r *reader) unknown(id string) string {
	for _, t := range stages.Triggers() {
		if t.ID == id && t.Stage != r.stage {
			return fmt.Sprintf("%q is a trigger of stage %s; the stack is at %s, leave it out", id, t.Stage, r.stage)
		}
	}
	var ids []string
	for _, s := range r.signals {
		ids = append(ids, s.ID)
	}
	return fmt.Sprintf("%q is no signal of the stack%s; its signals are %s", id, meant(id, ids), strings.Join(ids, ", "))
}

func (r *reader) list(at *yaml.Node, field string) []*yaml.Node {
	if at == nil {
		return nil
	}
	if at.Kind != yaml.SequenceNode {
		r.wrong(at, field, "must be a list; write it in brackets")
		return nil
	}
	return at.Content
}

func (r *reader) word(at *yaml.Node, field string) string {
	if at == nil {
		return ""
	}
	if at.Kind != yaml.ScalarNode || at.Tag != "!!str" || at.Value == "" {
		r.wrong(at, field, "must be a text; write it in quotes")
		return ""
	}
	return at.Value
}

func (r *reader) hour(at *yaml.Node, field string) time.Time {
	if at == nil {
		return time.Time{}
	}
	moment, err := time.Parse(time.RFC3339, at.Value)
	if err != nil || !moment.Equal(moment.Truncate(time.Hour)) {
		r.wrong(at, field, "%q is no full hour such as 2026-11-16T00:00:00Z", at.Value)
		return time.Time{}
	}
	return moment.UTC()
}

func (r *reader) values(at *yaml.Node, field string) Values {
	var values Values
	for i, item := range r.list(at, field) {
		value, err := strconv.ParseFloat(item.Value, 64)
		switch {
		case item.Tag == "!!null":
			value = math.NaN()
		case err != nil || math.IsNaN(value) || math.IsInf(value, 0) || value < 0:
			r.wrong(item, fmt.Sprintf("%s[%d]", field, i), "%q is neither null nor a number from 0 on; use null for what was not measured", item.Value)
			value = math.NaN()
		}
		values = append(values, value)
	}
	return values
}

func below(field, name string) string {
	if field == "" {
		return name
	}
	return field + "." + name
}

// meant is the end of a sentence about an unknown word: the known one that was probably meant, or nothing.
func meant(word string, known []string) string {
	if near := stages.Nearest(word, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}
