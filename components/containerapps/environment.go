package containerapps

import (
	"fmt"

	app "github.com/pulumi/pulumi-azure-native-sdk/app/v2/v20250101"
	dns "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240601"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:ContainerAppsEnvironment"

// consumption is the name and the type of the workload profile without machines.
const consumption = "Consumption"

// Environment is what container apps run in.
type Environment struct {
	pulumi.ResourceState

	// EnvironmentID is the resource ID.
	EnvironmentID pulumi.StringOutput
	// DefaultDomain is the domain below which the apps have their names.
	DefaultDomain pulumi.StringOutput
	// StaticIP is the address of all apps.
	StaticIP pulumi.StringOutput

	ready []pulumi.Resource
}

// New makes the environment. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Environment, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("container apps environment %s: %w", name, err)
	}
	e := &Environment{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), e, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := e.newEnvironment(ctx, name, args); err != nil {
		return nil, err
	}
	if args.Internal {
		if err := e.newZone(ctx, name, args); err != nil {
			return nil, err
		}
	}
	return e, ctx.RegisterResourceOutputs(e, pulumi.Map{
		"environmentId": e.EnvironmentID, "defaultDomain": e.DefaultDomain, "staticIp": e.StaticIP,
	})
}

// Ready returns what must stand before callers find the apps by name.
func (e *Environment) Ready() []pulumi.Resource { return append([]pulumi.Resource(nil), e.ready...) }

func (e *Environment) newEnvironment(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	logs := "none"
	if place.Workspace != nil {
		logs = "azure-monitor"
	}
	inputs := &app.ManagedEnvironmentArgs{
		ResourceGroupName:    place.ResourceGroupName,
		EnvironmentName:      pulumi.String(place.Names.Name(naming.ContainerEnvironment)),
		Location:             pulumi.String(place.Location),
		AppLogsConfiguration: app.AppLogsConfigurationArgs{Destination: pulumi.String(logs)},
		PeerAuthentication: app.ManagedEnvironmentPeerAuthenticationArgs{
			Mtls: app.MtlsArgs{Enabled: pulumi.Bool(true)},
		},
		PeerTrafficConfiguration: app.ManagedEnvironmentPeerTrafficConfigurationArgs{
			Encryption: app.ManagedEnvironmentEncryptionArgs{Enabled: pulumi.Bool(true)},
		},
		WorkloadProfiles: app.WorkloadProfileArray{app.WorkloadProfileArgs{
			Name: pulumi.String(consumption), WorkloadProfileType: pulumi.String(consumption),
		}},
		ZoneRedundant: pulumi.Bool(args.ZoneRedundant),
		Tags:          place.TagMap(),
	}
	if args.SubnetID != nil {
		inputs.VnetConfiguration = app.VnetConfigurationArgs{
			InfrastructureSubnetId: args.SubnetID.ToStringOutput(), Internal: pulumi.Bool(args.Internal),
		}
	}
	made, err := app.NewManagedEnvironment(ctx, name+"-environment", inputs,
		place.Child(naming.ContainerEnvironment, e)...)
	if err != nil {
		return err
	}
	e.EnvironmentID, e.DefaultDomain, e.StaticIP = made.ID().ToStringOutput(), made.DefaultDomain, made.StaticIp
	return place.Diagnose(ctx, name+"-environment-diagnostics", naming.ContainerEnvironment, e.EnvironmentID, e)
}

// recordSeconds is how long clients keep the address, which only another environment would change.
const recordSeconds = 3600

// newZone makes the names of all apps lead to the environment's only address.
func (e *Environment) newZone(ctx *pulumi.Context, name string, args Args) error {
	place, logical := args.Placement, name+"-zone"
	zone, err := dns.NewPrivateZone(ctx, logical, &dns.PrivateZoneArgs{
		ResourceGroupName: place.ResourceGroupName,
		PrivateZoneName:   e.DefaultDomain,
		Location:          pulumi.String("global"),
		Tags:              place.TagMap(),
	}, place.Child(naming.PrivateDNSZone, e)...)
	if err != nil {
		return err
	}
	record, err := dns.NewPrivateRecordSet(ctx, logical+"-wildcard", &dns.PrivateRecordSetArgs{
		ResourceGroupName:     place.ResourceGroupName,
		PrivateZoneName:       zone.Name,
		RecordType:            pulumi.String("A"),
		RelativeRecordSetName: pulumi.String("*"),
		Ttl:                   pulumi.Float64(recordSeconds),
		ARecords:              dns.ARecordArray{dns.ARecordArgs{Ipv4Address: e.StaticIP}},
	}, place.Child(naming.PrivateDNSRecordSet, e, pulumi.DeletedWith(zone))...)
	if err != nil {
		return err
	}
	e.ready = append(e.ready, record)
	for _, linked := range args.Networks {
		// Azure refuses to delete a zone that still has links, so they are deleted one by one and not with it.
		link, err := dns.NewVirtualNetworkLink(ctx, logical+"-"+linked.Name, &dns.VirtualNetworkLinkArgs{
			ResourceGroupName:      place.ResourceGroupName,
			PrivateZoneName:        zone.Name,
			VirtualNetworkLinkName: pulumi.String(place.Names.Name(naming.VirtualNetworkLink, linked.Name)),
			Location:               pulumi.String("global"),
			RegistrationEnabled:    pulumi.Bool(false),
			VirtualNetwork:         dns.SubResourceArgs{Id: linked.ID.ToStringOutput()},
			Tags:                   place.TagMap(),
		}, place.Child(naming.VirtualNetworkLink, e)...)
		if err != nil {
			return err
		}
		e.ready = append(e.ready, link)
	}
	return nil
}
