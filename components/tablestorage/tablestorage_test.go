package tablestorage_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/tablestorage"
)

func arguments() tablestorage.Args {
	return tablestorage.Args{
		Placement: componenttest.Placement(), AccountID: pulumi.String(componenttest.ID("account")),
		AccountName: pulumi.String("stshop"),
		Tables: []tablestorage.Table{
			{Name: "lookups", Users: []tablestorage.Principal{{Name: "web", ID: pulumi.String("principal-web")}}},
			{Name: "serviceorders", Users: []tablestorage.Principal{{Name: "svcorders", ID: pulumi.String("principal-orders")}}},
		},
	}
}

func TestEachTableLetsItsOwnUsersIn(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := tablestorage.New(ctx, "tables", arguments())
		return err
	})
	recording.AssertDescend(t, "tables")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"tables", "tables-diagnostics", "tables-grant-svcorders-serviceorders", "tables-grant-web-lookups",
		"tables-table-lookups", "tables-table-serviceorders",
	}, recording.Names())
	for name, scope := range map[string]string{
		"tables-grant-web-lookups":             "tables-table-lookups",
		"tables-grant-svcorders-serviceorders": "tables-table-serviceorders",
	} {
		grant := recording.Named(t, name)
		assert.Equal(t, componenttest.ID(scope), grant.Input(t, "scope"), name)
		assert.Contains(t, grant.Input(t, "roleDefinitionId"), "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", name)
	}
	assert.Equal(t, componenttest.ID("account")+"/tableServices/default",
		recording.Named(t, "tables-diagnostics").Input(t, "resourceUri"))
}

func TestTheSettingsOfAnApp(t *testing.T) {
	t.Parallel()
	endpoints := make(chan string, 1)
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		made, err := tablestorage.New(ctx, "tables", arguments())
		require.NoError(t, err)
		settings := made.Settings("lookups")
		assert.Equal(t, pulumi.String("lookups"), settings[tablestorage.NameSetting])
		settings[tablestorage.EndpointSetting].ToStringOutput().ApplyT(func(endpoint string) string {
			endpoints <- endpoint
			return endpoint
		})
		return nil
	})
	assert.Equal(t, "https://stshop.table.core.windows.net/", <-endpoints)
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	require.NoError(t, arguments().Validate())
	for name, tc := range map[string]struct {
		args tablestorage.Args
		want []string
	}{
		"without tables": {
			tablestorage.Args{Placement: componenttest.Placement()}, []string{"AccountID", "AccountName", "Tables"},
		},
		"of names": {
			tablestorage.Args{
				Placement: componenttest.Placement(), AccountID: pulumi.String("id"), AccountName: pulumi.String("stshop"),
				Tables: []tablestorage.Table{{Name: "look-ups"}, {Name: "Tables"}, {Name: "orders"}, {Name: "Orders"}},
			},
			[]string{"Tables[0].Name", "Tables[1].Name", "Tables[3].Name"},
		},
		"of users": {
			tablestorage.Args{
				Placement: componenttest.Placement(), AccountID: pulumi.String("id"), AccountName: pulumi.String("stshop"),
				Tables: []tablestorage.Table{{Name: "orders", Users: []tablestorage.Principal{{Name: "Web"}}}},
			},
			[]string{"Tables[0].Users[0].Name", "Tables[0].Users[0].ID"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var faults fault.List
			require.ErrorAs(t, tc.args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}
