package cosmos_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/cosmos"
	"github.com/azstage/azstage/components/fault"
)

const (
	first  = "11111111-1111-4111-8111-111111111111"
	second = "22222222-2222-4222-8222-222222222222"
)

func run(t *testing.T, args cosmos.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := cosmos.New(ctx, "documents", args)
		return err
	})
}

func app() cosmos.Args {
	return cosmos.Args{
		Placement: componenttest.Placement(), ZoneRedundant: true,
		Containers: []cosmos.Container{
			{Name: "feeds", PartitionKey: "/userId", MaxThroughput: 4000, TTLSeconds: 60, Unindexed: []string{"/payload/*"}},
			{Name: "audit", PartitionKey: "/tenantId", Throughput: 500, UniqueKeys: []string{"/eventId"}},
		},
		Grants: []cosmos.Grant{
			{Name: "web", PrincipalID: pulumi.String(first), Role: cosmos.Contributor},
			{Name: "worker", PrincipalID: pulumi.String(second), Role: cosmos.Reader, Container: "feeds"},
		},
	}
}

func TestAnAccountIsPrivateAndKnowsNoKeys(t *testing.T) {
	t.Parallel()
	recording := run(t, app())
	recording.AssertDescend(t, "documents")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"documents", "documents-account", "documents-account-diagnostics", "documents-container-audit",
		"documents-container-feeds", "documents-database", "documents-grant-web", "documents-grant-worker",
	}, recording.Names())
	account := recording.Named(t, "documents-account")
	for path, want := range map[string]any{
		"accountName": "cosno-shop-prod-eus2-k3x9a", "kind": "GlobalDocumentDB", "databaseAccountOfferType": "Standard",
		"disableLocalAuth": true, "disableKeyBasedMetadataWriteAccess": true, "publicNetworkAccess": "Disabled",
		"minimalTlsVersion": "Tls12", "networkAclBypass": "None", "enableAnalyticalStorage": false,
		"consistencyPolicy.defaultConsistencyLevel": "Session",
	} {
		assert.Equal(t, want, account.Input(t, path), path)
	}
}

func TestAnAccountCanGrowIntoSeveralRegions(t *testing.T) {
	t.Parallel()
	recording := run(t, app())
	account := recording.Named(t, "documents-account")
	assert.Equal(t, []any{map[string]any{"locationName": "eastus2", "failoverPriority": 0.0, "isZoneRedundant": true}},
		account.Input(t, "locations"))
	assert.Equal(t, map[string]any{"type": "Periodic", "periodicModeProperties": map[string]any{
		"backupIntervalInMinutes": 240.0, "backupRetentionIntervalInHours": 8.0, "backupStorageRedundancy": "Geo",
	}}, account.Input(t, "backupPolicy"), "continuous backups exclude writes in several regions")
	assert.Equal(t, true, account.Input(t, "enableAutomaticFailover"), "it could not be switched on together with a region")
	for _, name := range []string{"documents-container-feeds", "documents-container-audit"} {
		assert.Equal(t, map[string]any{"mode": "LastWriterWins", "conflictResolutionPath": "/_ts"},
			recording.Named(t, name).Input(t, "resource.conflictResolutionPolicy"), "it is fixed at creation")
	}
}

func TestContainersHaveThroughputKeysAndAnEnd(t *testing.T) {
	t.Parallel()
	recording := run(t, app())
	feeds := recording.Named(t, "documents-container-feeds")
	assert.Equal(t, 4000.0, feeds.Input(t, "options.autoscaleSettings.maxThroughput"))
	assert.False(t, feeds.HasInput(t, "options.throughput"))
	assert.Equal(t, 60.0, feeds.Input(t, "resource.defaultTtl"))
	assert.Equal(t, map[string]any{"kind": "Hash", "paths": []any{"/userId"}, "version": 2.0},
		feeds.Input(t, "resource.partitionKey"))
	assert.Equal(t, []any{map[string]any{"path": "/payload/*"}, map[string]any{"path": `/"_etag"/?`}},
		feeds.Input(t, "resource.indexingPolicy.excludedPaths"))
	assert.Equal(t, "documents-account", feeds.DeletedWith())
	audit := recording.Named(t, "documents-container-audit")
	assert.Equal(t, 500.0, audit.Input(t, "options.throughput"))
	assert.False(t, audit.HasInput(t, "options.autoscaleSettings"))
	assert.False(t, audit.HasInput(t, "resource.defaultTtl"), "nothing expires")
	assert.Equal(t, []any{map[string]any{"paths": []any{"/eventId"}}},
		audit.Input(t, "resource.uniqueKeyPolicy.uniqueKeys"))
	assert.False(t, recording.Named(t, "documents-database").HasInput(t, "options"), "containers do not share throughput")
}

