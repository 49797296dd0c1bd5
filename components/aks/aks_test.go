package aks_test

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/aks"
	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/placement"
)

var subnetID = componenttest.ID("subnet")

func least() aks.Args {
	return aks.Args{Placement: componenttest.Placement(), SubnetID: pulumi.String(subnetID)}
}

func full() aks.Args {
	args := least()
	args.OutboundAddress, args.Nodes = pulumi.String("198.51.100.7"), 3
	args.UserPool, args.Spot = aks.UserPool{Min: 2, Max: 10, SKU: "Standard_D8s_v5"}, &aks.SpotPool{Max: 5}
	args.Registry = pulumi.String(componenttest.ID("registry"))
	args.AdminGroups = []string{"11111111-1111-4111-8111-111111111111"}
	return args
}

func run(t *testing.T, args aks.Args) *componenttest.Recording {
	t.Helper()
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := aks.New(ctx, "services", args)
		return err
	})
}

func TestTheCluster(t *testing.T) {
	t.Parallel()
	recording := run(t, full())
	recording.AssertDescend(t, "services")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"services", "services-cluster", "services-controlplane", "services-controlplane-identity", "services-diagnostics",
		"services-node-upgrades", "services-pull", "services-spot", "services-upgrades", "services-user",
		"services-uses-subnet",
	}, recording.Names())
	cluster := recording.Named(t, "services-cluster")
	for path, want := range map[string]any{
		"resourceName": "aks-shop-prod-eus2", "dnsPrefix": "aks-shop-prod-eus2", "location": "eastus2",
		"nodeResourceGroup": "rg-shop-prod-eus2-nodes", "tags.stage": "single",
		"sku":        map[string]any{"name": "Base", "tier": "Standard"},
		"enableRBAC": true, "disableLocalAccounts": true,
		"aadProfile": map[string]any{
			"managed": true, "enableAzureRBAC": true,
			"adminGroupObjectIDs": []any{"11111111-1111-4111-8111-111111111111"},
		},
		"apiServerAccessProfile": map[string]any{
			"enablePrivateCluster": true, "enablePrivateClusterPublicFQDN": false, "privateDNSZone": "system",
			"disableRunCommand": true,
		},
		"networkProfile": map[string]any{
			"networkPlugin": "azure", "networkPluginMode": "overlay", "networkDataplane": "cilium",
			"networkPolicy": "cilium", "loadBalancerSku": "standard", "outboundType": "userAssignedNATGateway",
			"podCidr": network.PodRange, "serviceCidr": network.ServiceRange, "dnsServiceIP": network.ClusterDNS,
		},
		"oidcIssuerProfile.enabled": true,
		"securityProfile": map[string]any{
			"workloadIdentity": map[string]any{"enabled": true},
			"imageCleaner":     map[string]any{"enabled": true, "intervalHours": 168.0},
		},
		"autoUpgradeProfile":                     map[string]any{"upgradeChannel": "stable", "nodeOSUpgradeChannel": "NodeImage"},
		"workloadAutoScalerProfile.keda.enabled": true, "metricsProfile.costAnalysis.enabled": true,
		"addonProfiles": map[string]any{"azurepolicy": map[string]any{"enabled": true}},
	} {
		assert.Equal(t, want, cluster.Input(t, path), path)
	}
	assert.False(t, cluster.HasInput(t, "kubernetesVersion"), "Azure chooses, and upgrades")
	assert.Equal(t, []string{"kubernetesVersion", "agentPoolProfiles[0].orchestratorVersion"},
		cluster.Request.GetIgnoreChanges())
	assert.Equal(t, "90m", cluster.Request.GetCustomTimeouts().GetCreate())
}

