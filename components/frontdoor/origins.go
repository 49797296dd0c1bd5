package frontdoor

import (
	"fmt"
	"slices"

	"github.com/pulumi/pulumi-azure-native-sdk/cdn/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// An origin is healthy when three of its last four probes succeeded, as Azure proposes.
const (
	sampleSize      = 4
	samplesRequired = 3
)

// pool is a group of origins of one reach and one protocol.
type pool struct {
	name     string
	protocol Protocol
	members  []Origin
	group    *cdn.AFDOriginGroup
	// before is what must exist before a route to the group.
	before []pulumi.Resource
}

// pools sorts origins into their groups, in the order in which the groups are named first.
func (a Args) pools(origins []Origin) []*pool {
	var pools []*pool
	for _, origin := range origins {
		i := slices.IndexFunc(pools, func(p *pool) bool { return p.name == origin.group() })
		if i < 0 {
			pools = append(pools, &pool{name: origin.group(), protocol: origin.protocol(a)})
			i = len(pools) - 1
		}
		pools[i].members = append(pools[i].members, origin)
	}
	return pools
}

// newPools makes the groups, and says which one the routes lead to.
func (f *FrontDoor) newPools(
	ctx *pulumi.Context, name string, args Args, origins []Origin,
) (pools []*pool, chosen *pool, err error) {
	pools = args.pools(origins)
	chosen = pools[0]
	for _, p := range pools {
		if p.group, err = f.newOriginGroup(ctx, name+"-"+p.name, args, p); err != nil {
			return nil, nil, err
		}
		if p.before, err = f.newOrigins(ctx, name, args, p); err != nil {
			return nil, nil, err
		}
		if p.name == args.RouteTo {
			chosen = p
		}
	}
	return pools, chosen, nil
}

func (f *FrontDoor) newOriginGroup(
	ctx *pulumi.Context, name string, args Args, p *pool,
) (*cdn.AFDOriginGroup, error) {
	inputs := &cdn.AFDOriginGroupArgs{
		ResourceGroupName: args.Placement.ResourceGroupName,
		ProfileName:       f.profile.Name,
		OriginGroupName:   pulumi.String(p.name),
		LoadBalancingSettings: cdn.LoadBalancingSettingsParametersArgs{
			SampleSize:                      pulumi.Int(sampleSize),
			SuccessfulSamplesRequired:       pulumi.Int(samplesRequired),
			AdditionalLatencyInMilliseconds: pulumi.Int(args.AdditionalLatencyMilliseconds),
		},
		// Sessions live outside the instances, so no user needs to stay with one.
		SessionAffinityState: pulumi.String("Disabled"),
	}
	// With nowhere else to send the traffic a probe decides nothing, and each point of presence sends its own.
	if len(p.members) > 1 {
		inputs.HealthProbeSettings = cdn.HealthProbeParametersArgs{
			ProbePath:              pulumi.String(args.Probe.path()),
			ProbeProtocol:          cdn.ProbeProtocol(p.protocol),
			ProbeRequestType:       cdn.HealthProbeRequestTypeHEAD,
			ProbeIntervalInSeconds: pulumi.Int(args.Probe.interval()),
		}
	}
	return cdn.NewAFDOriginGroup(ctx, name, inputs, f.child(args, naming.FrontDoorOriginGroup)...)
}

func (f *FrontDoor) newOrigins(
	ctx *pulumi.Context, name string, args Args, p *pool,
) ([]pulumi.Resource, error) {
	var origins []pulumi.Resource
	for _, origin := range p.members {
		made, err := cdn.NewAFDOrigin(ctx, fmt.Sprintf("%s-origin-%s", name, origin.Name), &cdn.AFDOriginArgs{
			ResourceGroupName:           args.Placement.ResourceGroupName,
			ProfileName:                 f.profile.Name,
			OriginGroupName:             p.group.Name,
			OriginName:                  pulumi.String(origin.Name),
			HostName:                    origin.HostName,
			OriginHostHeader:            origin.hostHeader().ToStringOutput(),
			HttpPort:                    pulumi.Int(origin.httpPort()),
			HttpsPort:                   pulumi.Int(origin.httpsPort()),
			Priority:                    pulumi.Int(origin.priority()),
			Weight:                      pulumi.Int(origin.weight()),
			EnabledState:                pulumi.String("Enabled"),
			EnforceCertificateNameCheck: pulumi.Bool(true),
			SharedPrivateLinkResource:   f.privateLink(origin.PrivateLink),
		}, f.child(args, naming.FrontDoorOrigin, origin.options()...)...)
		if err != nil {
			return nil, err
		}
		origins = append(origins, made)
	}
	return origins, nil
}

// options leave the status of a connection to whoever approves it.
func (o Origin) options() []pulumi.ResourceOption {
	options := []pulumi.ResourceOption{pulumi.DependsOn(o.After)}
	if o.PrivateLink != nil {
		options = append(options, pulumi.IgnoreChanges([]string{"sharedPrivateLinkResource.status"}))
	}
	return options
}

// privateLink is nil without a private link: Azure takes an empty object for an incomplete one. The request names the
// profile by its own ID, so that whoever approves it can tell it from the request of a stranger.
func (f *FrontDoor) privateLink(link *PrivateLink) cdn.SharedPrivateLinkResourcePropertiesPtrInput {
	if link == nil {
		return nil
	}
	args := cdn.SharedPrivateLinkResourcePropertiesArgs{
		PrivateLink:         cdn.ResourceReferenceArgs{Id: link.TargetID.ToStringOutput()},
		PrivateLinkLocation: pulumi.String(link.Location),
		RequestMessage:      pulumi.Sprintf("Front Door %s reaches the application here", f.FrontDoorID),
	}
	if link.GroupID != "" {
		args.GroupId = pulumi.String(link.GroupID)
	}
	return args
}
