package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	kustoSource        = azurermSource + "kusto/kusto_cluster_resource.go"
	kustoGrantSource   = azurermSource + "kusto/kusto_database_principal_assignment_resource.go"
	kustoClusterType   = "Microsoft.Kusto/clusters"
	kustoDatabaseType  = kustoClusterType + "/databases"
	kustoPrincipalType = kustoDatabaseType + "/principalAssignments"
	kustoClusterPath   = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.Kusto/clusters/{clusterName}"
	kustoDatabasePath = kustoClusterPath + "/databases/{databaseName}"
)

func kustoTypes() []*model.Type {
	return []*model.Type{kustoCluster(), kustoDatabase(), kustoPrincipal()}
}

// kustoCluster: that a deleted cluster can be recovered for 14 days, and that one which nobody uses is stopped, is not
// modelled, nor what a size has run out of in a region.
func kustoCluster() *model.Type {
	return &model.Type{
		Token:    "azure-native:kusto/v20230815:Cluster",
		ARMType:  kustoClusterType,
		Path:     kustoClusterPath,
		Location: model.Regional,
		Immutable: []model.Immutable{
			kustoImmutable("location"), kustoImmutable("enableDoubleEncryption"),
		},
		Required: properties(verified(kustoSource), "sku.name", "sku.tier"),
		Allowed: []model.Allowed{
			allowed(known(), "sku.tier", "Basic", "Standard"),
			allowed(verified(kustoSource), "engineType", "V2", "V3"),
			allowed(verified(kustoSource), "publicIPType", "IPv4", "DualStack"),
			allowed(verified(kustoSource), "publicNetworkAccess", "Enabled", "Disabled"),
			allowed(verified(kustoSource), "restrictOutboundNetworkAccess", "Enabled", "Disabled"),
			allowed(known(), "identity.type", "None", "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned"),
			allowed(known(), "zones[]", "1", "2", "3"),
		},
		Ranges: []model.Range{
			between(verified(kustoSource), "sku.capacity", 1, 1000),
			between(verified(kustoSource), "optimizedAutoscale.minimum", 0, 1000),
			between(verified(kustoSource), "optimizedAutoscale.maximum", 0, 1000),
			between(known(), "optimizedAutoscale.version", 1, 1),
		},
		Defaults: []model.Default{
			byDefault(verified(kustoSource), "enableAutoStop", true),
			byDefault(verified(kustoSource), "enableDiskEncryption", false),
			byDefault(known(), "enableDoubleEncryption", false),
			byDefault(verified(kustoSource), "enablePurge", false),
			byDefault(verified(kustoSource), "enableStreamingIngest", false),
			byDefault(known(), "engineType", "V3"),
			byDefault(verified(kustoSource), "publicIPType", "IPv4"),
			byDefault(verified(kustoSource), "publicNetworkAccess", "Enabled"),
			byDefault(verified(kustoSource), "restrictOutboundNetworkAccess", "Disabled"),
			byDefault(known(), "trustedExternalTenants", []any{}),
		},
		Normalise: map[string]func(any) any{"location": locationDisplayName},
		ReadOnly:  kustoClusterOutputs,
		Rules:     kustoClusterRules(),
	}
}

func kustoImmutable(path string) model.Immutable {
	return model.Immutable{
		Path: path, Code: "BadRequest", Message: "The property %s of an existing cluster cannot be changed.",
		Fact: verified(kustoSource + ", which makes another cluster"),
	}
}

func kustoClusterOutputs(r model.Request) model.Properties {
	location, _ := locationName(r.Inputs.String("location")).(string)
	host := strings.ToLower(nameOf(r.ID)) + "." + location + ".kusto.windows.net"
	return withIdentity(r, named(r, kustoClusterType, model.Properties{
		"dataIngestionUri":           "https://ingest-" + host,
		"etag":                       etagOf(r.ID),
		"privateEndpointConnections": []any{},
		"provisioningState":          succeeded,
		"state":                      "Running",
		"stateReason":                "",
		"systemData":                 model.Properties{"createdAt": emulatedTime},
		"uri":                        "https://" + host,
	}))
}

func kustoDatabase() *model.Type {
	return &model.Type{
		Token:    "azure-native:kusto/v20230815:ReadWriteDatabase",
		ARMType:  kustoDatabaseType,
		Path:     kustoDatabasePath,
		Location: model.Regional,
		Allowed:  []model.Allowed{allowed(known(), "kind", "ReadWrite")},
		Normalise: map[string]func(any) any{
			"location": locationDisplayName,
		},
		ReadOnly: func(r model.Request) model.Properties {
			return kustoChild(r, kustoDatabaseType, model.Properties{
				"isFollowed": false, "provisioningState": succeeded, "statistics": model.Properties{"size": float64(0)},
				"systemData": model.Properties{"createdAt": emulatedTime},
			})
		},
		Rules: kustoDatabaseRules(),
	}
}

// kustoPrincipal: Azure looks the principal up, which the emulated directory does for managed identities only.
func kustoPrincipal() *model.Type {
	immutable := func(path string) model.Immutable {
		return model.Immutable{
			Path: path, Code: "BadRequest", Message: "The property %s of an existing principal assignment cannot be changed.",
			Fact: verified(kustoGrantSource + ", which makes another assignment"),
		}
	}
	return &model.Type{
		Token:    "azure-native:kusto/v20230815:DatabasePrincipalAssignment",
		ARMType:  kustoPrincipalType,
		Path:     kustoDatabasePath + "/principalAssignments/{principalAssignmentName}",
		Location: model.Unlocated,
		Immutable: []model.Immutable{
			immutable("principalId"), immutable("principalType"), immutable("role"), immutable("tenantId"),
		},
		Required: properties(verified(kustoGrantSource), "principalId", "principalType", "role"),
		Allowed: []model.Allowed{
			allowed(verified(kustoGrantSource), "principalType", "App", "Group", "User"),
			allowed(verified(kustoGrantSource), "role", azure.KustoRoles()...),
		},
		ReadOnly: func(r model.Request) model.Properties {
			principal := r.Inputs.String("principalId")
			return kustoChild(r, kustoPrincipalType, model.Properties{
				"aadObjectId": stableUUID(principal, "kusto"), "principalName": principal, "provisioningState": succeeded,
				"systemData": model.Properties{"createdAt": emulatedTime}, "tenantName": "",
			})
		},
		Rules: []model.Rule{
			onApply("kusto.principalAssignments.unique", "A principal has a role in a database once.", known(),
				kustoPrincipalUnique),
		},
	}
}

// kustoChild names what is below a cluster as Azure does: by the whole path of names.
func kustoChild(r model.Request, armType string, outputs model.Properties) model.Properties {
	all := named(r, armType, outputs)
	cluster, database := segmentOf(r.ID, "clusters"), segmentOf(r.ID, "databases")
	all["name"] = cluster + "/" + database
	if armType == kustoPrincipalType {
		all["name"] = cluster + "/" + database + "/" + nameOf(r.ID)
	}
	return all
}
