package naming

// StorageManagementPolicy is the lifecycle of an account's blobs.
const StorageManagementPolicy = "Microsoft.Storage/storageAccounts/managementPolicies"
