// Package storage makes a storage account for blobs, its containers, and the role assignments that let identities use
// them.
//
// There are no keys: access with shared keys is off, so nothing but an Entra identity with a role gets in, and no blob
// is public. Deleted blobs and containers can be brought back for some days. The account itself cannot.
//
// Blobs that nobody changes any more move to cheaper tiers by age, container by container, and older versions go. A
// lifecycle acts inside its account alone: nothing moves from one account to another by itself.
//
// Stored gigabytes, operations and, with versioning, every older version are what costs.
//
// Caveat. Azure does not change the redundancy between the zone-redundant kinds (ZRS, GZRS, RAGZRS) and the others
// (LRS, GRS, RAGRS) in place; the default is zone redundant, from which all later ones can be reached.
package storage
