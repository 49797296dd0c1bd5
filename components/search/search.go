package search

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	search "github.com/azstage/azstage/internal/azurenative/search/v20231101"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Search"

// EndpointSetting is the name of the app setting with the address of the service.
const EndpointSetting = "SEARCH_ENDPOINT"

// Search is a search service.
type Search struct {
	pulumi.ResourceState

	// ServiceID is the resource ID: the target of a private endpoint.
	ServiceID pulumi.StringOutput
	// ServiceName is the name.
	ServiceName pulumi.StringOutput
	// Endpoint is the address of the data plane, without a slash at the end.
	Endpoint pulumi.StringOutput
	// PrincipalID is the object ID of the service's own identity, with which its indexers read other stores.
	PrincipalID pulumi.StringOutput
}

// New makes the service. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Search, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("search %s: %w", name, err)
	}
	s := &Search{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), s, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := s.newService(ctx, name, args); err != nil {
		return nil, err
	}
	for _, grant := range args.Grants {
		_, err := args.Placement.AssignRole(ctx, name+"-grant-"+grant.Name, s.ServiceID, grant.PrincipalID, grant.Role, s)
		if err != nil {
			return nil, err
		}
	}
	return s, ctx.RegisterResourceOutputs(s, pulumi.Map{
		"serviceId": s.ServiceID, "serviceName": s.ServiceName, "endpoint": s.Endpoint,
	})
}

func (s *Search) newService(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	service, err := search.NewService(ctx, name+"-service", &search.ServiceArgs{
		ResourceGroupName: place.ResourceGroupName,
		SearchServiceName: place.Names.GlobalName(naming.SearchService),
		Location:          pulumi.String(place.Location),
		Sku:               search.SkuArgs{Name: pulumi.String(args.sku())},
		ReplicaCount:      pulumi.Int(args.replicas()),
		PartitionCount:    pulumi.Int(args.partitions()),
		HostingMode:       pulumi.String(args.hostingMode()),
		Identity:          search.IdentityArgs{Type: pulumi.String("SystemAssigned")},
		// Keys do not work, and Azure refuses options for a login that is off.
		DisableLocalAuth:    pulumi.Bool(true),
		PublicNetworkAccess: pulumi.String(args.publicNetworkAccess()),
		SemanticSearch:      pulumi.String(args.semanticSearch()),
		Tags:                place.TagMap(),
	}, place.Child(naming.SearchService, s)...)
	if err != nil {
		return err
	}
	s.ServiceID, s.ServiceName = service.ID().ToStringOutput(), service.Name
	s.Endpoint = pulumi.Sprintf("https://%s.search.windows.net", service.Name)
	s.PrincipalID = principalOf(service)
	return place.Diagnose(ctx, name+"-service-diagnostics", naming.SearchService, s.ServiceID, s)
}

// principalOf reads the identity, which a preview does not know.
func principalOf(service *search.Service) pulumi.StringOutput {
	return service.Identity.ApplyT(func(identity any) string {
		properties, _ := identity.(map[string]any)
		principal, _ := properties["principalId"].(string)
		return principal
	}).(pulumi.StringOutput)
}

// Settings tell an app where it searches.
func (s *Search) Settings() map[string]pulumi.StringInput {
	return map[string]pulumi.StringInput{EndpointSetting: s.Endpoint}
}
