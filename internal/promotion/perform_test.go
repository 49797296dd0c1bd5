package promotion_test

import (
	"sync/atomic"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/actions"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/promotion"
)

// maker registers resources of a resource group in the order in which they are asked for.
type maker struct {
	*testing.T
	ctx    *pulumi.Context
	before []pulumi.Resource
}

func (m *maker) make(token, name string, inputs pulumi.Map, opts ...pulumi.ResourceOption) pulumi.IDOutput {
	m.Helper()
	made := &pulumi.CustomResourceState{}
	inputs["resourceGroupName"] = pulumi.String("rg")
	require.NoError(m, m.ctx.RegisterResource(token, name, inputs, made, append(opts, pulumi.DependsOn(m.before))...))
	m.before = []pulumi.Resource{made}
	return made.ID()
}

// edge is a Front Door of a tier whose only origin is a storage account, by private link from the second step on.
func edge(t *testing.T, premium, private *atomic.Bool) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		m := &maker{T: t, ctx: ctx}
		m.make("azure-native:resources:ResourceGroup", "group", pulumi.Map{"location": pulumi.String("eastus2")})
		account := m.make("azure-native:storage:StorageAccount", "account", pulumi.Map{
			"accountName": pulumi.String("stactions"), "location": pulumi.String("eastus2"), "kind": pulumi.String("StorageV2"),
			"sku": pulumi.Map{"name": pulumi.String("Standard_ZRS")},
		})
		tier, firewall := "Standard_AzureFrontDoor", m.firewall("standard", "Standard_AzureFrontDoor")
		if premium.Load() {
			tier, firewall = actions.Premium, m.firewall("premium", actions.Premium)
		}
		m.make("azure-native:cdn:Profile", "profile", pulumi.Map{
			"profileName": pulumi.String("afd"), "location": pulumi.String("Global"),
			"sku": pulumi.Map{"name": pulumi.String(tier)},
		}, pulumi.IgnoreChanges([]string{"sku"}))
		endpoint := m.make("azure-native:cdn:AFDEndpoint", "endpoint", pulumi.Map{
			"profileName": pulumi.String("afd"), "endpointName": pulumi.String("fde"), "location": pulumi.String("Global"),
		})
		m.make("azure-native:cdn:SecurityPolicy", "security", pulumi.Map{
			"profileName": pulumi.String("afd"), "securityPolicyName": pulumi.String("firewall"),
			"parameters": pulumi.Map{
				"type": pulumi.String("WebApplicationFirewall"), "wafPolicy": pulumi.Map{"id": firewall},
				"associations": pulumi.Array{pulumi.Map{
					"domains": pulumi.Array{pulumi.Map{"id": endpoint}}, "patternsToMatch": pulumi.Array{pulumi.String("/*")},
				}},
			},
		})
		if private.Load() {
			m.privateOrigin(account)
		}
		return nil
	}
}

func (m *maker) firewall(name, tier string) pulumi.IDOutput {
	return m.make("azure-native:network/v20240201:Policy", "firewall-"+name, pulumi.Map{
		"policyName": pulumi.String("waf" + name), "location": pulumi.String("Global"),
		"sku":            pulumi.Map{"name": pulumi.String(tier)},
		"policySettings": pulumi.Map{"enabledState": pulumi.String("Enabled"), "mode": pulumi.String("Prevention")},
	})
}

func (m *maker) privateOrigin(account pulumi.IDOutput) {
	m.make("azure-native:cdn:AFDOriginGroup", "group-private", pulumi.Map{
		"profileName": pulumi.String("afd"), "originGroupName": pulumi.String("private"),
		"loadBalancingSettings": pulumi.Map{"sampleSize": pulumi.Int(4), "successfulSamplesRequired": pulumi.Int(3)},
	})
	m.make("azure-native:cdn:AFDOrigin", "origin", pulumi.Map{
		"profileName": pulumi.String("afd"), "originGroupName": pulumi.String("private"), "originName": pulumi.String("blobs"),
		"hostName": pulumi.String("stactions.blob.core.windows.net"),
		"sharedPrivateLinkResource": pulumi.Map{
			"privateLink": pulumi.Map{"id": account}, "groupId": pulumi.String("blob"),
			"privateLinkLocation": pulumi.String("eastus2"), "requestMessage": pulumi.String("ours"),
		},
	}, pulumi.IgnoreChanges([]string{"sharedPrivateLinkResource.status"}))
}

func stateOf(t *testing.T, session *engine.Session) graph.Graph {
	t.Helper()
	state, err := session.Export(t.Context())
	require.NoError(t, err)
	read, err := graph.FromState("single", "edge", state)
	require.NoError(t, err)
	return read
}

func unchanged(t *testing.T, session *engine.Session) {
	t.Helper()
	result, err := session.Preview(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "%v", result.Steps)
}

func TestTheEngineGoesOnAfterAnUpgradeAndAnApproval(t *testing.T) {
	t.Parallel()
	var premium, private atomic.Bool
	session, err := engine.Open(t.Context(), "edge", engine.Options{
		Program: edge(t, &premium, &private), Directory: engine.Directory(t.TempDir()),
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	profile := stateOf(t, session).OfType("azure-native:cdn:Profile")[0]

	premium.Store(true)
	var firewall string
	result, err := session.Preview(t.Context())
	require.NoError(t, err)
	for _, policy := range result.Expected(stateOf(t, session), "single").OfType("azure-native:network:Policy") {
		if policy.Name == "firewall-premium" {
			firewall = policy.URN
		}
	}
	result, err = session.UpOnly(t.Context(), []string{firewall})
	require.NoError(t, err)
	require.Len(t, result.Steps, 1, "nothing else is touched: %v", result.Steps)
	policy, made := stateOf(t, session).Find(firewall)
	require.True(t, made)

	target, err := session.Actions()
	require.NoError(t, err)
	upgrade := actions.Upgrade{Profile: profile.ID, Firewalls: map[string]string{"firewall": policy.ID}}
	upgraded, err := actions.UpgradeProfile(t.Context(), target, upgrade)
	require.NoError(t, err)
	assert.True(t, upgraded)
	upgraded, err = actions.UpgradeProfile(t.Context(), target, upgrade)
	require.NoError(t, err)
	assert.False(t, upgraded, "it is Premium already")
	_, err = session.Refresh(t.Context())
	require.NoError(t, err)

	private.Store(true)
	result, err = session.Up(t.Context())
	require.NoError(t, err)
	for _, step := range result.Steps {
		assert.NotContains(t, []string{"replace", "create-replacement", "update"}, step.Action, step.URN)
	}
	assert.Equal(t, profile.ID, stateOf(t, session).OfType("azure-native:cdn:Profile")[0].ID)
	done, err := promotion.ApprovePrivateOrigins(t.Context(), session, "edge")
	require.NoError(t, err)
	assert.Equal(t, []string{"approved 1 private endpoint(s) of Front Door at stactions"}, done)
	unchanged(t, session)
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	unchanged(t, session)
	done, err = promotion.ApprovePrivateOrigins(t.Context(), session, "edge")
	require.NoError(t, err)
	assert.Empty(t, done)
}
