package v20241115_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	documentdb "github.com/azstage/azstage/internal/azurenative/documentdb/v20241115"
)

const prefix = "azure-native:documentdb/v20241115:"

// registrations records what would go to the provider, by type and logical name.
type registrations map[string]map[string]any

func (r registrations) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r[args.TypeToken+" "+args.Name] = args.Inputs.Mappable()
	outputs := args.Inputs.Copy()
	outputs["documentEndpoint"] = resource.NewProperty("https://cosno.documents.azure.com:443/")
	outputs["name"] = args.Inputs["accountName"]
	return "/id/" + args.Name, outputs, nil
}

func (r registrations) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func send(t *testing.T, program pulumi.RunFunc) registrations {
	t.Helper()
	sent := registrations{}
	require.NoError(t, pulumi.RunErr(program, pulumi.WithMocks("project", "stack", sent)))
	return sent
}

func strings(values ...string) pulumi.StringArray { return pulumi.ToStringArray(values) }

func TestEveryInputOfAnAccountGoesOutUnderItsWireName(t *testing.T) {
	t.Parallel()
	sent := send(t, func(ctx *pulumi.Context) error {
		_, err := documentdb.NewDatabaseAccount(ctx, "a", everything())
		return err
	})
	assert.Equal(t, registrations{prefix + "DatabaseAccount a": {
		"accountName": "cosno",
		"backupPolicy": map[string]any{"type": "Periodic", "periodicModeProperties": map[string]any{
			"backupIntervalInMinutes": 240.0, "backupRetentionIntervalInHours": 8.0, "backupStorageRedundancy": "Geo",
		}},
		"capabilities": []any{map[string]any{"name": "EnableServerless"}},
		"capacity":     map[string]any{"totalThroughputLimit": 4000.0},
		"consistencyPolicy": map[string]any{
			"defaultConsistencyLevel": "Session", "maxIntervalInSeconds": 5.0, "maxStalenessPrefix": 100.0,
		},
		"createMode": "Default", "databaseAccountOfferType": "Standard", "defaultIdentity": "FirstPartyIdentity",
		"disableKeyBasedMetadataWriteAccess": true, "disableLocalAuth": true, "enableAnalyticalStorage": false,
		"enableAutomaticFailover": true, "enableBurstCapacity": true, "enableFreeTier": false,
		"enableMultipleWriteLocations": false, "enablePartitionMerge": false,
		"identity":                      map[string]any{"type": "UserAssigned", "userAssignedIdentities": []any{"/id"}},
		"ipRules":                       []any{map[string]any{"ipAddressOrRange": "192.0.2.1"}},
		"isVirtualNetworkFilterEnabled": true, "kind": "GlobalDocumentDB", "location": "eastus2",
		"locations": []any{map[string]any{
			"failoverPriority": 0.0, "isZoneRedundant": true, "locationName": "eastus2",
		}},
		"minimalTlsVersion": "Tls12", "networkAclBypass": "None", "publicNetworkAccess": "Disabled",
		"resourceGroupName": "rg", "tags": map[string]any{"a": "b"},
		"virtualNetworkRules": []any{map[string]any{"id": "/subnet", "ignoreMissingVNetServiceEndpoint": false}},
	}}, sent)
}

