// Package v20240101 declares the resources of Azure Service Bus, Microsoft.ServiceBus/namespaces in API version
// 2024-01-01, in the shape of Pulumi's SDK. It takes the place of the SDK's own module, no version of which can be
// resolved; it holds the properties that components use, under the names that the azure-native provider v2.92.3 knows.
//
// The API version is the newest stable one of that provider, and the first stable one that knows premiumMessagingPartitions.
// Encryption with a key of one's own, alternate names, rules and clients of subscriptions, and authorization rules are left
// out.
package v20240101
