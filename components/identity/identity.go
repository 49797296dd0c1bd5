package identity

import (
	"fmt"
	"regexp"

	"github.com/pulumi/pulumi-azure-native-sdk/managedidentity/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Identity"

// Args describes a managed identity.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Role is required: the workload role that runs under it, lowercase letters and digits, e.g. "web".
	Role string
}

var roleForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(roleForm.MatchString(a.Role), "Role",
		fmt.Sprintf("must be lowercase letters and digits, a letter first, not %q", a.Role), "use a word such as web")
	return faults.Err()
}

// Identity is a user-assigned managed identity.
type Identity struct {
	pulumi.ResourceState

	// ID is the resource ID.
	ID pulumi.StringOutput
	// Name is the resource name, under which the database knows it as well.
	Name pulumi.StringOutput
	// PrincipalID is the object ID, to which roles are assigned.
	PrincipalID pulumi.StringOutput
	// ClientID is the application ID, by which the app picks it.
	ClientID pulumi.StringOutput
}

// New makes the identity. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Identity, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("identity %s: %w", name, err)
	}
	i, place := &Identity{}, args.Placement
	recorded := pulumi.Map{"placement": place.Summary(), "role": pulumi.String(args.Role)}
	if err := ctx.RegisterComponentResourceV2(Token, name, recorded, i, place.Component(opts)...); err != nil {
		return nil, err
	}
	inputs := &managedidentity.UserAssignedIdentityArgs{
		ResourceGroupName: place.ResourceGroupName,
		ResourceName:      pulumi.String(place.Names.Name(naming.UserAssignedIdentity, args.Role)),
		Location:          pulumi.String(place.Location),
		Tags:              place.TagMap(),
	}
	identity, err := managedidentity.NewUserAssignedIdentity(ctx, name+"-identity", inputs,
		place.Child(naming.UserAssignedIdentity, i)...)
	if err != nil {
		return nil, err
	}
	i.ID, i.Name = identity.ID().ToStringOutput(), identity.Name
	i.PrincipalID, i.ClientID = identity.PrincipalId, identity.ClientId
	return i, ctx.RegisterResourceOutputs(i, pulumi.Map{
		"id": i.ID, "name": i.Name, "principalId": i.PrincipalID, "clientId": i.ClientID,
	})
}
