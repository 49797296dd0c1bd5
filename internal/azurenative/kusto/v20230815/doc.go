// Package v20230815 declares the resources of Azure Data Explorer, Microsoft.Kusto/clusters in API version 2023-08-15, in
// the shape of Pulumi's SDK. It takes the place of the SDK's own module, no version of which can be resolved; it holds the
// properties that components use, under the names that the azure-native provider v2.92.3 knows.
//
// The API version is the newest stable one of that provider.
package v20230815
