package schedule

import (
	"github.com/azstage/azstage/internal/azure"
)

// Schedule is the prediction for one change of a stack. All times are minutes.
type Schedule struct {
	Stage string `json:"stage"`
	Stack string `json:"stack"`
	// Makespan is from the first request to the last answer.
	Makespan azure.Duration `json:"makespan"`
	// Settled is from the first request until everything works everywhere; Azure answers before the edges follow.
	Settled azure.Duration `json:"settled"`
	// Required is the makespan if every operation waited only for what Azure itself requires: the resources whose IDs or
	// other outputs it is given, and what Azure does one after the other.
	Required azure.Duration `json:"required"`
	// CriticalPath is the chain of operations that decides the typical makespan: each waits for the one before.
	CriticalPath []Step `json:"criticalPath"`
	// Operations are ordered by their typical start.
	Operations []Operation `json:"operations"`
}

// Operation is one request to Azure with the earliest times at which it can start and finish.
type Operation struct {
	URN  string     `json:"urn"`
	Type string     `json:"type"`
	Name string     `json:"name"`
	Verb azure.Verb `json:"verb"`

	Duration azure.Duration `json:"duration"`
	Start    azure.Duration `json:"start"`
	Finish   azure.Duration `json:"finish"`
	// Evidence and Source are those of the duration.
	Evidence azure.Evidence `json:"evidence"`
	Source   string         `json:"source"`
}

// Step is one operation on the critical path.
type Step struct {
	URN  string     `json:"urn"`
	Name string     `json:"name"`
	Verb azure.Verb `json:"verb"`
	// Minutes is its typical duration, Start its typical start.
	Minutes float64 `json:"minutes"`
	Start   float64 `json:"start"`
	// WaitsFor is the URN of the operation that it starts after; empty in the first step.
	WaitsFor string `json:"waitsFor,omitempty"`
	// Required says that Azure itself requires the order; otherwise the program, or the engine, asks for it.
	Required bool `json:"required"`
	// Because is why the program asks for the order, where Azure does not.
	Because string `json:"because,omitempty"`
}

// Change is what happens to one resource: Action is Pulumi's name of the operation (create, update, replace, delete).
type Change struct {
	URN    string `json:"urn"`
	Action string `json:"action"`
}
