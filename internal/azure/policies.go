package azure

import "strings"

// BuiltInPolicy is a policy definition that every tenant has, with what the program needs to know of its rule.
type BuiltInPolicy struct {
	// Name is ours: it becomes the name of the assignment.
	Name string
	// ID is the GUID of the definition, and DisplayName what the portal calls it.
	ID, DisplayName string
	// ResourceType is what the rule judges; empty: everything that has a location.
	ResourceType string
	// Property is the input of the azure-native provider behind the alias that the rule reads, and Values what it demands of
	// it: one of them. None: the list of ListParameter, or for ResourceType and Property both empty, no type of that list.
	Property string
	Values   []any
	// ListParameter is the parameter that holds a list; empty: the rule has none.
	ListParameter string
	// FixedEffect says that the rule always denies. The others take the parameter effect: Audit, Deny or Disabled.
	FixedEffect bool
	// Evidence says how sure the row is.
	Evidence Evidence
}

// The policies of the table, by name.
const (
	PolicyAllowedLocations = "allowed-locations"
	PolicyNotAllowedTypes  = "not-allowed-types"
	PolicyStorageHTTPS     = "storage-secure-transfer"
	PolicyStoragePrivate   = "storage-no-public-access"
	PolicySQLEntraOnly     = "sql-entra-only"
	PolicySQLPrivate       = "sql-no-public-access"
	PolicyCosmosNoKeys     = "cosmos-no-keys"
	PolicyVaultRBAC        = "key-vault-rbac"
)

// builtInPolicies: Azure/azure-policy built-in-policies/policyDefinitions (2026). Read there: the conditions on storage
// and on the creation of SQL servers, and Microsoft Learn "Azure Policy pattern: field properties" for the locations. What
// is known follows the names of the definitions; nobody read their rules.
var builtInPolicies = []BuiltInPolicy{
	{Name: PolicyAllowedLocations, ID: "e56962a6-4747-49cd-b67b-bf8b01975c4c", DisplayName: "Allowed locations",
		Property: "location", ListParameter: "listOfAllowedLocations", FixedEffect: true, Evidence: Verified},
	{Name: PolicyNotAllowedTypes, ID: "6c112d4e-5bc7-47ae-a041-ea2d9dccd749", DisplayName: "Not allowed resource types",
		ListParameter: "listOfResourceTypesNotAllowed", Evidence: Known},
	{Name: PolicyStorageHTTPS, ID: "404c3081-a854-4457-ae30-26a93ef643f9",
		DisplayName:  "Secure transfer to storage accounts should be enabled",
		ResourceType: "Microsoft.Storage/storageAccounts", Property: "enableHttpsTrafficOnly", Values: []any{true}, Evidence: Inferred},
	{Name: PolicyStoragePrivate, ID: "b2982f36-99f2-4db5-8eff-283140c09693",
		DisplayName:  "Storage accounts should disable public network access",
		ResourceType: "Microsoft.Storage/storageAccounts", Property: "publicNetworkAccess",
		Values: []any{"Disabled", "SecuredByPerimeter"}, Evidence: Verified},
	{Name: PolicySQLEntraOnly, ID: "abda6d70-9778-44e7-84a8-06713e6db027",
		DisplayName:  "Azure SQL Database should have Microsoft Entra-only authentication enabled during creation",
		ResourceType: "Microsoft.Sql/servers", Property: "administrators.azureADOnlyAuthentication", Values: []any{true}, Evidence: Inferred},
	{Name: PolicySQLPrivate, ID: "1b8ca024-1d5c-4dec-8995-b1a932b41780",
		DisplayName:  "Public network access on Azure SQL Database should be disabled",
		ResourceType: "Microsoft.Sql/servers", Property: "publicNetworkAccess", Values: []any{"Disabled"}, Evidence: Known},
	{Name: PolicyCosmosNoKeys, ID: "5450f5bd-9c72-4390-a9c4-a7aba4edfdd2",
		DisplayName:  "Cosmos DB database accounts should have local authentication methods disabled",
		ResourceType: "Microsoft.DocumentDB/databaseAccounts", Property: "disableLocalAuth", Values: []any{true}, Evidence: Known},
	{Name: PolicyVaultRBAC, ID: "12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5",
		DisplayName:  "Azure Key Vault should use RBAC permission model",
		ResourceType: "Microsoft.KeyVault/vaults", Property: "properties.enableRbacAuthorization", Values: []any{true}, Evidence: Known},
}

// policyDefinitions is where the definitions are, in every tenant.
const policyDefinitions = "/providers/Microsoft.Authorization/policyDefinitions/"

// DefinitionID is the resource ID of the definition.
func (p BuiltInPolicy) DefinitionID() string { return policyDefinitions + p.ID }

// BuiltInPolicies returns the table. The slice is the caller's own.
func BuiltInPolicies() []BuiltInPolicy { return append([]BuiltInPolicy(nil), builtInPolicies...) }

// BuiltInPolicyByName finds a row by our name for it.
func BuiltInPolicyByName(name string) (BuiltInPolicy, bool) {
	return findPolicy(func(p BuiltInPolicy) bool { return p.Name == name })
}

// BuiltInPolicyByDefinition finds a row by the resource ID of its definition.
func BuiltInPolicyByDefinition(id string) (BuiltInPolicy, bool) {
	return findPolicy(func(p BuiltInPolicy) bool { return strings.EqualFold(p.DefinitionID(), id) })
}

func findPolicy(wanted func(BuiltInPolicy) bool) (BuiltInPolicy, bool) {
	for _, row := range builtInPolicies {
		if wanted(row) {
			return row, true
		}
	}
	return BuiltInPolicy{}, false
}
