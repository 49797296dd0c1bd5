package resourceproviders

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	cosmosID          = group + "/providers/Microsoft.DocumentDB/databaseAccounts/cosno"
	cosmosDBID        = cosmosID + "/sqlDatabases/app"
	cosmosContainerID = cosmosDBID + "/containers/feeds"
	cosmosGrantID     = cosmosID + "/sqlRoleAssignments/" + guid
)

// inRegions makes the regions of an account, in the order of failover.
func inRegions(names ...string) props {
	var locations []any
	for i, name := range names {
		locations = append(locations, props{"locationName": name, "failoverPriority": float64(i)})
	}
	return props{"locations": locations}
}

func cosmosCases() []ruleCase {
	return slices.Concat(cosmosAccountCases(), cosmosRegionCases(), cosmosBackupCases(), cosmosContainerCases(),
		cosmosThroughputCases(cosmosDatabaseRule, cosmosDBID), cosmosThroughputCases(cosmosContainerRule, cosmosContainerID),
		gremlinCases(), cosmosRoleCases())
}

func cosmosAccountCases() []ruleCase {
	consistent := func(level string, seconds, writes float64, more props) props {
		return merged(more, props{"consistencyPolicy": props{
			"defaultConsistencyLevel": level, "maxIntervalInSeconds": seconds, "maxStalenessPrefix": writes,
		}})
	}
	one, two := inRegions("eastus2"), inRegions("eastus2", "westus3")
	several := props{"enableMultipleWriteLocations": true}
	capable := func(name string) props { return props{"capabilities": list(props{"name": name})} }
	free := props{"enableFreeTier": true}
	const p, level = cosmosAccountRule, "consistencyPolicy.defaultConsistencyLevel"
	return []ruleCase{
		{p + "strong-excludes-multi-write", given(consistent("Session", 5, 100, several)),
			given(consistent("Strong", 5, 100, several)), level},
		{p + "strong-excludes-multi-write", given(consistent("Strong", 5, 100, nil)),
			given(consistent("strong", 5, 100, several)), level},
		{p + "bounded-staleness", given(consistent("BoundedStaleness", 5, 10, one)),
			given(consistent("BoundedStaleness", 4, 10, one)), "consistencyPolicy.maxIntervalInSeconds"},
		{p + "bounded-staleness", given(consistent("BoundedStaleness", 300, 100_000, two)),
			given(consistent("BoundedStaleness", 299, 100_000, two)), "consistencyPolicy.maxIntervalInSeconds"},
		{p + "bounded-staleness", given(consistent("Session", 5, 100, two)),
			given(consistent("BoundedStaleness", 300, 99_999, two)), "consistencyPolicy.maxStalenessPrefix"},
		{p + "one-kind-of-change", changed(merged(one, props{"disableLocalAuth": true}), two),
			changed(one, merged(two, props{"disableLocalAuth": true})), "locations"},
		{p + "one-kind-of-change", changed(two, merged(two, several)), changed(one, merged(two, several)), "locations"},
		{p + "one-kind-of-change", changed(two, one),
			changed(two, consistent("Strong", 5, 100, one)), "locations"},
		{p + "one-kind-of-change", changed(two, merged(two, props{"publicNetworkAccess": "Disabled"})),
			changed(two, merged(two, props{"publicNetworkAccess": "Disabled", "enableMultipleWriteLocations": true})),
			"enableMultipleWriteLocations"},
		{p + "capabilities-fixed", changed(capable("EnableServerless"), merged(capable("EnableServerless"), one)),
			changed(capable("EnableServerless"), props{"capabilities": list()}), "capabilities"},
		{p + "capabilities-fixed", changed(props{}, capable("EnableNoSQLVectorSearch")),
			changed(props{}, capable("EnableTable")), "capabilities"},
		{p + "serverless", given(merged(capable("EnableServerless"), one)),
			given(merged(capable("EnableServerless"), two)), "locations"},
		{p + "serverless", given(free), given(merged(capable("EnableServerless"), free)), "enableFreeTier"},
		{p + "analytical-storage-stays", changed(props{}, props{"enableAnalyticalStorage": true}),
			changed(props{"enableAnalyticalStorage": true}, props{"enableAnalyticalStorage": false}),
			"enableAnalyticalStorage"},
		{p + "one-free-tier", in(fakeCloud{resource(cosmosID, free)}, cosmosID, free),
			in(fakeCloud{resource(cosmosID, free)}, cosmosID+"2", free), "enableFreeTier"},
	}
}

