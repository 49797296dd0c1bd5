package cost

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
)

// only prices a resource alone, in East US 2, and gives its lines by meter.
func only(t *testing.T, token string, inputs map[string]any, others ...graph.Resource) map[string]Line {
	t.Helper()
	inputs["location"] = "eastus2"
	g := graph.Graph{Stage: "10k", Resources: append(others, graph.Resource{
		URN: "urn:pulumi:x::y::" + token + "::it", Name: "it", Type: token, ID: "/it", Inputs: inputs,
	})}
	estimate, err := Of(g, embedded(t), nil)
	require.NoError(t, err)
	require.Empty(t, estimate.Unpriced, "%v", estimate.Reasons)
	lines := map[string]Line{}
	for _, resource := range estimate.Resources {
		for _, line := range resource.Lines {
			lines[line.Meter] = line
		}
	}
	return lines
}

func size(name string) map[string]any { return map[string]any{"name": name} }

func TestSizesCostWhatTheBookSays(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, token string
		inputs      map[string]any
		meter       string
		want        Amount
	}{
		{"three plans of Windows", "azure-native:web:AppServicePlan", map[string]any{
			"sku": map[string]any{"name": "P1v3", "capacity": 3.0},
		}, "app.windows.P1v3", Always(689.85)},
		{"General Purpose pays compute", "azure-native:sql:Database", map[string]any{"sku": size("GP_Gen5_4")},
			"sql.gp.vcore", Always(444.47)},
		{"General Purpose pays the licence", "azure-native:sql:Database", map[string]any{"sku": size("GP_Gen5_4")},
			"sql.gp.licence", Always(291.90)},
		{"zone redundancy costs extra", "azure-native:sql:Database", map[string]any{
			"sku": size("GP_Gen5_4"), "zoneRedundant": true,
		}, "sql.gp.zone", Always(266.68)},
		{"Business Critical pays the licence", "azure-native:sql:Database", map[string]any{"sku": size("BC_Gen5_2")},
			"sql.bc.licence", Always(547.50)},
		{"serverless that pauses may cost nothing", "azure-native:sql:Database", map[string]any{
			"sku": size("GP_S_Gen5_2"), "autoPauseDelay": 60.0,
		}, "sql.gps.vcore", Amount{0, 190.44, 761.77}},
		{"serverless that never pauses has a floor", "azure-native:sql:Database", map[string]any{
			"sku": size("GP_S_Gen5_2"), "autoPauseDelay": -1.0, "minCapacity": 0.5,
		}, "sql.gps.vcore", Amount{190.44, 190.44, 761.77}},
		{"DTU data beyond what is included", "azure-native:sql:Database", map[string]any{
			"sku": size("S3"), "maxSizeBytes": float64(1024 << 30),
		}, "sql.standard.storage", Always(157.90)},
		{"a cache without high availability is one node", "azure-native:cache:RedisEnterprise", map[string]any{
			"sku": size("Balanced_B3"), "highAvailability": "Disabled",
		}, "redis.managed.Balanced_B3", Always(47.45)},
		{"a cache that says nothing is two nodes", "azure-native:cache:RedisEnterprise", map[string]any{
			"sku": size("Balanced_B3"),
		}, "redis.managed.Balanced_B3", Always(94.90)},
		{"the classic cache is billed whole", "azure-native:cache:Redis", map[string]any{
			"sku": map[string]any{"name": "Standard", "family": "C", "capacity": 2.0},
		}, "redis.classic.Standard_C2", Always(164.25)},
		{"a gateway of fixed size", "azure-native:network:ApplicationGateway", map[string]any{
			"sku": map[string]any{"name": "WAF_v2", "capacity": 2.0},
		}, "gateway.WAF_v2.units", Always(210.24)},
		{"probes of two endpoints", trafficManager, map[string]any{"endpoints": []any{
			map[string]any{"type": "Microsoft.Network/trafficManagerProfiles/azureEndpoints"},
			map[string]any{"type": "Microsoft.Network/trafficManagerProfiles/azureEndpoints"},
		}}, "trafficmanager.probes", Always(0.72)},
		{"a plan against floods", "azure-native:network:DdosProtectionPlan", map[string]any{},
			"ddos.plan", Always(2943.55)},
		{"a copy of a registry in another region", "azure-native:containerregistry:Replication", map[string]any{},
			"registry.replica", Always(50.69)},
		{"an agent of elastic jobs", "azure-native:sql:JobAgent", map[string]any{"sku": size("JA100")},
			"sql.jobagent.JA100", Always(22.63)},
		{"a NAT gateway", "azure-native:network:NatGateway", map[string]any{}, "network.nat.hours", Always(32.85)},
		{"Front Door Premium", "azure-native:cdn:Profile", map[string]any{"sku": size("Premium_AzureFrontDoor")},
			"frontdoor.Premium.base", Always(330)},
		{"a vault", "azure-native:keyvault:Vault", map[string]any{
			"properties": map[string]any{"sku": size("standard")},
		}, "keyvault.operations", Amount{0.01, 0.02, 0.06}},
		{"geo-redundant blobs", "azure-native:storage:StorageAccount", map[string]any{
			"sku": size("Standard_RAGZRS"), "kind": "StorageV2",
		}, "blob.hot.RAGZRS.data", Amount{5.18, 15.53, 51.75}},
	} {
		line, ok := only(t, row.token, row.inputs)[row.meter]
		require.True(t, ok, row.name)
		assert.InDelta(t, row.want.Min, line.Min, 0.011, row.name)
		assert.InDelta(t, row.want.Typical, line.Typical, 0.011, row.name)
		assert.InDelta(t, row.want.Max, line.Max, 0.011, row.name)
	}
}

