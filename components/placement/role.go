package placement

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi-azure-native-sdk/authorization/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Role is the name of one of Azure's built-in roles.
type Role string

// The roles that components assign: of the data plane, what a cluster needs of its subnet, and
// what an experiment needs of its targets.
const (
	StorageBlobDataReader      Role = "Storage Blob Data Reader"
	StorageBlobDataContributor Role = "Storage Blob Data Contributor"
	StorageBlobDataOwner       Role = "Storage Blob Data Owner"
	StorageQueueDataSender     Role = "Storage Queue Data Message Sender"
	StorageQueueDataProcessor  Role = "Storage Queue Data Message Processor"
	ServiceBusDataSender       Role = "Azure Service Bus Data Sender"
	ServiceBusDataReceiver     Role = "Azure Service Bus Data Receiver"
	EventGridDataSender        Role = "EventGrid Data Sender"
	StorageQueueDataReader     Role = "Storage Queue Data Reader"
	KeyVaultSecretsUser        Role = "Key Vault Secrets User"
	MonitoringMetricsPublisher Role = "Monitoring Metrics Publisher"
	SearchIndexDataReader      Role = "Search Index Data Reader"
	SearchIndexDataContributor Role = "Search Index Data Contributor"
	NetworkContributor         Role = "Network Contributor"
	ContainerRegistryPull      Role = "AcrPull"

	// What experiments that inject failures need on what they harm.
	WebsiteContributor        Role = "Website Contributor"
	RedisCacheContributor     Role = "Redis Cache Contributor"
	CosmosDBOperator          Role = "Cosmos DB Operator"
	KubernetesRBACAdmin       Role = "Azure Kubernetes Service RBAC Admin"
	KubernetesClusterUserRole Role = "Azure Kubernetes Service Cluster User Role"

	// What the Functions host needs beside its blobs.
	StorageQueueDataContributor Role = "Storage Queue Data Contributor"
	StorageTableDataContributor Role = "Storage Table Data Contributor"
)

// roleIDs are the same in every tenant. Source: Microsoft Learn, Azure built-in roles, 2026, known.
var roleIDs = map[Role]string{
	StorageBlobDataReader:      "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
	StorageBlobDataContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
	StorageBlobDataOwner:       "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
	StorageQueueDataSender:     "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a",
	StorageQueueDataProcessor:  "8a0f0c08-91a1-4084-bc3d-661d67233fed",
	ServiceBusDataSender:       "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39",
	ServiceBusDataReceiver:     "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0",
	EventGridDataSender:        "d5a91429-5739-47e2-a06b-3470a27159e7",
	StorageQueueDataReader:     "19e7f393-937e-4f77-808e-94535e297925",
	KeyVaultSecretsUser:        "4633458b-17de-408a-b874-0445c86b69e6",
	MonitoringMetricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
	SearchIndexDataReader:      "1407120a-92aa-4202-b7e9-c0e197c71c8f",
	SearchIndexDataContributor: "8ebe5a00-799e-43f5-93ac-243d3dce84a7",
	NetworkContributor:         "4d97b98b-1d4f-4787-a291-c67834d212e7",
	ContainerRegistryPull:      "7f951dda-4ed3-4680-a7ca-43fe172d538d",

	WebsiteContributor:        "de139f84-1756-47ae-9be6-808fbbe84772",
	RedisCacheContributor:     "e0f68234-74aa-48ed-b826-c38b57376e17",
	CosmosDBOperator:          "230815da-be43-4aae-9cb4-875f7bd000aa",
	KubernetesRBACAdmin:       "3498e952-d568-435e-9b2c-8d77e338d7f7",
	KubernetesClusterUserRole: "4abbcc35-e782-43d8-92c5-2d3f1bd2253f",

	StorageQueueDataContributor: "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
	StorageTableDataContributor: "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
}

// Known says whether the role is in the table.
func (r Role) Known() bool {
	_, ok := roleIDs[r]
	return ok
}

// assignmentNamespace makes the names of role assignments ours; the value itself has no meaning.
var assignmentNamespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/azstage/azstage/role-assignments"))

// AssignRole lets a managed identity do what the role allows on the scope, and on nothing else.
func (p Placement) AssignRole(
	ctx *pulumi.Context, name string, scope, principalID pulumi.StringInput, role Role, parent pulumi.Resource,
) (*authorization.RoleAssignment, error) {
	if !role.Known() {
		return nil, fmt.Errorf("%s: role %q is not in the table of built-in roles", name, role)
	}
	ids := pulumi.All(scope, principalID)
	return authorization.NewRoleAssignment(ctx, name, &authorization.RoleAssignmentArgs{
		Scope:       scope,
		PrincipalId: principalID,
		// A fresh identity takes minutes to reach the directory; Azure does not look it up when it knows the type.
		PrincipalType: pulumi.String("ServicePrincipal"),
		RoleAssignmentName: ids.ApplyT(func(v []any) string {
			return AssignmentName(v[0].(string), v[1].(string), role)
		}).(pulumi.StringOutput),
		RoleDefinitionId: scope.ToStringOutput().ApplyT(func(scope string) (string, error) {
			return RoleDefinitionID(scope, role)
		}).(pulumi.StringOutput),
	}, p.Child(naming.RoleAssignment, parent)...)
}

// AssignCustomRole lets a managed identity do on the scope what a role allows that the program defined.
func (p Placement) AssignCustomRole(
	ctx *pulumi.Context, name string, scope, principalID pulumi.StringInput, role *authorization.RoleDefinition,
	parent pulumi.Resource,
) (*authorization.RoleAssignment, error) {
	return authorization.NewRoleAssignment(ctx, name, &authorization.RoleAssignmentArgs{
		Scope:         scope,
		PrincipalId:   principalID,
		PrincipalType: pulumi.String("ServicePrincipal"),
		RoleAssignmentName: pulumi.All(scope, principalID, role.Name).ApplyT(func(v []any) string {
			return assignmentName(v[0].(string), v[1].(string), v[2].(string))
		}).(pulumi.StringOutput),
		RoleDefinitionId: role.ID().ToStringOutput(),
	}, p.Child(naming.RoleAssignment, parent)...)
}

// AssignmentName is the GUID under which Azure keeps the assignment. It hangs on the scope, the principal and the role:
// none of the three can be changed in place, so a new one of any needs a new assignment beside the old.
func AssignmentName(scope, principalID string, role Role) string {
	return assignmentName(scope, principalID, roleIDs[role])
}

func assignmentName(scope, principalID, roleID string) string {
	key := strings.ToLower(scope) + "|" + strings.ToLower(principalID) + "|" + roleID
	return uuid.NewSHA1(assignmentNamespace, []byte(key)).String()
}

// RoleDefinitionID is the role's ID as Azure returns it: qualified by the subscription of the scope. The short form
// would be accepted and then differ from what a refresh reads.
func RoleDefinitionID(scope string, role Role) (string, error) {
	id, ok := roleIDs[role]
	if !ok {
		return "", fmt.Errorf("role %q is not in the table of built-in roles", role)
	}
	segments := strings.Split(strings.TrimPrefix(scope, "/"), "/")
	if len(segments) < 2 || !strings.EqualFold(segments[0], "subscriptions") || segments[1] == "" {
		return "", fmt.Errorf("scope %q does not start with /subscriptions/{id}", scope)
	}
	return "/subscriptions/" + segments[1] + "/providers/Microsoft.Authorization/roleDefinitions/" + id, nil
}