func everything() *documentdb.DatabaseAccountArgs {
	on, off := pulumi.Bool(true), pulumi.Bool(false)
	return &documentdb.DatabaseAccountArgs{
		AccountName: pulumi.String("cosno"),
		BackupPolicy: documentdb.PeriodicModeBackupPolicyArgs{
			Type: pulumi.String("Periodic"), PeriodicModeProperties: documentdb.PeriodicModePropertiesArgs{
				BackupIntervalInMinutes: pulumi.Int(240), BackupRetentionIntervalInHours: pulumi.Int(8),
				BackupStorageRedundancy: pulumi.String("Geo"),
			},
		},
		Capabilities: documentdb.CapabilityArray{documentdb.CapabilityArgs{Name: pulumi.String("EnableServerless")}},
		Capacity:     documentdb.CapacityArgs{TotalThroughputLimit: pulumi.Int(4000)},
		ConsistencyPolicy: documentdb.ConsistencyPolicyArgs{
			DefaultConsistencyLevel: pulumi.String("Session"), MaxIntervalInSeconds: pulumi.Int(5),
			MaxStalenessPrefix: pulumi.Float64(100),
		},
		CreateMode: pulumi.String("Default"), DatabaseAccountOfferType: pulumi.String("Standard"),
		DefaultIdentity: pulumi.String("FirstPartyIdentity"), DisableKeyBasedMetadataWriteAccess: on, DisableLocalAuth: on,
		EnableAnalyticalStorage: off, EnableAutomaticFailover: on, EnableBurstCapacity: on, EnableFreeTier: off,
		EnableMultipleWriteLocations: off, EnablePartitionMerge: off,
		Identity: documentdb.ManagedServiceIdentityArgs{
			Type: pulumi.String("UserAssigned"), UserAssignedIdentities: strings("/id"),
		},
		IPRules: documentdb.IPAddressOrRangeArray{
			documentdb.IPAddressOrRangeArgs{IPAddressOrRange: pulumi.String("192.0.2.1")},
		},
		IsVirtualNetworkFilterEnabled: on, Kind: pulumi.String("GlobalDocumentDB"), Location: pulumi.String("eastus2"),
		Locations: documentdb.LocationArray{documentdb.LocationArgs{
			FailoverPriority: pulumi.Int(0), IsZoneRedundant: on, LocationName: pulumi.String("eastus2"),
		}},
		MinimalTLSVersion: pulumi.String("Tls12"), NetworkACLBypass: pulumi.String("None"),
		PublicNetworkAccess: pulumi.String("Disabled"), ResourceGroupName: pulumi.String("rg"),
		Tags: pulumi.StringMap{"a": pulumi.String("b")},
		VirtualNetworkRules: documentdb.VirtualNetworkRuleArray{documentdb.VirtualNetworkRuleArgs{
			ID: pulumi.String("/subnet"), IgnoreMissingVNetServiceEndpoint: off,
		}},
	}
}

func TestAContinuousBackupGoesOutAsTheOtherKindOfPolicy(t *testing.T) {
	t.Parallel()
	sent := send(t, func(ctx *pulumi.Context) error {
		args := everything()
		args.BackupPolicy = documentdb.ContinuousModeBackupPolicyArgs{
			Type:                     pulumi.String("Continuous"),
			ContinuousModeProperties: documentdb.ContinuousModePropertiesArgs{Tier: pulumi.String("Continuous7Days")},
		}
		_, err := documentdb.NewDatabaseAccount(ctx, "a", args)
		return err
	})
	assert.Equal(t, map[string]any{
		"type": "Continuous", "continuousModeProperties": map[string]any{"tier": "Continuous7Days"},
	}, sent[prefix+"DatabaseAccount a"]["backupPolicy"])
}

func TestEveryInputBelowAnAccountGoesOutUnderItsWireName(t *testing.T) {
	t.Parallel()
	assert.Equal(t, registrations{
		prefix + "SqlResourceSqlDatabase d": {
			"accountName": "cosno", "databaseName": "app", "resourceGroupName": "rg", "tags": map[string]any{"a": "b"},
			"options": map[string]any{"throughput": 400.0}, "resource": map[string]any{"id": "app"},
		},
		prefix + "SqlResourceSqlContainer c": {
			"accountName": "cosno", "databaseName": "app", "containerName": "feeds", "resourceGroupName": "rg",
			"options": map[string]any{"autoscaleSettings": map[string]any{"maxThroughput": 1000.0}},
			"tags":    map[string]any{"a": "b"},
			"resource": map[string]any{
				"analyticalStorageTtl": -1.0,
				"conflictResolutionPolicy": map[string]any{
					"conflictResolutionPath": "/_ts", "conflictResolutionProcedure": "p", "mode": "LastWriterWins",
				},
				"defaultTtl": 60.0, "id": "feeds",
				"indexingPolicy": map[string]any{
					"automatic": true, "indexingMode": "consistent",
					"includedPaths": []any{map[string]any{"path": "/*"}},
					"excludedPaths": []any{map[string]any{"path": "/payload/*"}},
				},
				"partitionKey":    map[string]any{"kind": "Hash", "paths": []any{"/userId"}, "version": 2.0},
				"uniqueKeyPolicy": map[string]any{"uniqueKeys": []any{map[string]any{"paths": []any{"/mail"}}}},
			},
		},
		prefix + "SqlResourceSqlRoleAssignment r": {
			"accountName": "cosno", "principalId": "p", "resourceGroupName": "rg", "roleAssignmentId": "g",
			"roleDefinitionId": "/role", "scope": "/scope",
		},
	}, send(t, everythingBelow))
}

