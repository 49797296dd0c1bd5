package chaos_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/chaos"
	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

const (
	group     = "/subscriptions/00000000-0000-4000-8000-00000000a25e/resourceGroups/rg/providers/"
	clusterID = group + "Microsoft.ContainerService/managedClusters/aks"
	cacheID   = group + "Microsoft.Cache/redis/cache"
)

func TestExperimentsShareTheirTargetAndActAsThemselves(t *testing.T) {
	t.Parallel()
	cluster := chaos.Target{Name: "cluster", ID: pulumi.String(clusterID)}
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := chaos.New(ctx, "chaos", chaos.Args{
			Placement: componenttest.Placement(),
			Experiments: []chaos.Experiment{
				{Name: "pod-kill", Fault: azure.ChaosPods, Target: cluster, Minutes: 10,
					Parameters: map[string]pulumi.StringInput{"jsonSpec": pulumi.String("{}")}},
				{Name: "zone-down", Fault: azure.ChaosPods, Target: cluster},
				{Name: "cache-failover", Fault: azure.ChaosRebootRedis,
					Target: chaos.Target{Name: "cache", ID: pulumi.String(cacheID)}},
			},
		})
		return err
	})
	recording.AssertDescend(t, "chaos")
	recording.AssertUnprotected(t)
	var made []string
	for _, one := range recording.All() {
		made = append(made, one.Name)
	}
	assert.ElementsMatch(t, []string{
		"chaos", "chaos-target-cluster", "chaos-target-cluster-podchaos-2.2", "chaos-target-cache", "chaos-target-cache-reboot-1.0",
		"chaos-pod-kill", "chaos-pod-kill-azure-kubernetes-service-rbac-admin",
		"chaos-pod-kill-azure-kubernetes-service-cluster-user-role",
		"chaos-zone-down", "chaos-zone-down-azure-kubernetes-service-rbac-admin",
		"chaos-zone-down-azure-kubernetes-service-cluster-user-role",
		"chaos-cache-failover", "chaos-cache-failover-redis-cache-contributor",
	}, made)

	target := recording.Named(t, "chaos-target-cluster")
	assert.Equal(t, "managedClusters", target.Input(t, "parentResourceType"))
	assert.Equal(t, "aks", target.Input(t, "parentResourceName"))
	assert.Equal(t, "rg", target.Input(t, "resourceGroupName"))
	role := recording.Named(t, "chaos-cache-failover-redis-cache-contributor")
	assert.Equal(t, cacheID, role.Input(t, "scope"), "on what it harms, and on nothing else")

	assert.Equal(t, map[string]any{
		"name": azure.ChaosPods, "type": "continuous", "duration": "PT10M", "selectorId": "target",
		"parameters": []any{map[string]any{"key": "jsonSpec", "value": "{}"}},
	}, action(t, recording, "chaos-pod-kill"))
	assert.Equal(t, map[string]any{
		"name": azure.ChaosRebootRedis, "type": "discrete", "selectorId": "target", "parameters": []any{},
	}, action(t, recording, "chaos-cache-failover"), "what happens once has no length")
}

func action(t *testing.T, recording *componenttest.Recording, experiment string) any {
	t.Helper()
	return recording.Named(t, experiment).Input(t, "properties.steps[0].branches[0].actions[0]")
}

func TestEveryRoleOfAFaultCanBeAssigned(t *testing.T) {
	t.Parallel()
	for _, row := range azure.ChaosFaults() {
		for _, role := range row.Roles {
			assert.True(t, placement.Role(role).Known(), "%s of %s", role, row.URN)
		}
	}
}

func TestEveryFaultOfTheArgumentsIsReported(t *testing.T) {
	t.Parallel()
	err := chaos.Args{Placement: componenttest.Placement(), Experiments: []chaos.Experiment{
		{Name: "Stop", Fault: "urn:none", Target: chaos.Target{Name: "a b"}, Minutes: 721},
	}}.Validate()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, one := range faults {
		fields = append(fields, one.Field)
	}
	const first = "Experiments[0]."
	assert.Equal(t, []string{first + "Name", first + "Fault", first + "Target.Name", first + "Target.ID", first + "Minutes"}, fields)
	assert.ErrorContains(t, chaos.Args{Placement: componenttest.Placement()}.Validate(), "Experiments")
}
