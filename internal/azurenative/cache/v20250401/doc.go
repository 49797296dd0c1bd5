// Package v20250401 declares the resources of Azure Managed Redis, Microsoft.Cache/redisEnterprise in API version
// 2025-04-01, in the shape of Pulumi's SDK. It takes the place of the SDK's own module, no version of which can be
// resolved; it holds the properties that components use, under the names that the azure-native provider v2.92.3 knows.
//
// The API version is the newest stable one of that provider. It lacks publicNetworkAccess and the clustering policy
// NoCluster, which came with 2025-07-01.
package v20250401
