package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const (
	edgeActionPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Cdn/edgeActions" +
		"/{edgeActionName}"
	edgeActionARM        = "Microsoft.Cdn/edgeActions"
	edgeActionVersionARM = "Microsoft.Cdn/edgeActions/versions"
)

// edgeActionTypes are a preview: how code is deployed, attached to a route and run is not modelled.
func edgeActionTypes() []*model.Type {
	documented := verified(sdkSource + "EdgeActionVersion")
	return []*model.Type{
		{
			Token:    "azure-native:cdn/v20240722preview:EdgeAction",
			ARMType:  edgeActionARM,
			Path:     edgeActionPath,
			Location: model.Global,
			Replace:  properties(inferred(sdkSource+"EdgeAction"), "location", "sku"),
			Required: properties(verified(sdkSource+"EdgeAction"), "sku.name", "sku.tier"),
			ReadOnly: func(r model.Request) model.Properties {
				return named(r, edgeActionARM, model.Properties{"provisioningState": succeeded, "systemData": systemData()})
			},
		},
		{
			Token:    "azure-native:cdn/v20240722preview:EdgeActionVersion",
			ARMType:  edgeActionVersionARM,
			Path:     edgeActionPath + "/versions/{version}",
			Location: model.Global,
			Required: properties(documented, "deploymentType", "isDefaultVersion"),
			Allowed: []model.Allowed{
				allowed(documented, "deploymentType", "zip", "file", "others"),
				allowed(documented, "isDefaultVersion", "True", "False"),
			},
			ReadOnly: func(r model.Request) model.Properties {
				return named(r, edgeActionVersionARM, model.Properties{
					"provisioningState": succeeded, "validationStatus": succeeded, "lastPackageUpdateTime": emulatedTime,
					"systemData": systemData(),
				})
			},
		},
	}
}
