package naming

// Resource types of storage accounts beside blobs and queues.
const (
	// StorageManagementPolicy is the lifecycle of an account's blobs.
	StorageManagementPolicy = "Microsoft.Storage/storageAccounts/managementPolicies"
	StorageTableService     = "Microsoft.Storage/storageAccounts/tableServices"
	StorageTable            = "Microsoft.Storage/storageAccounts/tableServices/tables"
)