func TestHybridBenefitIsOnlyOfferedWhereALicenceIsPaid(t *testing.T) {
	t.Parallel()
	assert.NotContains(t, only(t, "azure-native:sql:Database", map[string]any{
		"sku": size("GP_Gen5_4"), "licenseType": "BasePrice",
	}), "sql.gp.licence")
	g := graph.Graph{Stage: "1k", Resources: []graph.Resource{{
		URN: "urn:pulumi:x::y::azure-native:sql:Database::it", Name: "it", Type: "azure-native:sql:Database", ID: "/it",
		Inputs: map[string]any{"location": "eastus2", "sku": size("GP_Gen5_4")},
	}}}
	estimate, err := Of(g, embedded(t), nil)
	require.NoError(t, err)
	require.Len(t, estimate.Savings, 1)
	assert.Equal(t, HybridBenefit, estimate.Savings[0].Kind)
	assert.InDelta(t, 291.90, estimate.Savings[0].Monthly, 0.01)
}

func TestThePremiumProfileIncludesItsFirewall(t *testing.T) {
	t.Parallel()
	policy := func(tier string) map[string]any { return map[string]any{"sku": size(tier + "_AzureFrontDoor")} }
	assert.Contains(t, only(t, "azure-native:network:Policy", policy("Standard")), "frontdoor.waf.policy")
	assert.Empty(t, only(t, "azure-native:network:Policy", policy("Premium")))
}

func TestTiersAreFilledByAllResourcesTogether(t *testing.T) {
	t.Parallel()
	tiers := []pricebook.Price{{From: 0, USD: 0}, {From: 100, USD: 0.1}, {From: 1000, USD: 0.05}}
	for _, row := range []struct {
		name                 string
		used, quantity, want float64
	}{
		{"inside the free part", 0, 100, 0},
		{"over the edge of it", 50, 100, 5},
		{"beyond it already", 200, 100, 10},
		{"across three tiers", 0, 1100, 95},
		{"nothing", 500, 0, 0},
	} {
		assert.InDelta(t, row.want, tiered(tiers, row.used, row.quantity), 1e-9, row.name)
	}
	alert := func(name string) graph.Resource {
		return graph.Resource{
			URN: "urn:pulumi:x::y::azure-native:insights:MetricAlert::" + name, Name: name, ID: "/" + name,
			Type: "azure-native:insights:MetricAlert", Inputs: map[string]any{"scopes": []any{"a", "b", "c"}},
		}
	}
	g := graph.Graph{Stage: "1k", Resources: []graph.Resource{
		{
			URN: "rg", ID: "/rg", Type: "azure-native:resources:ResourceGroup", Inputs: map[string]any{"location": "eastus2"},
		},
		alert("a"), alert("b"), alert("c"), alert("d"),
	}}
	estimate, err := Of(g, embedded(t), nil)
	require.NoError(t, err)
	assert.Equal(t, Always(0.2), estimate.Total, "ten of the twelve series are free, not ten of each rule")
}

