package placement_test

import (
	"testing"

	"github.com/pulumi/pulumi-azure-native-sdk/resources/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/naming"
)

func TestWhatGoesWithTheGroupIsNotDeletedOneByOne(t *testing.T) {
	t.Parallel()
	made := componenttest.Run(t, func(ctx *pulumi.Context) error {
		group, err := resources.NewResourceGroup(ctx, "group", &resources.ResourceGroupArgs{})
		if err != nil {
			return err
		}
		place := componenttest.Placement()
		place.Group = group
		for name, armType := range map[string]string{
			"account": naming.StorageAccount, "diagnostics": naming.DiagnosticSetting, "grant": naming.RoleAssignment,
		} {
			var child pulumi.CustomResourceState
			err := ctx.RegisterResource("test:index:Child", name, pulumi.Map{}, &child, place.Child(armType, group)...)
			if err != nil {
				return err
			}
		}
		return nil
	})
	require.Equal(t, "group", made.Named(t, "account").DeletedWith())
	assert.Empty(t, made.Named(t, "diagnostics").DeletedWith())
	assert.Empty(t, made.Named(t, "grant").DeletedWith())
}
