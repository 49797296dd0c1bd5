package v20240301_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	securityinsights "github.com/azstage/azstage/internal/azurenative/securityinsights/v20240301"
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
		_, err := securityinsights.NewSentinelOnboardingState(ctx, "s", &securityinsights.SentinelOnboardingStateArgs{
			CustomerManagedKey: pulumi.Bool(false), ResourceGroupName: pulumi.String("rg"),
			SentinelOnboardingStateName: pulumi.String("default"), WorkspaceName: pulumi.String("log"),
		})
		return err
	}, pulumi.WithMocks("project", "stack", sent)))
	assert.Equal(t, registrations{"azure-native:securityinsights/v20240301:SentinelOnboardingState": {
		"customerManagedKey": false, "resourceGroupName": "rg", "sentinelOnboardingStateName": "default",
		"workspaceName": "log",
	}}, sent)
}
