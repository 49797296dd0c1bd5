package resourceproviders

import (
	"strings"

	"github.com/google/uuid"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	cosmosAssignmentType   = cosmosAccountType + "/sqlRoleAssignments"
	cosmosAssignmentRule   = "documentdb.sqlRoleAssignments."
	cosmosAssignmentSource = azurermSource + "cosmos/cosmosdb_sql_role_assignment_resource.go"
)

// cosmosRoleAssignment: roles that a customer defines (sqlRoleDefinitions) are not modelled.
func cosmosRoleAssignment() *model.Type {
	lock := verified("hashicorp/terraform-provider-azurerm issue 15842: 412 PreconditionFailed, an exclusive lock on the " +
		"account")
	return &model.Type{
		Token:      "azure-native:documentdb/v20241115:SqlResourceSqlRoleAssignment",
		ARMType:    cosmosAssignmentType,
		Path:       cosmosAccountPath + "/sqlRoleAssignments/{roleAssignmentId}",
		Location:   model.Unlocated,
		Replace:    properties(verified(replaceSource), "principalId", "scope"),
		Required:   properties(verified(cosmosAssignmentSource), "principalId", "roleDefinitionId", "scope"),
		OneAtATime: &lock,
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, cosmosAssignmentType, model.Properties{})
		},
		Rules: []model.Rule{
			preflight(cosmosAssignmentRule+"name-is-guid", "The name of a role assignment is a GUID.",
				verified(cosmosAssignmentSource), cosmosAssignmentName),
			preflight(cosmosAssignmentRule+"principal-is-guid",
				"The principal is an object ID, a GUID. Whether it exists is not checked: the emulated directory knows no users.",
				known(), cosmosPrincipalForm),
			preflight(cosmosAssignmentRule+"role-of-account",
				"The role is a built-in data role of the same account.", known(), cosmosRoleOfAccount),
			preflight(cosmosAssignmentRule+"scope-of-account",
				"The scope is the account, a database /dbs/NAME or a container /dbs/NAME/colls/NAME in it.",
				known(), cosmosScopeOfAccount),
			onApply(cosmosAssignmentRule+"scope-exists", "The database and the container of the scope exist.",
				known(), cosmosScopeExists),
			onApply(cosmosAssignmentRule+"unique", "A principal has a role at a scope once.", known(), cosmosAssignmentUnique),
		},
	}
}

func cosmosAssignmentName(r model.Request) []model.Fault {
	return guidNeeded(r, "roleAssignmentId", "BadRequest")
}

func cosmosPrincipalForm(r model.Request) []model.Fault {
	return guidNeeded(r, "principalId", "BadRequest")
}

func guidNeeded(r model.Request, property, code string) []model.Fault {
	if _, err := uuid.Parse(r.Inputs.String(property)); err == nil || !r.Inputs.Has(property) {
		return nil
	}
	return model.Refuse(property, code, "%s must be a GUID, not '%s'.", property, r.Inputs.String(property))
}

// assignedAccount is the account of a role assignment; "" while its ID is unknown.
func assignedAccount(r model.Request) string {
	if r.ID == "" {
		return ""
	}
	return parentOf(r.ID)
}

func cosmosRoleOfAccount(r model.Request) []model.Fault {
	const property = "roleDefinitionId"
	account, role := assignedAccount(r), r.Inputs.String(property)
	if account == "" || role == "" {
		return nil
	}
	for _, builtIn := range []string{azure.CosmosDataReader, azure.CosmosDataContributor} {
		if strings.EqualFold(role, account+"/sqlRoleDefinitions/"+builtIn) {
			return nil
		}
	}
	return model.Refuse(property, "BadRequest", "The role definition '%s' does not exist in the account %s.",
		role, nameOf(account))
}

// cosmosScope splits a scope into its database and container; false for what is no scope of the account.
func cosmosScope(account, scope string) (database, container string, ok bool) {
	rest, inside := cutPrefixFold(scope, account)
	parts := strings.Split(strings.Trim(rest, "/"), "/")
	switch {
	case !inside:
		return "", "", false
	case strings.Trim(rest, "/") == "":
		return "", "", true
	case len(parts) == 2 && parts[0] == "dbs":
		return parts[1], "", true
	case len(parts) == 4 && parts[0] == "dbs" && parts[2] == "colls":
		return parts[1], parts[3], true
	}
	return "", "", false
}

func cutPrefixFold(text, prefix string) (rest string, found bool) {
	if len(text) < len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
		return text, false
	}
	rest = text[len(prefix):]
	return rest, rest == "" || rest[0] == '/'
}

func cosmosScopeOfAccount(r model.Request) []model.Fault {
	account, scope := assignedAccount(r), r.Inputs.String("scope")
	if account == "" || scope == "" {
		return nil
	}
	if _, _, ok := cosmosScope(account, scope); ok {
		return nil
	}
	return model.Refuse("scope", "BadRequest", "The scope '%s' is not within the account %s: append /dbs/NAME or "+
		"/dbs/NAME/colls/NAME to its resource ID.", scope, nameOf(account))
}

func cosmosScopeExists(r model.Request) []model.Fault {
	account := assignedAccount(r)
	database, container, ok := cosmosScope(account, r.Inputs.String("scope"))
	if _, exists := r.Cloud.Get(account); !exists || !ok || database == "" {
		return nil
	}
	id := account + "/sqlDatabases/" + database
	if container != "" {
		id += "/containers/" + container
	}
	if _, exists := r.Cloud.Get(id); exists {
		return nil
	}
	return []model.Fault{{
		Property: "scope", Status: 404, Code: "NotFound", Message: "The scope's resource " + id + " does not exist.",
	}}
}

func cosmosAssignmentUnique(r model.Request) []model.Fault {
	for _, other := range below(r.Cloud, parentOf(r.ID), cosmosAssignmentType) {
		if strings.EqualFold(other.ID, r.ID) || !strings.EqualFold(parentOf(other.ID), parentOf(r.ID)) {
			continue
		}
		same := true
		for _, property := range []string{"principalId", "roleDefinitionId", "scope"} {
			same = same && strings.EqualFold(other.Inputs.String(property), r.Inputs.String(property))
		}
		if same {
			return []model.Fault{{
				Status: 409, Code: "Conflict",
				Message: "The role assignment " + nameOf(other.ID) + " has the same principal, role and scope.",
			}}
		}
	}
	return nil
}
