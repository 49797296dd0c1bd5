package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func storageAccountRules() []model.Rule {
	return []model.Rule{
		preflight("storage.storageAccounts.kind-retired",
			"The kinds Storage and BlobStorage are retired since 2026-09-01.", verified(retirements), storageKind),
		preflight("storage.storageAccounts.kind-by-performance",
			"BlockBlobStorage and FileStorage need a Premium SKU; StorageV2 has no zone-redundant Premium.",
			verified(storageSource), storageKindBySKU),
		preflight("storage.storageAccounts.hierarchical-namespace-by-kind",
			"A hierarchical namespace needs StorageV2 or BlockBlobStorage.", verified(storageSource), storageNamespace),
		preflight("storage.storageAccounts.redundancy-by-region",
			"Zone redundancy needs availability zones, geo-redundancy a paired region.", known(), storageRegion),
		preflight("storage.storageAccounts.redundancy-conversion",
			"Locally redundant and zone-redundant storage do not convert into each other by an update, nor do Standard "+
				"and Premium.", verified(storageSource), storageConversion),
		preflight("storage.storageAccounts.tags",
			"A storage account has at most 15 tags.", verified(sdkSource+"StorageAccount"), storageTags),
		onApply("storage.storageAccounts.service-endpoint",
			"Subnets in the network rules have the service endpoint Microsoft.Storage.", known(), storageServiceEndpoint),
	}
}

func blobContainerRules() []model.Rule {
	return []model.Rule{
		onApply("storage.containers.public-access",
			"A container may be public only where the account allows it.", known(), containerPublicAccess),
	}
}

func storageKind(r model.Request) []model.Fault {
	kind := r.Inputs.String("kind")
	switch {
	case kind == "" || oneOf(kind, "StorageV2", "BlockBlobStorage", "FileStorage"):
		return nil
	case oneOf(kind, "Storage", "BlobStorage"):
		return model.Refuse("kind", "AccountKindRetired",
			"Accounts of kind %s were retired on 2026-09-01: use StorageV2.", kind)
	}
	return model.Refuse("kind", "InvalidValuesForRequestParameters",
		"Values for request parameters are invalid: kind. %s is not known.", kind)
}

func storageKindBySKU(r model.Request) []model.Fault {
	if !r.Inputs.Has("kind") || !r.Inputs.Has("sku.name") {
		return nil
	}
	kind, sku := r.Inputs.String("kind"), r.Inputs.String("sku.name")
	premium := strings.HasPrefix(strings.ToLower(sku), "premium_")
	if premium == oneOf(kind, "BlockBlobStorage", "FileStorage") || oneOf(kind, "StorageV2") && oneOf(sku, "Premium_LRS") {
		return nil
	}
	return model.Refuse("sku.name", "InvalidValuesForRequestParameters",
		"Values for request parameters are invalid: the kind %s does not come as %s.", kind, sku)
}

func storageNamespace(r model.Request) []model.Fault {
	kind := r.Inputs.String("kind")
	if kind == "" || !r.Inputs.Bool("isHnsEnabled") || oneOf(kind, "StorageV2", "BlockBlobStorage") {
		return nil
	}
	return model.Refuse("isHnsEnabled", "HnsNotSupportedForAccountKind",
		"A hierarchical namespace is not supported by accounts of kind %s.", kind)
}

func storageRegion(r model.Request) []model.Fault {
	region, ok := azure.RegionByName(r.Inputs.String("location"))
	sku := r.Inputs.String("sku.name")
	if !ok {
		return nil
	}
	var faults []model.Fault
	if (zoneRedundantStorage(sku) || strings.HasSuffix(sku, "GZRS")) && !region.Zones {
		faults = append(faults, model.Refuse("sku.name", "SkuNotAvailable",
			"%s needs availability zones, which %s does not have.", sku, region.Name)...)
	}
	if geoRedundant(sku) && region.Pair == "" {
		faults = append(faults, model.Refuse("sku.name", "SkuNotAvailable",
			"%s needs a paired region, which %s does not have.", sku, region.Name)...)
	}
	return faults
}

// storageConversion: redundancy inside a region is where the data lies; Azure moves it on request, not by a PUT.
func storageConversion(r model.Request) []model.Fault {
	if r.Creating() || !r.Inputs.Has("sku.name") {
		return nil
	}
	from, to := r.Old.String("sku.name"), r.Inputs.String("sku.name")
	fromTier, _, _ := strings.Cut(from, "_")
	toTier, _, _ := strings.Cut(to, "_")
	if fromTier == toTier && zoneRedundantStorage(from) == zoneRedundantStorage(to) {
		return nil
	}
	return model.Refuse("sku.name", "InvalidAccountType", "An account cannot be changed from %s to %s by an update: "+
		"ask for a conversion (account migration), or create the account with the redundancy of its last stage.", from, to)
}

func storageTags(r model.Request) []model.Fault {
	const most = 15
	tags := len(r.Inputs.Object("tags"))
	if tags <= most {
		return nil
	}
	return model.Refuse("tags", "InvalidTags", "A storage account has at most %d tags, not %d.", most, tags)
}

func storageServiceEndpoint(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, rule := range r.Inputs.Objects("networkRuleSet.virtualNetworkRules") {
		found, ok := r.Cloud.Get(rule.String("virtualNetworkResourceId"))
		if !ok || hasServiceEndpoint(found.Inputs, "Microsoft.Storage") ||
			hasServiceEndpoint(found.Inputs, "Microsoft.Storage.Global") {
			continue
		}
		faults = append(faults, model.Refuse("networkRuleSet.virtualNetworkRules", "NetworkAclsValidationFailure",
			"SubnetsHaveNoServiceEndpointsConfigured: the subnet %s has no service endpoint Microsoft.Storage.",
			nameOf(found.ID))...)
	}
	return faults
}

func containerPublicAccess(r model.Request) []model.Fault {
	access := r.Inputs.String("publicAccess")
	// The parent of a container is the blob service, whose parent is the account.
	account, ok := r.Cloud.Get(parentOf(parentOf(r.ID)))
	if !ok || access == "" || oneOf(access, "None") || account.Inputs.Bool("allowBlobPublicAccess") {
		return nil
	}
	return []model.Fault{{
		Property: "publicAccess", Status: 409, Code: "PublicAccessNotPermitted",
		Message: "Public access is not permitted on this storage account.",
	}}
}
