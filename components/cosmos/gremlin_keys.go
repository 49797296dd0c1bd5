package cosmos

import (
	"strings"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi-azure-native-sdk/authorization/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// listKeys is all that a key reader may do. The smallest built-in role with it, DocumentDB Account Contributor, could
// delete the account too; Cosmos DB Account Reader Role fetches keys that only read.
const listKeys = "Microsoft.DocumentDB/databaseAccounts/listKeys/action"

// letFetchKeys defines a role that fetches keys and does nothing else, and assigns it on the account.
func (g *Gremlin) letFetchKeys(ctx *pulumi.Context, name string, args GremlinArgs) error {
	if len(args.KeyReaders) == 0 {
		return nil
	}
	place := args.Placement
	role, err := authorization.NewRoleDefinition(ctx, name+"-keyreader", &authorization.RoleDefinitionArgs{
		// Azure returns the ID of a role with its subscription, whatever the role was defined for.
		Scope:            g.within(subscriptionScope),
		RoleDefinitionId: g.AccountID.ApplyT(KeyReaderRole).(pulumi.StringOutput),
		// No two roles of a directory are called alike; the name of an account is unique.
		RoleName:    pulumi.Sprintf("Key reader of %s", g.within(lastSegment)),
		Description: pulumi.String("Fetches the keys of an account for Apache Gremlin, which knows no other way to sign in."),
		RoleType:    pulumi.String("CustomRole"),
		Permissions: authorization.PermissionArray{
			authorization.PermissionArgs{Actions: pulumi.ToStringArray([]string{listKeys})},
		},
		AssignableScopes: pulumi.StringArray{g.within(groupScope)},
	}, place.Child(naming.RoleDefinition, g)...)
	if err != nil {
		return err
	}
	for _, reader := range args.KeyReaders {
		made, err := place.AssignCustomRole(ctx, name+"-grant-"+reader.Name, g.AccountID, reader.PrincipalID, role, g)
		if err != nil {
			return err
		}
		g.last = append(g.last, made)
	}
	return nil
}

// KeyReaderRole is the GUID of the role that fetches an account's keys.
func KeyReaderRole(accountID string) string {
	return uuid.NewSHA1(assignmentNamespace, []byte(strings.ToLower(accountID)+"|"+listKeys)).String()
}

// within is a part of the account's ID.
func (g *Gremlin) within(part func(id string) string) pulumi.StringOutput {
	return g.AccountID.ApplyT(part).(pulumi.StringOutput)
}

func lastSegment(id string) string { return id[strings.LastIndex(id, "/")+1:] }

// subscriptionScope and groupScope cut an ID off: "/subscriptions/s/resourceGroups/g/providers/…".
func subscriptionScope(id string) string { return firstSegments(id, 2) }

func groupScope(id string) string { return firstSegments(id, 4) }

func firstSegments(id string, count int) string {
	segments := strings.Split(strings.TrimPrefix(id, "/"), "/")
	return "/" + strings.Join(segments[:min(count, len(segments))], "/")
}
