package componenttest

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// apiManagementAdded is what Azure adds to an API Management service: its identity, and the address of the gateway in
// each region.
func apiManagementAdded(args pulumi.MockResourceArgs) resource.PropertyMap {
	if args.TypeToken != "azure-native:apimanagement/v20240501:ApiManagementService" {
		return nil
	}
	address := func(region int) resource.PropertyValue {
		return resource.NewProperty([]resource.PropertyValue{resource.NewProperty(fmt.Sprintf("10.%d.4.5", region))})
	}
	added := resource.PropertyMap{
		"identity": resource.NewProperty(resource.PropertyMap{
			"type": resource.NewProperty("SystemAssigned"), "principalId": resource.NewProperty(GUID(args.Name, "principal")),
		}),
		"privateIPAddresses": address(0),
	}
	given := args.Inputs["additionalLocations"]
	if !given.IsArray() {
		return added
	}
	var locations []resource.PropertyValue
	for i, one := range given.ArrayValue() {
		location := maps.Clone(one.ObjectValue())
		location["privateIPAddresses"] = address(i + 1)
		locations = append(locations, resource.NewProperty(location))
	}
	// Azure promises no order.
	slices.Reverse(locations)
	added["additionalLocations"] = resource.NewProperty(locations)
	return added
}
