package cosmos

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	documentdb "github.com/azstage/azstage/internal/azurenative/documentdb/v20241115"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Cosmos"

// The names of the app settings. None holds a secret: the app logs in with its managed identity.
const (
	EndpointSetting = "COSMOS_ENDPOINT"
	DatabaseSetting = "COSMOS_DATABASE"
)

// Cosmos is a Cosmos DB account with its database and containers.
type Cosmos struct {
	pulumi.ResourceState

	// AccountID is the resource ID of the account: the target of a private endpoint, which waits for [Cosmos.Ready].
	AccountID pulumi.StringOutput
	// AccountName is the account's name.
	AccountName pulumi.StringOutput
	// Endpoint is the address of the data plane, with port and a slash at the end.
	Endpoint pulumi.StringOutput
	// DatabaseName is the database's name.
	DatabaseName string

	last []pulumi.CustomResource
}

// Ready returns what has to stand before anything else changes the account.
func (c *Cosmos) Ready() []pulumi.Resource {
	if c == nil {
		return nil
	}
	var ready []pulumi.Resource
	for _, made := range c.last {
		ready = append(ready, made)
	}
	return ready
}

// New makes the account. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Cosmos, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("cosmos %s: %w", name, err)
	}
	c := &Cosmos{DatabaseName: args.database()}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), c, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	account, err := newAccount(ctx, c, name, args, api{})
	if err != nil {
		return nil, err
	}
	last, err := c.newData(ctx, name, args, account)
	if err != nil {
		return nil, err
	}
	if last, err = c.assign(ctx, name, args, account, last); err != nil {
		return nil, err
	}
	c.AccountName, c.Endpoint = account.Name, account.DocumentEndpoint
	c.AccountID, c.last = account.ID().ToStringOutput(), last
	err = args.Placement.DiagnoseDedicated(ctx, name+"-account-diagnostics", account.ID().ToStringOutput(), c, logs)
	if err != nil {
		return nil, err
	}
	return c, ctx.RegisterResourceOutputs(c, pulumi.Map{
		"accountId": c.AccountID, "accountName": c.AccountName, "endpoint": c.Endpoint,
		"databaseName": pulumi.String(c.DatabaseName),
	})
}

// logs are the categories that are kept: who changed the account, sums of the data operations, and hot partitions. The
// category DataPlaneRequests would have a row for each operation.
var logs = []string{"ControlPlaneRequests", "DataPlaneRequests5M", "PartitionKeyStatistics"}

// assign gives the roles one after the other, after everything that was made last: Azure locks the account for each.
func (c *Cosmos) assign(ctx *pulumi.Context, name string, args Args, account *documentdb.DatabaseAccount,
	last []pulumi.CustomResource,
) ([]pulumi.CustomResource, error) {
	for _, grant := range args.Grants {
		scope := pulumi.Sprintf("%s%s", account.ID(), args.scope(grant))
		made, err := documentdb.NewSqlResourceSqlRoleAssignment(ctx, name+"-grant-"+grant.Name,
			&documentdb.SqlResourceSqlRoleAssignmentArgs{
				ResourceGroupName: args.Placement.ResourceGroupName,
				AccountName:       account.Name,
				PrincipalID:       grant.PrincipalID.ToStringOutput(),
				RoleAssignmentID: pulumi.All(scope, grant.PrincipalID).ApplyT(func(v []any) string {
					return AssignmentName(v[0].(string), v[1].(string), grant.Role)
				}).(pulumi.StringOutput),
				RoleDefinitionID: pulumi.Sprintf("%s/sqlRoleDefinitions/%s", account.ID(), roleIDs[grant.Role]),
				Scope:            scope,
			}, args.Placement.Child(naming.CosmosRoleAssignment, c, pulumi.DeletedWith(account), dependsOn(last))...)
		if err != nil {
			return nil, err
		}
		last = []pulumi.CustomResource{made}
	}
	return last, nil
}

func dependsOn(resources []pulumi.CustomResource) pulumi.ResourceOption {
	all := make([]pulumi.Resource, len(resources))
	for i, resource := range resources {
		all[i] = resource
	}
	return pulumi.DependsOn(all)
}

// scope is the end of the scope of a grant, after the account's ID.
func (a Args) scope(grant Grant) string {
	scope := "/dbs/" + a.database()
	if grant.Container != "" {
		scope += "/colls/" + grant.Container
	}
	return scope
}

// assignmentNamespace makes the names of role assignments ours; the value itself has no meaning.
var assignmentNamespace = uuid.NewSHA1(uuid.NameSpaceURL,
	[]byte("https://github.com/azstage/azstage/cosmos-role-assignments"))

// AssignmentName is the GUID under which Azure keeps the assignment. It hangs on the scope, the principal and the role:
// a new one of any is a new assignment beside the old.
func AssignmentName(scope, principalID string, role Role) string {
	key := strings.ToLower(scope) + "|" + strings.ToLower(principalID) + "|" + roleIDs[role]
	return uuid.NewSHA1(assignmentNamespace, []byte(key)).String()
}

// Settings tell an app where its documents are.
func (c *Cosmos) Settings() map[string]pulumi.StringInput {
	return map[string]pulumi.StringInput{EndpointSetting: c.Endpoint, DatabaseSetting: pulumi.String(c.DatabaseName)}
}
