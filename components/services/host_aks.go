package services

import (
	"fmt"

	dns "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240601"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/aks"
	"github.com/azstage/azstage/components/naming"
)

// addressSeconds is how long clients keep an address, which never changes.
const addressSeconds = 3600

// onAKS makes one cluster, and for each service what Azure has to know of it: who its pods are, and where callers find
// it. What runs in the cluster are Kubernetes objects, which the deployment pipeline makes from [Services.Deployments].
func onAKS(ctx *pulumi.Context, name string, args Args, s *Services) error {
	wanted := args.Cluster
	inputs := aks.Args{
		Placement: args.Placement, SubnetID: args.SubnetID, OutboundAddress: wanted.OutboundAddress,
		Nodes: wanted.Nodes, NodeSKU: wanted.NodeSKU, Registry: args.RegistryID,
		UserPool: aks.UserPool{Min: wanted.UserMin, Max: wanted.UserMax, SKU: wanted.UserSKU},
	}
	if wanted.SpotMax > 0 {
		inputs.Spot = &aks.SpotPool{Max: wanted.SpotMax}
	}
	cluster, err := aks.New(ctx, name+"-host", inputs, pulumi.Parent(s))
	if err != nil {
		return err
	}
	s.ClusterID = cluster.ClusterID
	zone, err := s.newClusterZone(ctx, name+"-host-zone", args)
	if err != nil {
		return err
	}
	for _, service := range args.Services {
		if err := s.onCluster(ctx, name+"-"+service.Name, args, service, cluster, zone); err != nil {
			return err
		}
	}
	return nil
}

// onCluster makes what one service has outside the cluster. Namespace and service account are called as the service.
func (s *Services) onCluster(ctx *pulumi.Context, logical string, args Args, service Service, cluster *aks.Cluster,
	zone *dns.PrivateZone,
) error {
	_, err := aks.NewWorkload(ctx, logical, aks.WorkloadArgs{
		Placement: args.Placement, IdentityName: service.Identity.Name, Issuer: cluster.OIDCIssuerURL,
		Namespace: service.Name, ServiceAccount: service.Name,
	}, pulumi.Parent(s))
	if err != nil {
		return err
	}
	address, err := clusterAddress(args.Space, service.Name)
	if err != nil {
		return err
	}
	record, err := dns.NewPrivateRecordSet(ctx, logical+"-address", &dns.PrivateRecordSetArgs{
		ResourceGroupName:     args.Placement.ResourceGroupName,
		PrivateZoneName:       zone.Name,
		RecordType:            pulumi.String("A"),
		RelativeRecordSetName: pulumi.String(service.Name),
		Ttl:                   pulumi.Float64(addressSeconds),
		ARecords:              dns.ARecordArray{dns.ARecordArgs{Ipv4Address: pulumi.String(address)}},
	}, args.Placement.Child(naming.PrivateDNSRecordSet, s, pulumi.DeletedWith(zone))...)
	if err != nil {
		return err
	}
	s.urls[service.Name] = pulumi.Sprintf("http://%s.%s", record.Name, zone.Name)
	s.deployments[service.Name] = service.deployment(cluster, address, s.urls[service.Name])
	return nil
}

// deployment is what the pipeline needs to know, under the names that the documentation of the stack output lists.
func (s Service) deployment(cluster *aks.Cluster, address string, url pulumi.StringOutput) pulumi.Map {
	settings := pulumi.StringMap{}
	for key, value := range s.Settings {
		settings[key] = value
	}
	return pulumi.Map{
		"cluster": cluster.Name, "namespace": pulumi.String(s.Name), "serviceAccount": pulumi.String(s.Name),
		"clientId": s.Identity.ClientID, "address": pulumi.String(address), "url": url, "settings": settings,
		"image": pulumi.String(s.Image), "port": pulumi.Int(s.Port),
		"healthPath": pulumi.String(s.HealthPath), "cpu": pulumi.Float64(s.CPU),
		"minReplicas": pulumi.Int(s.MinReplicas), "maxReplicas": pulumi.Int(s.MaxReplicas),
	}
}

// clusterZoneName is below .internal, which ICANN has reserved for private use (2024, known).
func (a Args) clusterZoneName() string {
	return fmt.Sprintf("%s-%s.internal", a.Placement.Names.Workload, a.Placement.Names.Environment)
}

// newClusterZone makes the names of the services known to the networks that call them.
func (s *Services) newClusterZone(ctx *pulumi.Context, logical string, args Args) (*dns.PrivateZone, error) {
	place := args.Placement
	zone, err := dns.NewPrivateZone(ctx, logical, &dns.PrivateZoneArgs{
		ResourceGroupName: place.ResourceGroupName,
		PrivateZoneName:   pulumi.String(args.clusterZoneName()),
		Location:          pulumi.String("global"),
		Tags:              place.TagMap(),
	}, place.Child(naming.PrivateDNSZone, s)...)
	if err != nil {
		return nil, err
	}
	for _, linked := range args.Networks {
		// Azure refuses to delete a zone that still has links, so they are deleted one by one and not with it.
		_, err := dns.NewVirtualNetworkLink(ctx, logical+"-"+linked.Name, &dns.VirtualNetworkLinkArgs{
			ResourceGroupName:      place.ResourceGroupName,
			PrivateZoneName:        zone.Name,
			VirtualNetworkLinkName: pulumi.String(place.Names.Name(naming.VirtualNetworkLink, linked.Name)),
			Location:               pulumi.String("global"),
			RegistrationEnabled:    pulumi.Bool(false),
			VirtualNetwork:         dns.SubResourceArgs{Id: linked.ID.ToStringOutput()},
			Tags:                   place.TagMap(),
		}, place.Child(naming.VirtualNetworkLink, s)...)
		if err != nil {
			return nil, err
		}
	}
	return zone, nil
}
