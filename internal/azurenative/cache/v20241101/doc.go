// Package v20241101 declares the resources of Azure Cache for Redis, Microsoft.Cache/redis in API version 2024-11-01,
// in the shape of Pulumi's SDK. It takes the place of the SDK's own module, no version of which can be resolved; it
// holds the properties that components use, under the names that the azure-native provider v2.92.3 knows.
//
// The tokens carry the API version because the provider's default one for this type is 2023-04-01 (Pulumi registry,
// azure-native v2.44.1, verified; that it stays within major version 2 is inferred), which can neither switch access
// keys off nor assign access policies.
package v20241101
