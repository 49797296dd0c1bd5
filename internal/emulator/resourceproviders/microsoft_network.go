package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func networkTypes() []*model.Type {
	return []*model.Type{virtualNetwork(), virtualNetworkPeering(), subnet(), networkSecurityGroup(), ddosProtectionPlan()}
}

const networkGroupPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
	"/providers/Microsoft.Network/"

func virtualNetwork() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240501:VirtualNetwork",
		ARMType:  networkType,
		Path:     networkGroupPath + "virtualNetworks/{virtualNetworkName}",
		Location: model.Regional,
		Replace:  properties(verified(replaceSource), "location"),
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"VirtualNetwork"), "privateEndpointVNetPolicies", "Disabled", "Basic"),
		},
		Ranges: []model.Range{between(verified(azurermSource+"network/virtual_network_resource.go"),
			"flowTimeoutInMinutes", 4, 30)},
		Defaults: []model.Default{
			byDefault(verified(sdkSource+"VirtualNetwork"), "enableDdosProtection", false),
			byDefault(known(), "privateEndpointVNetPolicies", "Disabled"),
		},
		References: []model.Reference{ddosPlanInUse("ddosProtectionPlan.id")},
		Normalise:  normalisedLocation(),
		Rules:      virtualNetworkRules(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, networkType, model.Properties{
				"etag": etagOf(r.ID), "resourceGuid": stableUUID(r.ID, "guid"), "provisioningState": succeeded,
				"flowLogs": []any{}, "virtualNetworkPeerings": virtualNetworkPeerings(r), "subnets": virtualNetworkSubnets(r),
			})
		},
	}
}

// virtualNetworkSubnets returns the subnets that the network has: those that it declares inline, and those that exist
// as resources of their own.
func virtualNetworkSubnets(r model.Request) []any {
	subnets, seen := []any{}, map[string]bool{}
	for _, inline := range r.Inputs.Objects("subnets") {
		id := r.ID + "/subnets/" + inline.String("name")
		seen[inline.String("name")] = true
		subnets = append(subnets, merged(inline, model.Properties{
			"id": id, "etag": etagOf(id), "provisioningState": succeeded, "purpose": "",
		}))
	}
	if r.Cloud == nil {
		return subnets
	}
	for _, below := range r.Cloud.Below(r.ID) {
		if below.ARMType == subnetType && !seen[nameOf(below.ID)] {
			subnets = append(subnets, merged(below.Outputs, model.Properties{"id": below.ID}))
		}
	}
	return subnets
}

// virtualNetworkPeerings returns the peerings of the network. They are resources of their own.
func virtualNetworkPeerings(r model.Request) []any {
	peerings := []any{}
	if r.Cloud == nil {
		return peerings
	}
	for _, peering := range peeringsOf(r.Cloud, r.ID) {
		peerings = append(peerings, merged(peering.Outputs, model.Properties{"id": peering.ID}))
	}
	return peerings
}