func TestTheSystemPool(t *testing.T) {
	t.Parallel()
	cluster := run(t, full()).Named(t, "services-cluster")
	assert.Equal(t, []any{map[string]any{
		"name": "system", "mode": "System", "type": "VirtualMachineScaleSets", "count": 3.0, "vmSize": "Standard_D4s_v5",
		"availabilityZones": []any{"1", "2", "3"}, "vnetSubnetID": subnetID, "osType": "Linux", "osSKU": "AzureLinux",
		"osDiskType": "Managed", "osDiskSizeGB": 128.0, "maxPods": 110.0,
		"upgradeSettings": map[string]any{"maxSurge": "33%"},
		"nodeTaints":      []any{"CriticalAddonsOnly=true:NoSchedule"},
		"tags":            map[string]any{"workload": "shop", "stage": "single"},
	}}, cluster.Input(t, "agentPoolProfiles"))
}

func TestTheOtherPools(t *testing.T) {
	t.Parallel()
	recording := run(t, full())
	user, spot := recording.Named(t, "services-user"), recording.Named(t, "services-spot")
	for _, pool := range []componenttest.Resource{user, spot} {
		for path, want := range map[string]any{
			"resourceName": "aks-shop-prod-eus2", "mode": "User", "enableAutoScaling": true,
			"availabilityZones": []any{"1", "2", "3"}, "vnetSubnetID": subnetID, "osSKU": "AzureLinux", "osType": "Linux",
			"osDiskType": "Managed", "osDiskSizeGB": 128.0, "maxPods": 110.0,
		} {
			assert.Equal(t, want, pool.Input(t, path), "%s of %s", path, pool.Name)
		}
		assert.Equal(t, []string{"count", "orchestratorVersion"}, pool.Request.GetIgnoreChanges(),
			"the autoscaler and the upgrade channel own them")
		assert.Equal(t, "services-cluster", pool.DeletedWith())
	}
	for path, want := range map[string]any{
		"agentPoolName": "user", "vmSize": "Standard_D8s_v5", "count": 2.0, "minCount": 2.0, "maxCount": 10.0,
		"upgradeSettings.maxSurge": "33%",
	} {
		assert.Equal(t, want, user.Input(t, path), path)
	}
	for _, absent := range []string{"scaleSetPriority", "nodeTaints", "spotMaxPrice"} {
		assert.False(t, user.HasInput(t, absent), absent)
	}
	for path, want := range map[string]any{
		"agentPoolName": "spot", "vmSize": "Standard_D4s_v5", "count": 0.0, "minCount": 0.0, "maxCount": 5.0,
		"scaleSetPriority": "Spot", "scaleSetEvictionPolicy": "Delete", "spotMaxPrice": -1.0,
		"nodeTaints": []any{"kubernetes.azure.com/scalesetpriority=spot:NoSchedule"},
		"nodeLabels": map[string]any{"kubernetes.azure.com/scalesetpriority": "spot"},
	} {
		assert.Equal(t, want, spot.Input(t, path), path)
	}
	assert.False(t, spot.HasInput(t, "upgradeSettings"), "there is no surge of spot machines")
}

func TestOneThingAtATime(t *testing.T) {
	t.Parallel()
	recording := run(t, full())
	for name, before := range map[string]string{
		"services-cluster": "services-uses-subnet", "services-upgrades": "services-cluster",
		"services-node-upgrades": "services-upgrades", "services-user": "services-node-upgrades",
		"services-spot": "services-user",
	} {
		assert.Contains(t, recording.Named(t, name).DependsOn(), before, name)
	}
}

func TestRolesAreNoWiderThanNeeded(t *testing.T) {
	t.Parallel()
	recording := run(t, full())
	for name, want := range map[string]struct {
		scope, principal string
		role             placement.Role
	}{
		"services-uses-subnet": {
			subnetID, componenttest.GUID("services-controlplane-identity", "principal"), placement.NetworkContributor,
		},
		"services-pull": {
			componenttest.ID("registry"), componenttest.GUID("services-cluster", "kubelet"), placement.ContainerRegistryPull,
		},
	} {
		assignment := recording.Named(t, name)
		definition, err := placement.RoleDefinitionID(want.scope, want.role)
		require.NoError(t, err)
		assert.Equal(t, want.scope, assignment.Input(t, "scope"), name)
		assert.Equal(t, want.principal, assignment.Input(t, "principalId"), name)
		assert.Equal(t, definition, assignment.Input(t, "roleDefinitionId"), name)
		assert.Equal(t, "ServicePrincipal", assignment.Input(t, "principalType"), name)
	}
	assert.Equal(t, []any{componenttest.ID("services-controlplane-identity")},
		recording.Named(t, "services-cluster").Input(t, "identity.userAssignedIdentities"))
}

