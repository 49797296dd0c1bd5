// Package cosmos makes a Cosmos DB for NoSQL account with a database and containers, for data that needs scale more
// than joins: sessions, feeds, audit trails, copies of profiles. Entra identities are the only way in: there is no key
// to leak, and the data plane's roles are given per database or container.
//
// # What cannot be changed later
//
// A container's partition key, unique keys and conflict policy are fixed: another one means another container and a
// copy of every document. Each container therefore gets a conflict policy at once, although it only matters once several
// regions write: choose it before. Zone redundancy of a region is fixed when the
// region is added. Throughput by hand and by autoscale change into each other by an operation of their own, so the
// choice stays.
//
// # The way to several regions
//
// Backups are periodic, because Azure does not combine continuous ones with writes in several regions and never takes
// an account back from them. Regions are added with ReadRegions, and later MultiRegionWrites lets all of them write.
// Azure takes these as two updates, and neither together with any other change: one hop adds the regions, the next
// lets them write. The emulator refuses what Azure would. Automatic failover is on from the start; with one region it
// does nothing.
//
// The private endpoint of an account holds one address for the account and one for each region, all under the group
// Sql. Its subnet needs room for a region that is added.
//
// # Two writes of one document
//
// Regions that write at the same moment are in conflict over a document. By default the later write wins and the other
// is lost, which suits what is written whole: sessions, profiles. [ConflictResolution] has a property win instead, such
// as a version that only grows, or merges by a stored procedure, which costs throughput for each conflict and suits
// counters, baskets and sets. What must never be lost is better written as a document of its own (a feed, an audit
// trail), which no other write touches. An insert that breaks a unique key in another region is a conflict too.
//
// # Operations of an account
//
// Azure locks an account while it changes a role assignment and refuses whatever else comes then, so the assignments
// are made one after the other, after the containers: what hangs on the account, such as a private endpoint, waits for
// Ready.
//
// # Graphs
//
// [NewGremlin] makes an account for Apache Gremlin: an account serves one API for good. Its clients sign in with an account
// key: roles for identities came with a preview (API version 2025-05-01-preview) that the azure-native provider v2.92.3
// does not know. No key is in the state or in a setting. The identities of KeyReaders fetch one when they run, by a role
// that allows listKeys and nothing else; whoever deploys needs the right to define roles. A key opens every graph of the
// account, so graphs that must not see each other need accounts of their own.
//
// One region writes, which continuous backups need; the others answer reads.
//
// # Costs
//
// Autoscale bills the highest throughput of each hour, and a tenth of the maximum at least: 1,000 request units a
// second cost 8.76 to 87.60 US dollars a month in one region. A container without a size gets these. Storage is 0.25
// US dollars a GB and month. The full log of data operations would have a row for each, so the diagnostics have sums
// of five minutes instead; texts of queries are not logged.
package cosmos