func everythingBelow(ctx *pulumi.Context) error {
	group, account, tags := pulumi.String("rg"), pulumi.String("cosno"), pulumi.StringMap{"a": pulumi.String("b")}
	_, err := documentdb.NewSqlResourceSqlDatabase(ctx, "d", &documentdb.SqlResourceSqlDatabaseArgs{
		AccountName: account, DatabaseName: pulumi.String("app"), ResourceGroupName: group, Tags: tags,
		Options:  documentdb.CreateUpdateOptionsArgs{Throughput: pulumi.Int(400)},
		Resource: documentdb.SqlDatabaseResourceArgs{ID: pulumi.String("app")},
	})
	if err != nil {
		return err
	}
	_, err = documentdb.NewSqlResourceSqlContainer(ctx, "c", &documentdb.SqlResourceSqlContainerArgs{
		AccountName: account, DatabaseName: pulumi.String("app"), ContainerName: pulumi.String("feeds"),
		ResourceGroupName: group, Tags: tags,
		Options: documentdb.CreateUpdateOptionsArgs{
			AutoscaleSettings: documentdb.AutoscaleSettingsArgs{MaxThroughput: pulumi.Int(1000)},
		},
		Resource: documentdb.SqlContainerResourceArgs{
			AnalyticalStorageTTL: pulumi.Float64(-1),
			ConflictResolutionPolicy: documentdb.ConflictResolutionPolicyArgs{
				ConflictResolutionPath: pulumi.String("/_ts"), ConflictResolutionProcedure: pulumi.String("p"),
				Mode: pulumi.String("LastWriterWins"),
			},
			DefaultTTL: pulumi.Int(60), ID: pulumi.String("feeds"),
			IndexingPolicy: documentdb.IndexingPolicyArgs{
				Automatic: pulumi.Bool(true), IndexingMode: pulumi.String("consistent"),
				IncludedPaths: documentdb.IncludedPathArray{documentdb.IncludedPathArgs{Path: pulumi.String("/*")}},
				ExcludedPaths: documentdb.ExcludedPathArray{documentdb.ExcludedPathArgs{Path: pulumi.String("/payload/*")}},
			},
			PartitionKey: documentdb.ContainerPartitionKeyArgs{
				Kind: pulumi.String("Hash"), Paths: strings("/userId"), Version: pulumi.Int(2),
			},
			UniqueKeyPolicy: documentdb.UniqueKeyPolicyArgs{
				UniqueKeys: documentdb.UniqueKeyArray{documentdb.UniqueKeyArgs{Paths: strings("/mail")}},
			},
		},
	})
	if err != nil {
		return err
	}
	_, err = documentdb.NewSqlResourceSqlRoleAssignment(ctx, "r", &documentdb.SqlResourceSqlRoleAssignmentArgs{
		AccountName: account, PrincipalID: pulumi.String("p"), ResourceGroupName: group,
		RoleAssignmentID: pulumi.String("g"), RoleDefinitionID: pulumi.String("/role"), Scope: pulumi.String("/scope"),
	})
	return err
}

