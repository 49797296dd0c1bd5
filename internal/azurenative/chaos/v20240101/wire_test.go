package v20240101_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	chaos "github.com/azstage/azstage/internal/azurenative/chaos/v20240101"
)

// registrations records what would go to the provider, by type token.
type registrations map[string]map[string]any

func (r registrations) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r[args.TypeToken] = args.Inputs.Mappable()
	return "/id/" + args.Name, args.Inputs, nil
}

func (r registrations) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func TestEveryInputGoesOutUnderItsWireName(t *testing.T) {
	t.Parallel()
	sent := registrations{}
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		_, err := chaos.NewTarget(ctx, "t", &chaos.TargetArgs{
			Location: pulumi.String("eastus2"), ParentProviderNamespace: pulumi.String("Microsoft.Web"),
			ParentResourceName: pulumi.String("app"), ParentResourceType: pulumi.String("sites"),
			Properties: pulumi.Map{"identities": pulumi.Array{}}, ResourceGroupName: pulumi.String("rg"),
			TargetName: pulumi.String("Microsoft-AppService"),
		})
		require.NoError(t, err)
		_, err = chaos.NewCapability(ctx, "c", &chaos.CapabilityArgs{
			CapabilityName: pulumi.String("Stop-1.0"), ParentProviderNamespace: pulumi.String("Microsoft.Web"),
			ParentResourceName: pulumi.String("app"), ParentResourceType: pulumi.String("sites"),
			ResourceGroupName: pulumi.String("rg"), TargetName: pulumi.String("Microsoft-AppService"),
		})
		require.NoError(t, err)
		_, err = chaos.NewExperiment(ctx, "e", &chaos.ExperimentArgs{
			ExperimentName: pulumi.String("exp"), Location: pulumi.String("eastus2"),
			Identity: chaos.ResourceIdentityArgs{
				Type: pulumi.String("UserAssigned"), UserAssignedIdentities: pulumi.ToStringArray([]string{"/id"}),
			},
			Properties: chaos.ExperimentPropertiesArgs{
				Selectors: pulumi.Array{pulumi.Map{"id": pulumi.String("s")}},
				Steps: chaos.StepArray{{
					Name: pulumi.String("step"), Branches: chaos.BranchArray{{
						Name: pulumi.String("branch"), Actions: pulumi.Array{pulumi.Map{"name": pulumi.String("urn")}},
					}},
				}},
			},
			ResourceGroupName: pulumi.String("rg"), Tags: pulumi.StringMap{"a": pulumi.String("b")},
		})
		return err
	}, pulumi.WithMocks("project", "stack", sent)))
	parent := map[string]any{
		"parentProviderNamespace": "Microsoft.Web", "parentResourceName": "app", "parentResourceType": "sites",
		"resourceGroupName": "rg", "targetName": "Microsoft-AppService",
	}
	with := func(more map[string]any) map[string]any {
		for key, value := range parent {
			more[key] = value
		}
		return more
	}
	assert.Equal(t, registrations{
		"azure-native:chaos/v20240101:Target": with(map[string]any{
			"location": "eastus2", "properties": map[string]any{"identities": []any{}},
		}),
		"azure-native:chaos/v20240101:Capability": with(map[string]any{"capabilityName": "Stop-1.0"}),
		"azure-native:chaos/v20240101:Experiment": {
			"experimentName": "exp", "location": "eastus2", "resourceGroupName": "rg", "tags": map[string]any{"a": "b"},
			"identity": map[string]any{"type": "UserAssigned", "userAssignedIdentities": []any{"/id"}},
			"properties": map[string]any{
				"selectors": []any{map[string]any{"id": "s"}},
				"steps": []any{map[string]any{
					"name":     "step",
					"branches": []any{map[string]any{"name": "branch", "actions": []any{map[string]any{"name": "urn"}}}},
				}},
			},
		},
	}, sent)
}