func cosmosRegionCases() []ruleCase {
	zonal := func(name string, zones bool) props {
		return props{"locations": list(props{"locationName": name, "failoverPriority": 0.0, "isZoneRedundant": zones})}
	}
	twice := props{"locations": list(
		props{"locationName": "eastus2", "failoverPriority": 0.0}, props{"locationName": "westus3", "failoverPriority": 0.0})}
	const p = cosmosAccountRule
	return []ruleCase{
		{p + "regions-exist", given(inRegions("East US 2", "westus3")), given(inRegions("eastus2", "atlantis")),
			"locations[1].locationName"},
		{p + "regions-exist", given(inRegions("eastus2")), given(inRegions("eastus2", "East US 2")),
			"locations[1].locationName"},
		{p + "failover-priorities", given(inRegions("eastus2", "westus3")), given(twice), "locations"},
		{p + "failover-priorities", given(inRegions("eastus2")),
			given(props{"locations": list(props{"locationName": "eastus2", "failoverPriority": 1.0})}), "locations"},
		{p + "write-region-stays", changed(inRegions("East US 2"), inRegions("eastus2", "westus3")),
			changed(inRegions("eastus2", "westus3"), inRegions("westus3", "eastus2")), "locations"},
		{p + "zones-need-region", given(zonal("eastus2", true)), given(zonal("westus", true)),
			"locations[0].isZoneRedundant"},
		{p + "zones-fixed", changed(zonal("East US 2", true), zonal("eastus2", true)),
			changed(zonal("eastus2", false), zonal("eastus2", true)), "locations[0].isZoneRedundant"},
		{p + "zones-fixed", changed(inRegions("westus3"), zonal("eastus2", true)),
			changed(zonal("eastus2", true), zonal("eastus2", false)), "locations[0].isZoneRedundant"},
	}
}

func cosmosBackupCases() []ruleCase {
	periodic := func(minutes, hours float64) props {
		return props{"backupPolicy": props{"type": "Periodic", "periodicModeProperties": props{
			"backupIntervalInMinutes": minutes, "backupRetentionIntervalInHours": hours,
		}}}
	}
	continuous := props{"backupPolicy": props{"type": "Continuous"}}
	several := props{"enableMultipleWriteLocations": true}
	zones := func(region string) props {
		return merged(inRegions(region), props{"backupPolicy": props{
			"type": "Periodic", "periodicModeProperties": props{"backupStorageRedundancy": "Zone"},
		}})
	}
	mixed := func(kind string) props {
		return props{"backupPolicy": props{"type": kind, "continuousModeProperties": props{"tier": "Continuous7Days"}}}
	}
	const p = cosmosAccountRule
	return []ruleCase{
		{p + "multi-write-needs-periodic-backup", given(merged(several, periodic(240, 8))),
			given(merged(several, continuous)), "backupPolicy.type"},
		{p + "continuous-backup-stays", changed(periodic(240, 8), continuous), changed(continuous, periodic(240, 8)),
			"backupPolicy.type"},
		{p + "continuous-backup-alone", changed(periodic(240, 8), continuous),
			changed(periodic(240, 8), merged(continuous, props{"disableLocalAuth": true})), "backupPolicy.type"},
		{p + "continuous-backup-alone", changed(continuous, merged(continuous, props{"disableLocalAuth": true})),
			changed(inRegions("eastus2"), merged(continuous, inRegions("eastus2", "westus3"))), "backupPolicy.type"},
		{p + "periodic-backup-limits", given(periodic(60, 8)), given(periodic(59, 8)),
			periodicProperties + "backupIntervalInMinutes"},
		{p + "periodic-backup-limits", given(periodic(1440, 720)), given(periodic(1440, 721)),
			periodicProperties + "backupRetentionIntervalInHours"},
		{p + "periodic-backup-kept-twice", given(periodic(240, 8)), given(periodic(241, 8)),
			periodicProperties + "backupRetentionIntervalInHours"},
		{p + "backup-of-one-kind", given(mixed("Continuous")), given(mixed("Periodic")),
			"backupPolicy.continuousModeProperties"},
		{p + "zone-backup-needs-region", given(zones("eastus2")), given(zones("westus")),
			periodicProperties + "backupStorageRedundancy"},
	}
}

