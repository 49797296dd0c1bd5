package azuremonitor

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// measuring is one pass over the signals of a stack.
type measuring struct {
	source   *Source
	graph    graph.Graph
	signals  []advise.Signal
	metrics  advise.Metrics
	problems []string
}

func (m *measuring) problem(format string, args ...any) {
	m.problems = append(m.problems, fmt.Sprintf(format, args...))
}

// failed notes what Azure answered, without the pages of the SDK's own text.
func (m *measuring) failed(what string, err error) {
	var response *azcore.ResponseError
	if errors.As(err, &response) {
		m.problem("%s: Azure answers %d %s", what, response.StatusCode, response.ErrorCode)
		return
	}
	m.problem("%s: %v", what, err)
}

func (m *measuring) measure(ctx context.Context, s advise.Signal) {
	switch {
	case s.Evaluation == stages.EvaluateCosts:
		m.readCosts(ctx, s)
	case s.Evaluation == stages.EvaluateLogQuery:
		m.readLogs(ctx, s)
	default:
		m.readMetric(ctx, s)
	}
}

// blank are the values of a signal before anything is known.
func (m *measuring) blank(window stages.Period) advise.Values {
	values := make(advise.Values, m.windows(window))
	for i := range values {
		values[i] = math.NaN()
	}
	return values
}

func (m *measuring) windows(window stages.Period) int {
	return int(m.metrics.To.Sub(m.metrics.From) / length(window))
}

// put sets the value of the window that a moment is in. Moments outside of the period are left out: Azure rounds it.
func (m *measuring) put(values advise.Values, window stages.Period, at time.Time, value float64) {
	i := int(math.Floor(float64(at.Sub(m.metrics.From)) / float64(length(window))))
	if i >= 0 && i < len(values) {
		values[i] = value
	}
}

func length(p stages.Period) time.Duration { return time.Duration(p) * time.Minute }

// rules are the alert rules of a signal: one in each region that has what it measures.
func (m *measuring) rules(token string, s advise.Signal) []graph.Resource {
	var found []graph.Resource
	for _, rule := range m.graph.OfType(token) {
		if rule.Name == "triggers-"+s.ID || strings.HasSuffix(rule.Name, "-triggers-"+s.ID) {
			found = append(found, rule)
		}
	}
	return found
}

// byID finds a resource by its ID, as ARM compares them.
func (m *measuring) byID(id string) (graph.Resource, bool) {
	for _, r := range m.graph.Resources {
		if r.Custom() && strings.EqualFold(r.ID, id) {
			return r, true
		}
	}
	return graph.Resource{}, false
}

// at walks into nested objects and lists; nil where there is nothing.
func at(value any, path ...any) any {
	for _, key := range path {
		switch key := key.(type) {
		case string:
			object, _ := value.(map[string]any)
			value = object[key]
		case int:
			list, _ := value.([]any)
			if key >= len(list) {
				return nil
			}
			value = list[key]
		}
	}
	return value
}

func word(value any, path ...any) string {
	found, _ := at(value, path...).(string)
	return found
}
