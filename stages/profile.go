package stages

import "fmt"

// Profile defines a stage: which components it has, their SKUs and their numbers. It is a plain value: the zero value
// of a part means that the stage does not have it.
//
// How two profiles are united (see Expand) is said by the fields themselves: flags by "or", numbers by the larger,
// SKUs and modes by their rank, lists by name. Five tags mark the exceptions. expand:"target" is a value without a
// direction, so the stage that is being entered decides. expand:"path" is a way in that a higher stage closes.
// expand:"early" is what serves no user and would keep something from becoming smaller: it goes in the first half.
// expand:"late" is which of two ways users take: they keep the old one until the second half.
// expand:"both" is what needs more than one update: between the halves it is on only if both stages have it.
type Profile struct {
	// Stage is the rung this profile belongs to.
	Stage Stage `json:"stage" expand:"target"`
	// Regions says how many regions serve users.
	Regions Regions `json:"regions,omitzero"`
	// Cells says how the users of a region are divided.
	Cells Cells `json:"cells,omitzero"`
	// Compute is the tier that answers requests.
	Compute Compute `json:"compute,omitzero"`
	// Workers is the tier that works off queues.
	Workers WorkerPlan `json:"workers,omitzero"`
	// Services are the parts that were split off the monolith.
	Services Services `json:"services,omitzero"`
	// Cache is the shared cache.
	Cache Cache `json:"cache,omitzero"`
	// Database is the relational database.
	Database Database `json:"database,omitzero"`
	// Data is every store that is not the relational database.
	Data Data `json:"data,omitzero"`
	// Storage is the blob storage.
	Storage Storage `json:"storage,omitzero"`
	// Messaging are queues, topics and events.
	Messaging Messaging `json:"messaging,omitzero"`
	// Edge is what stands between the users and the compute tier.
	Edge Edge `json:"edge,omitzero"`
	// Network is how the tiers reach each other.
	Network Network `json:"network,omitzero"`
	// Observability is what is recorded and who is told.
	Observability Observability `json:"observability,omitzero"`
	// Cost is the budget and its alarms.
	Cost Cost `json:"cost,omitzero"`
	// Security is protection beyond what every component has by default.
	Security Security `json:"security,omitzero"`
	// Resilience is how the stage proves that it survives failures.
	Resilience Resilience `json:"resilience,omitzero"`
}

// ProfileOf returns the profile of a stage, as the ladder defines it. The value shares nothing with other calls.
func ProfileOf(s Stage) (Profile, error) {
	switch s {
	case Single:
		return single(), nil
	case Stage1k:
		return stage1k(single()), nil
	case Stage10k:
		return stage10k(stage1k(single())), nil
	case Stage100k:
		return stage100k(stage10k(stage1k(single()))), nil
	case Stage1m:
		return stage1m(stage100k(stage10k(stage1k(single())))), nil
	case Stage10m:
		return stage10m(stage1m(stage100k(stage10k(stage1k(single()))))), nil
	}
	_, err := Parse(string(s))
	return Profile{}, fmt.Errorf("no profile: %w", err)
}
