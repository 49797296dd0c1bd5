package stages

import "slices"

// The severities that the tables use; Azure Monitor's words are error and warning.
const (
	severityError   = 1
	severityWarning = 2
)

// Watch is an alert that says nothing about the size of a stage: something is broken, full or about to change, and
// somebody has to look. Every stage with Observability.PlatformHealth has those whose resource it has.
type Watch struct {
	// ID is unique, and no trigger's.
	ID string `json:"id"`
	// Title says in a few words what has happened.
	Title string `json:"title"`
	// Advice says what to do.
	Advice string `json:"advice"`
	// Severity is 1 for what users notice, 2 for what they will notice. 0 for an entry of the activity log, which has none.
	Severity int `json:"severity,omitzero"`
	// Measure is the metric. The zero value: an entry of the activity log is looked for.
	Measure Measure `json:"measure,omitzero"`
	// Entry is the entry of the activity log. The zero value: a metric is looked at.
	Entry LogEntry `json:"entry,omitzero"`
	// Source says where the threshold or the entry comes from, or why it is ours.
	Source string `json:"source"`
}

// Measure is a condition on a platform metric.
type Measure struct {
	// ResourceType is the ARM type that is measured.
	ResourceType string `json:"resourceType"`
	// Metric is Azure Monitor's name of it; Aggregation one of Average, Count, Minimum, Maximum and Total.
	Metric      string `json:"metric"`
	Aggregation string `json:"aggregation"`
	// Operator is "GreaterThan" or "LessThan".
	Operator string `json:"operator"`
	// Threshold is in Unit.
	Threshold float64 `json:"threshold"`
	Unit      string  `json:"unit"`
	// Window is how long the metric is looked at, Every how often.
	Window Period `json:"window"`
	Every  Period `json:"every"`
	// Split is a dimension whose values are watched one by one. Empty: the metric is watched as a whole.
	Split string `json:"split,omitzero"`
}

// LogEntry is a kind of entry in Azure's activity log.
type LogEntry struct {
	// Category is the log's own division, e.g. "ServiceHealth".
	Category string `json:"category"`
	// Fields are further conditions, all of which hold.
	Fields []LogField `json:"fields,omitzero"`
	// WholeSubscription says that Azure reports it for the subscription and not for a resource. Only what concerns the
	// stack's regions is told.
	WholeSubscription bool `json:"wholeSubscription,omitzero"`
}

// LogField is a condition on a field of an entry: it has one of the values.
type LogField struct {
	Field string   `json:"field"`
	AnyOf []string `json:"anyOf"`
}

// Watches returns all watches, in the order of the table. The list is the caller's own.
func Watches() []Watch {
	return slices.Clone(watches)
}
