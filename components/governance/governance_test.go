package governance_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/governance"
	"github.com/azstage/azstage/internal/azure"
)

const groupID = "/subscriptions/00000000-0000-4000-8000-00000000a25e/resourceGroups/rg"

func TestPoliciesDenyAtTheGroupUnlessTheyOnlyAudit(t *testing.T) {
	t.Parallel()
	args := governance.Args{
		Placement: componenttest.Placement(), ResourceGroupID: pulumi.String(groupID),
		Policies: []governance.Policy{
			{Name: azure.PolicyStoragePrivate}, {Name: azure.PolicyAllowedLocations, List: []string{"eastus2"}},
		},
	}
	made := func() *componenttest.Recording {
		return componenttest.Run(t, func(ctx *pulumi.Context) error {
			_, err := governance.New(ctx, "governance", args)
			return err
		})
	}
	recording := made()
	recording.AssertDescend(t, "governance")
	recording.AssertUnprotected(t)
	private := recording.Named(t, "governance-storage-no-public-access")
	assert.Equal(t, groupID, private.Input(t, "scope"))
	assert.Equal(t, "Deny", private.Input(t, "parameters.effect.value"))
	assert.Equal(t, "Default", private.Input(t, "enforcementMode"))
	locations := recording.Named(t, "governance-allowed-locations")
	assert.Equal(t, []any{"eastus2"}, locations.Input(t, "parameters.listOfAllowedLocations.value"))
	assert.False(t, locations.HasInput(t, "parameters.effect"), "its rule has no such parameter")

	args.Audit = true
	assert.Equal(t, "DoNotEnforce", made().Named(t, "governance-storage-no-public-access").Input(t, "enforcementMode"))
}

func TestEveryFaultOfTheArgumentsIsReported(t *testing.T) {
	t.Parallel()
	err := governance.Args{Placement: componenttest.Placement(), Policies: []governance.Policy{
		{Name: "no-virtual-machines"}, {Name: azure.PolicyAllowedLocations},
		{Name: azure.PolicyVaultRBAC, List: []string{"x"}}, {Name: azure.PolicyVaultRBAC},
	}}.Validate()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, one := range faults {
		fields = append(fields, one.Field)
	}
	assert.Equal(t, []string{
		"ResourceGroupID", "Policies[0].Name", "Policies[1].List", "Policies[2].List", "Policies[3].Name",
	}, fields)
}
