package rules

import (
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/stages"
)

// broadRoles are built-in roles that may change anything, or who may.
var broadRoles = map[string]string{
	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
	"b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
	"f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
}

var securityOfIdentity = []Rule{
	{
		ID: "role-least-privilege", Title: "Applications get roles that fit what they do",
		Severity: High, Types: []string{roleAssignment}, Mandatory: stages.Single,
		Properties: []string{"roleDefinitionId"},
		Sources:    psrule("RBAC.LimitOwner"),
		Fix:        "assign a role of the service, such as Storage Blob Data Contributor", Resource: narrowRole,
	},
	{
		ID: "role-scope", Title: "Roles are assigned on a resource or resource group",
		Severity: High, Types: []string{roleAssignment}, Mandatory: stages.Single,
		Properties: []string{"scope"},
		Sources:    psrule("RBAC.LimitMGDelegation"),
		Fix:        "narrow the scope", Resource: narrowScope,
	},
	{
		ID: "role-principal-type", Title: "Role assignments say what kind of principal they are for",
		Severity: Low, Types: []string{roleAssignment}, Mandatory: stages.Single,
		Properties: []string{"principalType"},
		Sources: from(learn("role-assignments-template: new service principal"),
			psrule("RBAC.UseGroups")),
		Fix:      "set principalType to ServicePrincipal or Group: a new identity is not found otherwise",
		Resource: wants("principalType", "ServicePrincipal", "Group"),
	},
	{
		ID: "no-passwords", Title: "No resource is given a password or key in clear",
		Severity: High, Types: []string{AnyType}, Mandatory: stages.Single,
		Sources: from(psrule("Deployment.SecureValue"), own("what is in clear in the program is in clear in its history")),
		Fix:     "use Microsoft Entra, or a Pulumi secret", Resource: noPlainSecrets,
	},
	{
		ID: "insights-workspace-auth", Title: "Workspaces take logs and queries from identities only",
		Severity: Medium, Types: []string{workspace}, Mandatory: stages.Single,
		Properties: []string{"features.disableLocalAuth"},
		Sources:    own("the key of a workspace cannot be told from another's"),
		Fix:        "set features.disableLocalAuth", Resource: wants("features.disableLocalAuth", "true"),
	},
	{
		ID: "insights-local-auth", Title: "Application Insights takes telemetry from identities only",
		Severity: Medium, Types: []string{appInsights}, Advisory: stages.Stage100k,
		Properties: []string{"disableLocalAuth"},
		Sources:    psrule("AppInsights.LocalAuth"),
		Fix:        "set disableLocalAuth, once the application authenticates with its identity",
		Resource:   wants("disableLocalAuth", "true"),
	},
}

func narrowRole(r Resource) Result {
	role := r.Get("roleDefinitionId")
	if role.Opaque() {
		return undecidable("roleDefinitionId")
	}
	id := strings.ToLower(lastSegment(role.Text()))
	name, broad := broadRoles[id]
	return all(failIf(broad, "the role is %s", name),
		failIf(!guid.MatchString(id), "roleDefinitionId %s names no role", role))
}

var (
	guid = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
	// groupScope is the scope of a resource group, or of something in it.
	groupScope = regexp.MustCompile(`(?i)^/subscriptions/[^/]+/resourceGroups/[^/]+(/|$)`)
)

func narrowScope(r Resource) Result {
	scope := r.Get("scope")
	if scope.Opaque() {
		return undecidable("scope")
	}
	return failIf(!groupScope.MatchString(scope.Text()), "scope %s is wider than a resource group", scope)
}

// secretEndings are how the inputs end that Azure's APIs use for secrets, in lower case.
var secretEndings = []string{"password", "passphrase", "clientsecret", "secretvalue", "accesskey", "accountkey",
	"sharedkey", "primarykey", "authkey", "connectionstring"}

func namesSecret(input string) bool {
	input = strings.ToLower(input)
	return slices.ContainsFunc(secretEndings, func(ending string) bool { return strings.HasSuffix(input, ending) })
}

// noPlainSecrets looks at every input. What Pulumi keeps encrypted, or what is not known yet, is not in clear.
func noPlainSecrets(r Resource) Result { return plainSecrets(Value{raw: r.Inputs}) }

func plainSecrets(v Value) Result {
	for _, field := range v.Fields() {
		if _, text := field.raw.(string); text && !field.Absent() && !field.Opaque() && namesSecret(field.Name()) {
			return fail("%s is given in clear", field.Path())
		}
		if result := plainSecrets(field); result.Verdict != Passed {
			return result
		}
	}
	for _, item := range v.Items() {
		if result := plainSecrets(item); result.Verdict != Passed {
			return result
		}
	}
	return pass()
}
