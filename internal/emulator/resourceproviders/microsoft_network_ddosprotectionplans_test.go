package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const ddosPlanID = group + "/providers/Microsoft.Network/ddosProtectionPlans/ddos"

func ddosCases() []ruleCase {
	protected := props{"enableDdosProtection": true}
	plan := props{"ddosProtectionPlan": props{"id": ddosPlanID}}
	address := func(sku, mode string, more props) model.Request {
		return given(props{"sku": props{"name": sku}, "ddosSettings": merged(props{"protectionMode": mode}, more)})
	}
	west, east := props{"location": "westus3"}, props{"location": "East US 2"}
	other := fakeCloud{resource(ddosPlanID+"2", props{"location": "eastus2"})}
	return []ruleCase{
		{"network.ddosProtectionPlans.one-in-region", in(other, ddosPlanID, west), in(other, ddosPlanID, east), "location"},
		{"network.virtualNetworks.ddos-plan-named", given(merged(protected, plan)), given(protected),
			"ddosProtectionPlan.id"},
		{"network.publicIPAddresses.ddos-plan-needs-mode", address("Standard", "Enabled", plan),
			address("Standard", "VirtualNetworkInherited", plan), "ddosSettings.ddosProtectionPlan.id"},
		{"network.publicIPAddresses.ddos-needs-standard", address("Standard", "Enabled", nil),
			address("Basic", "Enabled", nil), "ddosSettings.protectionMode"},
	}
}

func TestAPlanKnowsTheNetworksOfAllRegions(t *testing.T) {
	t.Parallel()
	member := props{"ddosProtectionPlan": props{"id": ddosPlanID}}
	cloud := fakeCloud{resource(networkID, member), resource(networkID+"2", member), resource(networkID+"3", props{})}
	outputs := ddosProtectionPlan().ReadOnly(in(cloud, ddosPlanID, props{}))
	assert.Equal(t, list(props{"id": networkID}, props{"id": networkID + "2"}), outputs.List("virtualNetworks"))
	assert.Empty(t, outputs.List("publicIPAddresses"))
}
