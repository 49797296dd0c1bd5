package componenttest

import (
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// frontDoorAdded is what Azure adds to the resource of Front Door with the type and the names.
func frontDoorAdded(token, logicalName, name string) resource.PropertyMap {
	switch token {
	case "azure-native:cdn:Profile":
		return resource.PropertyMap{"frontDoorId": resource.NewProperty(GUID(logicalName, "frontDoor"))}
	case "azure-native:cdn:AFDEndpoint":
		return resource.PropertyMap{"hostName": resource.NewProperty(name + "-abc123.z01.azurefd.net")}
	case "azure-native:cdn:AFDCustomDomain":
		return resource.PropertyMap{"validationProperties": resource.NewProperty(resource.PropertyMap{
			"validationToken": resource.NewProperty("token-of-" + name),
			"expirationDate":  resource.NewProperty("2026-01-08T00:00:00Z"),
		})}
	}
	return nil
}
