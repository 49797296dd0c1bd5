package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

const premiumFirewallID = edgeFirewallID + "premium"

// act carries an action out on a resource of a cloud, and returns what it puts by ID.
func act(action model.Action, cloud fakeCloud, id string, body props) (map[string]model.Resource, []model.Fault) {
	put := map[string]model.Resource{}
	found, _ := cloud.Get(id)
	faults := action.Do(model.Request{ID: id, Inputs: found.Inputs, Old: found.Outputs, Cloud: cloud}, body,
		func(r model.Resource) { put[r.ID] = r })
	return put, faults
}

func wafMappings(pairs ...string) props {
	var mappings []any
	for i := 0; i < len(pairs); i += 2 {
		mappings = append(mappings, props{
			"securityPolicyName": pairs[i], "changeToWafPolicy": props{"id": pairs[i+1]},
		})
	}
	return props{"wafMappingList": mappings}
}

func upgradable(tier string) fakeCloud {
	return edgeCloud(tier,
		resource(edgePolicyID, props{"parameters": props{"wafPolicy": props{"id": edgeFirewallID}}}),
		resource(edgeFirewallID, sku(frontDoorStandard)), resource(premiumFirewallID, sku(frontDoorPremium)))
}

func TestAProfileIsUpgradedInPlaceWithItsFirewalls(t *testing.T) {
	t.Parallel()
	cloud := upgradable(frontDoorStandard)
	put, faults := act(upgradeProfile(), cloud, edgeID, wafMappings("waf", premiumFirewallID))
	require.Empty(t, faults)
	require.Len(t, put, 2)
	assert.Equal(t, frontDoorPremium, tierOf(put[edgeID]))
	assert.Equal(t, frontDoorPremium, put[edgeID].Outputs.String("sku.name"))
	assert.Equal(t, premiumFirewallID, put[edgePolicyID].Inputs.String("parameters.wafPolicy.id"))
	before, _ := cloud.Get(edgeID)
	assert.Equal(t, frontDoorStandard, tierOf(before), "what was there is not modified")
	put, faults = act(upgradeProfile(), edgeCloud(frontDoorStandard), edgeID, props{})
	assert.Empty(t, faults, "without a firewall there is nothing to map")
	assert.Len(t, put, 1)
}

func TestEveryWayInWhichAnUpgradeIsRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cloud fakeCloud
		body  props
		says  string
	}{
		"it is Premium already": {upgradable(frontDoorPremium), wafMappings("waf", premiumFirewallID), "can be upgraded"},
		"a policy is forgotten": {upgradable(frontDoorStandard), props{}, "is not mapped"},
		"an unknown policy": {
			upgradable(frontDoorStandard), wafMappings("waf", premiumFirewallID, "other", premiumFirewallID), "has no security policy",
		},
		"a Standard firewall": {upgradable(frontDoorStandard), wafMappings("waf", edgeFirewallID), "it must be Premium"},
		"a firewall that is not there": {
			upgradable(frontDoorStandard), wafMappings("waf", edgeFirewallID+"2"), "does not exist",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			put, faults := act(upgradeProfile(), c.cloud, edgeID, c.body)
			require.NotEmpty(t, faults)
			assert.Contains(t, faults[0].Message, c.says)
			assert.Empty(t, put)
		})
	}
}

func TestAnApprovalIsForAllOriginsThatShareTheEndpoint(t *testing.T) {
	t.Parallel()
	ask := func(status, region string) props {
		return props{"sharedPrivateLinkResource": props{
			"privateLink": props{"id": gatewayID}, "groupId": "private", "privateLinkLocation": region, "status": status,
			"requestMessage": "please",
		}}
	}
	cloud := fakeCloud{
		resource(edgeOriginID, ask(linkPending, "eastus2")), resource(edgeOriginID+"2", ask(linkPending, "eastus2")),
		resource(edgeOriginID+"3", ask(linkPending, "westeurope")), resource(edgeOriginID+"4", props{}),
		resource(edgeOriginID+"5", ask(linkApproved, "uksouth")),
	}
	put, faults := act(approveConnection(), cloud, edgeOriginID, nil)
	require.Empty(t, faults)
	require.Len(t, put, 2)
	for _, id := range []string{edgeOriginID, edgeOriginID + "2"} {
		assert.Equal(t, linkApproved, put[id].Outputs.String("sharedPrivateLinkResource.status"))
	}
	for _, id := range []string{edgeOriginID + "4", edgeOriginID + "5"} {
		put, faults := act(approveConnection(), cloud, id, nil)
		assert.NotEmpty(t, faults, id)
		assert.Empty(t, put)
	}
	assert.Equal(t, linkApproved, linkStatus(in(cloud, edgeOriginID+"6", ask("", "uksouth"))),
		"another origin uses the endpoint that is approved")
	assert.Equal(t, linkPending, linkStatus(in(cloud, edgeOriginID+"6", ask("", "norwayeast"))))
	assert.Len(t, FrontDoorConnections(cloud, gatewayID), 3)
}
