package resourceproviders

import "fmt"

func storageCases() []ruleCase {
	account := func(kind, sku string, more props) props {
		return merged(props{"location": "eastus2", "kind": kind, "sku": props{"name": sku}}, more)
	}
	old := func(sku string) props { return props{"sku": props{"name": sku}} }
	tags := func(count int) props {
		all := props{}
		for i := range count {
			all[fmt.Sprint("tag", i)] = "x"
		}
		return props{"tags": all}
	}
	subnet := func(service string) fakeCloud {
		return fakeCloud{resource(subnetID, props{"serviceEndpoints": list(props{"service": service})})}
	}
	rules := props{"networkRuleSet": props{"virtualNetworkRules": list(props{"virtualNetworkResourceId": subnetID})}}
	public := func(allowed bool) fakeCloud {
		return fakeCloud{resource(accountID, props{"allowBlobPublicAccess": allowed})}
	}
	containerID := accountID + "/blobServices/default/containers/static"
	tableID := accountID + "/tableServices/default/tables/lookups"
	hns := props{"isHnsEnabled": true}
	return []ruleCase{
		{"storage.storageAccounts.kind-retired", given(account("StorageV2", "Standard_ZRS", nil)),
			given(account("Storage", "Standard_LRS", nil)), "kind"},
		{"storage.storageAccounts.kind-by-performance", given(account("BlockBlobStorage", "Premium_ZRS", nil)),
			given(account("StorageV2", "Premium_ZRS", nil)), "sku.name"},
		{"storage.storageAccounts.hierarchical-namespace-by-kind", given(account("StorageV2", "Standard_ZRS", hns)),
			given(account("FileStorage", "Premium_LRS", hns)), "isHnsEnabled"},
		{"storage.storageAccounts.redundancy-by-region", given(account("StorageV2", "Standard_GZRS", nil)),
			given(account("StorageV2", "Standard_ZRS", props{"location": "westus"})), "sku.name"},
		{"storage.storageAccounts.redundancy-by-region", given(account("StorageV2", "Standard_GZRS", nil)),
			given(account("StorageV2", "Standard_GZRS", props{"location": "italynorth"})), "sku.name"},
		{"storage.storageAccounts.redundancy-conversion", changed(old("Standard_ZRS"), old("Standard_RAGZRS")),
			changed(old("Standard_LRS"), old("Standard_ZRS")), "sku.name"},
		{"storage.storageAccounts.redundancy-conversion", changed(old("Standard_LRS"), old("Standard_GRS")),
			changed(old("Standard_LRS"), old("Premium_LRS")), "sku.name"},
		{"storage.storageAccounts.tags", given(tags(15)), given(tags(16)), "tags"},
		{"storage.storageAccounts.service-endpoint", in(subnet("Microsoft.Storage"), accountID, rules),
			in(subnet("Microsoft.Sql"), accountID, rules), "networkRuleSet.virtualNetworkRules"},
		{"storage.containers.public-access", in(public(true), containerID, props{"publicAccess": "Blob"}),
			in(public(false), containerID, props{"publicAccess": "Blob"}), "publicAccess"},
		{"storage.tables.name-reserved", given(props{"tableName": "lookups"}), given(props{"tableName": "Tables"}), "tableName"},
		{"storage.tables.account-has-tables",
			in(fakeCloud{resource(accountID, props{"kind": "StorageV2", "sku": props{"tier": "Standard"}})}, tableID, props{}),
			in(fakeCloud{resource(accountID, props{"kind": "BlockBlobStorage", "sku": props{"tier": "Premium"}})}, tableID,
				props{}), "accountName"},
	}
}
