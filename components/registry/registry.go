package registry

import (
	"fmt"

	registry "github.com/pulumi/pulumi-azure-native-sdk/containerregistry/v2/v20230701"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Registry"

// Registry is a container registry.
type Registry struct {
	pulumi.ResourceState

	// RegistryID is the resource ID: the target of a private endpoint, which waits for [Registry.Ready].
	RegistryID pulumi.StringOutput
	// LoginServer is the host name in front of the names of images, e.g. "crshop.azurecr.io".
	LoginServer pulumi.StringOutput

	grants map[string]pulumi.Resource
	copies []pulumi.Resource
}

// Ready returns what a private endpoint waits for: it takes an address for each copy that stands when it is made.
func (r *Registry) Ready() []pulumi.Resource {
	if r == nil {
		return nil
	}
	return append([]pulumi.Resource(nil), r.copies...)
}

// New makes the registry. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Registry, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("registry %s: %w", name, err)
	}
	r := &Registry{grants: map[string]pulumi.Resource{}}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), r, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := r.newRegistry(ctx, name, args); err != nil {
		return nil, err
	}
	for _, puller := range args.Pullers {
		grant, err := args.Placement.AssignRole(ctx, name+"-pull-"+puller.Name, r.RegistryID, puller.PrincipalID,
			placement.ContainerRegistryPull, r)
		if err != nil {
			return nil, err
		}
		r.grants[puller.Name] = grant
	}
	return r, ctx.RegisterResourceOutputs(r, pulumi.Map{"registryId": r.RegistryID, "loginServer": r.LoginServer})
}

// Granted returns what a puller has to wait for before it pulls: the assignment of its role. Nothing for an unknown name.
func (r *Registry) Granted(puller string) []pulumi.Resource {
	if grant, ok := r.grants[puller]; ok {
		return []pulumi.Resource{grant}
	}
	return nil
}

func (r *Registry) newRegistry(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	made, err := registry.NewRegistry(ctx, name+"-registry", &registry.RegistryArgs{
		ResourceGroupName:   place.ResourceGroupName,
		RegistryName:        place.Names.GlobalName(naming.ContainerRegistry),
		Location:            pulumi.String(place.Location),
		Sku:                 registry.SkuArgs{Name: pulumi.String(args.sku())},
		AdminUserEnabled:    pulumi.Bool(false),
		PublicNetworkAccess: pulumi.String(args.publicNetworkAccess()),
		// Trusted services of Azure pull with their identities where the public endpoint is closed.
		NetworkRuleBypassOptions: pulumi.String("AzureServices"),
		Policies:                 args.policies(),
		Tags:                     place.TagMap(),
	}, place.Child(naming.ContainerRegistry, r,
		// Azure spreads registries over zones by itself. The SDK fills this in all the same, and a difference would
		// replace the registry.
		pulumi.IgnoreChanges([]string{"zoneRedundancy"}))...)
	if err != nil {
		return err
	}
	r.RegistryID, r.LoginServer = made.ID().ToStringOutput(), made.LoginServer
	if err := r.newReplicas(ctx, name, args, made); err != nil {
		return err
	}
	return place.Diagnose(ctx, name+"-registry-diagnostics", naming.ContainerRegistry, r.RegistryID, r)
}

func (a Args) publicNetworkAccess() string {
	if a.Private {
		return "Disabled"
	}
	return "Enabled"
}

// policies are written in full, because Azure keeps what a request leaves out.
func (a Args) policies() registry.PoliciesArgs {
	// Whoever may read could copy images to a registry elsewhere. Azure takes "disabled" only behind a closed network.
	export, retention := "enabled", "disabled"
	if a.Private {
		export = "disabled"
	}
	days := 7 // Azure's own, while the policy is disabled
	if a.RetentionDays > 0 {
		retention, days = "enabled", a.RetentionDays
	}
	return registry.PoliciesArgs{
		ExportPolicy:    registry.ExportPolicyArgs{Status: pulumi.String(export)},
		RetentionPolicy: registry.RetentionPolicyArgs{Status: pulumi.String(retention), Days: pulumi.Int(days)},
	}
}
