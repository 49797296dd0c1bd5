package deploy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/actions"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/promotion"
	"github.com/azstage/azstage/stages"
)

const premiumOverride = `{"edge": {"frontDoorTier": "Premium_AzureFrontDoor"}}`

// only is the one resource of a type.
func only(t *testing.T, g graph.Graph, token string) graph.Resource {
	t.Helper()
	found := g.OfType(token)
	require.Len(t, found, 1, token)
	return found[0]
}

func TestFrontDoorBecomesPremiumWithoutAnOutage(t *testing.T) {
	t.Parallel()
	h := standing(t, configuration(stages.Stage10k))
	hop := promotion.Hop{From: stages.Stage10k, To: stages.Stage100k}
	before := export(t, h.Session, "10k")
	plan, err := h.Plan(t.Context(), []promotion.Hop{hop})
	require.NoError(t, err)
	require.Empty(t, plan.Refused)
	var ids []string
	for _, action := range plan.Actions {
		ids = append(ids, action.ID)
	}
	assert.Subset(t, ids, []string{"front-door-upgrade", "approve-private-endpoint-connection", "move-routes"})

	_, err = h.Complete(t.Context(), hop, promotion.Expand)
	require.NoError(t, err)
	between := export(t, h.Session, "100k")
	assert.Equal(t, "Premium_AzureFrontDoor", graphText(only(t, between, "azure-native:cdn:Profile").Outputs, "sku", "name"))
	assert.Len(t, between.OfType("azure-native:cdn:AFDOriginGroup"), 2, "both ways stand")
	assert.Len(t, between.OfType("azure-native:network:Policy"), 2, "both firewalls stand")
	for _, route := range between.OfType("azure-native:cdn:Route") {
		old, _ := before.Find(route.URN)
		assert.Equal(t, old.Inputs["originGroup"], route.Inputs["originGroup"], "users keep the old way")
	}
	_, health, err := h.Verify(t.Context(), hop)
	require.NoError(t, err, "%v", health.Faults)
	_, err = h.Complete(t.Context(), hop, promotion.Contract)
	require.NoError(t, err)

	after := export(t, h.Session, "100k")
	assert.Empty(t, h.Session.Outages(), "users were never cut off")
	for _, token := range []string{"azure-native:cdn:Profile", "azure-native:cdn:AFDEndpoint"} {
		old, kept := only(t, before, token), only(t, after, token)
		assert.Equal(t, []string{old.URN, old.ID}, []string{kept.URN, kept.ID}, "it is the same resource")
	}
	private := only(t, after, "azure-native:cdn:AFDOrigin")
	assert.Equal(t, "Approved", graphText(private.Outputs, "sharedPrivateLinkResource", "status"))
	assert.Len(t, after.OfType("azure-native:cdn:AFDOriginGroup"), 1)
	assert.Len(t, after.OfType("azure-native:network:Policy"), 1)
	gateway := only(t, after, "azure-native:network:ApplicationGateway")
	listeners, _ := gateway.Inputs["httpListeners"].([]any)
	require.Len(t, listeners, 1)
	listener, _ := listeners[0].(map[string]any)
	assert.Contains(t, graphText(listener, "frontendIPConfiguration", "id"), "/frontendIPConfigurations/private",
		"nobody listens at the public address")
	result, err := h.Session.Preview(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "%v", result.Steps)
}

// What the two halves with their actions avoid, on the smallest stage that has a Front Door.
func TestOneStepToPrivateOriginsCutsUsersOff(t *testing.T) {
	t.Parallel()
	session, _ := open(t, configuration(stages.Stage1k))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	profile := only(t, export(t, session, "1k"), "azure-native:cdn:Profile")
	require.NoError(t, session.Reconfigure(t.Context(), configuration(stages.Stage1k, "overrides", premiumOverride)))
	result, err := session.Up(t.Context())
	require.Error(t, err, "a Standard profile takes nothing of Premium")
	assert.Contains(t, err.Error(), "Premium_AzureFrontDoor")
	for _, step := range result.Steps {
		assert.NotEqual(t, "replace", step.Action, step.URN)
	}
	assert.Equal(t, profile.ID, only(t, export(t, session, "1k"), "azure-native:cdn:Profile").ID)

	target, err := session.Actions()
	require.NoError(t, err)
	_, err = actions.UpgradeProfile(t.Context(), target, actions.Upgrade{Profile: profile.ID})
	require.ErrorContains(t, err, "not mapped", "the firewall has to become a Premium one")
	var premium string
	for _, policy := range export(t, session, "1k").OfType("azure-native:network:Policy") {
		if graphText(policy.Inputs, "sku", "name") == actions.Premium {
			premium = policy.ID
		}
	}
	upgraded, err := actions.UpgradeProfile(t.Context(), target, actions.Upgrade{
		Profile: profile.ID, Firewalls: map[string]string{"firewall": premium},
	})
	require.NoError(t, err)
	require.True(t, upgraded)
	_, err = session.Refresh(t.Context())
	require.NoError(t, err)
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	open := session.Outages()
	require.NotEmpty(t, open, "users are sent to a link that nobody has approved")
	assert.Nil(t, open[len(open)-1].Ended)

	done, err := promotion.ApprovePrivateOrigins(t.Context(), session, "1k")
	require.NoError(t, err)
	assert.Len(t, done, 1)
	assert.NotNil(t, session.Outages()[len(open)-1].Ended, "approval ends it")
	result, err = session.Preview(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "%v", result.Steps)
	done, err = promotion.ApprovePrivateOrigins(t.Context(), session, "1k")
	require.NoError(t, err)
	assert.Empty(t, done, "there is nothing left to approve")
}

func TestWithoutAGatewayFrontDoorReachesTheAppByPrivateLink(t *testing.T) {
	t.Parallel()
	session, _ := open(t, configuration(stages.Stage1k, "overrides",
		`{"edge": {"frontDoorTier": "Premium_AzureFrontDoor", "applicationGateway": false}}`))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	g := export(t, session, "1k")
	site, origin := only(t, g, "azure-native:web:WebApp"), only(t, g, "azure-native:cdn:AFDOrigin")
	assert.Equal(t, "Disabled", site.Inputs["publicNetworkAccess"])
	assert.Equal(t, site.ID, graphText(origin.Inputs, "sharedPrivateLinkResource", "privateLink", "id"))
	assert.Equal(t, "sites", graphText(origin.Inputs, "sharedPrivateLinkResource", "groupId"))
	done, err := promotion.ApprovePrivateOrigins(t.Context(), session, "1k")
	require.NoError(t, err)
	assert.Len(t, done, 1)
	result, err := session.Refresh(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "%v", result.Steps)
}

func graphText(properties map[string]any, path ...string) string {
	for _, part := range path[:len(path)-1] {
		properties, _ = properties[part].(map[string]any)
	}
	value, _ := properties[path[len(path)-1]].(string)
	return value
}
