package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func managedIdentityTypes() []*model.Type {
	return []*model.Type{userAssignedIdentity(), federatedCredential()}
}

func userAssignedIdentity() *model.Type {
	return &model.Type{
		Token:   "azure-native:managedidentity:UserAssignedIdentity",
		ARMType: "Microsoft.ManagedIdentity/userAssignedIdentities",
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
			"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{resourceName}",
		Location:   model.Regional,
		Replace:    properties(verified(azurermSource+"managedidentity/user_assigned_identity_resource.go"), "location"),
		Normalise:  normalisedLocation(),
		Principals: []string{"principalId"},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.ManagedIdentity/userAssignedIdentities", model.Properties{
				"principalId": stableUUID(r.ID, "principal"),
				"clientId":    stableUUID(r.ID, "client"),
				"tenantId":    tenantID,
				"systemData":  systemData(),
			})
		},
	}
}
