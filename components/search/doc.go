// Package search makes an Azure AI Search service, for full text and filters that a database would pay for with its
// CPU. Entra identities are the only way in, by roles on the indexes; the service keeps no keys that work.
//
// # Sizes
//
// Capacity is replicas times partitions, billed as search units: replicas carry queries, partitions hold documents.
// Microsoft promises the availability of queries from two replicas on, and of queries and indexing from three on.
// Replicas stand in different zones by themselves where the region has some. A unit of "standard" costs 0.336 US
// dollars an hour, 245 a month; of "basic" 74.
//
// # What cannot be changed later
//
// The SKU and the hosting mode: another service, and every index built again. (Azure changes SKUs since API version
// 2025-05-01, which the provider does not have.) Replicas and partitions change in place, which takes up to an hour.
//
// An index is a copy of data that is kept elsewhere, so losing a service loses time, not data.
package search