func cosmosContainerCases() []ruleCase {
	named := func(id string) props { return props{"resource": props{"id": id}, "databaseName": "app"} }
	ofContainer := func(procedure string) model.Request {
		return given(props{
			"resource": props{"conflictResolutionPolicy": props{
				"mode": "Custom", "conflictResolutionProcedure": procedure,
			}},
			"databaseName": "app", "containerName": "feeds",
		})
	}
	const p = cosmosContainerRule
	return append(containerCases(p, "containerName", cosmosContainerID), []ruleCase{
		{cosmosDatabaseRule + "id-is-name", given(named("app")), given(named("b")), "resource.id"},
		{p + "conflict-procedure", ofContainer("dbs/app/colls/feeds/sprocs/merge"), ofContainer("merge"),
			"resource.conflictResolutionPolicy.conflictResolutionProcedure"},
		{p + "conflict-procedure", ofContainer("dbs/app/colls/feeds/sprocs/merge"),
			ofContainer("dbs/app/colls/other/sprocs/merge"),
			"resource.conflictResolutionPolicy.conflictResolutionProcedure"},
	}...)
}

// containerCases are those of containers and graphs alike; name is the property that names one.
func containerCases(p, name, id string) []ruleCase {
	part := func(name string, value any) props { return props{"resource": props{name: value}} }
	key := func(kind string, version float64, paths ...any) props {
		return part("partitionKey", props{"kind": kind, "version": version, "paths": paths})
	}
	conflict := func(mode, property, value string) props {
		return part("conflictResolutionPolicy", props{"mode": mode, property: value})
	}
	index := func(included, excluded string) props {
		return part("indexingPolicy", props{"includedPaths": list(props{"path": included}),
			"excludedPaths": list(props{"path": excluded})})
	}
	analytical := func(on bool) fakeCloud {
		return fakeCloud{resource(cosmosID, props{"enableAnalyticalStorage": on})}
	}
	named := func(given, property string) props { return merged(part("id", given), props{property: "app"}) }
	const policy = "resource.indexingPolicy"
	return []ruleCase{
		{p + "id-is-name", given(named("app", name)), given(named("b", name)), "resource.id"},
		{p + "partition-key", given(key("Hash", 2, "/a")), given(key("Hash", 2, "/a", "/b")), "resource.partitionKey.paths"},
		{p + "partition-key", given(key("MultiHash", 2, "/a", "/b", "/c")),
			given(key("MultiHash", 2, "/a", "/b", "/c", "/d")), "resource.partitionKey.paths"},
		{p + "partition-key", given(key("Hash", 1, "/a")), given(key("MultiHash", 1, "/a", "/b")),
			"resource.partitionKey.version"},
		{p + "partition-key", given(key("Hash", 2, "/a")), given(key("Hash", 2, "a")), "resource.partitionKey.paths[0]"},
		{p + "ttl", given(part("defaultTtl", -1.0)), given(part("defaultTtl", 0.0)), "resource.defaultTtl"},
		{p + "ttl", given(part("analyticalStorageTtl", 0.0)), given(part("defaultTtl", -2.0)), "resource.defaultTtl"},
		{p + "analytical-ttl-stays", changed(part("analyticalStorageTtl", -1.0), part("analyticalStorageTtl", 60.0)),
			changed(part("analyticalStorageTtl", -1.0), part("id", "feeds")), "resource.analyticalStorageTtl"},
		{p + "conflict-policy", given(conflict("LastWriterWins", "conflictResolutionPath", "/_ts")),
			given(conflict("Custom", "conflictResolutionPath", "/_ts")),
			"resource.conflictResolutionPolicy.conflictResolutionPath"},
		{p + "conflict-policy", given(conflict("Custom", "conflictResolutionProcedure", "p")),
			given(conflict("LastWriterWins", "conflictResolutionProcedure", "p")),
			"resource.conflictResolutionPolicy.conflictResolutionProcedure"},
		{p + "index-root", given(index("/*", "/payload/*")), given(index("/a/*", "/payload/*")), policy},
		{p + "index-root", given(index("/a/?", "/*")), given(index("/*", "/payload")), policy},
		{p + "index-root", given(index("/*", `/"_etag"/?`)), given(index("/*", "/*")), policy},
		{p + "index-none", given(part("indexingPolicy", props{"indexingMode": "none", "automatic": false})),
			given(part("indexingPolicy", props{"indexingMode": "none", "automatic": true})), policy},
		{p + "analytical-needs-account", in(analytical(true), id, part("analyticalStorageTtl", -1.0)),
			in(analytical(false), id, part("analyticalStorageTtl", -1.0)), "resource.analyticalStorageTtl"},
	}
}

