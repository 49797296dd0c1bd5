package services

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Services"

// Services are what was split off the monolith.
type Services struct {
	pulumi.ResourceState

	// ClusterID is the resource ID of the cluster on the host AKS; the zero value on the others.
	ClusterID pulumi.StringOutput

	urls  map[string]pulumi.StringOutput
	sites map[string]pulumi.StringOutput

	deployments map[string]pulumi.Map
}

// builder makes the services on one host. It makes what they share first, and gives each service the parent's children
// named after it.
type builder func(ctx *pulumi.Context, name string, args Args, parent *Services) error

// hosts has a row for each host.
var hosts = map[Host]builder{
	ContainerApps:      onContainerApps,
	ContainerInstances: onContainerInstances,
	AKS:                onAKS,
	AppService:         onAppService,
	Functions:          onFunctions,
}

// judges report what a host cannot do for a service.
var judges = map[Host]func(faults *fault.List, field string, service Service){
	Functions: judgeFunctions,
}

// New makes the host and the services. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Services, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("services %s: %w", name, err)
	}
	s := &Services{urls: map[string]pulumi.StringOutput{}, sites: map[string]pulumi.StringOutput{}}
	s.deployments = map[string]pulumi.Map{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), s, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := hosts[args.host()](ctx, name, args, s); err != nil {
		return nil, err
	}
	return s, ctx.RegisterResourceOutputs(s, pulumi.Map{"urls": s.URLs()})
}

// URLs returns the address of each service by its name.
func (s *Services) URLs() pulumi.StringMap {
	urls := pulumi.StringMap{}
	for name, url := range s.urls {
		urls[name] = url
	}
	return urls
}

// Deployments returns, by the name of each service, what the pipeline has to know to deploy it; empty on hosts whose
// services are Azure resources. See the package's documentation.
func (s *Services) Deployments() pulumi.Map {
	all := pulumi.Map{}
	for name, deployment := range s.deployments {
		all[name] = deployment
	}
	return all
}

// SettingName is the environment variable that holds the address of a service for whoever calls it.
func SettingName(service string) string { return "SERVICE_" + strings.ToUpper(service) + "_URL" }

// Settings tell a caller where the services are.
func (s *Services) Settings() map[string]pulumi.StringInput {
	settings := map[string]pulumi.StringInput{}
	for name, url := range s.urls {
		settings[SettingName(name)] = url
	}
	return settings
}

// Site is a web app that is reached by private endpoint alone, and so needs one.
type Site struct {
	// Service is the name of the service.
	Service string
	// ID is the resource ID of the app.
	ID pulumi.StringOutput
}

// Sites returns the web apps that need a private endpoint, ordered by service; none on hosts that live in the network.
func (s *Services) Sites() []Site {
	var sites []Site
	for _, service := range slices.Sorted(maps.Keys(s.sites)) {
		sites = append(sites, Site{Service: service, ID: s.sites[service]})
	}
	return sites
}
