package trafficmanager

import (
	"fmt"

	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20220401"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:TrafficManager"

// Profile is a Traffic Manager profile.
type Profile struct {
	pulumi.ResourceState

	// ProfileID is the resource ID.
	ProfileID pulumi.StringOutput
	// HostName is what clients connect to: a name of their own is a CNAME of it.
	HostName pulumi.StringOutput
}

// New makes the profile. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Profile, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("traffic manager %s: %w", name, err)
	}
	p, place := &Profile{}, args.Placement
	if err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), p, place.Component(opts)...); err != nil {
		return nil, err
	}
	host := place.Names.GlobalName(naming.TrafficManagerProfile)
	made, err := network.NewProfile(ctx, name+"-profile", &network.ProfileArgs{
		ResourceGroupName:    place.ResourceGroupName,
		ProfileName:          host,
		Location:             pulumi.String("global"),
		TrafficRoutingMethod: pulumi.String("Performance"),
		DnsConfig:            network.DnsConfigArgs{RelativeName: host, Ttl: pulumi.Float64(float64(args.ttl()))},
		MonitorConfig:        args.monitor(),
		Endpoints:            args.endpoints(),
		Tags:                 place.TagMap(),
	}, place.Child(naming.TrafficManagerProfile, p)...)
	if err != nil {
		return nil, err
	}
	p.ProfileID, p.HostName = made.ID().ToStringOutput(), pulumi.Sprintf("%s.trafficmanager.net", host)
	if err := place.Diagnose(ctx, name+"-profile-diagnostics", naming.TrafficManagerProfile, p.ProfileID, p); err != nil {
		return nil, err
	}
	return p, ctx.RegisterResourceOutputs(p, pulumi.Map{"profileId": p.ProfileID, "hostName": p.HostName})
}

// monitor probes as seldom as Azure allows, or as often; a fast probe may wait for nine seconds, a slow one for ten.
func (a Args) monitor() network.MonitorConfigArgs {
	const slow, fast = 30.0, 10.0
	config := network.MonitorConfigArgs{
		Protocol: pulumi.String("TCP"), Port: pulumi.Float64(float64(a.Port)),
		IntervalInSeconds: pulumi.Float64(slow), TimeoutInSeconds: pulumi.Float64(10),
		ToleratedNumberOfFailures: pulumi.Float64(float64(a.tolerated())),
	}
	if a.HealthPath != "" {
		config.Protocol, config.Path = pulumi.String("HTTPS"), pulumi.String(a.HealthPath)
	}
	if a.FastProbes {
		config.IntervalInSeconds, config.TimeoutInSeconds = pulumi.Float64(fast), pulumi.Float64(9)
	}
	return config
}

func (a Args) endpoints() network.EndpointTypeArray {
	all := network.EndpointTypeArray{}
	for _, endpoint := range a.Endpoints {
		one := network.EndpointTypeArgs{Name: pulumi.String(endpoint.Name), EndpointStatus: pulumi.String("Enabled")}
		if endpoint.Host != nil {
			one.Type = pulumi.String("Microsoft.Network/trafficManagerProfiles/externalEndpoints")
			one.Target, one.EndpointLocation = endpoint.Host.ToStringOutput(), pulumi.String(endpoint.Location)
		} else {
			one.Type = pulumi.String("Microsoft.Network/trafficManagerProfiles/azureEndpoints")
			one.TargetResourceId = endpoint.TargetID.ToStringOutput()
		}
		all = append(all, one)
	}
	return all
}
