package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func registryRules() []model.Rule {
	return []model.Rule{
		preflight("containerregistry.registries.premium-only",
			"Closed public access, network rules, retention, quarantine, content trust, an export policy, data endpoints, "+
				"zone redundancy as a setting and customer-managed keys need the tier Premium.",
			verified(registrySource), registryPremiumOnly),
		preflight("containerregistry.registries.export-needs-closed-network",
			"The export policy is disabled only where public access is.", verified(registrySource), registryExport),
		preflight("containerregistry.registries.zones-by-region",
			"Zone redundancy as a setting is refused in a region without zones.", inferred(registryZones), registryZonesByRegion),
		preflight("containerregistry.registries.identities-given",
			"An identity of type UserAssigned lists identities, and only it does.", known(), identitiesGiven),
		onApply("containerregistry.registries.downgrade-blocked",
			"A registry does not leave the tier Premium while it has private endpoints or replications.",
			inferred(registryDocs), registryDowngrade),
	}
}

// premiumFeatures are the settings of a registry that its tier must offer, and when each asks for it.
var premiumFeatures = []struct {
	property string
	wanted   func(model.Properties, string) bool
}{
	{"publicNetworkAccess", is("Disabled")},
	{"networkRuleSet.defaultAction", is("Deny")},
	{"policies.retentionPolicy.status", is("enabled")},
	{"policies.quarantinePolicy.status", is("enabled")},
	{"policies.trustPolicy.status", is("enabled")},
	{"policies.exportPolicy.status", is("disabled")},
	{"dataEndpointEnabled", model.Properties.Bool},
	{"zoneRedundancy", is("Enabled")},
	{"encryption.status", is("enabled")},
}

func is(value string) func(model.Properties, string) bool {
	return func(p model.Properties, path string) bool { return oneOf(p.String(path), value) }
}

func registryPremiumOnly(r model.Request) []model.Fault {
	tier := r.Inputs.String("sku.name")
	if !r.Inputs.Has("sku.name") || oneOf(tier, "Premium") {
		return nil
	}
	var faults []model.Fault
	for _, feature := range premiumFeatures {
		if feature.wanted(r.Inputs, feature.property) {
			faults = append(faults, model.Refuse(feature.property, "SkuNotSupported",
				"The property '%s' is not supported by the SKU '%s' of the registry: it needs Premium.",
				feature.property, tier)...)
		}
	}
	return faults
}

func registryExport(r model.Request) []model.Fault {
	const property = "policies.exportPolicy.status"
	if !oneOf(r.Inputs.String(property), "disabled") || !r.Inputs.Known("publicNetworkAccess") ||
		oneOf(r.Inputs.String("publicNetworkAccess"), "Disabled") {
		return nil
	}
	return model.Refuse(property, "ExportPolicyInvalid",
		"The export policy can be disabled only on a registry whose public network access is disabled.")
}

func registryZonesByRegion(r model.Request) []model.Fault {
	region, ok := azure.RegionByName(r.Inputs.String("location"))
	if !ok || region.Zones || !oneOf(r.Inputs.String("zoneRedundancy"), "Enabled") {
		return nil
	}
	return model.Refuse("zoneRedundancy", "ZoneRedundancyNotSupported",
		"Zone redundancy is not supported in the region %s.", region.Name)
}

func registryDowngrade(r model.Request) []model.Fault {
	if r.Creating() || !oneOf(r.Old.String("sku.name"), "Premium") || !r.Inputs.Has("sku.name") ||
		oneOf(r.Inputs.String("sku.name"), "Premium") {
		return nil
	}
	var faults []model.Fault
	for _, endpoint := range referringTo(r.Cloud, r.ID, privateEndpointType) {
		if leadsTo(endpoint, r.ID) {
			faults = append(faults, registryKeeps(r, "the private endpoint "+nameOf(endpoint.ID))...)
		}
	}
	for _, below := range r.Cloud.Below(r.ID) {
		if oneOf(below.ARMType, registryReplicationType) {
			faults = append(faults, registryKeeps(r, "the replication "+nameOf(below.ID))...)
		}
	}
	return faults
}

func registryKeeps(r model.Request, feature string) []model.Fault {
	return model.Refuse("sku.name", "SkuDowngradeNotSupported",
		"The registry %s cannot leave Premium while it has %s: delete it first.", nameOf(r.ID), feature)
}

func registryReplicationRules() []model.Rule {
	return []model.Rule{
		onApply("containerregistry.replications.premium-only",
			"Geo-replication needs the tier Premium.", verified(registrySource), replicationPremiumOnly),
		onApply("containerregistry.replications.other-region",
			"A replication is in another region than its registry, and the only one there.", known(), replicationElsewhere),
		preflight("containerregistry.replications.zones-by-region",
			"Zone redundancy as a setting is refused in a region without zones.", inferred(registryZones), registryZonesByRegion),
		onApply("containerregistry.replications.endpoints-have-room",
			"A replication takes one address of the subnet of each private endpoint of its registry.",
			inferred(registryLinkDocs), replicationAddresses),
	}
}

func replicationPremiumOnly(r model.Request) []model.Fault {
	registry, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok || oneOf(registry.Inputs.String("sku.name"), "Premium") {
		return nil
	}
	return model.Refuse("registryName", "SkuNotSupported",
		"Geo-replication is not supported by the SKU '%s' of the registry %s: it needs Premium.",
		registry.Inputs.String("sku.name"), nameOf(registry.ID))
}

func replicationElsewhere(r model.Request) []model.Fault {
	registry, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok {
		return nil
	}
	holders := []model.Resource{registry}
	for _, below := range r.Cloud.Below(registry.ID) {
		if oneOf(below.ARMType, registryReplicationType) && !oneOf(below.ID, r.ID) {
			holders = append(holders, below)
		}
	}
	for _, holder := range holders {
		if sameRegion(holder.Inputs.String("location"), r.Inputs.String("location")) {
			return model.Refuse("location", "ReplicationAlreadyExists",
				"The registry %s is in %s already: a replication goes to another region.", nameOf(registry.ID),
				holder.Inputs.String("location"))
		}
	}
	return nil
}

func replicationAddresses(r model.Request) []model.Fault {
	if !r.Creating() {
		return nil
	}
	return endpointsOutgrow(r.Cloud, parentOf(r.ID), "location", 1)
}
