// Package v20231101 declares the search service, Microsoft.Search/searchServices in API version 2023-11-01, in the shape
// of Pulumi's SDK. It takes the place of the SDK's own module, no version of which can be resolved; it holds the
// properties that components use, under the names that the azure-native provider v2.92.3 knows.
//
// The API version is the newest stable one of that provider. It cannot change the SKU of a service, and it knows no
// user-assigned identities: both came with 2025-05-01.
package v20231101
