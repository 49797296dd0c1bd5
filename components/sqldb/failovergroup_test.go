package sqldb_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/sqldb"
)

// grouped makes a primary, its copy elsewhere and a group of both.
func grouped(t *testing.T, change func(*sqldb.FailoverGroupArgs), look func(*sqldb.FailoverGroup)) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		primary, err := sqldb.New(ctx, "sql", hyperscale())
		require.NoError(t, err)
		elsewhere := hyperscale()
		elsewhere.Placement.Location, elsewhere.Placement.Names.RegionShort = "centralus", "cus"
		elsewhere.Database.NamedReplicas, elsewhere.Database.GeoSecondaryOf = nil, primary.DatabaseID
		elsewhere.Database.RetentionDays = 35
		secondary, err := sqldb.New(ctx, "copy", elsewhere)
		require.NoError(t, err)
		args := sqldb.FailoverGroupArgs{
			Placement: componenttest.Placement(), Primary: primary, Secondary: secondary,
			AppIdentity: sqldb.AppIdentity{ClientID: pulumi.String(clientID)},
		}
		if change != nil {
			change(&args)
		}
		group, err := sqldb.NewFailoverGroup(ctx, "failover", args)
		if err == nil && look != nil {
			look(group)
		}
		return err
	})
}

func TestAPersonDecidesOnAFailover(t *testing.T) {
	t.Parallel()
	recording := grouped(t, nil, nil)
	group := recording.Named(t, "failover-group")
	assert.Equal(t, "failover", group.Parent())
	for path, want := range map[string]any{
		"failoverGroupName":                "sqlfg-shop-prod-eus2-k3x9a",
		"serverName":                       "sql-shop-prod-eus2-k3x9a",
		"databases[0]":                     componenttest.ID("sql-database"),
		"partnerServers[0].id":             componenttest.ID("copy-server"),
		"readWriteEndpoint.failoverPolicy": "Manual",
		"readOnlyEndpoint.failoverPolicy":  "Disabled",
	} {
		assert.Equal(t, want, group.Input(t, path), path)
	}
	assert.False(t, group.HasInput(t, "readWriteEndpoint.failoverWithDataLossGracePeriodMinutes"), "Manual has none")
	assert.Contains(t, group.DependsOn(), "copy-database", "the group adopts the copy, which it would make otherwise")
	assert.Equal(t, "30m", group.Request.GetCustomTimeouts().GetCreate())
}

func TestAzureDecidesOnAFailoverWhenAsked(t *testing.T) {
	t.Parallel()
	group := grouped(t, func(a *sqldb.FailoverGroupArgs) { a.GraceMinutes, a.ReadOnlyFailover = 60, true }, nil).
		Named(t, "failover-group")
	assert.Equal(t, "Automatic", group.Input(t, "readWriteEndpoint.failoverPolicy"))
	assert.EqualValues(t, 60, group.Input(t, "readWriteEndpoint.failoverWithDataLossGracePeriodMinutes"))
	assert.Equal(t, "Enabled", group.Input(t, "readOnlyEndpoint.failoverPolicy"))
}

func TestMoreDatabasesFailOverTogether(t *testing.T) {
	t.Parallel()
	group := grouped(t, func(a *sqldb.FailoverGroupArgs) {
		a.Members = []sqldb.FailoverMember{{DatabaseID: pulumi.String("/shard"), Copy: a.Secondary}}
	}, nil).Named(t, "failover-group")
	assert.Equal(t, []any{componenttest.ID("sql-database"), "/shard"}, group.Input(t, "databases"))
}

func TestTheHostNamesFollowThePrimary(t *testing.T) {
	t.Parallel()
	var write, read string
	grouped(t, nil, func(g *sqldb.FailoverGroup) {
		pulumi.All(g.ConnectionString, g.ReadOnlyConnectionString).ApplyT(func(v []any) error {
			write, read = v[0].(string), v[1].(string)
			return nil
		})
	})
	assert.Contains(t, write, "Server=tcp:sqlfg-shop-prod-eus2-k3x9a.database.windows.net,1433;Database=shop;")
	assert.NotContains(t, write, "ApplicationIntent")
	assert.Contains(t, read, "Server=tcp:sqlfg-shop-prod-eus2-k3x9a.secondary.database.windows.net,1433;Database=shop;")
	assert.Contains(t, read, "ApplicationIntent=ReadOnly;")
	assert.Contains(t, read, "User Id="+clientID)
}

func TestACopyThatMayBecomeThePrimaryKeepsBackupsAsLong(t *testing.T) {
	t.Parallel()
	recording := grouped(t, nil, nil)
	assert.EqualValues(t, 35, recording.Named(t, "copy-retention").Input(t, "retentionDays"))
	assert.Equal(t, "1440m", recording.Named(t, "copy-database").Request.GetCustomTimeouts().GetCreate(),
		"a copy is seeded with all the data")
	assert.Equal(t, "60m", recording.Named(t, "sql-database").Request.GetCustomTimeouts().GetCreate())
}

func TestFailoverGroupsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*sqldb.FailoverGroupArgs)
		want   []string
	}{
		"when Azure should not wait": {func(a *sqldb.FailoverGroupArgs) { a.GraceMinutes = 59 }, []string{"GraceMinutes"}},
		"when the copy is the primary": {
			func(a *sqldb.FailoverGroupArgs) { a.Secondary = a.Primary }, []string{"Secondary"},
		},
		"with every fault at once": {
			func(a *sqldb.FailoverGroupArgs) {
				*a = sqldb.FailoverGroupArgs{Placement: a.Placement, Members: []sqldb.FailoverMember{{}}}
			},
			[]string{"Primary", "Secondary", "Members[0].DatabaseID", "Members[0].Copy", "AppIdentity.ClientID"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := sqldb.FailoverGroupArgs{
				Placement: componenttest.Placement(), Primary: &sqldb.SQLDB{}, Secondary: &sqldb.SQLDB{},
				AppIdentity: sqldb.AppIdentity{ClientID: pulumi.String(clientID)},
			}
			args.Primary.ServerName = pulumi.String("a").ToStringOutput()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}
