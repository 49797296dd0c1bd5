package services

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/containerinstances"
)

// onContainerInstances makes one zone of names, and for each service a group for each of the smallest number of replicas:
// groups do not scale.
func onContainerInstances(ctx *pulumi.Context, name string, args Args, s *Services) error {
	names := containerinstances.NamesArgs{
		Placement: args.Placement,
		Domain:    "services." + args.Placement.Names.Environment + "." + args.Placement.Names.Workload + ".internal",
	}
	for _, network := range args.Networks {
		names.Networks = append(names.Networks, containerinstances.Network{Name: network.Name, ID: network.ID})
	}
	zone, err := containerinstances.NewNames(ctx, name+"-host", names, pulumi.Parent(s))
	if err != nil {
		return err
	}
	for _, service := range args.Services {
		made, err := containerinstances.New(ctx, name+"-"+service.Name, containerinstances.Args{
			Placement: args.Placement.Tagged(service.Tags), Name: service.Name, SubnetID: args.SubnetID, Names: zone,
			Identity:       containerinstances.Identity{ID: service.Identity.ID, ClientID: service.Identity.ClientID},
			Image:          service.Image,
			RegistryServer: args.RegistryServer,
			Port:           service.Port,
			HealthPath:     service.HealthPath,
			CPU:            service.CPU,
			Replicas:       service.MinReplicas,
			ZoneRedundant:  args.ZoneRedundant,
			Settings:       service.Settings,
		}, pulumi.Parent(s), pulumi.DependsOn(service.After))
		if err != nil {
			return err
		}
		s.urls[service.Name] = made.URL
	}
	return nil
}
