package compare

import (
	"github.com/azstage/azstage/internal/availability"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/topology"
	"github.com/azstage/azstage/stages"
)

// Input is what is compared.
type Input struct {
	Before, After graph.Graph
	// Cost and Duration are optional: whoever can estimate them hands them in.
	Cost     *CostChange
	Duration *Duration
}

// CostChange is the estimated cost of both sides.
type CostChange struct {
	Before Cost `json:"before"`
	After  Cost `json:"after"`
}

// Cost is an estimate in US dollars a month.
type Cost struct {
	MinimumUSD float64 `json:"minimumUsd"`
	TypicalUSD float64 `json:"typicalUsd"`
	MaximumUSD float64 `json:"maximumUsd"`
}

// Duration is how long the change is predicted to take.
type Duration struct {
	TypicalMinutes float64 `json:"typicalMinutes"`
	// Note says what the prediction rests on.
	Note string `json:"note,omitempty"`
}

// Report is a comparison. Its JSON form is published in docs/schemas/compare.json.
type Report struct {
	Before Side `json:"before"`
	After  Side `json:"after"`
	// Resources count the resources at a provider.
	Resources Counts `json:"resources"`
	// Components have changes; they are ordered by name.
	Components []Component `json:"components"`
	// Limits are what bounds either side, changed or not.
	Limits       []Limit            `json:"limits"`
	Availability AvailabilityChange `json:"availability"`
	Triggers     TriggerChange      `json:"triggers"`
	// Doors close behind the way from Before to After. Closed are those that the way down does not open again.
	Doors  []stages.Door `json:"oneWayDoors"`
	Closed []stages.Door `json:"closedDoors"`
	// Topology is what comes, goes and changes in the picture.
	Topology topology.Model `json:"topology"`
	Cost     *CostChange    `json:"cost,omitempty"`
	Duration *Duration      `json:"duration,omitempty"`

	before, after topology.Model
}

// Side is one of the two.
type Side struct {
	Stage string `json:"stage"`
	Stack string `json:"stack"`
	// Users is the range of users that the stage is for; empty for a stage that is not on the ladder.
	Users string `json:"users,omitempty"`
}

// Counts are numbers of resources.
type Counts struct {
	Before    int `json:"before"`
	After     int `json:"after"`
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Removed   int `json:"removed"`
	Unchanged int `json:"unchanged"`
}

// AvailabilityChange is the estimate for both sides.
type AvailabilityChange struct {
	Before availability.Estimate `json:"before"`
	After  availability.Estimate `json:"after"`
}

// TriggerChange are the signs that either side is outgrown.
type TriggerChange struct {
	Before []stages.Trigger `json:"before"`
	After  []stages.Trigger `json:"after"`
}

// Compare sets two graphs side by side.
func Compare(input Input) (Report, error) {
	before, after := topology.FromGraph(input.Before), topology.FromGraph(input.After)
	report := Report{
		Before: sideOf(input.Before), After: sideOf(input.After),
		Limits: limitsBetween(input.Before, input.After),
		Availability: AvailabilityChange{
			Before: availability.Of(input.Before), After: availability.Of(input.After),
		},
		Topology: topology.Between(before, after), Cost: input.Cost, Duration: input.Duration,
		before: before, after: after,
	}
	var err error
	report.Components, report.Resources, err = componentsBetween(input.Before, input.After)
	if err != nil {
		return Report{}, err
	}
	report.Doors, report.Closed = doorsBetween(input.Before.Stage, input.After.Stage)
	report.Triggers.Before, err = triggersOf(input.Before.Stage)
	if err != nil {
		return Report{}, err
	}
	report.Triggers.After, err = triggersOf(input.After.Stage)
	return report, err
}
