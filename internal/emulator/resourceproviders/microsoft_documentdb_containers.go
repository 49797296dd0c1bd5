package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	cosmosDatabaseSource  = azurermSource + "cosmos/cosmosdb_sql_database_resource.go"
	cosmosContainerSource = azurermSource + "cosmos/cosmosdb_sql_container_resource.go"
	cosmosDatabasePath    = cosmosAccountPath + "/sqlDatabases/{databaseName}"
	cosmosDatabaseType    = cosmosAccountType + "/sqlDatabases"
	cosmosContainerType   = cosmosDatabaseType + "/containers"
	// etagPath is what Azure excludes from every index.
	etagPath = `/"_etag"/?`
)

func cosmosDatabase() *model.Type {
	return &model.Type{
		Token:    "azure-native:documentdb/v20241115:SqlResourceSqlDatabase",
		ARMType:  cosmosDatabaseType,
		Path:     cosmosDatabasePath,
		Location: model.Unlocated,
		// The throughput is a resource of its own, throughputSettings/default.
		WriteOnly: []string{"options"},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, cosmosDatabaseType, model.Properties{"resource": dataPlane(r, model.Properties{})})
		},
		Rules: cosmosDatabaseRules(),
	}
}

func cosmosContainer() *model.Type {
	return &model.Type{
		Token:    "azure-native:documentdb/v20241115:SqlResourceSqlContainer",
		ARMType:  cosmosContainerType,
		Path:     cosmosDatabasePath + "/containers/{containerName}",
		Location: model.Unlocated,
		Required: properties(verified(cosmosContainerSource), "resource.partitionKey"),
		Allowed: []model.Allowed{
			allowed(verified(cosmosContainerSource), "resource.partitionKey.kind", "Hash", "MultiHash"),
			allowed(known(), "resource.indexingPolicy.indexingMode", "consistent", "none"),
			allowed(verified(cosmosContainerSource), "resource.conflictResolutionPolicy.mode", "LastWriterWins", "Custom"),
		},
		Ranges: []model.Range{
			between(verified(cosmosContainerSource), "resource.partitionKey.version", 1, 2),
			between(known(), "resource.uniqueKeyPolicy.uniqueKeys", 0, 10),
			between(known(), "resource.uniqueKeyPolicy.uniqueKeys[].paths", 1, 16),
		},
		Immutable: []model.Immutable{
			cosmosContainerImmutable("resource.partitionKey.paths"), cosmosContainerImmutable("resource.partitionKey.kind"),
			cosmosContainerImmutable("resource.partitionKey.version"), cosmosContainerImmutable("resource.uniqueKeyPolicy"),
			cosmosContainerImmutable("resource.conflictResolutionPolicy.mode"),
			cosmosContainerImmutable("resource.conflictResolutionPolicy.conflictResolutionPath"),
			cosmosContainerImmutable("resource.conflictResolutionPolicy.conflictResolutionProcedure"),
		},
		WriteOnly: []string{"options"},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, cosmosContainerType, model.Properties{"resource": dataPlane(r, containerDefaults(r))})
		},
		Rules: cosmosContainerRules(),
	}
}

func cosmosContainerImmutable(path string) model.Immutable {
	return model.Immutable{
		Path: path, Code: "BadRequest", Message: "Document collection property '%s' cannot be changed once it is set.",
		Fact: inferred(cosmosContainerSource + ", which makes another container; " + cosmosDocs + "nosql, conflict policies"),
	}
}

// dataPlane is what Azure adds to the part of a resource that its data plane keeps.
func dataPlane(r model.Request, more model.Properties) model.Properties {
	return merged(merged(r.Inputs.Object("resource"), more), model.Properties{
		"_rid": stableHex(r.ID, "rid", 12), "_ts": float64(1_767_225_600), "_etag": etagOf(r.ID),
	})
}

// containerDefaults are the policies of a container as Azure returns them: complete, and without the entity tag in the
// index.
func containerDefaults(r model.Request) model.Properties {
	policy := func(name string, defaults model.Properties) model.Properties {
		return merged(defaults, r.Inputs.Object("resource."+name))
	}
	return model.Properties{
		"conflictResolutionPolicy": policy("conflictResolutionPolicy", conflictDefaults(r)),
		"indexingPolicy":           indexingPolicy(policy("indexingPolicy", model.Properties{"automatic": true})),
		"partitionKey":             policy("partitionKey", model.Properties{"kind": "Hash", "version": float64(1)}),
		"uniqueKeyPolicy":          policy("uniqueKeyPolicy", model.Properties{"uniqueKeys": []any{}}),
	}
}

// conflictDefaults are the parts of a conflict policy that nobody gave: only the last writer has a path.
func conflictDefaults(r model.Request) model.Properties {
	defaults := model.Properties{
		"mode": "LastWriterWins", "conflictResolutionPath": "/_ts", "conflictResolutionProcedure": "",
	}
	if oneOf(r.Inputs.String("resource.conflictResolutionPolicy.mode"), "Custom") {
		defaults["conflictResolutionPath"] = ""
	}
	return defaults
}

func indexingPolicy(given model.Properties) model.Properties {
	if !given.Has("indexingMode") {
		given["indexingMode"] = "consistent"
	}
	if oneOf(given.String("indexingMode"), "none") {
		return given
	}
	if len(given.List("includedPaths"))+len(given.List("excludedPaths")) == 0 {
		given["includedPaths"] = []any{model.Properties{"path": "/*"}}
	}
	excluded := slices.Clone(given.List("excludedPaths"))
	if !slices.Contains(indexPaths(given, "excludedPaths"), etagPath) {
		excluded = append(excluded, model.Properties{"path": etagPath})
	}
	given["excludedPaths"] = excluded
	return given
}

func indexPaths(policy model.Properties, name string) []string {
	var paths []string
	for _, entry := range policy.Objects(name) {
		paths = append(paths, entry.String("path"))
	}
	return paths
}
