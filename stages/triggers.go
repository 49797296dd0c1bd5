package stages

import "slices"

// Evaluation is the way a trigger is measured.
type Evaluation string

// The ways. Metric alerts know averages and totals only, so percentiles and shares are log queries.
const (
	EvaluateMetric   Evaluation = "metric"
	EvaluateLogQuery Evaluation = "logQuery"
	// EvaluateCosts compares a day's costs with the days before. No alert rule can: it takes Cost Management.
	EvaluateCosts Evaluation = "costs"
)

// Action is what a trigger asks for.
type Action string

// The actions.
const (
	// Promote means that the stage is outgrown.
	Promote Action = "promote"
	// AddCell means that the last stage grows by another cell.
	AddCell Action = "addCell"
	// Investigate means that something is wrong that growth would not mend.
	Investigate Action = "investigate"
)

// Trigger is a measured sign that a stage is outgrown. The same definition makes the alert rule, the documentation and
// the advice, so the three cannot disagree.
type Trigger struct {
	// ID is unique over all stages: the stage, and what is measured.
	ID string `json:"id"`
	// Stage is the stage that is outgrown when the trigger fires.
	Stage Stage `json:"stage"`
	// Title says in a few words what has happened.
	Title string `json:"title"`
	// Action is what to do about it.
	Action Action `json:"action"`
	// Evaluation is how it is measured.
	Evaluation Evaluation `json:"evaluation"`
	// ResourceType is the ARM type that is measured.
	ResourceType string `json:"resourceType"`
	// Signal is Azure Monitor's metric name, or what a log query looks at: "requestDuration", "failedRequests",
	// "instanceCount", "queueDepth" or "replicaLag".
	Signal string `json:"signal"`
	// Aggregation is "Average", "Minimum" or "Maximum", or for a log query also "p95", "p99" or "share".
	Aggregation string `json:"aggregation"`
	// Operator is "GreaterThan", "GreaterThanOrEqual" or "LessThan".
	Operator string `json:"operator"`
	// Threshold is in Unit.
	Threshold float64 `json:"threshold"`
	// Unit is "ms", "percent", "seconds", "messages" or "instances".
	Unit string `json:"unit"`
	// Window is how long the signal is looked at. Azure Monitor's own steps, from one minute to two days.
	Window Period `json:"window"`
	// Split is a dimension of the metric whose values are watched one by one, so that one of them raises an alert of its
	// own. Empty: the metric is watched as a whole.
	Split string `json:"split,omitzero"`
	// Severity is Azure Monitor's, 1 (error) to 4 (verbose). 0: a warning, because to outgrow a stage is nothing to be woken
	// for. 1 is what users notice.
	Severity int `json:"severity,omitzero"`
	// MinimumRequests keeps a log query silent while there are too few requests to judge by. 0: no minimum.
	MinimumRequests int `json:"minimumRequests,omitzero"`
	// Source says where the threshold comes from: a section of the article, or why it is ours.
	Source string `json:"source"`
}

// For returns the trigger as it applies to a profile. A database that is sized in vCores has no DTUs: there the same
// threshold holds for its CPU. Only Service Bus measures the depth of each queue; of other queues the workers tell it.
func (t Trigger) For(p Profile) Trigger {
	switch t.Signal {
	case metricDTU:
		if edition, ok := p.Database.SKU.edition(); ok && !edition.DTU {
			t.Signal = metricCPU
		}
	case metricActiveMessages:
		if p.Messaging.Tier == "" {
			t.Evaluation, t.ResourceType, t.Signal, t.Aggregation = EvaluateLogQuery, typeComponents, "queueDepth", "Maximum"
			t.Split = ""
		}
	}
	return t
}

// Triggers returns the triggers of all stages, in the order of the ladder.
func Triggers() []Trigger {
	return slices.Clone(triggers)
}

// TriggersFor returns the triggers that mean leaving a stage, in order of importance. Those of the last stage ask for
// another cell. An unknown stage has none.
func TriggersFor(s Stage) []Trigger {
	var found []Trigger
	for _, t := range triggers {
		if t.Stage == s {
			found = append(found, t)
		}
	}
	return found
}

func triggerIDs(s Stage) []string {
	var ids []string
	for _, t := range TriggersFor(s) {
		ids = append(ids, t.ID)
	}
	return ids
}
