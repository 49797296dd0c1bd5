package stages

// StorageRedundancy is the SKU of a storage account, e.g. "Standard_ZRS".
type StorageRedundancy string

// The redundancies, by rank. Between the locally redundant (LRS, GRS, RAGRS) and the zone-redundant family (ZRS, GZRS,
// RAGZRS) there is no change in place, only a migration.
const (
	StorageLRS    StorageRedundancy = "Standard_LRS"
	StorageGRS    StorageRedundancy = "Standard_GRS"
	StorageRAGRS  StorageRedundancy = "Standard_RAGRS"
	StorageZRS    StorageRedundancy = "Standard_ZRS"
	StorageGZRS   StorageRedundancy = "Standard_GZRS"
	StorageRAGZRS StorageRedundancy = "Standard_RAGZRS"
)

// Storage is the blob storage.
type Storage struct {
	// Redundancy is where the copies are kept.
	Redundancy StorageRedundancy `json:"redundancy,omitzero"`
	// Containers are the blob containers.
	Containers []string `json:"containers,omitzero"`
	// SoftDeleteDays is how long deleted blobs can be brought back, 1 to 365.
	SoftDeleteDays int `json:"softDeleteDays,omitzero"`
	// Lifecycle moves old data to cheaper tiers.
	Lifecycle Lifecycle `json:"lifecycle,omitzero"`
	// ArchiveRedundancy is the redundancy of a second account for the archive tier, which does not exist on
	// zone-redundant accounts. Workers put there what is kept for the record. Empty: no such account.
	ArchiveRedundancy StorageRedundancy `json:"archiveRedundancy,omitzero"`
}

// Lifecycle moves data to cheaper tiers by age in days since it was last changed. 0: never.
type Lifecycle struct {
	// Aging are the containers whose blobs age. Those of the others, such as files that pages are made of, stay hot.
	Aging []string `json:"aging,omitzero"`
	// CoolAfterDays moves blobs to the cool tier, at about half the price.
	CoolAfterDays int `json:"coolAfterDays,omitzero" expand:"target"`
	// ColdAfterDays moves them on to the cold tier, at about a fifth of the price. The archive tier, which follows
	// elsewhere, does not exist on zone-redundant accounts.
	ColdAfterDays int `json:"coldAfterDays,omitzero" expand:"target"`
	// ArchiveAfterDays moves blobs of the archive account to the archive tier, at about a twentieth of the price.
	ArchiveAfterDays int `json:"archiveAfterDays,omitzero" expand:"target"`
	// DeleteVersionsAfterDays deletes superseded versions. Current data is never deleted by age.
	DeleteVersionsAfterDays int `json:"deleteVersionsAfterDays,omitzero" expand:"target"`
}
