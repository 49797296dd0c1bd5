package services_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/services"
)

func clusterService(name string) services.Service {
	return services.Service{
		Name: name, Port: 8080, CPU: 0.5, MinReplicas: 3, MaxReplicas: 30,
		Identity: services.Identity{
			ID: pulumi.String(componenttest.ID(name)), ClientID: pulumi.String(componenttest.GUID(name, "client")),
			PrincipalID: pulumi.String(componenttest.GUID(name, "principal")), Name: pulumi.String("id-shop-prod-eus2-" + name),
		},
		Settings: map[string]pulumi.StringInput{"SERVICE_NAME": pulumi.String(name)},
	}
}

func onCluster(t *testing.T, names ...string) services.Args {
	t.Helper()
	space, err := network.Stamp(0)
	require.NoError(t, err)
	args := services.Args{
		Placement: componenttest.Placement(), Host: services.AKS, SubnetID: pulumi.String(componenttest.ID("subnet")),
		Networks: []services.Network{{Name: "stamp", ID: pulumi.String(componenttest.ID("vnet"))}}, Space: space,
		RegistryID: pulumi.String(componenttest.ID("registry")),
		Cluster: services.Cluster{
			OutboundAddress: pulumi.String("198.51.100.7"), Nodes: 3, UserMin: 3, UserMax: 10, SpotMax: 5,
		},
	}
	for _, name := range names {
		args.Services = append(args.Services, clusterService(name))
	}
	return args
}

// runOnCluster returns what was registered, and what the pipeline is told.
func runOnCluster(t *testing.T, args services.Args) (*componenttest.Recording, map[string]any) {
	t.Helper()
	told := make(chan map[string]any, 1)
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		made, err := services.New(ctx, "services", args)
		if err != nil {
			return err
		}
		made.Deployments().ToMapOutput().ApplyT(func(all map[string]any) bool { told <- all; return true })
		return nil
	})
	return recording, <-told
}

func TestAServiceInAClusterHasAnIdentityAnAddressAndAName(t *testing.T) {
	t.Parallel()
	recording, told := runOnCluster(t, onCluster(t, "search"))
	recording.AssertDescend(t, "services")
	assert.Equal(t, []string{
		"services", "services-host", "services-host-cluster", "services-host-controlplane",
		"services-host-controlplane-identity", "services-host-diagnostics", "services-host-node-upgrades",
		"services-host-pull", "services-host-spot", "services-host-upgrades", "services-host-user",
		"services-host-uses-subnet", "services-host-zone", "services-host-zone-stamp", "services-search",
		"services-search-address", "services-search-credential",
	}, recording.Names())
	credential := recording.Named(t, "services-search-credential")
	assert.Equal(t, "system:serviceaccount:search:search", credential.Input(t, "subject"))
	assert.Equal(t, "id-shop-prod-eus2-search", credential.Input(t, "resourceName"))
	assert.Equal(t, "shop-prod.internal", recording.Named(t, "services-host-zone").Input(t, "privateZoneName"))
	assert.Equal(t, componenttest.ID("registry"), recording.Named(t, "services-host-pull").Input(t, "scope"))
	cluster := recording.Named(t, "services-host-cluster")
	assert.Equal(t, "userAssignedNATGateway", cluster.Input(t, "networkProfile.outboundType"))

	service, ok := told["search"].(map[string]any)
	require.True(t, ok)
	record := recording.Named(t, "services-search-address")
	assert.Equal(t, "search", record.Input(t, "relativeRecordSetName"))
	assert.Equal(t, []any{map[string]any{"ipv4Address": service["address"]}}, record.Input(t, "aRecords"))
	delete(service, "address")
	assert.Equal(t, map[string]any{
		"cluster": "aks-shop-prod-eus2", "namespace": "search", "serviceAccount": "search",
		"clientId": componenttest.GUID("search", "client"), "url": "http://search.shop-prod.internal",
		"settings": map[string]string{"SERVICE_NAME": "search"}, "image": "", "port": 8080, "healthPath": "", "cpu": 0.5,
		"minReplicas": 3, "maxReplicas": 30,
	}, service)
}

func TestAnAddressStaysWhenServicesComeAndGo(t *testing.T) {
	t.Parallel()
	_, alone := runOnCluster(t, onCluster(t, "orders"))
	_, among := runOnCluster(t, onCluster(t, "search", "orders", "users"))
	assert.Equal(t, alone["orders"], among["orders"])
	addresses := map[any]bool{}
	for _, service := range among {
		fields, _ := service.(map[string]any)
		addresses[fields["address"]] = true
	}
	assert.Len(t, addresses, 3)
}

func TestAClusterIsRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	args := onCluster(t, "search")
	args.Space, args.Services[0].Identity.Name = network.AddressSpace{}, nil
	assert.Equal(t, []string{"Services[0].Identity.Name", "Space"}, fieldsOf(t, args.Validate()))

	first, second := sameAddress(t)
	fields := fieldsOf(t, onCluster(t, first, second).Validate())
	assert.Equal(t, []string{"Services[1].Name"}, fields)
	assert.NoError(t, onCluster(t, first).Validate())
	assert.NoError(t, onCluster(t, second).Validate())
}

// sameAddress looks for two names that a cluster cannot have together.
func sameAddress(t *testing.T) (first, second string) {
	t.Helper()
	for number := range 100000 {
		name := fmt.Sprintf("s%d", number)
		if onCluster(t, "search", name).Validate() != nil {
			return "search", name
		}
	}
	require.Fail(t, "no two names lead to one address")
	return "", ""
}

func fieldsOf(t *testing.T, err error) []string {
	t.Helper()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, one := range faults {
		fields = append(fields, one.Field)
	}
	slices.Sort(fields)
	return fields
}
