package advise

import (
	"slices"

	"github.com/azstage/azstage/stages"
)

// Kind says where a signal is defined.
type Kind string

// The kinds.
const (
	// Trigger is a sign that the stage is outgrown.
	Trigger Kind = "trigger"
	// Watch is a sign that something is full or broken.
	Watch Kind = "watch"
	// Load is how much of a resource is used.
	Load Kind = "load"
)

// Signal is something that is measured of a stack, with what it is compared with.
type Signal struct {
	ID    string `json:"id"`
	Kind  Kind   `json:"kind"`
	Title string `json:"title"`
	// ResourceType is the ARM type that is measured, Metric Azure Monitor's metric or what a log query looks at.
	ResourceType string            `json:"resourceType"`
	Evaluation   stages.Evaluation `json:"evaluation"`
	Metric       string            `json:"metric"`
	Aggregation  string            `json:"aggregation"`
	// Operator and Threshold are the condition under which a trigger or a watch holds; a load has none.
	Operator  string  `json:"operator,omitzero"`
	Threshold float64 `json:"threshold"`
	Unit      string  `json:"unit"`
	// Window is the time that each measured value stands for.
	Window stages.Period `json:"window"`
	Split  string        `json:"split,omitzero"`
	// Source says where the threshold comes from.
	Source string `json:"source"`

	action stages.Action
	advice string
	load   stages.Load
	// trigger is what a query is made of.
	trigger stages.Trigger
}

// Signals returns what is measured of a stack with a profile: the triggers of its stage, the watches where the stage has
// them, and the loads, as far as the profile has what they measure.
func Signals(p stages.Profile) []Signal {
	var all []Signal
	for _, t := range stages.TriggersFor(p.Stage) {
		// A query asks the logs, whatever the resource: that of the cache answers for the classic one too.
		if t = t.For(p); t.Evaluation == stages.EvaluateLogQuery || has(p, t.ResourceType) {
			all = append(all, ofTrigger(t))
		}
	}
	for _, w := range stages.Watches() {
		if p.Observability.PlatformHealth && w.Measure.Metric != "" && has(p, w.Measure.ResourceType) {
			all = append(all, ofWatch(w))
		}
	}
	for _, l := range stages.Loads() {
		if l = l.For(p); has(p, l.ResourceType) {
			all = append(all, ofLoad(l))
		}
	}
	return all
}

func ofTrigger(t stages.Trigger) Signal {
	return Signal{
		ID: t.ID, Kind: Trigger, Title: t.Title, ResourceType: t.ResourceType, Evaluation: t.Evaluation, Metric: t.Signal,
		Aggregation: t.Aggregation, Operator: t.Operator, Threshold: t.Threshold, Unit: t.Unit, Window: t.Window,
		Split: t.Split, Source: t.Source, action: t.Action, trigger: t,
	}
}

func ofWatch(w stages.Watch) Signal {
	m := w.Measure
	return Signal{
		ID: w.ID, Kind: Watch, Title: w.Title, ResourceType: m.ResourceType, Evaluation: stages.EvaluateMetric,
		Metric: m.Metric, Aggregation: m.Aggregation, Operator: m.Operator, Threshold: m.Threshold, Unit: m.Unit,
		Window: m.Window, Split: m.Split, Source: w.Source, action: stages.Investigate, advice: w.Advice,
	}
}

func ofLoad(l stages.Load) Signal {
	return Signal{
		ID: l.ID, Kind: Load, Title: l.Title, ResourceType: l.ResourceType, Evaluation: stages.EvaluateMetric,
		Metric: l.Metric, Aggregation: l.Aggregation, Unit: l.Unit, Window: l.Window, Source: l.Source, load: l,
	}
}

// has says whether a stack with the profile has a resource of a type. Every stack has what is not in the table.
func has(p stages.Profile, armType string) bool {
	present, conditional := map[string]bool{
		"Microsoft.Cache/redisEnterprise":           p.Cache.Engine == stages.ManagedCache,
		"Microsoft.Cache/redis":                     p.Cache.Engine == stages.ClassicCache,
		"Microsoft.Cdn/profiles":                    p.Edge.FrontDoor.Tier != "",
		"Microsoft.ServiceBus/namespaces":           p.Messaging.Tier != "",
		"Microsoft.EventGrid/topics":                p.Messaging.DomainEvents,
		"Microsoft.DocumentDB/databaseAccounts":     len(p.Data.Cosmos.Containers) > 0,
		"Microsoft.Search/searchServices":           p.Data.Search.SKU != "",
		"Microsoft.Insights/autoscalesettings":      p.Compute.Autoscale.Max > 0,
		"Microsoft.CostManagement/scheduledActions": p.Cost.AnomalyAlert,
	}[armType]
	return present || !conditional
}

// holds says whether a value meets the condition of a trigger or a watch.
func (s Signal) holds(value float64) bool {
	switch s.Operator {
	case "GreaterThan":
		return value > s.Threshold
	case "GreaterThanOrEqual":
		return value >= s.Threshold
	case "LessThan":
		return value < s.Threshold
	}
	return false
}

// noticed says whether a trigger measures what users notice.
func (s Signal) noticed() bool {
	return slices.Contains([]string{"requestDuration", "failedRequests"}, s.Metric)
}

func find(signals []Signal, id string) (Signal, bool) {
	at := slices.IndexFunc(signals, func(s Signal) bool { return s.ID == id })
	if at < 0 {
		return Signal{}, false
	}
	return signals[at], true
}
