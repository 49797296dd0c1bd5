// Package dataexplorer makes an Azure Data Explorer cluster with its databases, for what is measured over time: it takes in
// millions of rows a second, keeps them in columns, and answers questions about billions of them in Kusto Query Language.
//
// There is no key: Entra identities sign in, and have roles in single databases. A service with a database of its own sees
// no other. Nobody is an administrator of data by way of this package; whoever owns the cluster can make somebody one.
//
// # Sizes
//
// A Standard cluster has two instances at least. Optimized autoscale watches the load and the cache, and changes their
// number between the bounds, which a later deployment leaves alone. Zones are given at creation; a cluster never leaves
// them. Auto-stop is off: a cluster that nobody asked for five days would not answer.
//
// # Ways in
//
// Streaming ingestion is on: rows that are sent to the cluster itself can be queried within seconds, up to 4 MB a request
// and 4 GB an hour and table. Larger amounts go through queues, which are storage accounts of Azure's own: from a private
// network they are reached at their public names. Sources such as Event Hubs need a data connection, which needs a table:
// the application makes its tables, and this package connects nothing.
package dataexplorer
