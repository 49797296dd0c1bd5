// Package v20221201 declares Azure Load Testing, Microsoft.LoadTestService/loadTests in API version 2022-12-01, in the
// shape of Pulumi's SDK. It takes the place of the SDK's own module, which cannot be resolved; it holds the names that
// the azure-native provider v2.92.3 knows, without customer-managed keys.
package v20221201
