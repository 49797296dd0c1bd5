// Package redis makes a Redis cache that knows Entra identities only: there is no access key and no password.
//
// # Engines
//
// Azure runs Redis as two services. [Managed] is Azure Managed Redis, which the stages use. [Classic] is Azure Cache
// for Redis, for tenants that had a cache before 2026-04-01: others cannot create one since, and Azure switches all of
// them off on 2028-09-30. The emulator refuses the classic engine, because its tenant had no cache; with the target
// azure the same arguments are sent to Azure, which decides. The predecessor of the managed engine, the Enterprise
// tiers of Azure Cache for Redis, is not offered: it cannot be created since 2026-04-01 and ends on 2027-03-31.
//
// # Sizes
//
// The architecture's reference is a classic Standard_C2: 2.5 GB with a replica for about 160 USD a month (164 USD in
// East US 2, 2026-08). Balanced_B3 with high availability holds 3 GB for about 95 USD; about a fifth of a managed
// instance's memory is reserved. Balanced_B10, 12 GB, costs about 460 USD. An instance grows in place. It shrinks only
// to sizes with the same number of shards, and not at all in a geo-replication group.
//
// # What cannot be changed later
//
// High availability cannot be switched off. The clustering policy, the modules and the geo-replication group belong to
// the creation of the database: a change deletes the database with all its data. A database therefore gets its group
// at once, with itself as the only member, where another region may follow. The first member does not follow who joins:
// every member is created with the list of all that exist then, and Azure completes the lists of the others. A group
// excludes persistence, and all its members have the same size and policies.
//
// # Who gets in
//
// Each data owner is a principal of the directory with full access to the data. Azure refuses assignments made at the
// same time, so they follow one another. A client logs in with a token of the identity, over TLS 1.2, on the port
// [Port]. With the policy OSSCluster it has to speak the protocol of Redis Cluster.
//
// # Network
//
// The classic engine has public access only where [Args.PublicAccess] asks for it. The managed engine has no such
// property in API version 2025-04-01, the newest that the provider knows; publicNetworkAccess came with 2025-07-01.
// According to Microsoft's description of private link (2024-11) the public endpoint of an instance closes with its
// first private endpoint and opens again with the deletion of the last. That was not tried: check after the first
// deployment that the host name cannot be reached from outside the network. Until then, and without a private endpoint,
// only the Entra identities stand between the Internet and the data.
//
// # Memory that runs full
//
// The default eviction policy VolatileLRU drops the entries with an expiry that were not used for the longest time,
// sessions included, and never those without. Give everything an expiry. NoEviction keeps all sessions, and refuses
// writes when memory is full.
package redis
