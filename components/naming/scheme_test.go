package naming_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

func TestEveryTypeThatComponentsNameHasARule(t *testing.T) {
	t.Parallel()
	for _, armType := range []string{
		naming.ResourceGroup, naming.UserAssignedIdentity, naming.Budget, naming.Workspace, naming.AppInsights,
		naming.ActionGroup, naming.WebTest, naming.MetricAlert, naming.ScheduledQueryRule, naming.DiagnosticSetting,
		naming.VirtualNetwork, naming.Subnet, naming.NetworkSecurityGroup, naming.AppServicePlan, naming.WebApp,
		naming.SQLServer, naming.SQLDatabase, naming.SQLVirtualNetworkRule, naming.StorageAccount,
		naming.StorageBlobContainer,
	} {
		_, ok := azure.NameRuleFor(armType)
		assert.True(t, ok, armType)
	}
}

func TestASchemeReportsEveryPartThatBreaksItsForm(t *testing.T) {
	t.Parallel()
	err := naming.Scheme{Workload: "Shop!", Environment: "d", RegionShort: "", Cell: "7"}.Validate()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
		assert.NotEmpty(t, f.Fix)
	}
	assert.Equal(t, []string{"Workload", "Environment", "RegionShort", "Cell", "Suffix"}, fields)
}

func TestAWholeSchemeIsAccepted(t *testing.T) {
	t.Parallel()
	assert.NoError(t, naming.Scheme{
		Workload: "shop", Environment: "prod", RegionShort: "eus2", Cell: "c07", Suffix: pulumi.String("k3x9a"),
	}.Validate())
}