func cosmosThroughputCases(p, id string) []ruleCase {
	manual := func(units float64) props { return props{"options": props{"throughput": units}} }
	auto := func(units float64) props {
		return props{"options": props{"autoscaleSettings": props{"maxThroughput": units}}}
	}
	both := props{"options": props{"throughput": 400.0, "autoscaleSettings": props{"maxThroughput": 1000.0}}}
	account := func(properties props) fakeCloud { return fakeCloud{resource(cosmosID, properties)} }
	existing := func(before, after props) model.Request {
		// Azure does not return the throughput with the resource.
		return changing(fakeCloud{{ID: id, ARMType: armTypeOf(id), Inputs: before, Outputs: props{}},
			resource(parentOf(id), manual(400))}, id, props{}, after)
	}
	none := props{"capabilities": list(props{"name": "EnableServerless"})}
	limited := append(account(props{"capacity": props{"totalThroughputLimit": 5000.0}}), resource(cosmosID+"/x/y", auto(4000)))
	return []ruleCase{
		{p + "one-throughput", given(auto(1000)), given(both), "options"},
		{p + "throughput-steps", given(manual(400)), given(manual(300)), manualThroughput},
		{p + "throughput-steps", given(auto(1000)), given(auto(1500)), autoscaleThroughput},
		{p + "throughput-steps", given(manual(1_000_000)), given(auto(1_001_000)), autoscaleThroughput},
		{p + "serverless-has-no-throughput", in(account(none), id, props{}), in(account(none), id, auto(1000)), "options"},
		{p + "throughput-mode-stays", existing(auto(1000), auto(4000)), existing(manual(400), auto(1000)), "options"},
		{p + "throughput-from-creation", existing(manual(400), manual(500)), existing(props{}, manual(400)), "options"},
		{p + "total-throughput", in(limited, id, auto(1000)), in(limited, id, auto(2000)), "options"},
	}
}

