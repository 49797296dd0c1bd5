package deploy

import (
	"maps"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/registry"
	"github.com/azstage/azstage/components/services"
	"github.com/azstage/azstage/stages"
)

// serviceRole is the workload role of a service. It cannot be one of the stage's own, such as "web".
func serviceRole(service stages.Service) string { return "svc" + service.Name }

// costCenterTag says who pays, for budgets to find.
const costCenterTag = "costCenter"

// payer is the tag of what a service pays for itself; none where the stack pays for all.
func payer(service stages.Service) map[string]string {
	if service.CostCenter == "" {
		return nil
	}
	return map[string]string{costCenterTag: service.CostCenter}
}

// newServiceIdentities makes an identity for each service before the stores, which grant it access, and the services,
// which run as it.
func (s *stamp) newServiceIdentities(ctx *pulumi.Context) error {
	s.serviceIdentities = map[string]*identity.Identity{}
	for _, service := range s.profile.Services.Definitions {
		made, err := identity.New(ctx, s.name("service-"+service.Name), identity.Args{
			Placement: s.place.Tagged(payer(service)), Role: serviceRole(service),
		}, s.top()...)
		if err != nil {
			return err
		}
		s.serviceIdentities[service.Name] = made
	}
	return nil
}

// retentionDays is how long images without a tag are kept: a release that is a month old is not rolled back to.
const retentionDays = 30

// pullingServices are those that pull their image themselves. In a cluster the nodes do.
func (s *stamp) pullingServices() []stages.Service {
	if s.profile.Services.Host == stages.HostAKS || s.cell > 0 {
		return nil
	}
	return s.profile.Services.Definitions
}

// newRegistry makes the registry, from which the web app and every service pull.
func (d *deployment) newRegistry(ctx *pulumi.Context) (err error) {
	if !d.profile.Services.Registry {
		return nil
	}
	var pullers []registry.Puller
	for _, s := range d.stamps {
		pullers = append(pullers, registry.Puller{Name: s.name("web"), PrincipalID: s.identity.PrincipalID})
		for _, service := range s.pullingServices() {
			pullers = append(pullers, registry.Puller{
				Name: s.name(serviceRole(service)), PrincipalID: s.serviceIdentities[service.Name].PrincipalID,
			})
		}
	}
	args := registry.Args{
		Placement: d.home().place, SKU: "Standard", Private: !d.profile.Network.PublicAccess, Pullers: pullers,
	}
	if args.Private {
		args.SKU, args.RetentionDays = "Premium", retentionDays
	}
	for _, s := range d.regions()[1:] {
		args.Replicas = append(args.Replicas, s.region.Name)
	}
	d.registry, err = registry.New(ctx, "registry", args, d.top()...)
	return err
}

func (s *stamp) registryID() pulumi.StringInput {
	if s.registry == nil {
		return nil
	}
	return s.registry.RegistryID
}

// serviceSubnets is where each host lives.
var serviceSubnets = map[services.Host]network.SubnetKind{
	services.ContainerApps:      network.ContainerApps,
	services.ContainerInstances: network.ContainerInstances,
	services.AppService:         network.Services,
	services.Functions:          network.ServiceFunctions,
	services.AKS:                network.AKS,
}

// newServices runs what was split off, before the app is told where it is.
func (s *stamp) newServices(ctx *pulumi.Context) error {
	wanted := s.profile.Services
	if wanted.Host == "" {
		return nil
	}
	subnet, err := s.network.SubnetID(serviceSubnets[services.Host(wanted.Host)])
	if err != nil {
		return err
	}
	args := services.Args{
		Placement: s.place, Host: services.Host(wanted.Host), SubnetID: subnet,
		ZoneRedundant: s.profile.Compute.ZoneRedundant,
		Runtime:       s.profile.Workers.Runtime,
	}
	for _, calling := range s.networks() {
		args.Networks = append(args.Networks, services.Network(calling))
	}
	if s.registry != nil {
		args.RegistryServer, args.RegistryID = s.registry.LoginServer, s.registryID()
	}
	if args.Space, err = network.Stamp(s.number); err != nil {
		return err
	}
	args.Cluster = s.cluster()
	for _, definition := range wanted.Definitions {
		service, err := s.service(ctx, definition)
		if err != nil {
			return err
		}
		args.Services = append(args.Services, service)
	}
	s.services, err = services.New(ctx, s.name("services"), args, s.top()...)
	return err
}

// cluster sizes the Kubernetes cluster of a stage that has one.
func (s *stamp) cluster() services.Cluster {
	wanted, pools := s.profile.Services, s.profile.Services.Pools
	cluster := services.Cluster{
		Nodes: wanted.ClusterNodes, NodeSKU: pools.SystemSKU, UserSKU: pools.UserSKU,
		UserMin: pools.UserMin, UserMax: pools.UserMax, SpotMax: pools.SpotMax,
	}
	if s.nat != nil {
		cluster.OutboundAddress = s.nat.Address
	}
	return cluster
}

// service is one definition with its identity, its settings, and what it waits for.
func (s *stamp) service(ctx *pulumi.Context, definition stages.Service) (services.Service, error) {
	own := s.serviceIdentities[definition.Name]
	settings, err := s.signedTelemetry(ctx, definition.Name, own)
	if err != nil {
		return services.Service{}, err
	}
	settings["SERVICE_NAME"] = pulumi.String(definition.Name)
	maps.Copy(settings, s.whereabouts())
	maps.Copy(settings, s.serviceStore(definition))
	maps.Copy(settings, s.serviceEvents(definition))
	service := services.Service{
		Name:        definition.Name,
		Identity:    services.Identity{ID: own.ID, ClientID: own.ClientID, PrincipalID: own.PrincipalID, Name: own.Name},
		Image:       definition.Image,
		Port:        definition.Port,
		HealthPath:  definition.HealthPath,
		CPU:         definition.CPU,
		MinReplicas: definition.MinReplicas,
		MaxReplicas: definition.MaxReplicas,
		Settings:    settings,
		Tags:        payer(definition),
		// Its settings name stores, which answer at their private addresses by then.
		After: s.storeLinks.Ready(),
	}
	s.storeOf(&service)
	if s.registry != nil {
		service.After = append(service.After, s.registry.Granted(s.name(serviceRole(definition)))...)
	}
	return service, nil
}
