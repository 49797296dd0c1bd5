// Package v20240101 declares the resources of Azure Chaos Studio, Microsoft.Chaos in API version 2024-01-01, in the shape
// of Pulumi's SDK. It takes the place of the SDK's own module, which cannot be resolved; it holds the names that the
// azure-native provider v2.92.3 knows.
package v20240101
