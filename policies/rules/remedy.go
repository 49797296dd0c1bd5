package rules

import (
	"fmt"
	"maps"
	"strings"

	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// remedy is what the fix of a finding makes of a resource at a stage: the resource afterwards, and what comes beside it.
type remedy func(stage stages.Stage, r Resource) (after Resource, added []graph.Resource)

// remedies are the fixes that the price book can price, by rule: the least that the rule asks for. Rules that cost money and
// are not here are those whose price is not in the properties of one resource, or in no book: traffic, versions, logs.
var remedies = map[string]remedy{
	"aks-tier":                      sets("sku.tier", "Standard"),
	"appservice-plan-instances":     sets("sku.capacity", 2.0),
	"appservice-plan-tier":          sets("sku.name", "P1v3"),
	"appservice-plan-zones":         zonalPlan,
	"cosmos-private-endpoint":       addsEndpoint,
	"eventgrid-private-endpoint":    addsEndpoint,
	"frontdoor-premium":             sets("sku.name", premiumEdge),
	"gateway-firewall":              firewalledGateway,
	"gateway-instances":             secondGatewayInstance,
	"keyvault-private-endpoint":     addsEndpoint,
	"redis-classic-tier":            sets("sku.name", "Standard"),
	"redis-high-availability":       sets("highAvailability", "Enabled"),
	"redis-private-endpoint":        addsEndpoint,
	"redis-size":                    sets("sku.name", "Balanced_B3"),
	"dataexplorer-private-endpoint": addsEndpoint,
	"registry-premium":              sets("sku.name", "Premium"),
	"registry-private-endpoint":     addsEndpoint,
	"registry-tier":                 sets("sku.name", "Standard"),
	"search-private-endpoint":       addsEndpoint,
	"search-replicas":               sets("replicaCount", 3.0),
	"search-tier":                   sets("sku.name", "basic"),
	"servicebus-premium":            sets("sku", map[string]any{"name": "Premium", "tier": "Premium", "capacity": 1.0}),
	"servicebus-private-endpoint":   addsEndpoint,
	"sql-audit-retention":           sets("retentionInDays", 90.0),
	"sql-backup-redundancy":         sets("requestedBackupStorageRedundancy", "Geo"),
	"sql-hyperscale-replica":        sets("highAvailabilityReplicaCount", 1.0),
	"sql-private-endpoint":          addsEndpoint,
	"sql-tier":                      databaseTier,
	"sql-zones":                     sets("zoneRedundant", true),
	"storage-private-endpoint":      addsEndpoint,
	"storage-redundancy":            sets("sku.name", "Standard_ZRS"),
}

// Priced says whether a finding of the rule can say what the fix costs.
func (r Rule) Priced() bool { return remedies[r.ID] != nil }

// sets changes one property.
func sets(path string, value any) remedy {
	return func(_ stages.Stage, r Resource) (Resource, []graph.Resource) { return r.with(path, value), nil }
}

// with copies a resource with one input changed.
func (r Resource) with(path string, value any) Resource {
	r.Inputs = changed(r.Inputs, strings.Split(path, "."), value)
	return r
}

func changed(object map[string]any, path []string, value any) map[string]any {
	object = maps.Clone(object)
	if object == nil {
		object = map[string]any{}
	}
	if len(path) > 1 {
		inner, _ := object[path[0]].(map[string]any)
		value = changed(inner, path[1:], value)
	}
	object[path[0]] = value
	return object
}

// addsEndpoint puts a private endpoint beside a resource.
func addsEndpoint(_ stages.Stage, r Resource) (Resource, []graph.Resource) {
	return r, []graph.Resource{{Type: privateEndpoint, Inputs: map[string]any{"location": r.Inputs["location"]}}}
}

// zonalPlan spreads a plan: only Premium plans can be, over two instances at least.
func zonalPlan(_ stages.Stage, r Resource) (Resource, []graph.Resource) {
	if !strings.HasPrefix(r.Get("sku.name").Text(), "P") {
		r = r.with("sku.name", "P1v3")
	}
	if instances, _ := r.Get("sku.capacity").Number(); instances < 2 {
		r = r.with("sku.capacity", 2.0)
	}
	return r.with("zoneRedundant", true), nil
}

// firewalledGateway has the size that takes a policy, and one.
func firewalledGateway(_ stages.Stage, r Resource) (Resource, []graph.Resource) {
	return r.with("sku.name", "WAF_v2").with("firewallPolicy.id", graph.Unknown), nil
}

// secondGatewayInstance raises the number that the gateway has: the fixed one, or the least of autoscale.
func secondGatewayInstance(_ stages.Stage, r Resource) (Resource, []graph.Resource) {
	if isEmpty(r.Get("autoscaleConfiguration")) {
		return r.with("sku.capacity", 2.0), nil
	}
	return r.with("autoscaleConfiguration.minCapacity", 2.0), nil
}

// databaseTier is the smallest that sql-tier takes at a stage.
func databaseTier(stage stages.Stage, r Resource) (Resource, []graph.Resource) {
	if reached(stage, stages.Stage10k) {
		return r.with("sku", map[string]any{"name": "GP_Gen5_2", "tier": "GeneralPurpose"}), nil
	}
	return r.with("sku", map[string]any{"name": "S3", "tier": "Standard"}), nil
}

// priceOf is what the fix of a rule on a resource costs in a typical month of the stage, in dollars, and whether that can be
// said. Where the stage is unknown so is its traffic, and what is left is the least.
func (s *Stack) priceOf(rule Rule, urn string) (float64, bool) {
	fix, known := remedies[rule.ID]
	r, found := s.resource(urn)
	if !known || !found || hidden(r) || !s.pricing() {
		return 0, false
	}
	before, priced := s.prices.Month(r.Resource)
	after, added := fix(s.Stage, r)
	for _, one := range append(added, after.Resource) {
		amount, known := s.prices.Month(one)
		priced = priced && known
		before = before.Plus(amount.Times(-1))
	}
	return -before.Typical, priced && before.Typical <= -0.5
}

// hidden says that what a resource costs depends on what is not known yet.
func hidden(r Resource) bool {
	for _, input := range []string{"sku", "location", "kind", "zoneRedundant"} {
		if opaqueWithin(r.Inputs[input]) {
			return true
		}
	}
	return false
}

func opaqueWithin(value any) bool {
	object, _ := value.(map[string]any)
	for _, inner := range object {
		if opaqueWithin(inner) {
			return true
		}
	}
	return Value{raw: value}.Opaque()
}

// pricing prepares the prices when the first finding asks for one, and says whether there are any.
func (s *Stack) pricing() bool {
	if s.prices != nil {
		return true
	}
	book, err := pricebook.Embedded()
	if err != nil {
		return false
	}
	g := graph.Graph{Stage: string(s.Stage)}
	for _, r := range s.Resources {
		g.Resources = append(g.Resources, r.Resource)
	}
	var declared cost.Declaration
	if s.Stage == "" {
		declared = cost.Declaration{cost.Users: 0}
	}
	prices, err := cost.PricesIn(g, book, declared)
	if err == nil {
		s.prices = &prices
	}
	return err == nil
}

// money says what a fix costs, as exactly as it is known.
func (s *Stack) money(monthly float64, known bool) string {
	switch {
	case !known:
		return "costs money"
	case s.Stage == "":
		return fmt.Sprintf("at least $%.0f a month", monthly)
	}
	return fmt.Sprintf("about $%.0f a month", monthly)
}
