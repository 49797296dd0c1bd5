package stages

import "slices"

// Objective is a service level objective: what share of the requests has to be good over Days. What may fail besides is
// the error budget. While it lasts, features come first; when it is spent, reliability does.
type Objective struct {
	// ID is unique: lowercase letters and hyphens.
	ID string `json:"id"`
	// Title says what users can count on.
	Title string `json:"title"`
	// Operation is a word in the operation names of the requests that count, as the application reports them. Empty: all
	// requests do.
	Operation string `json:"operation,omitzero"`
	// TargetPercent is the share of good requests.
	TargetPercent float64 `json:"targetPercent"`
	// SlowMilliseconds makes a request bad that takes longer. 0: one is bad when the server fails it.
	SlowMilliseconds int `json:"slowMilliseconds,omitzero"`
	// Days is the time that the budget is for.
	Days int `json:"days"`
	// MinimumRequests is the number in the long window below which too few users are there to judge by.
	MinimumRequests int `json:"minimumRequests"`
	// Source says where the target comes from, or why it is ours.
	Source string `json:"source"`
}

// BurnRate is a speed at which the error budget of an objective is spent: 1 spends it exactly in its time. An alert looks
// at a long window, so that it is worth being told, and at a short one, so that it ends soon after the cause.
type BurnRate struct {
	// ID is "fast", "medium" or "slow".
	ID string `json:"id"`
	// Factor is how much faster than 1 the budget is being spent.
	Factor float64 `json:"factor"`
	// Long and Short are the windows.
	Long  Period `json:"long"`
	Short Period `json:"short"`
	// Every is how often both are looked at.
	Every Period `json:"every"`
	// Severity is Azure Monitor's.
	Severity int `json:"severity"`
}

// objectives are for the operations that the article names, and for everything.
var objectives = []Objective{
	{
		ID: "availability", Title: "Requests are answered", TargetPercent: 99.9, Days: 28, MinimumRequests: 100,
		Source: "ours: a tenth of the failures that end stage 100k (error rate over 1 %)",
	},
	{
		ID: "latency", Title: "Requests are answered within half a second", TargetPercent: 95, SlowMilliseconds: 500, Days: 28, MinimumRequests: 100,
		Source: "article section 3, response times over 500 ms at the 95th percentile",
	},
	{
		ID: "login", Title: "Users can sign in", Operation: "login", TargetPercent: 99.95, Days: 28, MinimumRequests: 100,
		Source: "article section 6, objectives for key operations (such as login and checkout); the target is ours",
	},
	{
		ID: "checkout", Title: "Users can buy", Operation: "checkout", TargetPercent: 99.95, Days: 28, MinimumRequests: 100,
		Source: "article section 6, objectives for key operations (such as login and checkout); the target is ours",
	},
}

// burnRates are those of The Site Reliability Workbook (Google, 2018), chapter 5: 2 % of a month's budget in an hour, 5 %
// in six hours, 10 % in a day. Its fourth, three days long, is longer than Azure Monitor looks back.
var burnRates = []BurnRate{
	{ID: "fast", Factor: 14.4, Long: Hour, Short: 5 * Minute, Every: 5 * Minute, Severity: severityError},
	{ID: "medium", Factor: 6, Long: 6 * Hour, Short: 30 * Minute, Every: 15 * Minute, Severity: severityError},
	{ID: "slow", Factor: 3, Long: Day, Short: 2 * Hour, Every: 30 * Minute, Severity: severityWarning},
}

// Objectives returns all objectives. The list is the caller's own.
func Objectives() []Objective { return slices.Clone(objectives) }

// BurnRates returns the burn rates that are told, the fastest first. The list is the caller's own.
func BurnRates() []BurnRate { return slices.Clone(burnRates) }
