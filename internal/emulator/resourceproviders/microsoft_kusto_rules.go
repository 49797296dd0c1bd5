package resourceproviders

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	kustoClusterRule  = "kusto.clusters."
	kustoDatabaseRule = "kusto.databases."
	kustoZonesDocs    = "Microsoft Learn, migrate your cluster to support multiple availability zones"
	kustoScaleDocs    = "Microsoft Learn, manage cluster horizontal scaling in Azure Data Explorer"
)

func kustoClusterRules() []model.Rule {
	return []model.Rule{
		preflight(kustoClusterRule+"sku-known", "The size is one that Azure sells, of the tier that it belongs to.",
			inferred("Microsoft.Kusto API 2023-08-15, AzureSkuName"), kustoSKU),
		preflight(kustoClusterRule+"capacity", "A size for development has one instance, the others have two to 1,000.",
			inferred(kustoScaleDocs), kustoCapacity),
		preflight(kustoClusterRule+"autoscale",
			"Optimized autoscale is for sizes of the tier Standard, from two instances on, and the number of instances "+
				"lies within its bounds.", verified(kustoSource), kustoAutoscale),
		preflight(kustoClusterRule+"zones-need-region", "Zones need a region that has some.", known(), kustoZonesNeedRegion),
		preflight(kustoClusterRule+"zones-stay",
			"A cluster that is in availability zones never leaves them. That one without zones can get some is an operation "+
				"of hours.", verified(kustoZonesDocs), kustoZonesStay),
	}
}

func kustoSKU(r model.Request) []model.Fault {
	name, tier := r.Inputs.String("sku.name"), r.Inputs.String("sku.tier")
	if name == "" {
		return nil
	}
	sku, ok := azure.KustoSKUByName(name)
	if !ok {
		return model.Refuse("sku.name", "InvalidSku", "The SKU '%s' is not a SKU of clusters.", name)
	}
	if tier == "" || oneOf(tier, sku.Tier) {
		return nil
	}
	return model.Refuse("sku.tier", "InvalidSku", "The SKU '%s' is of tier %s, not %s.", name, sku.Tier, tier)
}

func kustoCapacity(r model.Request) []model.Fault {
	sku, ok := azure.KustoSKUByName(r.Inputs.String("sku.name"))
	capacity := int(r.Inputs.Number("sku.capacity"))
	if !ok || !r.Inputs.Has("sku.capacity") || capacity >= sku.MinInstances && capacity <= sku.MaxInstances {
		return nil
	}
	return model.Refuse("sku.capacity", "BadRequest", "A cluster of SKU %s has %d to %d instances, not %d.",
		sku.Name, sku.MinInstances, sku.MaxInstances, capacity)
}

func kustoAutoscale(r model.Request) []model.Fault {
	const property = "optimizedAutoscale"
	scale := r.Inputs.Object(property)
	sku, ok := azure.KustoSKUByName(r.Inputs.String("sku.name"))
	if !ok || !scale.Bool("isEnabled") || !scale.Known("minimum") || !scale.Known("maximum") {
		return nil
	}
	low, high, capacity := int(scale.Number("minimum")), int(scale.Number("maximum")), int(r.Inputs.Number("sku.capacity"))
	switch {
	case sku.MaxInstances == 1:
		return model.Refuse(property, "BadRequest", "Optimized autoscale is not supported for the SKU %s.", sku.Name)
	case low < sku.MinInstances || low > high:
		return model.Refuse(property+".minimum", "BadRequest",
			"The minimum of optimized autoscale is %d to its maximum %d, not %d.", sku.MinInstances, high, low)
	case r.Creating() && r.Inputs.Has("sku.capacity") && (capacity < low || capacity > high):
		return model.Refuse("sku.capacity", "BadRequest",
			"The capacity %d is outside the bounds of optimized autoscale, %d to %d.", capacity, low, high)
	}
	return nil
}

func kustoZonesNeedRegion(r model.Request) []model.Fault {
	location := r.Inputs.String("location")
	if len(r.Inputs.List("zones")) == 0 || location == "" || zonal(location) {
		return nil
	}
	return model.Refuse("zones", "BadRequest", "Availability zones are not supported in the region %s.", location)
}

func kustoZonesStay(r model.Request) []model.Fault {
	if r.Creating() || len(r.Old.List("zones")) == 0 || !r.Inputs.Known("zones") || len(r.Inputs.List("zones")) > 0 {
		return nil
	}
	return model.Refuse("zones", "BadRequest",
		"A cluster that is configured with availability zones cannot be changed to not use them.")
}

func kustoDatabaseRules() []model.Rule {
	return []model.Rule{
		preflight(kustoDatabaseRule+"periods", "Retention and hot cache are periods of whole days, such as P31D.",
			inferred("Microsoft Learn, Microsoft.Kusto/clusters/databases: timespans"), kustoPeriods),
		preflight(kustoDatabaseRule+"cache-within-retention",
			"Data is in the hot cache no longer than it is kept.", inferred(kustoScaleDocs), kustoCacheWithinRetention),
		onApply(kustoDatabaseRule+"location-of-cluster", "A database is where its cluster is.", known(), kustoDatabaseLocation),
	}
}

// kustoDays reads a period. Azure takes longer forms too, which no component writes.
var kustoDays = regexp.MustCompile(`^P([0-9]{1,6})D$`)

func kustoPeriod(r model.Request, property string) (days int, ok bool) {
	match := kustoDays.FindStringSubmatch(r.Inputs.String(property))
	if match == nil {
		return 0, false
	}
	days, err := strconv.Atoi(match[1])
	return days, err == nil
}

func kustoPeriods(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, property := range []string{"softDeletePeriod", "hotCachePeriod"} {
		if _, ok := kustoPeriod(r, property); !ok && r.Inputs.String(property) != "" {
			faults = append(faults, model.Refuse(property, "BadRequest", "'%s' is no period of whole days, such as P31D.",
				r.Inputs.String(property))...)
		}
	}
	return faults
}

func kustoCacheWithinRetention(r model.Request) []model.Fault {
	kept, ok := kustoPeriod(r, "softDeletePeriod")
	cached, also := kustoPeriod(r, "hotCachePeriod")
	if !ok || !also || cached <= kept {
		return nil
	}
	return model.Refuse("hotCachePeriod", "BadRequest",
		"The hot cache period of %d days is longer than the soft delete period of %d days.", cached, kept)
}

func kustoDatabaseLocation(r model.Request) []model.Fault {
	cluster, ok := r.Cloud.Get(parentOf(r.ID))
	location := r.Inputs.String("location")
	if !ok || location == "" || sameRegion(location, cluster.Outputs.String("location")) {
		return nil
	}
	return model.Refuse("location", "BadRequest", "The database is in %s, its cluster %s in %s.", location,
		nameOf(cluster.ID), cluster.Outputs.String("location"))
}

func kustoPrincipalUnique(r model.Request) []model.Fault {
	for _, other := range r.Cloud.OfType(kustoPrincipalType) {
		if strings.EqualFold(other.ID, r.ID) || !strings.EqualFold(parentOf(other.ID), parentOf(r.ID)) {
			continue
		}
		if strings.EqualFold(other.Inputs.String("principalId"), r.Inputs.String("principalId")) &&
			oneOf(other.Inputs.String("role"), r.Inputs.String("role")) {
			return []model.Fault{{
				Property: "principalId", Status: 409, Code: "PrincipalAssignmentAlreadyExists",
				Message: "The principal assignment " + nameOf(other.ID) + " has the same principal and role.",
			}}
		}
	}
	return nil
}
