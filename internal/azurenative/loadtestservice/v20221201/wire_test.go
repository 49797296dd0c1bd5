package v20221201_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	loadtestservice "github.com/azstage/azstage/internal/azurenative/loadtestservice/v20221201"
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
		_, err := loadtestservice.NewLoadTest(ctx, "l", &loadtestservice.LoadTestArgs{
			Description: pulumi.String("why"), LoadTestName: pulumi.String("lt"), Location: pulumi.String("eastus2"),
			Identity: loadtestservice.ManagedServiceIdentityArgs{
				Type: pulumi.String("UserAssigned"), UserAssignedIdentities: pulumi.ToStringArray([]string{"/id"}),
			},
			ResourceGroupName: pulumi.String("rg"), Tags: pulumi.StringMap{"a": pulumi.String("b")},
		})
		return err
	}, pulumi.WithMocks("project", "stack", sent)))
	assert.Equal(t, registrations{"azure-native:loadtestservice/v20221201:LoadTest": {
		"description": "why", "loadTestName": "lt", "location": "eastus2", "resourceGroupName": "rg",
		"identity": map[string]any{"type": "UserAssigned", "userAssignedIdentities": []any{"/id"}},
		"tags":     map[string]any{"a": "b"},
	}}, sent)
}
