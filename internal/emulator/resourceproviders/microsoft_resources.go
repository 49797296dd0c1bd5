package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func resourcesTypes() []*model.Type {
	return []*model.Type{resourceGroup()}
}

func resourceGroup() *model.Type {
	return &model.Type{
		Token:     "azure-native:resources:ResourceGroup",
		ARMType:   "Microsoft.Resources/resourceGroups",
		Path:      "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}",
		Location:  model.Regional,
		Replace:   properties(verified(replaceSource), "location"),
		Normalise: normalisedLocation(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Resources/resourceGroups", model.Properties{
				"properties": model.Properties{"provisioningState": succeeded},
			})
		},
	}
}