func TestGraphsGoOutUnderTheirWireNames(t *testing.T) {
	t.Parallel()
	assert.Equal(t, registrations{
		prefix + "GremlinResourceGremlinDatabase d": {
			"accountName": "cosno", "databaseName": "app", "resourceGroupName": "rg", "resource": map[string]any{"id": "app"},
		},
		prefix + "GremlinResourceGremlinGraph g": {
			"accountName": "cosno", "databaseName": "app", "graphName": "relationships", "resourceGroupName": "rg",
			"options": map[string]any{"autoscaleSettings": map[string]any{"maxThroughput": 1000.0}},
			"resource": map[string]any{
				"id": "relationships", "partitionKey": map[string]any{"kind": "Hash", "paths": []any{"/pk"}, "version": 2.0},
			},
		},
	}, send(t, func(ctx *pulumi.Context) error {
		group, account, database := pulumi.String("rg"), pulumi.String("cosno"), pulumi.String("app")
		_, err := documentdb.NewGremlinResourceGremlinDatabase(ctx, "d", &documentdb.GremlinResourceGremlinDatabaseArgs{
			AccountName: account, DatabaseName: database, ResourceGroupName: group,
			Resource: documentdb.GremlinDatabaseResourceArgs{ID: database},
		})
		if err != nil {
			return err
		}
		_, err = documentdb.NewGremlinResourceGremlinGraph(ctx, "g", &documentdb.GremlinResourceGremlinGraphArgs{
			AccountName: account, DatabaseName: database, GraphName: pulumi.String("relationships"), ResourceGroupName: group,
			Options: documentdb.CreateUpdateOptionsArgs{
				AutoscaleSettings: documentdb.AutoscaleSettingsArgs{MaxThroughput: pulumi.Int(1000)},
			},
			Resource: documentdb.GremlinGraphResourceArgs{
				ID: pulumi.String("relationships"), PartitionKey: documentdb.ContainerPartitionKeyArgs{
					Kind: pulumi.String("Hash"), Paths: strings("/pk"), Version: pulumi.Int(2),
				},
			},
		})
		return err
	}))
}

func TestOutputsAreRead(t *testing.T) {
	t.Parallel()
	var endpoint string
	var backup any
	send(t, func(ctx *pulumi.Context) error {
		account, err := documentdb.NewDatabaseAccount(ctx, "a", everything())
		if err != nil {
			return err
		}
		pulumi.All(account.DocumentEndpoint, account.BackupPolicy).ApplyT(func(v []any) any {
			endpoint, backup = v[0].(string), v[1]
			return nil
		})
		return nil
	})
	assert.Equal(t, "https://cosno.documents.azure.com:443/", endpoint)
	require.IsType(t, map[string]any{}, backup)
	assert.Equal(t, "Periodic", backup.(map[string]any)["type"])
}

func TestRequiredArgumentsAreDemanded(t *testing.T) {
	t.Parallel()
	group := pulumi.String("rg")
	for missing, construct := range map[string]pulumi.RunFunc{
		"'Locations'": func(ctx *pulumi.Context) error {
			_, err := documentdb.NewDatabaseAccount(ctx, "x", &documentdb.DatabaseAccountArgs{
				ResourceGroupName: group, DatabaseAccountOfferType: pulumi.String("Standard"),
			})
			return err
		},
		"'Resource'": func(ctx *pulumi.Context) error {
			_, err := documentdb.NewSqlResourceSqlDatabase(ctx, "x", &documentdb.SqlResourceSqlDatabaseArgs{
				ResourceGroupName: group, AccountName: group,
			})
			return err
		},
		"'DatabaseName'": func(ctx *pulumi.Context) error {
			_, err := documentdb.NewSqlResourceSqlContainer(ctx, "x", &documentdb.SqlResourceSqlContainerArgs{
				ResourceGroupName: group, AccountName: group,
			})
			return err
		},
		"'AccountName'": func(ctx *pulumi.Context) error {
			_, err := documentdb.NewSqlResourceSqlRoleAssignment(ctx, "x",
				&documentdb.SqlResourceSqlRoleAssignmentArgs{ResourceGroupName: group})
			return err
		},
	} {
		t.Run(missing, func(t *testing.T) {
			t.Parallel()
			err := pulumi.RunErr(construct, pulumi.WithMocks("project", "stack", registrations{}))
			assert.ErrorContains(t, err, missing)
		})
	}
}
