package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// builtInRoles are the roles that can be assigned, by the GUID that ends their definition ID.
var builtInRoles = map[string]string{
	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
	"b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
	"acdd72a7-3385-48ef-bd42-f606fba81ae7": "Reader",
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
	"b7e6dc6d-f1e8-4753-8033-0f276bb0955b": "Storage Blob Data Owner",
	"ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
	"2a2b9908-6ea1-4ae2-8e65-a410df84e7d1": "Storage Blob Data Reader",
	"19e7f393-937e-4f77-808e-94535e297925": "Storage Queue Data Reader",
	"974c5e8b-45b9-4653-ba55-5f855dd0fb88": "Storage Queue Data Contributor",
	"8a0f0c08-91a1-4084-bc3d-661d67233fed": "Storage Queue Data Message Processor",
	"c6a89b2d-59bc-44d0-9896-0f6e12d7b80a": "Storage Queue Data Message Sender",
	"0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3": "Storage Table Data Contributor",
	"4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
	"b86a8fe4-44ce-4948-aee5-eccb2c155cd7": "Key Vault Secrets Officer",
	"12338af0-0e69-4776-bea7-57ae8d297424": "Key Vault Crypto User",
	"69a216fc-b8fb-44d8-bc22-1f3c2cd27a39": "Azure Service Bus Data Sender",
	"4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0": "Azure Service Bus Data Receiver",
	"090c5cfd-751d-490a-894a-3ce6f1109419": "Azure Service Bus Data Owner",
	"d5a91429-5739-47e2-a06b-3470a27159e7": "EventGrid Data Sender",
	"7f951dda-4ed3-4680-a7ca-43fe172d538d": "AcrPull",
	"3913510d-42f4-4e42-8a64-420c390055eb": "Monitoring Metrics Publisher",
	"43d0d8ad-25c7-4714-9337-8ba259a9fe05": "Monitoring Reader",
	"749f88d5-cbae-40b8-bcfc-e573ddc772fa": "Monitoring Contributor",
	"73c42c96-874c-492b-b04d-ab87d138a893": "Log Analytics Reader",
	"92aaf0da-9dab-42b6-94a3-d43ce8d16293": "Log Analytics Contributor",
	"4d97b98b-1d4f-4787-a291-c67834d212e7": "Network Contributor",
	"de139f84-1756-47ae-9be6-808fbbe84772": "Website Contributor",
	"516239f1-63e1-4d78-a4de-a74fb236a071": "App Configuration Data Reader",
	"1407120a-92aa-4202-b7e9-c0e197c71c8f": "Search Index Data Reader",
	"8ebe5a00-799e-43f5-93ac-243d3dce84a7": "Search Index Data Contributor",
	"7ca78c08-252a-4471-8644-bb5ff32d4ba0": "Search Service Contributor",
	"e0f68234-74aa-48ed-b826-c38b57376e17": "Redis Cache Contributor",
	"230815da-be43-4aae-9cb4-875f7bd000aa": "Cosmos DB Operator",
	"3498e952-d568-435e-9b2c-8d77e338d7f7": "Azure Kubernetes Service RBAC Admin",
	"4abbcc35-e782-43d8-92c5-2d3f1bd2253f": "Azure Kubernetes Service Cluster User Role",
}

// principalSource quotes the answers; how long the directory takes is azure.PrincipalReplication.
const principalSource = "Azure/HubAndSpokeResearchEnclave#50 (2024-04) and Azure/modern-web-app-pattern-dotnet#129 (2023-04), " +
	"which quote the answers; Azure/AgentBaker#8251 (2026-04): a type skips the look-up"

func roleAssignmentRules() []model.Rule {
	return []model.Rule{
		preflight("authorization.roleAssignments.name-is-guid",
			"The name of a role assignment is a GUID.", verified(sdkSource+"RoleAssignment"), assignmentName),
		onApply("authorization.roleAssignments.role-known",
			"The role definition is a built-in role that the emulator knows, or one that was defined for the scope.", known(),
			assignmentRole),
		preflight("authorization.roleAssignments.principal-is-guid",
			"The principal is an object ID, a GUID.", known(), assignmentPrincipalForm),
		onApply("authorization.roleAssignments.principal-exists",
			fmt.Sprintf("Without a principalType Azure looks the principal up, and may not find one that is younger than %v "+
				"minutes. As a ServicePrincipal it is not looked up; a managed identity has no other type.",
				azure.PrincipalReplication.High), verified(principalSource), assignmentPrincipal),
		onApply("authorization.roleAssignments.unique",
			"A principal has a role at a scope once.", known(), assignmentUnique),
	}
}

