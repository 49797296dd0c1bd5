package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func authorizationTypes() []*model.Type {
	return []*model.Type{roleAssignment(), roleDefinition(), policyAssignment()}
}

const roleAssignmentSource = azurermSource + "authorization/role_assignment_resource.go"

func roleAssignment() *model.Type {
	return &model.Type{
		Token:    "azure-native:authorization:RoleAssignment",
		ARMType:  "Microsoft.Authorization/roleAssignments",
		Path:     "{scope}/providers/Microsoft.Authorization/roleAssignments/{roleAssignmentName}",
		Location: model.Unlocated,
		Replace:  properties(verified(replaceSource), "principalId"),
		Immutable: []model.Immutable{
			roleAssignmentImmutable("roleDefinitionId"),
			roleAssignmentImmutable("principalType"),
			roleAssignmentImmutable("delegatedManagedIdentityResourceId"),
		},
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"RoleAssignment"), "principalType",
				"User", "Group", "ServicePrincipal", "ForeignGroup", "Device"),
			allowed(verified(sdkSource+"RoleAssignment"), "conditionVersion", "2.0"),
		},
		Rules: roleAssignmentRules(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Authorization/roleAssignments", model.Properties{
				"createdBy": stableUUID(segmentOf(r.ID, "subscriptions"), "deployer"), "createdOn": emulatedTime,
				"updatedBy": stableUUID(segmentOf(r.ID, "subscriptions"), "deployer"), "updatedOn": emulatedTime,
			})
		},
	}
}

func roleAssignmentImmutable(path string) model.Immutable {
	return model.Immutable{
		Path: path, Code: "RoleAssignmentUpdateNotPermitted",
		Message: "Tenant ID, application ID, principal ID, and scope are not allowed to be updated. (%s)",
		Fact:    inferred(roleAssignmentSource),
	}
}
