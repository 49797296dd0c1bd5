package stages

// Observability is what is recorded, for how long, and who is told.
type Observability struct {
	// RetentionDays is how long logs are kept, 30 to 730.
	RetentionDays int `json:"retentionDays,omitzero"`
	// DailyCapGB stops ingestion for the day, so that a logging loop cannot cost a month's budget.
	DailyCapGB float64 `json:"dailyCapGb,omitzero"`
	// SamplingPercent is the share of telemetry that is kept, above 0 to 100.
	SamplingPercent float64 `json:"samplingPercent,omitzero" expand:"target"`
	// EntraIngestion lets the workloads' identities send telemetry, and tells them to sign in.
	EntraIngestion bool `json:"entraIngestion,omitzero"`
	// KeyIngestion takes telemetry from whoever knows the connection string, signed in or not.
	KeyIngestion bool `json:"keyIngestion,omitzero" expand:"path"`
	// WebTestLocations are the places the availability test runs from, by Azure's location tags.
	WebTestLocations []string `json:"webTestLocations,omitzero"`
	// Alerts are the triggers that become alert rules, by ID.
	Alerts []string `json:"alerts,omitzero" expand:"path"`
	// TrafficAnomalies adds an alert with a learned threshold on the number of requests.
	TrafficAnomalies bool `json:"trafficAnomalies,omitzero"`
	// DistributedTracing follows a request through all services.
	DistributedTracing bool `json:"distributedTracing,omitzero"`
	// PlatformHealth alerts on Azure's own service and resource health.
	PlatformHealth bool `json:"platformHealth,omitzero"`
	// Objectives adds service level objectives with alerts on the rate at which the error budget burns.
	Objectives bool `json:"objectives,omitzero"`
	// CentralWorkspace collects the logs of all regions in one place.
	CentralWorkspace bool `json:"centralWorkspace,omitzero"`
	// WorkspaceReplica copies the logs to the paired region of the first one, where the workspace can be switched over to.
	WorkspaceReplica bool `json:"workspaceReplica,omitzero"`
}

// Cost is the budget and its alarms.
type Cost struct {
	// BudgetUSD is the monthly budget in US dollars.
	BudgetUSD float64 `json:"budgetUsd,omitzero"`
	// ActualPercent are the shares of the budget at which spending is reported.
	ActualPercent []int `json:"actualPercent,omitzero"`
	// ForecastPercent is the share of the budget at which the forecast is reported.
	ForecastPercent int `json:"forecastPercent,omitzero"`
	// AnomalyAlert reports unusual spending day by day.
	AnomalyAlert bool `json:"anomalyAlert,omitzero"`
	// CellBudgetUSD is what a cell beside the first of its region may cost a month, as a budget of its own. 0: none.
	CellBudgetUSD float64 `json:"cellBudgetUsd,omitzero"`
}

// DDoSProtection is protection against floods beyond what every Azure address has.
type DDoSProtection string

// The levels of protection, by rank.
const (
	DDoSIPProtection      DDoSProtection = "ip"
	DDoSNetworkProtection DDoSProtection = "network"
)

// Security is protection beyond what every component has by default.
type Security struct {
	// KeyVault adds a vault. The stages before need none: they have no secrets.
	KeyVault bool `json:"keyVault,omitzero"`
	// DDoS is the level of protection. Empty: the basic one that costs nothing.
	DDoS DDoSProtection `json:"ddos,omitzero"`
	// Sentinel analyses the central logs for attacks.
	Sentinel bool `json:"sentinel,omitzero"`
	// PolicyAssignments makes Azure itself refuse what breaks the rules.
	PolicyAssignments bool `json:"policyAssignments,omitzero"`
}

// Resilience is how the stage proves that it survives failures. No stage has any of it until somebody asks: what can do
// harm is not made on the side.
type Resilience struct {
	// Chaos are the experiments of Azure Chaos Studio that somebody can start. None starts by itself.
	Chaos []ChaosExperiment `json:"chaos,omitzero"`
	// LoadTest adds a load testing resource.
	LoadTest bool `json:"loadTest,omitzero"`
}

// Regions says how many regions serve users.
type Regions struct {
	// Active is the number of region stamps that serve users at the same time.
	Active int `json:"active"`
	// Standby adds a region that keeps copies of the data and serves nobody until the active one fails.
	Standby bool `json:"standby,omitzero"`
}