func TestRolesAreGivenOneAfterTheOther(t *testing.T) {
	t.Parallel()
	recording := run(t, app())
	account := componenttest.ID("documents-account")
	web, worker := recording.Named(t, "documents-grant-web"), recording.Named(t, "documents-grant-worker")
	assert.Equal(t, account+"/dbs/app", web.Input(t, "scope"))
	assert.Equal(t, account+"/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002", web.Input(t, "roleDefinitionId"))
	assert.Equal(t, account+"/dbs/app/colls/feeds", worker.Input(t, "scope"))
	assert.Equal(t, account+"/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001",
		worker.Input(t, "roleDefinitionId"))
	assert.Equal(t, cosmos.AssignmentName(account+"/dbs/app", first, cosmos.Contributor),
		web.Input(t, "roleAssignmentId"))
	assert.Subset(t, web.DependsOn(), []string{"documents-container-audit", "documents-container-feeds"})
	assert.Contains(t, worker.DependsOn(), "documents-grant-web", "Azure locks the account for each")
}

func TestAnAssignmentsNameHangsOnScopePrincipalAndRole(t *testing.T) {
	t.Parallel()
	name := cosmos.AssignmentName("/scope", first, cosmos.Reader)
	assert.Equal(t, name, cosmos.AssignmentName("/SCOPE", first, cosmos.Reader), "Azure returns IDs in either case")
	for _, other := range []string{
		cosmos.AssignmentName("/scope2", first, cosmos.Reader), cosmos.AssignmentName("/scope", second, cosmos.Reader),
		cosmos.AssignmentName("/scope", first, cosmos.Contributor),
	} {
		assert.NotEqual(t, name, other)
	}
}

func TestDiagnosticsGoIntoTablesOfTheirOwn(t *testing.T) {
	t.Parallel()
	setting := run(t, app()).Named(t, "documents-account-diagnostics")
	assert.Equal(t, "Dedicated", setting.Input(t, "logAnalyticsDestinationType"))
	assert.Equal(t, "ControlPlaneRequests", setting.Input(t, "logs[0].category"))
	assert.Equal(t, "AllMetrics", setting.Input(t, "metrics[0].category"))
	for _, entry := range setting.Input(t, "logs").([]any) {
		assert.NotEqual(t, "DataPlaneRequests", entry.(map[string]any)["category"], "a row for each operation")
	}
}

func TestSeveralRegionsAndStaleness(t *testing.T) {
	t.Parallel()
	args := app()
	args.ReadRegions = []cosmos.Region{{Location: "westus3", ZoneRedundant: true}}
	args.MultiRegionWrites, args.Consistency = true, "BoundedStaleness"
	args.Backup = cosmos.Backup{IntervalMinutes: 1440, Redundancy: "Local"}
	account := run(t, args).Named(t, "documents-account")
	assert.Equal(t, "westus3", account.Input(t, "locations[1].locationName"))
	assert.Equal(t, 1.0, account.Input(t, "locations[1].failoverPriority"))
	assert.Equal(t, true, account.Input(t, "enableMultipleWriteLocations"))
	assert.Equal(t, 300.0, account.Input(t, "consistencyPolicy.maxIntervalInSeconds"), "the least for two regions")
	assert.Equal(t, 100_000.0, account.Input(t, "consistencyPolicy.maxStalenessPrefix"))
	assert.Equal(t, 48.0, account.Input(t, "backupPolicy.periodicModeProperties.backupRetentionIntervalInHours"),
		"two intervals")
}

func TestTheZeroValueIsTheCheapest(t *testing.T) {
	t.Parallel()
	place := componenttest.Placement()
	place.Protect, place.Workspace = false, nil
	recording := run(t, cosmos.Args{
		Placement: place, Backup: cosmos.Backup{Continuous: true}, PublicAccess: true,
		Containers: []cosmos.Container{{Name: "one", PartitionKey: "/id"}},
	})
	recording.AssertUnprotected(t)
	account := recording.Named(t, "documents-account")
	assert.Equal(t, "Continuous", account.Input(t, "backupPolicy.type"))
	assert.Equal(t, "Enabled", account.Input(t, "publicNetworkAccess"))
	assert.Equal(t, 1000.0,
		recording.Named(t, "documents-container-one").Input(t, "options.autoscaleSettings.maxThroughput"))
}

func TestWhatHangsOnTheAccountWaitsForEverythingInIt(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		made, err := cosmos.New(ctx, "documents", app())
		require.NoError(t, err)
		_, err = cosmos.New(ctx, "other", cosmos.Args{Placement: componenttest.Placement()}, pulumi.DependsOn(made.Ready()))
		return err
	})
	assert.Contains(t, recording.Named(t, "other").DependsOn(), "documents-grant-worker")
}

