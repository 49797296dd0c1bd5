package componenttest

import "github.com/pulumi/pulumi/sdk/v3/go/common/resource"

// kubernetesAdded is what Azure adds to a Kubernetes cluster.
func kubernetesAdded(token, logical string) resource.PropertyMap {
	if token != "azure-native:containerservice/v20250101:ManagedCluster" {
		return nil
	}
	return resource.PropertyMap{
		"oidcIssuerProfile": resource.NewProperty(resource.PropertyMap{
			"enabled":   resource.NewProperty(true),
			"issuerURL": resource.NewProperty("https://eastus2.oic.prod-aks.azure.com/" + GUID(logical, "issuer") + "/"),
		}),
		"identityProfile": resource.NewProperty(resource.PropertyMap{
			"kubeletidentity": resource.NewProperty(resource.PropertyMap{
				"objectId": resource.NewProperty(GUID(logical, "kubelet")),
				"clientId": resource.NewProperty(GUID(logical, "kubelet client")),
			}),
		}),
	}
}