func TestUpgradesComeOnTwoDays(t *testing.T) {
	t.Parallel()
	recording := run(t, full())
	for name, want := range map[string][2]string{
		"services-upgrades":      {"aksManagedAutoUpgradeSchedule", "Sunday"},
		"services-node-upgrades": {"aksManagedNodeOSUpgradeSchedule", "Saturday"},
	} {
		window := recording.Named(t, name)
		assert.Equal(t, want[0], window.Input(t, "configName"))
		assert.Equal(t, map[string]any{
			"durationHours": 4.0, "startTime": "01:00", "utcOffset": "+00:00",
			"schedule": map[string]any{"weekly": map[string]any{"dayOfWeek": want[1], "intervalWeeks": 1.0}},
		}, window.Input(t, "maintenanceWindow"))
		assert.Equal(t, "services-cluster", window.DeletedWith())
	}
}

func TestTheLogsThatAreSent(t *testing.T) {
	t.Parallel()
	setting := run(t, full()).Named(t, "services-diagnostics")
	var sent []any
	logs, ok := setting.Input(t, "logs").([]any)
	require.True(t, ok)
	for i := range logs {
		log, ok := logs[i].(map[string]any)
		require.True(t, ok)
		sent = append(sent, log["category"])
	}
	assert.Equal(t, []any{"kube-audit-admin", "guard", "cluster-autoscaler"}, sent, "kube-audit would outweigh all others")
}

func TestTheZeroValueIsTheLeast(t *testing.T) {
	t.Parallel()
	recording := run(t, least())
	cluster := recording.Named(t, "services-cluster")
	assert.InDelta(t, 2, cluster.Input(t, "agentPoolProfiles[0].count"), 0)
	assert.Equal(t, "loadBalancer", cluster.Input(t, "networkProfile.outboundType"))
	assert.Equal(t, true, cluster.Input(t, "apiServerAccessProfile.enablePrivateCluster"))
	assert.False(t, cluster.HasInput(t, "aadProfile.adminGroupObjectIDs"))
	assert.False(t, cluster.HasInput(t, "agentPoolProfiles[0].nodeTaints"), "services have nowhere else to run")
	for _, name := range recording.Names() {
		assert.NotContains(t, []string{"services-user", "services-spot", "services-pull"}, name)
	}
}

func TestAPublicServerIsForTheGivenRangesAndTheNodes(t *testing.T) {
	t.Parallel()
	args := full()
	args.AuthorizedRanges = []string{"203.0.113.0/24"}
	assert.Equal(t, map[string]any{
		"enablePrivateCluster": false, "disableRunCommand": true,
		"authorizedIPRanges": []any{"203.0.113.0/24", "198.51.100.7/32"},
	}, run(t, args).Named(t, "services-cluster").Input(t, "apiServerAccessProfile"))
}

func TestARegionWithoutZones(t *testing.T) {
	t.Parallel()
	args := full()
	args.Placement.Location = "westus"
	recording := run(t, args)
	assert.False(t, recording.Named(t, "services-cluster").HasInput(t, "agentPoolProfiles[0].availabilityZones"))
	assert.False(t, recording.Named(t, "services-user").HasInput(t, "availabilityZones"))
}

