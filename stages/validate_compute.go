package stages

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

func (c *check) compute(p Compute) {
	tier, _ := p.SKU.tier()
	if p.SKU.rank() < 0 { // in another case it would differ from what Azure returns, and plans of functions run no web app
		c.that(false, "compute.sku", fmt.Sprintf("%q is no App Service plan%s", p.SKU, suggest(string(p.SKU), planNames())),
			"it must be a size App Service sells", "use the stage's own, or P1v3")
		return
	}
	c.that(tier.VNetIntegration, "compute.sku", fmt.Sprintf("%s (%s) cannot join a network", p.SKU, tier.Name),
		"the app reaches its stores through its own subnet, which needs Basic or better", "use B1 or better")
	c.that(p.Instances >= 1 && p.Instances <= tier.MaxInstances, "compute.instances",
		fmt.Sprintf("%d instances of %s", p.Instances, p.SKU),
		fmt.Sprintf("%s allows 1 to %d", tier.Name, tier.MaxInstances), "change the number, or use a larger tier")
	if p.ZoneRedundant {
		c.that(tier.ZoneRedundant, "compute.zoneRedundant", fmt.Sprintf("%s (%s) knows no zones", p.SKU, tier.Name),
			"zone redundancy needs a Premium plan", "use P1v3, or turn zoneRedundant off")
		c.that(p.Instances >= 2, "compute.instances", fmt.Sprintf("%d instance over zones", p.Instances),
			"zone redundancy needs two instances or more", "use 2")
	}
	c.that(!p.StagingSlot || tier.Slots > 0, "compute.stagingSlot", fmt.Sprintf("%s has no slots", tier.Name),
		"slots need Standard or better", "use S1 or better, or turn the slot off")
	c.autoscale(p, tier)
}

func (c *check) autoscale(p Compute, tier azure.AppServiceTier) {
	a := p.Autoscale
	if a.Min == 0 && a.Default == 0 && a.Max == 0 && len(a.Rules)+len(a.Schedule) == 0 {
		return
	}
	c.that(tier.Autoscale, "compute.autoscale", fmt.Sprintf("%s does not scale by itself", tier.Name),
		"autoscale needs Standard or better", "use S1 or better")
	c.bounds("compute.autoscale", a.Min, a.Default, a.Max, tier)
	c.that(!p.ZoneRedundant || a.Min >= 2, "compute.autoscale.min", fmt.Sprintf("%d over zones", a.Min),
		"zone redundancy needs two instances at all times", "use 2")
	c.that(len(a.Rules) > 0 && len(a.Rules) <= 10, "compute.autoscale.rules", fmt.Sprintf("%d rules", len(a.Rules)),
		"an autoscale profile has 1 to 10 rules", "add or remove some")
	for _, r := range a.Rules {
		field := "compute.autoscale.rules." + r.Name
		c.that(slices.Contains(planMetrics, r.Metric), field, fmt.Sprintf("%q is no metric of a plan", r.Metric),
			fmt.Sprintf("it must be one of %v", planMetrics), "use CpuPercentage")
		c.that(r.Operator == "GreaterThan" && r.Change > 0 || r.Operator == "LessThan" && r.Change < 0, field,
			fmt.Sprintf("%s changes by %d", r.Operator, r.Change),
			"GreaterThan adds instances and LessThan removes them", "turn one of them round")
		c.between(field+".windowMinutes", r.WindowMinutes, 5, 720)
		c.between(field+".cooldownMinutes", r.CooldownMinutes, 1, 10080)
	}
	for _, w := range a.Schedule {
		c.bounds("compute.autoscale.schedule."+w.Name, w.Min, w.Default, w.Max, tier)
	}
}

// planMetrics are the metrics of a plan that autoscale can follow. Source: Azure/azure-monitor-baseline-alerts and
// Microsoft Learn, autoscale common metrics, verified.
var planMetrics = []string{
	"CpuPercentage", "MemoryPercentage", "HttpQueueLength", "DiskQueueLength", "BytesReceived", "BytesSent",
}

func (c *check) bounds(field string, low, standard, high int, tier azure.AppServiceTier) {
	c.that(1 <= low && low <= standard && standard <= high, field,
		fmt.Sprintf("min %d, default %d, max %d", low, standard, high), "1 <= min <= default <= max", "put them in order")
	c.that(high <= tier.MaxInstances, field+".max", fmt.Sprintf("%d instances", high),
		fmt.Sprintf("%s allows %d at most", tier.Name, tier.MaxInstances), "lower it, or use a larger tier")
}

// planNames are the SKUs worth suggesting.
func planNames() []string {
	var names []string
	for _, tier := range azure.AppServiceTiers() {
		names = append(names, tier.SKUs...)
	}
	return names
}

// suggest is the end of a sentence about an unknown word: the known one that was probably meant, or nothing.
func suggest(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}
