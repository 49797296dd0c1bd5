package deploy_test

import (
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
	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/engine"
)

// clusterProgram makes a network with a cluster in it, and a service that runs under an identity of its own.
func clusterProgram(ctx *pulumi.Context) error {
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
		UserPool: aks.UserPool{Min: 2, Max: 10}, Spot: &aks.SpotPool{Max: 5},
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

// The first refresh after a cluster got its pools shows them in the cluster's own list, and the next up takes them out of
// it again, which Azure ignores: that is how the provider reads, and it settles.
func TestAClusterGoesUpSettlesAndGoesDown(t *testing.T) {
	t.Parallel()
	made := &calls{}
	session, err := engine.Open(t.Context(), "aks", engine.Options{
		Program: clusterProgram, ThrowAway: true, OnOperation: made.record,
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	g := export(t, session, "aks")
	clusters := g.OfType("azure-native:containerservice:ManagedCluster")
	require.Len(t, clusters, 1)
	assert.Equal(t, "rg-shop-dev-eus2-nodes", clusters[0].Outputs["nodeResourceGroup"])
	assert.Len(t, g.OfType("azure-native:containerservice:AgentPool"), 2)
	credentials := g.OfType("azure-native:managedidentity:FederatedIdentityCredential")
	require.Len(t, credentials, 1)
	issuer, _ := clusters[0].Outputs["oidcIssuerProfile"].(map[string]any)
	assert.Equal(t, issuer["issuerURL"], credentials[0].Inputs["issuer"])
	assert.Equal(t, "system:serviceaccount:shop:search", credentials[0].Inputs["subject"])

	result, err := session.Up(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "a second up changes %v", result.Steps)
	for _, run := range []func() (engine.Result, error){
		func() (engine.Result, error) { return session.Refresh(t.Context()) },
		func() (engine.Result, error) { return session.Up(t.Context()) },
	} {
		result, err = run()
		require.NoError(t, err)
		assert.True(t, result.Changed())
		assert.Equal(t, 1, result.Changes["update"], "the cluster alone: %v", result.Changes)
	}
	result, err = session.Refresh(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "a second refresh changes %v", result.Steps)
	result, err = session.Up(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "an up after it changes %v", result.Steps)

	_, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.Empty(t, session.Cloud().Resources())
	for _, operation := range made.made {
		assert.False(t, operation.Verb == emulator.Delete && operation.Token == "azure-native:containerservice/v20250101:AgentPool",
			"pools go with their cluster")
	}
}
