package network_test

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/network"
)

func stamp(t *testing.T) network.AddressSpace {
	space, err := network.Stamp(0)
	require.NoError(t, err)
	return space
}

func run(t *testing.T, args network.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := network.New(ctx, "net", args)
		return err
	})
}

func TestANetworkJoinsAProtectionPlan(t *testing.T) {
	t.Parallel()
	args := network.Args{Placement: componenttest.Placement(), Space: stamp(t)}
	assert.False(t, run(t, args).Named(t, "net-vnet").HasInput(t, "ddosProtectionPlan"))
	args.DDoSPlanID = pulumi.String("/plan")
	joined := run(t, args).Named(t, "net-vnet")
	assert.Equal(t, true, joined.Input(t, "enableDdosProtection"))
	assert.Equal(t, "/plan", joined.Input(t, "ddosProtectionPlan.id"))
}

func TestAnIntegrationSubnet(t *testing.T) {
	t.Parallel()
	recording := run(t, network.Args{
		Placement: componenttest.Placement(),
		Space:     stamp(t),
		Subnets:   []network.Subnet{{Kind: network.AppService, ServiceEndpoints: []string{"Microsoft.Sql"}}},
	})
	recording.AssertDescend(t, "net")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{
		"net", "net-nsg-appservice", "net-nsg-appservice-diagnostics", "net-subnet-appservice", "net-vnet",
		"net-vnet-diagnostics",
	}, recording.Names())

	subnet := recording.Named(t, "net-subnet-appservice")
	assert.Equal(t, "10.0.0.0/26", subnet.Input(t, "addressPrefix"))
	assert.Equal(t, "Microsoft.Web/serverFarms", subnet.Input(t, "delegations[0].serviceName"))
	assert.Equal(t, "Microsoft.Sql", subnet.Input(t, "serviceEndpoints[0].service"))
	assert.Equal(t, false, subnet.Input(t, "defaultOutboundAccess"))
	assert.Equal(t, componenttest.ID("net-nsg-appservice"), subnet.Input(t, "networkSecurityGroup.id"))
	assert.Equal(t, "snet-shop-prod-eus2-appservice", subnet.Input(t, "subnetName"))
	assert.Equal(t, "net-vnet", subnet.DeletedWith())
	assert.Equal(t, "Deny", recording.Named(t, "net-nsg-appservice").Input(t, "securityRules[0].access"))
	assert.Contains(t, recording.Named(t, "net-vnet").Request.GetIgnoreChanges(), "subnets")
}

func TestASubnetBehindANATGateway(t *testing.T) {
	t.Parallel()
	recording := run(t, network.Args{
		Placement: componenttest.Placement(), Space: stamp(t),
		Subnets: []network.Subnet{
			{Kind: network.AppService, NATGatewayID: pulumi.String(componenttest.ID("nat"))}, {Kind: network.Workers},
		},
	})
	assert.Equal(t, componenttest.ID("nat"), recording.Named(t, "net-subnet-appservice").Input(t, "natGateway.id"))
	assert.False(t, recording.Named(t, "net-subnet-workers").HasInput(t, "natGateway"))
	assert.Empty(t, recording.Named(t, "net-subnet-appservice").DeletedWith(), "the gateway waits for the subnet only")
	assert.Equal(t, "net-vnet", recording.Named(t, "net-subnet-workers").DeletedWith())
}

func TestSubnetsAreWrittenOneAfterTheOther(t *testing.T) {
	t.Parallel()
	recording := run(t, network.Args{
		Placement: componenttest.Placement(),
		Space:     stamp(t),
		Subnets: []network.Subnet{
			{Kind: network.ApplicationGateway}, {Kind: network.AppService}, {Kind: network.PrivateEndpoints},
		},
	})
	recording.AssertDescend(t, "net")
	assert.NotContains(t, recording.Named(t, "net-subnet-appservice").DependsOn(), "net-subnet-privateendpoints")
	assert.Contains(t, recording.Named(t, "net-subnet-privateendpoints").DependsOn(), "net-subnet-appservice")
	assert.Contains(t, recording.Named(t, "net-subnet-applicationgateway").DependsOn(), "net-subnet-privateendpoints")
	assert.Equal(t, "Enabled",
		recording.Named(t, "net-subnet-privateendpoints").Input(t, "privateEndpointNetworkPolicies"))
	gateway := recording.Named(t, "net-nsg-applicationgateway")
	assert.Equal(t, "65200-65535", gateway.Input(t, "securityRules[0].destinationPortRange"))
	assert.Equal(t, []any{"80", "443"}, gateway.Input(t, "securityRules[2].destinationPortRanges"))
}

func TestTheClusterSubnetAdmitsItselfAndItsPods(t *testing.T) {
	t.Parallel()
	recording := run(t, network.Args{
		Placement: componenttest.Placement(), Space: stamp(t), Subnets: []network.Subnet{{Kind: network.AKS}},
	})
	group, subnet := recording.Named(t, "net-nsg-aks"), recording.Named(t, "net-subnet-aks")
	assert.Equal(t, subnet.Input(t, "addressPrefix"), group.Input(t, "securityRules[0].sourceAddressPrefix"))
	assert.Equal(t, network.PodRange, group.Input(t, "securityRules[1].sourceAddressPrefix"))
	assert.Equal(t, "AzureLoadBalancer", group.Input(t, "securityRules[2].sourceAddressPrefix"))
	assert.Equal(t, "VirtualNetwork", group.Input(t, "securityRules[3].sourceAddressPrefix"))
	assert.Equal(t, "Deny", group.Input(t, "securityRules[4].access"))
	for i := range 3 {
		rule := fmt.Sprintf("securityRules[%d].", i)
		assert.Equal(t, "*", group.Input(t, rule+"destinationPortRange"), "all ports")
		assert.Equal(t, "*", group.Input(t, rule+"protocol"))
	}
	assert.False(t, subnet.HasInput(t, "delegations"))
}