func assignmentName(r model.Request) []model.Fault {
	const property = "roleAssignmentName"
	if _, err := uuid.Parse(r.Inputs.String(property)); err == nil || !r.Inputs.Has(property) {
		return nil
	}
	return model.Refuse(property, "InvalidRoleAssignmentId",
		"The role assignment ID '%s' is not valid. The role assignment ID must be a GUID.", r.Inputs.String(property))
}

func assignmentRole(r model.Request) []model.Fault {
	const property = "roleDefinitionId"
	if !r.Inputs.Has(property) {
		return nil
	}
	id := strings.ToLower(r.Inputs.String(property))
	if strings.Contains(id, "/providers/microsoft.authorization/roledefinitions/") &&
		(builtInRoles[nameOf(id)] != "" || customRole(r.Cloud, id, r.Inputs.String("scope"))) {
		return nil
	}
	return []model.Fault{{
		Property: property, Status: 404, Code: "RoleDefinitionDoesNotExist",
		Message: "The specified role definition with ID '" + nameOf(id) + "' does not exist.",
	}}
}

func assignmentPrincipalForm(r model.Request) []model.Fault {
	const property = "principalId"
	if _, err := uuid.Parse(r.Inputs.String(property)); err == nil || !r.Inputs.Has(property) {
		return nil
	}
	return model.Refuse(property, "InvalidPrincipalId", "A valid principal ID must be provided: '%s' is no GUID.",
		r.Inputs.String(property))
}

// assignmentPrincipal takes users, groups and service principals that are no managed identity's on trust: the emulated
// directory holds managed identities only.
func assignmentPrincipal(r model.Request) []model.Fault {
	principal, kind := r.Inputs.String("principalId"), r.Inputs.String("principalType")
	age, managed := r.Cloud.PrincipalAge(principal)
	switch {
	case !r.Creating(), oneOf(kind, "ServicePrincipal"), !managed && kind != "",
		managed && kind == "" && age >= azure.PrincipalReplication.High:
		return nil
	case managed && kind != "":
		return model.Refuse("principalType", "UnmatchedPrincipalType", "The PrincipalId '%s' has type 'ServicePrincipal' , "+
			"which is different from specified PrinciaplType '%s'.", strings.ReplaceAll(principal, "-", ""), kind)
	}
	return model.Refuse("principalId", "PrincipalNotFound", "Principal %s does not exist in the directory %s. Check that "+
		"you have the correct principal ID. If you are creating this principal and then immediately assigning a role, "+
		"this error might be related to a replication delay. In this case, set the role assignment principalType property "+
		"to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype",
		strings.ReplaceAll(principal, "-", ""), tenantID)
}

func assignmentUnique(r model.Request) []model.Fault {
	scope := "/" + strings.Trim(r.Inputs.String("scope"), "/")
	for _, other := range below(r.Cloud, scope, "Microsoft.Authorization/roleAssignments") {
		if sameAssignment(other.Inputs, r.Inputs) && !strings.EqualFold(other.ID, r.ID) {
			return []model.Fault{{
				Status: 409, Code: "RoleAssignmentExists",
				Message: "The role assignment already exists. The ID of the existing role assignment is " +
					nameOf(other.ID) + ".",
			}}
		}
	}
	return nil
}

// sameAssignment compares principal, role and scope. Role definitions are the same at every scope that names them.
func sameAssignment(a, b model.Properties) bool {
	same := func(property string, part func(string) string) bool {
		return strings.EqualFold(part(a.String(property)), part(b.String(property)))
	}
	trimmed := func(id string) string { return strings.Trim(id, "/") }
	return same("principalId", trimmed) && same("scope", trimmed) && same("roleDefinitionId", nameOf)
}
