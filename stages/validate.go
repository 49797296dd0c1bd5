package stages

import (
	"fmt"
	"slices"
)

// check collects the faults of a profile.
type check struct{ faults Faults }

// that records a fault unless ok.
func (c *check) that(ok bool, field, problem, rule, fix string) {
	if !ok {
		c.faults = append(c.faults, Fault{Field: field, Problem: problem, Rule: rule, Fix: fix})
	}
}

// between records a fault unless low <= value <= high.
func (c *check) between(field string, value, low, high int) {
	c.that(low <= value && value <= high, field, fmt.Sprintf("%d is out of range", value),
		fmt.Sprintf("it must be between %d and %d", low, high), "choose a number in that range")
}

// Validate reports every rule the profile breaks, as Faults, or nil. A profile of the ladder breaks none; one with
// overrides may.
func (p Profile) Validate() error {
	c := &check{}
	c.compute(p.Compute)
	c.workers(p.Workers, p.Messaging)
	c.cache(p.Cache, p.Regions)
	c.database(p.Database)
	c.topology(p)
	c.cosmos(p.Data.Cosmos)
	c.search(p)
	c.stores(p)
	c.storage(p.Storage)
	c.messaging(p)
	c.services(p)
	c.edge(p.Edge)
	c.network(p)
	c.observability(p.Observability)
	c.cost(p.Cost)
	c.costTriggers(p)
	c.scale(p)
	c.clusterPools(p.Services)
	c.resilience(p)
	return c.faults.asError()
}

func (c *check) observability(o Observability) {
	c.between("observability.retentionDays", o.RetentionDays, 30, 730)
	c.that(o.DailyCapGB > 0, "observability.dailyCapGb", fmt.Sprintf("%g GB", o.DailyCapGB),
		"it must be above 0, or nothing bounds the cost of logs", "use the stage's default")
	c.that(o.SamplingPercent > 0 && o.SamplingPercent <= 100, "observability.samplingPercent",
		fmt.Sprintf("%g %%", o.SamplingPercent), "it must be above 0 and at most 100", "use 100 to keep everything")
	c.that(o.EntraIngestion || o.KeyIngestion, "observability.keyIngestion", "nobody can send telemetry",
		"telemetry needs a way in", "set observability.entraIngestion")
	c.that(len(o.WebTestLocations) > 0, "observability.webTestLocations", "no location",
		"an availability test needs a place to run from", "name at least one")
	for _, id := range o.Alerts {
		known := slices.ContainsFunc(triggers, func(t Trigger) bool { return t.ID == id })
		c.that(known, "observability.alerts", fmt.Sprintf("%q is no trigger", id),
			"alerts are made from triggers", "remove it, or define the trigger")
	}
}

// costTriggers are alerts that Cost Management has to make.
func (c *check) costTriggers(p Profile) {
	for _, t := range triggers {
		if t.Evaluation == EvaluateCosts && slices.Contains(p.Observability.Alerts, t.ID) {
			c.that(p.Cost.AnomalyAlert, "cost.anomalyAlert", "off, although "+t.ID+" is an alert",
				"costs are no metric: only Cost Management can tell them", "turn it on, or remove the alert")
		}
	}
}

func (c *check) cost(m Cost) {
	c.that(m.BudgetUSD > 0, "cost.budgetUsd", fmt.Sprintf("%g USD", m.BudgetUSD), "a budget is above 0",
		"set the amount you mean to spend in a month")
	for _, percent := range append(slices.Clone(m.ActualPercent), m.ForecastPercent) {
		c.that(percent >= 0 && percent <= 1000, "cost", fmt.Sprintf("a threshold of %d %%", percent),
			"budget thresholds are between 0 and 1000 %", "use 80, 100 and 110")
	}
	c.that(len(m.ActualPercent) <= 4, "cost.actualPercent", fmt.Sprintf("%d thresholds", len(m.ActualPercent)),
		"a budget has at most five notifications, one of which is the forecast", "remove some")
}

func (c *check) scale(p Profile) {
	c.that(p.Regions.Active >= 1, "regions.active", fmt.Sprintf("%d regions", p.Regions.Active),
		"somebody must serve the users", "use 1")
	c.cells(p)
	premium := p.Services.Gateway.SKU == "Premium"
	c.that(p.Services.Gateway.SKU == "" || premium || p.Regions.Active == 1, "services.gateway.sku",
		fmt.Sprintf("%s in %d regions", p.Services.Gateway.SKU, p.Regions.Active),
		"of the API Management tiers only classic Premium has several regions", "use Premium")
	c.that(p.Security.DDoS == "" || p.Security.DDoS.rank() >= 0, "security.ddos",
		fmt.Sprintf("%q is no protection", p.Security.DDoS), fmt.Sprintf("it must be one of %v", ddosProtection),
		"use network")
}
