package registry

import (
	registry "github.com/pulumi/pulumi-azure-native-sdk/containerregistry/v2/v20230701"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// newReplicas makes the copies, one after the other: Azure changes one thing of a registry at a time.
func (r *Registry) newReplicas(ctx *pulumi.Context, name string, args Args, home *registry.Registry) error {
	place := args.Placement
	var previous []pulumi.Resource
	for _, region := range args.Replicas {
		made, err := registry.NewReplication(ctx, name+"-replica-"+region, &registry.ReplicationArgs{
			ResourceGroupName: place.ResourceGroupName,
			RegistryName:      home.Name,
			ReplicationName:   pulumi.String(region),
			Location:          pulumi.String(region),
			// Without it clients are never sent to the copy, and it would be a backup only.
			RegionEndpointEnabled: pulumi.Bool(true),
			Tags:                  place.TagMap(),
		}, place.Child(naming.ContainerRegistryReplication, r, pulumi.DependsOn(previous), pulumi.DeletedWith(home),
			// As with the registry itself.
			pulumi.IgnoreChanges([]string{"zoneRedundancy"}))...)
		if err != nil {
			return err
		}
		previous = []pulumi.Resource{made}
	}
	r.copies = previous
	return nil
}
