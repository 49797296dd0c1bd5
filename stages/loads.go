package stages

import "slices"

// How long something has to be so before it is a reason to change a stack.
const (
	// SustainedPercent is the share of the measured windows in which a trigger has to hold to be a reason to leave a stage.
	// Ours: 5 % are 1.2 hours of a day. Busy hours every day are more than that, a nightly job of half an hour is not.
	SustainedPercent = 5.0
	// JudgedDays are the days that have to be measured before something is made smaller. Azure Advisor looks at seven days
	// by default, so that a weekend is among them (Microsoft Learn, Azure Advisor cost recommendations, 2024, known).
	JudgedDays = 7
)

// Dimension is what a bigger size has more of.
type Dimension string

// The dimensions.
const (
	ComputeDimension Dimension = "compute"
	MemoryDimension  Dimension = "memory"
)

// Load is a measure of how much of a resource is used. It raises no alert: it is what shows that a resource is idle, or
// larger than its use.
type Load struct {
	// ID is unique, and neither a trigger's nor a watch's.
	ID string `json:"id"`
	// Title says in a few words what is measured.
	Title string `json:"title"`
	// ResourceType is the ARM type that is measured, Metric Azure Monitor's name, Aggregation one of its aggregations.
	ResourceType string `json:"resourceType"`
	Metric       string `json:"metric"`
	Aggregation  string `json:"aggregation"`
	Unit         string `json:"unit"`
	Window       Period `json:"window"`
	// IdleBelow: a resource whose every window stays below it serves nobody. 0: the metric does not tell.
	IdleBelow float64 `json:"idleBelow,omitzero"`
	// Dimension is what a smaller size would have less of. Empty: there are no sizes, or the metric does not tell.
	Dimension Dimension `json:"dimension,omitzero"`
	// Fits is what the 95th percentile of a smaller size may be at most. 0 without Dimension.
	Fits float64 `json:"fits,omitzero"`
	// Source says where the limits come from, or why they are ours.
	Source string `json:"source"`
}

// For returns the load as it applies to a profile, as [Trigger.For] does for triggers.
func (l Load) For(p Profile) Load {
	if l.Metric != metricDTU {
		return l
	}
	if edition, ok := p.Database.SKU.edition(); ok && !edition.DTU {
		l.Metric = metricCPU
	}
	return l
}

// Loads returns all loads, in the order of the table. The list is the caller's own.
func Loads() []Load { return slices.Clone(loads) }
