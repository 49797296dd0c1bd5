package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func storageTypes() []*model.Type {
	return []*model.Type{
		storageAccount(), blobContainer(), blobServiceProperties(), managementPolicy(), storageQueue(), storageTable(),
	}
}

const (
	storageAccountPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.Storage/storageAccounts/{accountName}"
	containerSource = azurermSource + "storage/storage_container_resource.go"
)

func blobContainer() *model.Type {
	return &model.Type{
		Token:    "azure-native:storage:BlobContainer",
		ARMType:  "Microsoft.Storage/storageAccounts/blobServices/containers",
		Path:     storageAccountPath + "/blobServices/default/containers/{containerName}",
		Location: model.Unlocated,
		Immutable: []model.Immutable{
			containerImmutable("defaultEncryptionScope"), containerImmutable("denyEncryptionScopeOverride"),
		},
		Defaults: []model.Default{
			byDefault(known(), "publicAccess", "None"),
			byDefault(known(), "defaultEncryptionScope", "$account-encryption-key"),
			byDefault(known(), "denyEncryptionScopeOverride", false),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Storage/storageAccounts/blobServices/containers", model.Properties{
				"deleted": false, "deletedTime": "", "remainingRetentionDays": float64(0),
				"etag": `"0x8D` + stableHex(r.ID, "etag", 12) + `"`, "lastModifiedTime": emulatedTime, "version": "",
				"leaseDuration": "", "leaseState": "Available", "leaseStatus": "Unlocked",
				"hasImmutabilityPolicy": false, "hasLegalHold": false,
				"immutabilityPolicy": model.Properties{"etag": "", "state": "", "updateHistory": []any{}},
				"legalHold":          model.Properties{"hasLegalHold": false, "tags": []any{}},
			})
		},
		Rules: blobContainerRules(),
	}
}

func containerImmutable(path string) model.Immutable {
	return model.Immutable{
		Path: path, Code: "ContainerEncryptionScopeCannotBeChanged",
		Message: "The encryption scope of a container is set when it is created (%s).", Fact: verified(containerSource),
	}
}

func blobServiceProperties() *model.Type {
	return &model.Type{
		Token:     "azure-native:storage:BlobServiceProperties",
		ARMType:   "Microsoft.Storage/storageAccounts/blobServices",
		Path:      storageAccountPath + "/blobServices/{blobServicesName}",
		Location:  model.Unlocated,
		Automatic: true,
		Allowed:   []model.Allowed{allowed(known(), "blobServicesName", "default")},
		Ranges: []model.Range{
			between(verified(sdkSource+"DeleteRetentionPolicy"), "deleteRetentionPolicy.days", 1, 365),
			between(verified(sdkSource+"DeleteRetentionPolicy"), "containerDeleteRetentionPolicy.days", 1, 365),
		},
		Defaults: []model.Default{
			byDefault(known(), "deleteRetentionPolicy.enabled", false),
			byDefault(known(), "deleteRetentionPolicy.allowPermanentDelete", false),
		},
		ReadOnly: func(r model.Request) model.Properties {
			outputs := named(r, "Microsoft.Storage/storageAccounts/blobServices", model.Properties{})
			outputs["sku"] = storageSKU("")
			if r.Cloud == nil {
				return outputs
			}
			if account, ok := r.Cloud.Get(parentOf(r.ID)); ok {
				outputs["sku"] = storageSKU(account.Inputs.String("sku.name"))
			}
			return outputs
		},
	}
}
