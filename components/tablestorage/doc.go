// Package tablestorage makes tables in a storage account, and the role assignments that let identities use them.
//
// A table is for big scale and quick look-ups by one key: an entity is found by its partition key and row key in
// milliseconds, and costs by the operation and the gigabyte, without throughput that somebody has to plan. There are no
// other indexes, no joins, and a transaction covers a hundred entities of one partition. One partition serves 2,000
// entities a second, one account 20,000 (Microsoft Learn, scalability targets for Table storage): spread the partition
// key.
//
// Tables have no soft delete and no backup. What cannot be computed again belongs elsewhere, or is copied by the
// application.
//
// Roles are assigned on the single table, so that whoever shares the account cannot read another's.
package tablestorage
