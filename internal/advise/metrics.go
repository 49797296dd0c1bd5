package advise

import (
	"encoding/json"
	"math"
	"time"

	"github.com/azstage/azstage/stages"
)

// Metrics are what was measured of a stack in a period. Its JSON form is published in docs/schemas/metrics.json.
type Metrics struct {
	// From and To bound the period, whole hours in UTC.
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
	// Series are measured values, at most one series of a signal for each resource and part of it.
	Series []Series `json:"series"`
	// DailyCosts are what each day of the period cost, in any currency.
	DailyCosts Values `json:"dailyCosts,omitempty"`
}

// Series are the values of a signal, one for each of its windows in the period.
type Series struct {
	// Signal is the ID of a trigger, a watch or a load.
	Signal string `json:"signal"`
	// Resource is optional: Azure's name of what was measured.
	Resource string `json:"resource,omitempty"`
	// Part is optional: the queue, origin or container, where the signal is split.
	Part   string `json:"part,omitempty"`
	Values Values `json:"values"`
}

// Values are measured values in order. A window in which nothing was measured is NaN here and null in JSON.
type Values []float64

// MarshalJSON writes what was not measured as null.
func (v Values) MarshalJSON() ([]byte, error) {
	values := make([]any, len(v))
	for i, value := range v {
		if !math.IsNaN(value) {
			values[i] = value
		}
	}
	return json.Marshal(values)
}

// days are the whole days of the period.
func (m Metrics) days() int { return int(m.To.Sub(m.From) / (24 * time.Hour)) }

// windows is how many windows of a length the period has.
func (m Metrics) windows(window stages.Period) int {
	return int(m.To.Sub(m.From) / duration(window))
}

func duration(p stages.Period) time.Duration { return time.Duration(p) * time.Minute }

// rises is how many percent more each day cost than the one before. The first day has none before it.
func rises(costs Values) Values {
	found := make(Values, len(costs))
	for i := range costs {
		found[i] = math.NaN()
		if i > 0 && costs[i-1] > 0 {
			const percent = 100
			found[i] = (costs[i]/costs[i-1] - 1) * percent
		}
	}
	return found
}

// of returns the series of a signal. Costs are measured in days and judged by how much they rise.
func (m Metrics) of(s Signal) []Series {
	if s.Evaluation == stages.EvaluateCosts {
		if len(m.DailyCosts) == 0 {
			return nil
		}
		return []Series{{Signal: s.ID, Values: rises(m.DailyCosts)}}
	}
	var found []Series
	for _, series := range m.Series {
		if series.Signal == s.ID {
			found = append(found, series)
		}
	}
	return found
}
