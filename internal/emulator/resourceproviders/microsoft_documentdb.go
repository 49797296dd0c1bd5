package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	cosmosSource      = azurermSource + "cosmos/cosmosdb_account_resource.go"
	cosmosSpec        = "Azure/azure-rest-api-specs cosmos-db.json 2024-11-15"
	cosmosDocs        = "MicrosoftDocs/azure-docs articles/cosmos-db/"
	cosmosAccountPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.DocumentDB/databaseAccounts/{accountName}"
	cosmosAccountType = "Microsoft.DocumentDB/databaseAccounts"
)

func documentDBTypes() []*model.Type {
	return []*model.Type{
		cosmosAccount(), cosmosDatabase(), cosmosContainer(), cosmosRoleAssignment(), gremlinDatabase(), gremlinGraph(),
	}
}

// cosmosAccount: the provider replaces an account for another name only, so every other change is a PUT, and what Azure
// makes of it.
func cosmosAccount() *model.Type {
	return &model.Type{
		Token:    "azure-native:documentdb/v20241115:DatabaseAccount",
		ARMType:  cosmosAccountType,
		Path:     cosmosAccountPath,
		Location: model.Regional,
		Immutable: []model.Immutable{
			cosmosImmutable("location"), cosmosImmutable("kind"), cosmosImmutable("createMode"),
			cosmosImmutable("enableFreeTier"),
		},
		Allowed:    cosmosAccountValues(),
		Ranges:     []model.Range{between(known(), "locations", 1, float64(len(azure.Regions())))},
		References: cosmosAccountReferences(),
		Defaults:   cosmosAccountDefaults(),
		Normalise:  map[string]func(any) any{"location": locationDisplayName},
		ReadOnly:   cosmosAccountOutputs,
		Rules:      cosmosAccountRules(),
	}
}

func cosmosImmutable(path string) model.Immutable {
	return model.Immutable{
		Path: path, Code: "BadRequest", Message: "Updating %s of an existing account is not allowed.",
		Fact: inferred(cosmosSource + ", which makes another account"),
	}
}

func cosmosAccountValues() []model.Allowed {
	return []model.Allowed{
		allowed(verified(cosmosSource), "databaseAccountOfferType", "Standard"),
		allowed(verified(cosmosSource), "kind", "GlobalDocumentDB", "MongoDB", "Parse"),
		allowed(verified(cosmosSource), "createMode", "Default", "Restore"),
		allowed(verified(cosmosSource), "consistencyPolicy.defaultConsistencyLevel",
			"Eventual", "Session", "BoundedStaleness", "Strong", "ConsistentPrefix"),
		allowed(verified(cosmosSource), "backupPolicy.type", "Periodic", "Continuous"),
		allowed(verified(cosmosSource), "backupPolicy.periodicModeProperties.backupStorageRedundancy",
			"Geo", "Local", "Zone"),
		allowed(verified(cosmosSource), "backupPolicy.continuousModeProperties.tier",
			"Continuous7Days", "Continuous30Days"),
		allowed(verified(retirements+"; TLS 1.0 and 1.1 were retired 2025-08-31"), "minimalTlsVersion", "Tls12"),
		allowed(known(), "networkAclBypass", "None", "AzureServices"),
		allowed(known(), "publicNetworkAccess", "Enabled", "Disabled", "SecuredByPerimeter"),
		allowed(known(), "identity.type", "None", "SystemAssigned", "UserAssigned", "SystemAssigned,UserAssigned"),
	}
}

func cosmosAccountReferences() []model.Reference {
	return []model.Reference{identityReference, {
		Path: "virtualNetworkRules[].id", Types: []string{"Microsoft.Network/virtualNetworks/subnets"}, Fact: known(),
	}}
}

func cosmosAccountDefaults() []model.Default {
	return []model.Default{
		byDefault(verified(cosmosSource), "kind", "GlobalDocumentDB"),
		byDefault(known(), "createMode", "Default"),
		byDefault(known(), "capabilities", []any{}),
		byDefault(known(), "capacity.totalThroughputLimit", float64(-1)),
		byDefault(known(), "consistencyPolicy.defaultConsistencyLevel", "Session"),
		byDefault(known(), "consistencyPolicy.maxIntervalInSeconds", float64(5)),
		byDefault(known(), "consistencyPolicy.maxStalenessPrefix", float64(100)),
		byDefault(verified(cosmosSource), "defaultIdentity", "FirstPartyIdentity"),
		byDefault(verified(cosmosSource), "disableKeyBasedMetadataWriteAccess", false),
		byDefault(verified(cosmosSource), "disableLocalAuth", false),
		byDefault(verified(cosmosSource), "enableAnalyticalStorage", false),
		byDefault(verified(cosmosSource), "enableAutomaticFailover", false),
		byDefault(known(), "enableBurstCapacity", false),
		byDefault(verified(cosmosSource), "enableFreeTier", false),
		byDefault(verified(cosmosSource), "enableMultipleWriteLocations", false),
		byDefault(known(), "enablePartitionMerge", false),
		byDefault(known(), "identity.type", "None"),
		byDefault(known(), "ipRules", []any{}),
		byDefault(verified(cosmosSource), "isVirtualNetworkFilterEnabled", false),
		byDefault(known(), "minimalTlsVersion", "Tls12"),
		byDefault(known(), "networkAclBypass", "None"),
		byDefault(verified(cosmosSource), "publicNetworkAccess", "Enabled"),
		byDefault(known(), "virtualNetworkRules", []any{}),
	}
}

// serverless says that an account is billed by request and has no throughput to set.
func serverless(account model.Properties) bool { return hasCapability(account, "EnableServerless") }

func hasCapability(account model.Properties, name string) bool {
	for _, capability := range account.Objects("capabilities") {
		if oneOf(capability.String("name"), name) {
			return true
		}
	}
	return false
}