func TestNothingSecretLeavesTheCluster(t *testing.T) {
	t.Parallel()
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		cluster, err := aks.New(ctx, "services", full())
		require.NoError(t, err)
		_, err = aks.NewWorkload(ctx, "search", aks.WorkloadArgs{
			Placement: componenttest.Placement(), IdentityName: pulumi.String("id-shop"), Issuer: cluster.OIDCIssuerURL,
			Namespace: "shop", ServiceAccount: "search",
		})
		return err
	})
	for _, one := range run(t, full()).All() {
		for key, value := range one.Inputs {
			assert.False(t, value.IsSecret(), "%s of %s", key, one.Name)
		}
	}
}

func TestAWorkloadTrustsOneServiceAccount(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := aks.NewWorkload(ctx, "search", aks.WorkloadArgs{
			Placement: componenttest.Placement(), IdentityName: pulumi.String("id-shop-search"),
			Issuer: pulumi.String("https://issuer.example/"), Namespace: "shop", ServiceAccount: "search",
		})
		return err
	})
	recording.AssertDescend(t, "search")
	credential := recording.Named(t, "search-credential")
	for path, want := range map[string]any{
		"resourceName": "id-shop-search", "federatedIdentityCredentialResourceName": "shop-search",
		"issuer": "https://issuer.example/", "subject": "system:serviceaccount:shop:search",
		"audiences": []any{"api://AzureADTokenExchange"},
	} {
		assert.Equal(t, want, credential.Input(t, path), path)
	}
}

func fields(t *testing.T, err error) []string {
	t.Helper()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var named []string
	for _, f := range faults {
		named = append(named, f.Field)
	}
	return named
}

func TestEveryFaultIsReportedAtOnce(t *testing.T) {
	t.Parallel()
	args := least()
	args.SubnetID, args.Nodes, args.NodeSKU, args.KubernetesVersion = nil, 1, "Standard_B4ms", "1.34"
	args.UserPool = aks.UserPool{Min: 5, Max: 3, SKU: "D4s"}
	args.Spot, args.AdminGroups = &aks.SpotPool{}, []string{"admins"}
	args.AuthorizedRanges = []string{"10.0.0.0/8", "everywhere", "0.0.0.0/0"}
	args.Maintenance = aks.Maintenance{Day: "Sun", NodeDay: "Sun", Start: "24:00"}
	recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
		_, err := aks.New(ctx, "services", args)
		return err
	})
	assert.Equal(t, []string{
		"SubnetID", "Nodes", "NodeSKU", "UserPool.SKU", "UserPool.Min", "Spot.Max", "AdminGroups[0]",
		"AuthorizedRanges[0]", "AuthorizedRanges[1]", "AuthorizedRanges[2]", "Maintenance.Day", "Maintenance.NodeDay",
		"Maintenance.NodeDay", "Maintenance.Start", "KubernetesVersion",
	}, fields(t, err))
	assert.Empty(t, recording.Names(), "nothing is registered before the arguments are right")
}

func TestThePodsHaveRoomForEveryNode(t *testing.T) {
	t.Parallel()
	args := least()
	args.UserPool = aks.UserPool{Max: 1000}
	args.Spot = &aks.SpotPool{Max: 22}
	require.NoError(t, args.Validate())
	args.Spot.Max = 23
	assert.Equal(t, []string{"UserPool.Max"}, fields(t, args.Validate()))
}

func TestFaultsOfAWorkload(t *testing.T) {
	t.Parallel()
	args := aks.WorkloadArgs{Placement: componenttest.Placement(), Namespace: "Shop", ServiceAccount: ""}
	assert.Equal(t, []string{"IdentityName", "Issuer", "Namespace", "ServiceAccount"}, fields(t, args.Validate()))
	args.IdentityName, args.Issuer = pulumi.String("id"), pulumi.String("https://issuer.example/")
	args.Namespace, args.ServiceAccount = strings.Repeat("n", 63), strings.Repeat("s", 57)
	assert.Equal(t, []string{"ServiceAccount"}, fields(t, args.Validate()))
	args.ServiceAccount = strings.Repeat("s", 56)
	assert.NoError(t, args.Validate())
}
