package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const storageSource = azurermSource + "storage/storage_account_resource.go"

func storageAccount() *model.Type {
	documented := verified(sdkSource + "StorageAccount")
	return &model.Type{
		Token:    "azure-native:storage:StorageAccount",
		ARMType:  "Microsoft.Storage/storageAccounts",
		Path:     storageAccountPath,
		Location: model.Regional,
		Replace:  properties(verified(replaceSource), "location", "isHnsEnabled"),
		Immutable: []model.Immutable{
			storageImmutable("kind"), storageImmutable("enableNfsV3"), storageImmutable("dnsEndpointType"),
			storageImmutable("encryption.requireInfrastructureEncryption"),
			storageImmutable("immutableStorageWithVersioning.enabled"),
		},
		Allowed: []model.Allowed{
			allowed(verified(storageSource), "sku.name", "Standard_LRS", "Standard_ZRS", "Standard_GRS", "Standard_RAGRS",
				"Standard_GZRS", "Standard_RAGZRS", "Premium_LRS", "Premium_ZRS"),
			allowed(verified(retirements+"; TLS 1.0 and 1.1 were retired 2026-02-03"), "minimumTlsVersion",
				"TLS1_2", "TLS1_3"),
			allowed(documented, "publicNetworkAccess", "Enabled", "Disabled", "SecuredByPerimeter"),
			allowed(documented, "allowedCopyScope", "AAD", "PrivateLink"),
			allowed(verified(retirements+"; AzureDnsZone ends 2027-03"), "dnsEndpointType", "Standard"),
		},
		References: []model.Reference{
			identityReference,
			{
				Path:  "networkRuleSet.virtualNetworkRules[].virtualNetworkResourceId",
				Types: []string{"Microsoft.Network/virtualNetworks/subnets"}, Fact: known(),
			},
		},
		Defaults: []model.Default{
			byDefault(known(), "accessTier", "Hot"),
			byDefault(known(), "enableNfsV3", false),
			byDefault(known(), "isHnsEnabled", false),
			byDefault(known(), "dnsEndpointType", "Standard"),
			byDefault(known(), "encryption.requireInfrastructureEncryption", false),
			byDefault(verified(sdkSource+"StorageAccount"), "enableHttpsTrafficOnly", true),
			byDefault(known(), "minimumTlsVersion", "TLS1_2"),
			byDefault(known(), "allowBlobPublicAccess", false),
			byDefault(known(), "allowCrossTenantReplication", false),
			byDefault(known(), "publicNetworkAccess", "Enabled"),
			byDefault(known(), "networkRuleSet.bypass", "AzureServices"),
			byDefault(known(), "networkRuleSet.defaultAction", "Allow"),
			byDefault(known(), "networkRuleSet.ipRules", []any{}),
			byDefault(known(), "networkRuleSet.virtualNetworkRules", []any{}),
			byDefault(known(), "networkRuleSet.resourceAccessRules", []any{}),
			byDefault(known(), "encryption.keySource", "Microsoft.Storage"),
		},
		Implied: []model.Implied{
			{Suffix: "fileServices/default", Fact: known()},
			{Suffix: "queueServices/default", Fact: known()},
			{Suffix: "tableServices/default", Fact: known()},
		},
		Normalise: normalisedLocation(),
		ReadOnly:  storageAccountOutputs,
		Rules:     storageAccountRules(),
	}
}

func storageImmutable(path string) model.Immutable {
	return model.Immutable{
		Path: path, Code: "AccountPropertyCannotBeUpdated",
		Message: "The property '%s' was specified in the input, but it cannot be updated.", Fact: verified(storageSource),
	}
}

func storageAccountOutputs(r model.Request) model.Properties {
	inputs := withDefaults(r)
	sku := inputs.String("sku.name")
	location, _ := locationName(inputs.String("location")).(string)
	outputs := withIdentity(r, named(r, "Microsoft.Storage/storageAccounts", model.Properties{
		"blobRestoreStatus":  model.Properties{"failureReason": "", "restoreId": "", "status": ""},
		"creationTime":       emulatedTime,
		"customDomain":       model.Properties{"name": inputs.String("customDomain.name")},
		"encryption":         merged(inputs.Object("encryption"), encryptedServices()),
		"failoverInProgress": false,
		"keyCreationTime":    model.Properties{"key1": emulatedTime, "key2": emulatedTime},
		"keyPolicy": merged(model.Properties{"keyExpirationPeriodInDays": float64(0)},
			inputs.Object("keyPolicy")),
		"networkRuleSet":             inputs.Object("networkRuleSet"),
		"primaryEndpoints":           storageEndpoints(nameOf(r.ID)),
		"primaryLocation":            location,
		"privateEndpointConnections": []any{},
		"provisioningState":          succeeded,
		"sasPolicy": merged(model.Properties{"expirationAction": "Log", "sasExpirationPeriod": ""},
			inputs.Object("sasPolicy")),
		"sku":             storageSKU(sku),
		"statusOfPrimary": "available",
	}))
	for name, value := range storageSecondary(nameOf(r.ID), sku, location) {
		outputs[name] = value
	}
	return outputs
}

// storageSecondary is what a geo-redundant account has beside its primary region; empty for the others.
func storageSecondary(name, sku, location string) model.Properties {
	outputs := model.Properties{
		"geoReplicationStats": model.Properties{"canFailover": false, "lastSyncTime": "", "status": ""},
		"lastGeoFailoverTime": "", "secondaryEndpoints": model.Properties{}, "secondaryLocation": "", "statusOfSecondary": "",
	}
	if !geoRedundant(sku) {
		return outputs
	}
	outputs["secondaryLocation"] = pairOf(location)
	outputs["statusOfSecondary"] = "available"
	if strings.Contains(sku, "_RA") {
		outputs["secondaryEndpoints"] = storageEndpoints(name + "-secondary")
	}
	return outputs
}

func geoRedundant(sku string) bool {
	return strings.HasSuffix(sku, "GRS") || strings.HasSuffix(sku, "GZRS")
}

func zoneRedundantStorage(sku string) bool { return strings.HasSuffix(sku, "ZRS") }

// storageSKU is the SKU with its performance tier.
func storageSKU(name string) model.Properties {
	tier, _, _ := strings.Cut(name, "_")
	return model.Properties{"name": name, "tier": tier}
}

func storageEndpoints(account string) model.Properties {
	endpoints := model.Properties{}
	for _, service := range []string{"blob", "dfs", "file", "queue", "table"} {
		endpoints[service] = "https://" + account + "." + service + ".core.windows.net/"
	}
	// The zone number of static websites belongs to the stamp of the account; the emulator has one stamp.
	endpoints["web"] = "https://" + account + ".z1.web.core.windows.net/"
	return endpoints
}

func encryptedServices() model.Properties {
	services := model.Properties{}
	for _, service := range []string{"blob", "file"} {
		services[service] = model.Properties{"enabled": true, "keyType": "Account", "lastEnabledTime": emulatedTime}
	}
	return model.Properties{"services": services}
}
