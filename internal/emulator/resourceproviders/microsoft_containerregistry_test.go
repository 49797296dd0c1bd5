package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	registryID    = group + "/providers/Microsoft.ContainerRegistry/registries/cr"
	replicationID = registryID + "/replications/westus2"
)

func registryTier(name string, more props) props {
	return merged(props{"sku": props{"name": name}}, more)
}

func containerRegistryCases() []ruleCase {
	premium, standard := registryTier("Premium", nil), registryTier("Standard", nil)
	policy := func(tier, policy, status string) model.Request {
		return given(registryTier(tier, props{"policies": props{policy: props{"status": status}}}))
	}
	endpoint := resource(group+"/providers/Microsoft.Network/privateEndpoints/pep", props{
		"privateLinkServiceConnections": list(props{"privateLinkServiceId": registryID, "groupIds": list("registry")}),
	})
	leaves := func(cloud fakeCloud) model.Request { return changing(cloud, registryID, premium, standard) }
	holds := func(tier, location string) fakeCloud {
		return fakeCloud{resource(registryID, registryTier(tier, props{"location": location}))}
	}
	const p = "containerregistry.registries."
	return []ruleCase{
		{p + "premium-only", given(registryTier("Premium", props{"publicNetworkAccess": "Disabled"})),
			given(registryTier("Standard", props{"publicNetworkAccess": "Disabled"})), "publicNetworkAccess"},
		{p + "premium-only", policy("Standard", "retentionPolicy", "disabled"),
			policy("Standard", "retentionPolicy", "enabled"), "policies.retentionPolicy.status"},
		{p + "premium-only", policy("Basic", "quarantinePolicy", "disabled"),
			policy("Basic", "quarantinePolicy", "enabled"), "policies.quarantinePolicy.status"},
		{p + "premium-only", given(registryTier("Basic", props{"zoneRedundancy": "Disabled"})),
			given(registryTier("Basic", props{"zoneRedundancy": "Enabled"})), "zoneRedundancy"},
		{p + "premium-only", given(registryTier("Standard", props{"dataEndpointEnabled": false})),
			given(registryTier("Standard", props{"dataEndpointEnabled": true})), "dataEndpointEnabled"},
		{p + "export-needs-closed-network",
			given(registryTier("Premium", props{"publicNetworkAccess": "Disabled",
				"policies": props{"exportPolicy": props{"status": "disabled"}}})),
			given(registryTier("Premium", props{"publicNetworkAccess": "Enabled",
				"policies": props{"exportPolicy": props{"status": "disabled"}}})), "policies.exportPolicy.status"},
		{p + "zones-by-region", given(props{"location": "eastus2", "zoneRedundancy": "Enabled"}),
			given(props{"location": "westus", "zoneRedundancy": "Enabled"}), "zoneRedundancy"},
		{p + "identities-given", given(props{"identity": props{"type": "None"}}),
			given(props{"identity": props{"type": "UserAssigned"}}), "identity.userAssignedIdentities"},
		{p + "downgrade-blocked", leaves(fakeCloud{}), leaves(fakeCloud{endpoint}), "sku.name"},
		{p + "downgrade-blocked", leaves(fakeCloud{resource(registryID, premium)}),
			leaves(fakeCloud{resource(replicationID, props{})}), "sku.name"},
		{"containerregistry.replications.premium-only", in(holds("Premium", "eastus2"), replicationID, props{}),
			in(holds("Standard", "eastus2"), replicationID, props{}), "registryName"},
		{"containerregistry.replications.other-region",
			in(holds("Premium", "eastus2"), replicationID, props{"location": "westus2"}),
			in(holds("Premium", "eastus2"), replicationID, props{"location": "East US 2"}), "location"},
		{"containerregistry.replications.other-region",
			in(append(holds("Premium", "eastus2"), resource(replicationID+"b", props{"location": "westus3"})), replicationID,
				props{"location": "westus2"}),
			in(append(holds("Premium", "eastus2"), resource(replicationID+"b", props{"location": "westus2"})), replicationID,
				props{"location": "westus2"}), "location"},
		{"containerregistry.replications.zones-by-region", given(props{"location": "westus2", "zoneRedundancy": "Enabled"}),
			given(props{"location": "westus", "zoneRedundancy": "Enabled"}), "zoneRedundancy"},
	}
}

func TestARegistryReturnsThePoliciesThatNobodyGave(t *testing.T) {
	t.Parallel()
	outputs := registryOutputs(model.Request{ID: registryID, Inputs: registryTier("Premium", props{
		"policies": props{"retentionPolicy": props{"status": "enabled", "days": 30.0}},
	})})
	assert.Equal(t, "cr.azurecr.io", outputs.String("loginServer"))
	assert.Equal(t, "Premium", outputs.String("sku.tier"))
	assert.Equal(t, "enabled", outputs.String("policies.retentionPolicy.status"))
	assert.InDelta(t, 30, outputs.Number("policies.retentionPolicy.days"), 0)
	assert.Equal(t, "enabled", outputs.String("policies.exportPolicy.status"))
	assert.Equal(t, "disabled", outputs.String("policies.quarantinePolicy.status"))
}