func TestInstanceHoursFollowTheProfilesThroughTheWeek(t *testing.T) {
	t.Parallel()
	estimate := estimateOf(t, "10k", nil)
	at := func(e Estimate) Line {
		for _, resource := range e.Resources {
			if resource.Name == "app-plan" {
				return resource.Lines[0]
			}
		}
		return Line{}
	}
	// Monday to Friday from 7:30 to 19:00, at least three instances, otherwise two.
	working := 5 * 11.5 / 168
	assert.InDelta(t, (3*working+2*(1-working))*730, at(estimate).Quantity.Min, 0.01)
	assert.InDelta(t, 4*730, at(estimate).Quantity.Typical, 0.01)
	assert.InDelta(t, 10*730, at(estimate).Quantity.Max, 0.01)
	declared := estimateOf(t, "10k", Declaration{InstanceHours: 2500})
	assert.Equal(t, Always(2500), at(declared).Quantity)
	assert.Contains(t, declared.Usage.Declared, InstanceHours)
}

func TestTheDailyCapBoundsTheLogs(t *testing.T) {
	t.Parallel()
	workspace := map[string]any{"sku": size("PerGB2018"), "workspaceCapping": map[string]any{"dailyQuotaGb": 1.0}}
	line := only(t, workspaceType, workspace)["log.ingestion"]
	assert.InDelta(t, 30.4, line.Quantity.Max, 0.1, "a loop that logs reaches the cap every day")
	assert.InDelta(t, 30, line.Quantity.Typical, 0.01)
	assert.NotContains(t, only(t, workspaceType, workspace), "log.retention", "31 days are included")
}

const workspaceType = workspace

func TestADeclarationThatCannotBeIsRefusedWhole(t *testing.T) {
	t.Parallel()
	_, err := Of(stageGraph(t, "single"), embedded(t), Declaration{"egress": 1, "logGB": -1})
	assert.ErrorContains(t, err, `unknown usage "egress"`)
	assert.ErrorContains(t, err, "usage logGB is -1")
	_, err = Of(graph.Graph{Stage: "7k"}, embedded(t), nil)
	assert.ErrorContains(t, err, "declare users")
	_, err = Of(graph.Graph{Stage: "7k"}, embedded(t), Declaration{Users: 7000})
	assert.NoError(t, err)
}

func TestAnAlertIsBilledForEachQueueThatItWatches(t *testing.T) {
	t.Parallel()
	alert := func() map[string]any {
		return map[string]any{"criteria": map[string]any{"allOf": []any{map[string]any{
			"metricName": "ActiveMessages", "dimensions": []any{map[string]any{"name": "EntityName"}},
		}}}}
	}
	const token, meter = "azure-native:insights:MetricAlert", "monitor.alert.metric"
	assert.InDelta(t, 1, only(t, token, alert())[meter].Quantity.Typical, 1e-9, "a namespace without queues")
	var queues []graph.Resource
	for i := range 12 {
		name := string(rune('a' + i))
		queues = append(queues, graph.Resource{
			URN: "urn:pulumi:x::y::azure-native:servicebus:Queue::" + name, Name: name, ID: "/" + name,
			Type: "azure-native:servicebus:Queue",
		})
	}
	g := graph.Graph{Stage: "10k", Resources: append(queues, graph.Resource{
		URN: "urn:pulumi:x::y::" + token + "::it", Name: "it", Type: token, ID: "/it", Inputs: alert(),
	})}
	charges, err := metricAlert(scene{graph: graph.NewIndex(g)}, g.OfType(token)[0])
	require.NoError(t, err)
	assert.InDelta(t, 12, charges[0].quantity.Typical, 1e-9)
}

