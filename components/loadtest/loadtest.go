package loadtest

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	loadtestservice "github.com/azstage/azstage/internal/azurenative/loadtestservice/v20221201"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:LoadTest"

// Args describes a load testing resource.
type Args struct {
	// Placement is required.
	Placement placement.Placement
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	return faults.Err()
}

// LoadTest is a load testing resource.
type LoadTest struct {
	pulumi.ResourceState

	// LoadTestID is the resource ID, which `az load test` takes.
	LoadTestID pulumi.StringOutput
	// DataPlaneURI is the host through which tests are made and run.
	DataPlaneURI pulumi.StringOutput
}

// New makes the resource. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*LoadTest, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("loadtest %s: %w", name, err)
	}
	l, place := &LoadTest{}, args.Placement
	recorded := pulumi.Map{"placement": place.Summary()}
	if err := ctx.RegisterComponentResourceV2(Token, name, recorded, l, place.Component(opts)...); err != nil {
		return nil, err
	}
	made, err := loadtestservice.NewLoadTest(ctx, name+"-service", &loadtestservice.LoadTestArgs{
		ResourceGroupName: place.ResourceGroupName,
		LoadTestName:      pulumi.String(place.Names.Name(naming.LoadTest)),
		Location:          pulumi.String(place.Location),
		Identity:          loadtestservice.ManagedServiceIdentityArgs{Type: pulumi.String("SystemAssigned")},
		Tags:              place.TagMap(),
	}, place.Child(naming.LoadTest, l)...)
	if err != nil {
		return nil, err
	}
	l.LoadTestID, l.DataPlaneURI = made.ID().ToStringOutput(), made.DataPlaneURI
	return l, ctx.RegisterResourceOutputs(l, pulumi.Map{"loadTestId": l.LoadTestID, "dataPlaneUri": l.DataPlaneURI})
}
