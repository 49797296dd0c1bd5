// Package v20230501 declares the container group of Azure Container Instances, Microsoft.ContainerInstance/containerGroups
// in API version 2023-05-01, in the shape of Pulumi's SDK. It takes the place of the SDK's own module, no version of which
// can be resolved; it holds the properties that components use, under the names that the azure-native provider knows.
//
// The API version is the one that azure-native v2 uses for the resource by default. Passwords of registries, secret
// variables and the keys of Log Analytics are left out on purpose.
package v20230501
