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
// The database's service objective is what costs; backup storage beyond the database's own size comes on top.
//
// Caveats. Azure sets the administrators at creation only: another group later takes another resource. Basic cannot
// become Hyperscale directly. Hyperscale takes its zone redundancy and backup redundancy at creation only.
package sqldb