func TestTheSettingsOfAnApp(t *testing.T) {
	t.Parallel()
	endpoints := make(chan string, 1)
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		made, err := cosmos.New(ctx, "documents", app())
		require.NoError(t, err)
		settings := made.Settings()
		assert.Equal(t, pulumi.String("app"), settings[cosmos.DatabaseSetting])
		settings[cosmos.EndpointSetting].ToStringOutput().ApplyT(func(endpoint string) string {
			endpoints <- endpoint
			return endpoint
		})
		return nil
	})
	assert.Equal(t, "https://cosno-shop-prod-eus2-k3x9a.documents.azure.com:443/", <-endpoints)
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	place := componenttest.Placement()
	place.Location = "westus" // has no zones
	for _, test := range []struct {
		name   string
		args   cosmos.Args
		fields []string
	}{
		{"of the account", cosmos.Args{
			Placement: place, Database: "a/b", Consistency: "Strong", ZoneRedundant: true, MultiRegionWrites: true,
			Staleness: cosmos.Staleness{Seconds: 5},
			Backup:    cosmos.Backup{IntervalMinutes: 30, RetentionHours: 1000, Redundancy: "Zone"},
			ReadRegions: []cosmos.Region{
				{Location: "West US"}, {Location: "atlantis"}, {Location: "westcentralus", ZoneRedundant: true},
			},
		}, []string{
			"Database", "Consistency", "Staleness", "Backup.IntervalMinutes", "Backup.RetentionHours", "Backup.Redundancy",
			"ZoneRedundant", "ReadRegions[0].Location", "ReadRegions[1].Location", "ReadRegions[2].ZoneRedundant",
		}},
		{"of the backup", cosmos.Args{
			Placement: place, MultiRegionWrites: true, Backup: cosmos.Backup{Continuous: true, RetentionHours: 8},
		}, []string{"Backup.Continuous", "Backup"}},
		{"of intervals", cosmos.Args{
			Placement: place, Backup: cosmos.Backup{IntervalMinutes: 300, RetentionHours: 8, Redundancy: "None"},
		}, []string{"Backup.RetentionHours", "Backup.Redundancy"}},
		{"of staleness", cosmos.Args{
			Placement: place, Consistency: "BoundedStaleness", Staleness: cosmos.Staleness{Seconds: 299, Writes: 99_999},
			ReadRegions: []cosmos.Region{{Location: "westus3"}},
		}, []string{"Staleness.Seconds", "Staleness.Writes"}},
		{"of containers", cosmos.Args{Placement: place, Containers: []cosmos.Container{
			{Name: "a", PartitionKey: "userId", MaxThroughput: 1500, TTLSeconds: -2},
			{Name: "a", PartitionKey: "/id", Throughput: 450, Unindexed: []string{"/payload"}, UniqueKeys: []string{"/*"}},
			{Name: "b", PartitionKey: "/id", Throughput: 400, MaxThroughput: 1000},
		}}, []string{
			"Containers[0].PartitionKey", "Containers[0].TTLSeconds", "Containers[0].MaxThroughput", "Containers[1].Name",
			"Containers[1].Unindexed[0]", "Containers[1].UniqueKeys[0]", "Containers[1].Throughput",
			"Containers[2].MaxThroughput",
		}},
		{"of grants", cosmos.Args{Placement: place, Grants: []cosmos.Grant{
			{Name: "web", PrincipalID: pulumi.String(first), Role: "owner"}, {Name: "web", Role: cosmos.Reader, Container: "x"},
		}}, []string{"Grants[0].Role", "Grants[1].Name", "Grants[1].PrincipalID", "Grants[1].Container"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var faults fault.List
			require.ErrorAs(t, test.args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Rule)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, test.fields, fields)
		})
	}
	assert.NoError(t, app().Validate())
}

func TestConflictsAreDecidedByAPropertyOrAProcedure(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		resolution cosmos.ConflictResolution
		want       map[string]any
	}{
		{cosmos.ConflictResolution{Path: "/version"},
			map[string]any{"mode": "LastWriterWins", "conflictResolutionPath": "/version"}},
		{cosmos.ConflictResolution{Procedure: "merge"}, map[string]any{
			"mode": "Custom", "conflictResolutionProcedure": "dbs/app/colls/baskets/sprocs/merge",
		}},
	} {
		recording := run(t, cosmos.Args{Placement: componenttest.Placement(), Containers: []cosmos.Container{
			{Name: "baskets", PartitionKey: "/userId", ConflictResolution: test.resolution},
		}})
		assert.Equal(t, test.want,
			recording.Named(t, "documents-container-baskets").Input(t, "resource.conflictResolutionPolicy"))
	}
}

func TestAConflictIsDecidedInOneWay(t *testing.T) {
	t.Parallel()
	err := cosmos.Args{Placement: componenttest.Placement(), Containers: []cosmos.Container{
		{Name: "a", PartitionKey: "/id", ConflictResolution: cosmos.ConflictResolution{Path: "/v", Procedure: "merge"}},
		{Name: "b", PartitionKey: "/id", ConflictResolution: cosmos.ConflictResolution{Path: "version"}},
		{Name: "c", PartitionKey: "/id", ConflictResolution: cosmos.ConflictResolution{Procedure: "a/b"}},
	}}.Validate()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	assert.Equal(t, []string{
		"Containers[0].ConflictResolution.Path", "Containers[1].ConflictResolution.Path",
		"Containers[2].ConflictResolution.Procedure",
	}, fields)
}
