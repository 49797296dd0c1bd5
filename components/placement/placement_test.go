package placement_test

import (
	"context"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// anIdentity registers a component with one stateful child.
func anIdentity(
	t *testing.T, place placement.Placement, opts ...pulumi.ResourceOption,
) (parent, child componenttest.Resource) {
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := identity.New(ctx, "web", identity.Args{Placement: place, Role: "web"}, opts...)
		return err
	})
	return recording.Named(t, "web"), recording.Named(t, "web-identity")
}

func TestAPlacementReportsEveryFault(t *testing.T) {
	t.Parallel()
	tags := map[string]string{}
	for _, key := range "abcdefghijklmnop" {
		tags[string(key)] = "x"
	}
	err := placement.Placement{Tags: tags}.Validate()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	assert.Equal(t, []string{
		"ResourceGroupName", "Location", "Names.Workload", "Names.Environment", "Names.RegionShort", "Names.Suffix", "Tags",
	}, fields)
	assert.NoError(t, componenttest.Placement().Validate())
}

func TestTheCallersOptionsStayOnTheComponent(t *testing.T) {
	t.Parallel()
	parent, child := anIdentity(t, componenttest.Placement(), pulumi.IgnoreChanges([]string{"tags"}))
	assert.Equal(t, []string{"tags"}, parent.Request.GetIgnoreChanges())
	assert.Empty(t, child.Request.GetIgnoreChanges())
	assert.Equal(t, "web", child.Parent())
}

func TestAPlacementWithoutProtectionDoesNotUndoTheCallers(t *testing.T) {
	t.Parallel()
	place := componenttest.Placement()
	place.Protect = false
	_, child := anIdentity(t, place, pulumi.Protect(true))
	assert.True(t, child.Request.GetProtect(), "a child inherits the protection of its component")
}

func TestTransformsReachTheChildren(t *testing.T) {
	t.Parallel()
	parent, child := anIdentity(t, componenttest.Placement())
	assert.Empty(t, parent.Request.GetTransforms())
	place := componenttest.Placement()
	place.Transforms = []pulumi.ResourceTransform{
		func(context.Context, *pulumi.ResourceTransformArgs) *pulumi.ResourceTransformResult { return nil },
	}
	parent, _ = anIdentity(t, place)
	assert.Len(t, parent.Request.GetTransforms(), 1, "the engine applies them to the component and its children")
	assert.Empty(t, child.Request.GetTransforms())
}

func TestEveryTypeThatHoldsDataIsStateful(t *testing.T) {
	t.Parallel()
	for armType, want := range map[string]bool{
		naming.SQLServer: true, naming.SQLDatabase: true, naming.StorageAccount: true, naming.StorageBlobContainer: true,
		naming.Workspace: true, naming.UserAssignedIdentity: true, "microsoft.sql/SERVERS": true,
		naming.WebApp: false, naming.VirtualNetwork: false, naming.RoleAssignment: false,
	} {
		assert.Equal(t, want, placement.Stateful(armType), armType)
	}
}

func TestSlowTypesGetMoreTime(t *testing.T) {
	t.Parallel()
	slow, ok := placement.TimeoutsFor(naming.SQLDatabase)
	require.True(t, ok)
	assert.Greater(t, slow.Update, slow.Create, "a change of tier copies all data")
	for _, armType := range []string{naming.SQLDatabase, naming.SQLServer, naming.StorageAccount, naming.Subnet} {
		row, ok := placement.TimeoutsFor(armType)
		require.True(t, ok, armType)
		assert.NotEmpty(t, row.Source, armType)
		assert.NotEmpty(t, row.Why, armType)
	}
	_, ok = placement.TimeoutsFor(naming.WebApp)
	assert.False(t, ok, "the provider's own bounds do")
}

func TestTagsOnTopWin(t *testing.T) {
	t.Parallel()
	place := placement.Placement{Tags: map[string]string{"stage": "single", "owner": "team"}}
	assert.Equal(t, pulumi.StringMap{
		"stage": pulumi.String("1k"), "owner": pulumi.String("team"),
	}, place.TagMap(map[string]string{"stage": "1k"}))
	assert.Equal(t, "single", place.Tags["stage"], "the placement's own tags stay as they are")
}
