package deploy_test

import (
	"context"
	"testing"

	"github.com/pulumi/pulumi-azure-native-sdk/resources/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/aks"
	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/nat"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

// clusterProgram makes a network with a cluster in it that has the given pools beside its own, and a service that runs
// under an identity of its own.
func clusterProgram(ctx *pulumi.Context, user aks.UserPool, spot *aks.SpotPool) error {
	place := placement.Placement{
		Location: "eastus2", Names: naming.Scheme{
			Workload: "shop", Environment: "dev", RegionShort: "eus2", Suffix: pulumi.String("k3x9a"),
		},
	}
	group, err := resources.NewResourceGroup(ctx, "resource-group", &resources.ResourceGroupArgs{
		ResourceGroupName: pulumi.String(place.Names.Name(naming.ResourceGroup)), Location: pulumi.String(place.Location),
	})
	if err != nil {
		return err
	}
	place.Group, place.ResourceGroupName = group, group.Name
	outbound, err := nat.New(ctx, "nat", nat.Args{Placement: place})
	if err != nil {
		return err
	}
	space, err := network.Stamp(0)
	if err != nil {
		return err
	}
	net, err := network.New(ctx, "network", network.Args{
		Placement: place, Space: space, Subnets: []network.Subnet{{Kind: network.AKS, NATGatewayID: outbound.GatewayID}},
	})
	if err != nil {
		return err
	}
	subnet, err := net.SubnetID(network.AKS)
	if err != nil {
		return err
	}
	cluster, err := aks.New(ctx, "services", aks.Args{
		Placement: place, SubnetID: subnet, OutboundAddress: outbound.Address, Nodes: 3,
		UserPool: user, Spot: spot,
	})
	if err != nil {
		return err
	}
	runsAs, err := identity.New(ctx, "search", identity.Args{Placement: place, Role: "search"})
	if err != nil {
		return err
	}
	_, err = aks.NewWorkload(ctx, "search-workload", aks.WorkloadArgs{
		Placement: place, IdentityName: runsAs.Name, Issuer: cluster.OIDCIssuerURL, Namespace: "shop",
		ServiceAccount: "search",
	})
	return err
}

// What a refresh finds first is that the cluster's list has the new pools; docs/decisions/0013 says why nothing hides it.
func TestAClusterGetsPoolsAndSettlesAndGoesDown(t *testing.T) {
	t.Parallel()
	made := &calls{}
	var user aks.UserPool
	var spot *aks.SpotPool
	session, err := engine.Open(t.Context(), "aks", engine.Options{
		Program:   func(ctx *pulumi.Context) error { return clusterProgram(ctx, user, spot) },
		ThrowAway: true, OnOperation: made.record,
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	assertOneClusterOneService(t, export(t, session, "aks"))
	assertSettled(t, session)

	user, spot = aks.UserPool{Min: 2, Max: 10}, &aks.SpotPool{Max: 5}
	result, err := session.Up(t.Context())
	require.NoError(t, err, "Azure adds no pool by way of the cluster")
	assert.Equal(t, map[string][]string{
		"create": {"services-spot", "services-user"}, "update": {"services", "services-cluster"},
	}, byAction(result))
	assertPoolsSettle(t, session)

	spot = nil
	result, err = session.Up(t.Context())
	require.NoError(t, err)
	assert.Equal(t, map[string][]string{"delete": {"services-spot"}, "update": {"services"}}, byAction(result))
	assertPoolsSettle(t, session)

	before := len(made.made)
	_, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.Empty(t, session.Cloud().Resources())
	for _, operation := range made.made[before:] {
		assert.NotEqual(t, "azure-native:containerservice/v20250101:AgentPool", operation.Token, "pools go with their cluster")
	}
}

func assertOneClusterOneService(t *testing.T, g graph.Graph) {
	t.Helper()
	cluster := resourceNamed(t, g, "services-cluster")
	assert.Equal(t, "rg-shop-dev-eus2-nodes", cluster.Outputs["nodeResourceGroup"])
	credential := resourceNamed(t, g, "search-workload-credential")
	assert.Equal(t, at(t, cluster.Outputs, "oidcIssuerProfile", "issuerURL"), credential.Inputs["issuer"])
	assert.Equal(t, "system:serviceaccount:shop:search", credential.Inputs["subject"])
}

// assertSettled checks that there is nothing to do, neither in the program nor in the cloud.
func assertSettled(t *testing.T, session *engine.Session) {
	t.Helper()
	for _, run := range []func(context.Context) (engine.Result, error){session.Up, session.Refresh} {
		result, err := run(t.Context())
		require.NoError(t, err)
		assert.False(t, result.Changed(), "%s: %v", result.Operation, result.Steps)
	}
}

// assertPoolsSettle checks that a refresh finds pools come or gone in the cluster's list and nothing else, that the next
// up leaves the list to Azure again, and that this was all.
func assertPoolsSettle(t *testing.T, session *engine.Session) {
	t.Helper()
	quiet, err := session.Preview(t.Context())
	require.NoError(t, err)
	assert.False(t, quiet.Changed(), "a second up would change %v", quiet.Steps)
	before := export(t, session, "aks")
	found, err := session.Refresh(t.Context())
	require.NoError(t, err)
	assert.Equal(t, 1, found.Changes["update"], "the cluster alone: %v", found.Changes)
	left, err := session.Up(t.Context())
	require.NoError(t, err)
	require.Len(t, left.Steps, 1, "the cluster alone")
	for _, path := range left.Steps[0].Properties {
		assert.Regexp(t, `^agentPoolProfiles\[[1-9]\]`, path, "only the pools that are resources of their own")
	}
	assertSettled(t, session)
	after := export(t, session, "aks")
	const pool = "azure-native:containerservice:AgentPool"
	assert.Len(t, after.OfType(pool), len(before.OfType(pool)))
	assert.Equal(t, resourceNamed(t, before, "services-cluster").Inputs, resourceNamed(t, after, "services-cluster").Inputs)
	assert.Equal(t, resourceNamed(t, before, "services-user").Inputs, resourceNamed(t, after, "services-user").Inputs)
}
