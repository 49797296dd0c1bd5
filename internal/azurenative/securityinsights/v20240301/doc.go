// Package v20240301 declares what switches Microsoft Sentinel on, Microsoft.SecurityInsights/onboardingStates in API
// version 2024-03-01, in the shape of Pulumi's SDK. It takes the place of the SDK's own module, which would be required
// for this one resource; it holds the names that the azure-native provider v2.92.3 knows.
package v20240301