func cosmosRoleCases() []ruleCase {
	grant := func(scope, role string) props {
		return props{"principalId": guid, "scope": cosmosID + scope, "roleDefinitionId": role}
	}
	reader := cosmosID + "/sqlRoleDefinitions/" + azure.CosmosDataReader
	preview := func(inputs props) model.Request { return model.Request{ID: cosmosGrantID, Inputs: inputs} }
	there := fakeCloud{resource(cosmosID, props{}), resource(cosmosDBID, props{}), resource(cosmosContainerID, props{})}
	taken := fakeCloud{resource(cosmosGrantID, grant("/dbs/app", reader))}
	const p, other = cosmosAssignmentRule, cosmosID + "/sqlRoleAssignments/other"
	return []ruleCase{
		{p + "name-is-guid", given(props{"roleAssignmentId": guid}), given(props{"roleAssignmentId": "web"}),
			"roleAssignmentId"},
		{p + "principal-is-guid", given(props{"principalId": guid}), given(props{"principalId": "web"}), "principalId"},
		{p + "role-of-account", preview(grant("", reader)), preview(grant("", cosmosID+"2/sqlRoleDefinitions/"+guid)),
			"roleDefinitionId"},
		{p + "role-of-account", preview(grant("", reader)),
			preview(grant("", "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/"+azure.CosmosDataReader)),
			"roleDefinitionId"},
		{p + "scope-of-account", preview(grant("/dbs/app/colls/feeds", reader)),
			preview(grant("/sqlDatabases/app", reader)), "scope"},
		{p + "scope-of-account", preview(grant("", reader)), preview(grant("2/dbs/app", reader)), "scope"},
		{p + "scope-exists", in(there, cosmosGrantID, grant("/dbs/app/colls/feeds", reader)),
			in(there, cosmosGrantID, grant("/dbs/app/colls/none", reader)), "scope"},
		{p + "unique", in(taken, other, grant("/dbs/b", reader)), in(taken, other, grant("/dbs/app", reader)), ""},
	}
}

func TestAnAccountReturnsItsRegionsByDisplayName(t *testing.T) {
	t.Parallel()
	inputs := merged(inRegions("eastus2", "westus3"), props{"location": "eastus2"})
	outputs := cosmosAccountOutputs(model.Request{Type: cosmosAccount(), ID: cosmosID, Inputs: inputs})
	assert.Equal(t, "https://cosno.documents.azure.com:443/", outputs.String("documentEndpoint"))
	assert.Equal(t, list(
		props{"id": "cosno-eastus2", "locationName": "East US 2", "failoverPriority": 0.0},
		props{"id": "cosno-westus3", "locationName": "West US 3", "failoverPriority": 1.0},
	), outputs.List("failoverPolicies"))
	assert.Equal(t, "https://cosno-westus3.documents.azure.com:443/",
		outputs.Objects("readLocations")[1].String("documentEndpoint"))
	assert.Len(t, outputs.List("writeLocations"), 1, "one region writes")

	inputs["enableMultipleWriteLocations"] = true
	outputs = cosmosAccountOutputs(model.Request{Type: cosmosAccount(), ID: cosmosID, Inputs: inputs})
	assert.Len(t, outputs.List("writeLocations"), 2, "every region writes")
	assert.Equal(t, 240.0, outputs.Number(periodicProperties+"backupIntervalInMinutes"), "Azure's default")
}

func TestAContainerReturnsPoliciesThatAreComplete(t *testing.T) {
	t.Parallel()
	outputs := cosmosContainer().ReadOnly(model.Request{ID: cosmosContainerID, Inputs: props{"resource": props{
		"id": "feeds", "partitionKey": props{"paths": list("/userId")},
		"indexingPolicy": props{"includedPaths": list(props{"path": "/*"}), "excludedPaths": list(props{"path": "/p/*"})},
	}}})
	assert.Equal(t, "LastWriterWins", outputs.String("resource.conflictResolutionPolicy.mode"))
	assert.Equal(t, "/_ts", outputs.String("resource.conflictResolutionPolicy.conflictResolutionPath"))
	assert.Equal(t, "Hash", outputs.String("resource.partitionKey.kind"))
	assert.Equal(t, []string{"/p/*", etagPath},
		indexPaths(outputs.Object("resource.indexingPolicy"), "excludedPaths"), "Azure never indexes the entity tag")
	assert.NotEmpty(t, outputs.String("resource._rid"))
	custom := cosmosContainer().ReadOnly(model.Request{ID: cosmosContainerID, Inputs: props{"resource": props{
		"conflictResolutionPolicy": props{"mode": "Custom"},
	}}})
	assert.Empty(t, custom.String("resource.conflictResolutionPolicy.conflictResolutionPath"), "a path is the last writer's")
}
