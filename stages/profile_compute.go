package stages

// PlanSKU is the size of an App Service plan, e.g. "P1v3".
type PlanSKU string

// Compute is the tier that answers requests: an App Service plan with one web app, in every region that serves users.
type Compute struct {
	// SKU is the size of the plan's instances.
	SKU PlanSKU `json:"sku,omitzero"`
	// Instances is the number of instances at creation. With autoscale it is only where autoscale begins.
	Instances int `json:"instances,omitzero"`
	// ZoneRedundant spreads the instances over availability zones. Needs a Premium SKU and at least two instances.
	ZoneRedundant bool `json:"zoneRedundant,omitzero"`
	// StagingSlot adds a slot to deploy to and swap from. Needs a Standard or Premium SKU.
	StagingSlot bool `json:"stagingSlot,omitzero" expand:"early"`
	// Autoscale changes the number of instances with the load.
	Autoscale Autoscale `json:"autoscale,omitzero"`
}

// Autoscale bounds the number of instances and says what moves it. The zero value is a fixed number of instances.
type Autoscale struct {
	// Min is the number of instances that always run.
	Min int `json:"min,omitzero"`
	// Default is the number used when the metrics cannot be read. Min <= Default <= Max.
	Default int `json:"default,omitzero"`
	// Max is the number never exceeded, at most what the SKU allows.
	Max int `json:"max,omitzero"`
	// Rules move the number of instances. Azure adds an instance when any rule asks for it and removes one only when
	// all agree, so each metric has a rule for each direction.
	Rules []ScaleRule `json:"rules,omitzero"`
	// Schedule overrides Min, Default and Max at certain hours.
	Schedule []ScaleWindow `json:"schedule,omitzero"`
}

// ScaleRule changes the number of instances when a metric has been on one side of a threshold for a while.
type ScaleRule struct {
	// Name is unique in the profile.
	Name string `json:"name"`
	// Metric is a metric of Microsoft.Web/serverFarms, e.g. "CpuPercentage".
	Metric string `json:"metric"`
	// Operator is "GreaterThan" or "LessThan".
	Operator string `json:"operator" expand:"target"`
	// Threshold is in the metric's own unit.
	Threshold float64 `json:"threshold" expand:"target"`
	// WindowMinutes is how long the average must be beyond the threshold. Azure allows 5 to 720.
	WindowMinutes int `json:"windowMinutes" expand:"target"`
	// Change is the number of instances added, or removed when negative.
	Change int `json:"change" expand:"target"`
	// CooldownMinutes is the pause after a change. Azure allows 1 to 10080.
	CooldownMinutes int `json:"cooldownMinutes" expand:"target"`
}

// ScaleWindow bounds the number of instances at certain hours of certain days.
type ScaleWindow struct {
	// Name is unique in the profile.
	Name string `json:"name"`
	// Days are English weekday names.
	Days []string `json:"days"`
	// Start and End are times of day, "15:04", in TimeZone.
	Start string `json:"start" expand:"target"`
	End   string `json:"end" expand:"target"`
	// TimeZone is a Windows time zone name, which is what Azure wants, e.g. "UTC".
	TimeZone string `json:"timeZone" expand:"target"`
	// Min, Default and Max hold during the window.
	Min     int `json:"min"`
	Default int `json:"default"`
	Max     int `json:"max"`
}

// WorkerPlan is the tier that works off queues: a function app on a plan that scales to zero.
type WorkerPlan struct {
	// SKU is the plan, e.g. "FC1" (Flex Consumption). Empty: no workers.
	SKU string `json:"sku,omitzero" expand:"target"`
	// Runtime is the language of the functions and its version, as Functions names them, e.g. "dotnet-isolated|10.0".
	Runtime string `json:"runtime,omitzero" expand:"target"`
	// MaxInstances bounds the scaling. Azure allows 1 to 1000.
	MaxInstances int `json:"maxInstances,omitzero"`
	// MemoryMB is the memory of an instance: 512, 2048 or 4096.
	MemoryMB int `json:"memoryMb,omitzero"`
	// AlwaysReady is how many instances of each function stand ready at all times, billed whether they work or not. 0: none,
	// or over zones the two that Azure keeps there in any case.
	AlwaysReady int `json:"alwaysReady,omitzero" expand:"target"`
	// ZoneRedundant spreads the instances over availability zones, where the region offers that for functions.
	ZoneRedundant bool `json:"zoneRedundant,omitzero"`
	// Functions are the functions, each fed by the queue of the same name.
	Functions []string `json:"functions,omitzero"`
}