func TestTheSubnetOfContainerApps(t *testing.T) {
	t.Parallel()
	recording := run(t, network.Args{
		Placement: componenttest.Placement(), Space: stamp(t),
		Subnets: []network.Subnet{{Kind: network.ContainerApps}, {Kind: network.ContainerInstances}},
	})
	subnet := recording.Named(t, "net-subnet-containerapps")
	assert.Equal(t, "Microsoft.App/environments", subnet.Input(t, "delegations[0].serviceName"))
	group := recording.Named(t, "net-nsg-containerapps")
	assert.Equal(t, subnet.Input(t, "addressPrefix"), group.Input(t, "securityRules[2].sourceAddressPrefix"),
		"its own range and not the whole network's")
	assert.Equal(t, "Deny", group.Input(t, "securityRules[3].access"))
	assert.Equal(t, "Microsoft.ContainerInstance/containerGroups",
		recording.Named(t, "net-subnet-containerinstances").Input(t, "delegations[0].serviceName"))
}

func TestAddingASubnetChangesNoOther(t *testing.T) {
	t.Parallel()
	args := network.Args{
		Placement: componenttest.Placement(), Space: stamp(t), Subnets: []network.Subnet{{Kind: network.AppService}},
	}
	before := run(t, args).Named(t, "net-subnet-appservice")
	args.Subnets = append(args.Subnets,
		network.Subnet{Kind: network.PrivateEndpoints}, network.Subnet{Kind: network.Workers})
	after := run(t, args).Named(t, "net-subnet-appservice")
	assert.Equal(t, before.Inputs, after.Inputs)
	assert.Equal(t, before.DependsOn(), after.DependsOn())
}

func TestSubnetID(t *testing.T) {
	t.Parallel()
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		n, err := network.New(ctx, "net", network.Args{
			Placement: componenttest.Placement(), Space: stamp(t), Subnets: []network.Subnet{{Kind: network.AppService}},
		})
		require.NoError(t, err)
		_, err = n.SubnetID(network.AppService)
		assert.NoError(t, err)
		_, err = n.SubnetID(network.Workers)
		assert.ErrorContains(t, err, "no subnet workers")
		return nil
	})
}

func TestEveryKindOfTheAddressPlanCanBeCreated(t *testing.T) {
	t.Parallel()
	args := network.Args{Placement: componenttest.Placement(), Space: stamp(t)}
	for _, kind := range network.SubnetKinds() {
		args.Subnets = append(args.Subnets, network.Subnet{Kind: kind})
	}
	recording := run(t, args)
	for _, kind := range network.SubnetKinds() {
		group := recording.Named(t, "net-nsg-"+string(kind))
		assert.Equal(t, "DenyAllInbound", last(t, group).(map[string]any)["name"], kind)
	}
}

func last(t *testing.T, group componenttest.Resource) any {
	t.Helper()
	rules, _ := group.Input(t, "securityRules").([]any)
	require.NotEmpty(t, rules)
	return rules[len(rules)-1]
}

func TestAPIManagementIsManagedProbedAndCalledAndKeepsItsUnitsInStep(t *testing.T) {
	t.Parallel()
	group := run(t, network.Args{
		Placement: componenttest.Placement(), Space: stamp(t), Subnets: []network.Subnet{{Kind: network.APIManagement}},
	}).Named(t, "net-nsg-apim")
	var open []string
	rules, _ := group.Input(t, "securityRules").([]any)
	for _, rule := range rules[:len(rules)-1] {
		properties, _ := rule.(map[string]any)
		ports, several := properties["destinationPortRanges"]
		if !several {
			ports = properties["destinationPortRange"]
		}
		open = append(open, fmt.Sprint(properties["protocol"], " ", properties["sourceAddressPrefix"], " ", ports))
	}
	assert.Equal(t, []string{
		"Tcp ApiManagement 3443", "Tcp AzureLoadBalancer [6390 6391]", "Tcp VirtualNetwork 443",
		"Tcp 10.0.4.0/27 6381-6383", "Udp 10.0.4.0/27 4290",
	}, open)
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
		_, err := network.New(ctx, "net", network.Args{
			Placement: componenttest.Placement(),
			Subnets: []network.Subnet{
				{Kind: network.AppService}, {Kind: network.AppService}, {Kind: "attic"},
				{Kind: network.Workers, ServiceEndpoints: []string{"Microsoft.SQL"}},
			},
		})
		return err
	})
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	assert.Equal(t, []string{
		"Space", "Subnets[1].Kind", "Subnets[2].Kind", "Subnets[3].ServiceEndpoints[0]",
	}, fields)
	assert.Empty(t, recording.Names(), "nothing is registered before the arguments are right")
}