func TestAClusterCostsItsTierAndItsNodes(t *testing.T) {
	t.Parallel()
	pool := func(more map[string]any) map[string]any {
		all := map[string]any{"vmSize": "Standard_D4s_v5", "count": 3.0}
		for key, value := range more {
			all[key] = value
		}
		return all
	}
	cluster := only(t, "azure-native:containerservice:ManagedCluster", map[string]any{
		"sku": map[string]any{"tier": "Standard"}, "agentPoolProfiles": []any{pool(nil)},
	})
	assert.InDelta(t, 73, cluster["aks.standard"].Typical, 0.01)
	assert.InDelta(t, 420.48, cluster["vm.linux.D4s_v5"].Typical, 0.01, "the article's about $400")
	assert.InDelta(t, 53.76, cluster["disk.premium.P10"].Typical, 0.01)

	free := only(t, "azure-native:containerservice:ManagedCluster", map[string]any{
		"agentPoolProfiles": []any{pool(map[string]any{"osDiskType": "Ephemeral"})},
	})
	assert.NotContains(t, free, "aks.standard")
	assert.NotContains(t, free, "disk.premium.P10")

	scaled := only(t, "azure-native:containerservice:AgentPool", pool(map[string]any{
		"enableAutoScaling": true, "minCount": 2.0, "maxCount": 10.0,
	}))
	line := scaled["vm.linux.D4s_v5"]
	assert.InDelta(t, 280.32, line.Min, 0.01)
	assert.InDelta(t, 840.96, line.Typical, 0.01)
	assert.InDelta(t, 1401.60, line.Max, 0.01)
}

func TestARegistryIsBilledByTheDayAndAnAppByTheSecond(t *testing.T) {
	t.Parallel()
	registry := only(t, "azure-native:containerregistry:Registry", map[string]any{"sku": size("Premium")})
	assert.InDelta(t, 50.69, registry["registry.premium"].Typical, 0.01)

	app := only(t, containerApp, map[string]any{"template": map[string]any{
		"containers": []any{map[string]any{"resources": map[string]any{"cpu": 0.5, "memory": "1Gi"}}},
		"scale":      map[string]any{"minReplicas": 3.0, "maxReplicas": 30.0},
	}})
	const month = 730 * 3600
	assert.InDelta(t, 3*0.5*0.5*month*0.000024, app["containerapps.vcpu.active"].Typical, 0.01)
	assert.InDelta(t, 30*0.5*month*0.000024, app["containerapps.vcpu.active"].Max, 0.01)
	assert.InDelta(t, 3*0.5*month*0.000003, app["containerapps.vcpu.idle"].Min, 0.01, "replicas that wait cost less")
	assert.InDelta(t, 3*0.5*1*month*0.000003, app["containerapps.memory.active"].Typical, 0.01)
	assert.Positive(t, app["containerapps.requests"].Typical)
}

func TestAContainerGroupBillsWhatItsContainersAskFor(t *testing.T) {
	t.Parallel()
	container := map[string]any{"resources": map[string]any{"requests": map[string]any{"cpu": 0.5, "memoryInGB": 1.5}}}
	inputs := map[string]any{"osType": "Linux", "containers": []any{container, container}}
	const token = "azure-native:containerinstance:ContainerGroup"
	lines := only(t, token, inputs)
	assert.InDelta(t, 730*0.0405, lines["aci.vcpu"].Typical, 0.01)
	assert.InDelta(t, 3*730*0.00445, lines["aci.memory"].Typical, 0.01)
	for fault, inputs := range map[string]map[string]any{
		"licence of Windows": {"osType": "Windows", "containers": []any{container}}, "not known": {"osType": "Linux"},
	} {
		_, err := containerGroup(scene{}, graph.Resource{Inputs: inputs})
		assert.ErrorContains(t, err, fault)
	}
}
