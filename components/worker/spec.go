package worker

import (
	"maps"
	"slices"

	web "github.com/pulumi/pulumi-azure-native-sdk/web/v2/v20240401"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/internal/azure"
)

// clientIDSetting is where the Azure SDKs look for the identity to use.
const clientIDSetting = "AZURE_CLIENT_ID"

// hostStorage begins the settings by which the Functions host finds its storage. With addresses instead of a connection
// string it signs in as the identity. Source: Microsoft Learn "Connecting to host storage with an identity", known; the
// three addresses and the credential as in Microsoft's own templates for Flex Consumption.
const hostStorage = "AzureWebJobsStorage"

// hostSettings are those of the Functions host. It needs all three services: blobs for locks and keys, queues for
// retries of blobs, tables for its own diagnostics.
func (a Args) hostSettings() map[string]pulumi.StringInput {
	address := func(service string) pulumi.StringInput {
		return pulumi.Sprintf("https://%s.%s.core.windows.net/", a.Host.AccountName, service)
	}
	return map[string]pulumi.StringInput{
		hostStorage + "__blobServiceUri":  address("blob"),
		hostStorage + "__queueServiceUri": address("queue"),
		hostStorage + "__tableServiceUri": address("table"),
		hostStorage + "__credential":      pulumi.String("managedidentity"),
		hostStorage + "__clientId":        a.Identity.ClientID,
		clientIDSetting:                   a.Identity.ClientID,
	}
}

// ServiceBusConnection are the settings by which triggers of a connection name sign in to a Service Bus namespace with a
// managed identity. Source: Microsoft Learn "Azure Service Bus trigger", identity-based connections, known.
func ServiceBusConnection(connection string, namespace, clientID pulumi.StringInput) map[string]pulumi.StringInput {
	return map[string]pulumi.StringInput{
		connection + "__fullyQualifiedNamespace": namespace,
		connection + "__credential":              pulumi.String("managedidentity"),
		connection + "__clientId":                clientID,
	}
}

// QueueConnection are the settings by which triggers of a connection name sign in to the queues of a storage account with a
// managed identity. Source: Microsoft Learn "Azure Queue storage trigger", identity-based connections, known.
func QueueConnection(connection string, endpoint, clientID pulumi.StringInput) map[string]pulumi.StringInput {
	return map[string]pulumi.StringInput{
		connection + "__queueServiceUri": endpoint,
		connection + "__credential":      pulumi.String("managedidentity"),
		connection + "__clientId":        clientID,
	}
}

// settings lists the environment variables by name, so that the order never makes a difference.
func (a Args) settings() web.NameValuePairArray {
	all := a.hostSettings()
	maps.Copy(all, a.Settings)
	pairs := web.NameValuePairArray{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		pairs = append(pairs, web.NameValuePairArgs{Name: pulumi.String(name), Value: all[name].ToStringOutput()})
	}
	return pairs
}

func (a Args) functionAppConfig() web.FunctionAppConfigArgs {
	return web.FunctionAppConfigArgs{
		Deployment: web.FunctionsDeploymentArgs{Storage: web.FunctionsDeploymentStorageArgs{
			Type:  pulumi.String("blobContainer"),
			Value: a.Host.PackageURL.ToStringOutput(),
			Authentication: web.FunctionsDeploymentAuthenticationArgs{
				Type:                           pulumi.String("UserAssignedIdentity"),
				UserAssignedIdentityResourceId: a.Identity.ID.ToStringOutput(),
			},
		}},
		Runtime: web.FunctionsRuntimeArgs{
			Name: pulumi.String(a.Runtime.Name), Version: pulumi.String(a.Runtime.Version),
		},
		ScaleAndConcurrency: web.FunctionsScaleAndConcurrencyArgs{
			MaximumInstanceCount: pulumi.Int(a.maxInstances()),
			InstanceMemoryMB:     pulumi.Int(a.memoryMB()),
			AlwaysReady:          a.alwaysReady(),
		},
	}
}

// readyForHTTP is what is asked for, and in a zone-redundant plan what Azure takes at least.
func (a Args) readyForHTTP() int {
	if a.ZoneRedundant && a.ReadyForHTTP > 0 {
		return max(a.ReadyForHTTP, azure.FlexZonedReady)
	}
	return a.ReadyForHTTP
}

// alwaysReady says aloud what a zone-redundant plan keeps ready, and charges for, in any case.
func (a Args) alwaysReady() web.FunctionsAlwaysReadyConfigArray {
	var ready web.FunctionsAlwaysReadyConfigArray
	if count := a.readyForHTTP(); count > 0 {
		ready = append(ready, web.FunctionsAlwaysReadyConfigArgs{
			Name: pulumi.String("http"), InstanceCount: pulumi.Int(count),
		})
	}
	if a.ready() == 0 {
		return ready
	}
	for _, function := range a.Functions {
		ready = append(ready, web.FunctionsAlwaysReadyConfigArgs{
			Name: pulumi.String("function:" + function), InstanceCount: pulumi.Int(a.ready()),
		})
	}
	return ready
}

// ready is how many instances of each function stand ready, and in a zone-redundant plan what Azure takes at least.
func (a Args) ready() int {
	if a.ZoneRedundant {
		return max(a.Ready, azure.FlexZonedReady)
	}
	return a.Ready
}

func (a Args) publicNetworkAccess() string {
	if a.PublicAccess {
		return "Enabled"
	}
	return "Disabled"
}
