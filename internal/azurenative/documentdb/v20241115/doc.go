// Package v20241115 declares the resources of Azure Cosmos DB for NoSQL and for Apache Gremlin,
// Microsoft.DocumentDB/databaseAccounts in API version 2024-11-15, in the shape of Pulumi's SDK. It takes the place of the SDK's own module, no version of which can
// be resolved; it holds the properties that components use, under the names that the azure-native provider v2.92.3
// knows.
//
// The API version is the newest stable one of that provider. It cannot say whether query texts are logged
// (diagnosticLogSettings, a preview property): Azure leaves them out unless somebody switches them on.
package v20241115
