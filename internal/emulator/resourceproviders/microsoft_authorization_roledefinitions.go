package resourceproviders

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	roleDefinitionType = "Microsoft.Authorization/roleDefinitions"
	roleDefinitionRule = "authorization.roleDefinitions."
	customRoles        = "Microsoft Learn, Azure custom roles"
)

// roleDefinition is a role that a customer defines. Whether the actions exist, and how long the directory takes to know
// the role, is not modelled.
func roleDefinition() *model.Type {
	return &model.Type{
		Token:    "azure-native:authorization:RoleDefinition",
		ARMType:  roleDefinitionType,
		Path:     "{scope}/providers/Microsoft.Authorization/roleDefinitions/{roleDefinitionId}",
		Location: model.Unlocated,
		Required: properties(known(), "roleName", "permissions", "assignableScopes"),
		Allowed:  []model.Allowed{allowed(known(), "roleType", "CustomRole")},
		Ranges: []model.Range{
			between(known(), "assignableScopes", 1, 2000),
			between(known(), "permissions", 1, 1),
		},
		Defaults: []model.Default{byDefault(known(), "roleType", "CustomRole")},
		ReadOnly: func(r model.Request) model.Properties {
			deployer := stableUUID(segmentOf(r.ID, "subscriptions"), "deployer")
			return named(r, roleDefinitionType, model.Properties{
				"createdBy": deployer, "createdOn": emulatedTime, "updatedBy": deployer, "updatedOn": emulatedTime,
			})
		},
		Rules: []model.Rule{
			preflight(roleDefinitionRule+"name-is-guid", "The name of a role definition is a GUID.",
				known(), roleDefinitionName),
			preflight(roleDefinitionRule+"assignable-scopes",
				"A role can be assigned in subscriptions, resource groups and one management group, not on single resources.",
				inferred(customRoles), roleScopes),
			onApply(roleDefinitionRule+"title-unique", "No two custom roles of a directory are called alike.",
				inferred(customRoles), roleTitleUnique),
			onDelete(roleDefinitionRule+"no-assignments", "A role is deleted after its assignments.",
				inferred(customRoles), roleHasNoAssignments),
		},
	}
}

func roleDefinitionName(r model.Request) []model.Fault {
	return guidNeeded(r, "roleDefinitionId", "InvalidRoleDefinitionId")
}

var roleScopeForm = regexp.MustCompile(
	`(?i)^(/subscriptions/[^/]+(/resourceGroups/[^/]+)?|/providers/Microsoft\.Management/managementGroups/[^/]+)$`)

func roleScopes(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, scope := range r.Inputs.Strings("assignableScopes") {
		if scope != "" && !roleScopeForm.MatchString(scope) {
			faults = append(faults, model.Refuse(fmt.Sprintf("assignableScopes[%d]", i), "InvalidAssignableScopes",
				"'%s' is not a management group, a subscription or a resource group.", scope)...)
		}
	}
	return faults
}

func roleTitleUnique(r model.Request) []model.Fault {
	for _, other := range r.Cloud.OfType(roleDefinitionType) {
		if !strings.EqualFold(nameOf(other.ID), nameOf(r.ID)) &&
			strings.EqualFold(other.Inputs.String("roleName"), r.Inputs.String("roleName")) {
			return []model.Fault{{
				Property: "roleName", Status: 409, Code: "RoleDefinitionWithSameNameExists",
				Message: "A custom role with the name " + r.Inputs.String("roleName") + " exists in this directory.",
			}}
		}
	}
	return nil
}

func roleHasNoAssignments(r model.Request) []model.Fault {
	for _, assignment := range r.Cloud.OfType("Microsoft.Authorization/roleAssignments") {
		if strings.EqualFold(nameOf(assignment.Inputs.String("roleDefinitionId")), nameOf(r.ID)) {
			return model.Refuse("", "RoleDefinitionHasAssignments",
				"There are existing role assignments referencing role (code: %s).", nameOf(r.ID))
		}
	}
	return nil
}

// customRole says whether a role that somebody defined exists and can be assigned in a scope.
func customRole(cloud model.Cloud, id, scope string) bool {
	for _, role := range cloud.OfType(roleDefinitionType) {
		if !strings.EqualFold(nameOf(role.ID), nameOf(id)) {
			continue
		}
		for _, assignable := range role.Inputs.Strings("assignableScopes") {
			if _, inside := cutPrefixFold(scope, assignable); inside {
				return true
			}
		}
	}
	return false
}
