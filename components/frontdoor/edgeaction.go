package frontdoor

import (
	"fmt"

	cdn "github.com/pulumi/pulumi-azure-native-sdk/cdn/v2/v20240722preview"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// EdgeActionToken is the component's type. It is part of every child's URN and never changes.
const EdgeActionToken = "azstage:components:EdgeAction"

// EdgeActionArgs describes an edge action: JavaScript that Front Door runs at the edge. It is a preview, without a promise
// of availability, and its API may change.
type EdgeActionArgs struct {
	// Placement is required.
	Placement placement.Placement
	// What is required: what the action does, lowercase letters and digits. It becomes part of the name.
	What string
}

// EdgeAction is an edge action with the version that is the default. Its code is deployed to the version, and the action
// attached to a route, by commands: Azure Resource Manager has no property for either.
type EdgeAction struct {
	pulumi.ResourceState

	// ID is the resource ID.
	ID pulumi.StringOutput
}

// Validate reports everything that is wrong with the arguments.
func (a EdgeActionArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.What != "", "What", "is empty", "say what the action does, such as requests")
	return faults.Err()
}

const (
	global        = "global"
	edgeActionSKU = "Standard"
	firstVersion  = "v1"
)

// NewEdgeAction makes the action. It returns every fault of the arguments before it registers anything.
func NewEdgeAction(
	ctx *pulumi.Context, name string, args EdgeActionArgs, opts ...pulumi.ResourceOption,
) (*EdgeAction, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("edge action %s: %w", name, err)
	}
	e, place := &EdgeAction{}, args.Placement
	recorded := pulumi.Map{"placement": place.Summary(), "what": pulumi.String(args.What)}
	err := ctx.RegisterComponentResourceV2(EdgeActionToken, name, recorded, e, place.Component(opts)...)
	if err != nil {
		return nil, err
	}
	action, err := cdn.NewEdgeAction(ctx, name+"-action", &cdn.EdgeActionArgs{
		ResourceGroupName: place.ResourceGroupName,
		EdgeActionName:    pulumi.String(place.Names.Name(naming.EdgeAction, args.What)),
		Location:          pulumi.String(global),
		Sku:               cdn.SkuTypeArgs{Name: pulumi.String(edgeActionSKU), Tier: pulumi.String(edgeActionSKU)},
		Tags:              place.TagMap(),
	}, place.Child(naming.EdgeAction, e)...)
	if err != nil {
		return nil, err
	}
	e.ID = action.ID().ToStringOutput()
	_, err = cdn.NewEdgeActionVersion(ctx, name+"-version", &cdn.EdgeActionVersionArgs{
		ResourceGroupName: place.ResourceGroupName,
		EdgeActionName:    action.Name,
		Version:           pulumi.String(firstVersion),
		Location:          pulumi.String(global),
		DeploymentType:    cdn.EdgeActionVersionDeploymentTypeZip,
		IsDefaultVersion:  cdn.EdgeActionIsDefaultVersionTrue,
		Tags:              place.TagMap(),
	}, place.Child(naming.EdgeActionVersion, e, pulumi.DeletedWith(action))...)
	if err != nil {
		return nil, err
	}
	return e, ctx.RegisterResourceOutputs(e, pulumi.Map{"id": e.ID})
}
