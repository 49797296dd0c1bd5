// Package sqldb makes an Azure SQL server that knows Entra identities only, and one database on it.
//
// There is no SQL login and no password. A group of people administers the server; the app signs in as its managed
// identity. Azure Resource Manager has no resource for a database user, so no deployment can create the app's: after
// the first deployment an administrator runs [SQLDB.GrantAppAccessSQL] once in the database. It may be run again
// without harm, and must be after the identity has been replaced.
//
// The server is public at first but admits only the subnets in its rules, and not the whole of Azure. Every statement
// is audited to the placement's Log Analytics workspace; without a workspace there is no auditing.
//
// Reads that may be a few seconds old have a way of their own, [SQLDB.ReadConnectionString]: a named replica of its own
// size and database name (Hyperscale), the high-availability replica that is there anyway (read scale-out of Premium,
// Business Critical and Hyperscale, by ApplicationIntent=ReadOnly), or with GeoSecondaryOf a copy in another region.
// The app's user is copied along; GrantAppAccessSQL runs in the primary only.
//
// Replicas lag, as a rule by 1 to 5 seconds. Azure Monitor measures the lag of geo-secondaries
// (replication_lag_seconds, of the primary) but not that of named and high-availability replicas: there the app has to
// measure it, see the package observability.
//
// [NewFailoverGroup] puts the database and a geo-secondary of it, made by [New] with GeoSecondaryOf on a server in another
// region, behind host names that follow the primary. The group adopts the copy; docs/decisions/0011 says why it is not
// left to make one. [NewShardSet] divides the data over more databases, as a last resort: whoever asks for rows of several
// keys asks several databases. Database users are per database, so GrantAppAccessSQL runs in each shard and the catalog.
// [NewOwnDatabase] adds a database for another workload, whose identity is let into no other.
//
// The database's service objective is what costs; backup storage beyond the database's own size comes on top.
//
// Caveats. Azure sets the administrators at creation only: another group later takes another resource. Basic cannot
// become Hyperscale directly. Hyperscale takes its zone redundancy and backup redundancy at creation only. Whether the
// request that converts a database to Hyperscale counts as its creation could not be tried: they are set in that one
// request, and if Azure refuses it, a zone-redundant copy and a switch to it are the way. Deleting the primary deletes
// its named replicas.
package sqldb
