package services

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/containerapps"
)

// onContainerApps makes one internal environment, and an app for each service. The services are called by the web app,
// which is in the network and not in the environment; so their ingress is external, which in an internal environment
// means the network.
func onContainerApps(ctx *pulumi.Context, name string, args Args, s *Services) error {
	networks := make([]containerapps.Network, 0, len(args.Networks))
	for _, network := range args.Networks {
		networks = append(networks, containerapps.Network{Name: network.Name, ID: network.ID})
	}
	environment, err := containerapps.New(ctx, name+"-host", containerapps.Args{
		Placement: args.Placement, SubnetID: args.SubnetID, Internal: true, ZoneRedundant: args.ZoneRedundant,
		Networks: networks,
	}, pulumi.Parent(s))
	if err != nil {
		return err
	}
	for _, service := range args.Services {
		app, err := containerapps.NewApp(ctx, name+"-"+service.Name, containerapps.AppArgs{
			Placement: args.Placement.Tagged(service.Tags), Name: service.Name, Environment: environment,
			Identity:       containerapps.Identity{ID: service.Identity.ID, ClientID: service.Identity.ClientID},
			Image:          service.Image,
			RegistryServer: args.RegistryServer,
			Port:           service.Port,
			HealthPath:     service.HealthPath,
			External:       true,
			CPU:            service.CPU,
			MinReplicas:    service.MinReplicas,
			MaxReplicas:    service.MaxReplicas,
			Settings:       service.Settings,
		}, pulumi.Parent(s), pulumi.DependsOn(service.After))
		if err != nil {
			return err
		}
		s.urls[service.Name] = app.URL
	}
	return nil
}
