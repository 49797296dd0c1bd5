package frontdoor

import (
	"fmt"

	"github.com/pulumi/pulumi-azure-native-sdk/cdn/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// An origin is healthy when three of its last four probes succeeded, as Azure proposes.
const (
	sampleSize      = 4
	samplesRequired = 3
)

// pool is the group of origins of one reach.
type pool struct {
	group *cdn.AFDOriginGroup
	// before is what must exist before a route to the group.
	before []pulumi.Resource
}

// reached returns the origins that are reached by private link, or those that are not.
func reached(origins []Origin, private bool) []Origin {
	var found []Origin
	for _, origin := range origins {
		if (origin.PrivateLink != nil) == private {
			found = append(found, origin)
		}
	}
	return found
}

// newPools makes both groups as far as there are origins for them, and returns the one that the routes lead to.
func (f *FrontDoor) newPools(ctx *pulumi.Context, name string, args Args, origins []Origin) (pool, error) {
	var chosen pool
	for _, reach := range []struct {
		private bool
		suffix  string
		group   string
	}{{false, "-origins", originGroupName}, {true, "-origins-private", privateGroupName}} {
		members := reached(origins, reach.private)
		if len(members) == 0 {
			continue
		}
		group, err := f.newOriginGroup(ctx, name+reach.suffix, args, reach.group, len(members))
		if err != nil {
			return pool{}, err
		}
		made, err := f.newOrigins(ctx, name, args, group, members)
		if err != nil {
			return pool{}, err
		}
		if chosen.group == nil || args.RoutePrivately {
			chosen = pool{group, made}
		}
	}
	return chosen, nil
}

func (f *FrontDoor) newOriginGroup(
	ctx *pulumi.Context, name string, args Args, groupName string, members int,
) (*cdn.AFDOriginGroup, error) {
	inputs := &cdn.AFDOriginGroupArgs{
		ResourceGroupName: args.Placement.ResourceGroupName,
		ProfileName:       f.profile.Name,
		OriginGroupName:   pulumi.String(groupName),
		LoadBalancingSettings: cdn.LoadBalancingSettingsParametersArgs{
			SampleSize:                      pulumi.Int(sampleSize),
			SuccessfulSamplesRequired:       pulumi.Int(samplesRequired),
			AdditionalLatencyInMilliseconds: pulumi.Int(args.AdditionalLatencyMilliseconds),
		},
		// Sessions live outside the instances, so no user needs to stay with one.
		SessionAffinityState: pulumi.String("Disabled"),
	}
	// With nowhere else to send the traffic a probe decides nothing, and each point of presence sends its own.
	if members > 1 {
		inputs.HealthProbeSettings = cdn.HealthProbeParametersArgs{
			ProbePath:              pulumi.String(args.Probe.path()),
			ProbeProtocol:          cdn.ProbeProtocol(args.protocol()),
			ProbeRequestType:       cdn.HealthProbeRequestTypeHEAD,
			ProbeIntervalInSeconds: pulumi.Int(args.Probe.interval()),
		}
	}
	return cdn.NewAFDOriginGroup(ctx, name, inputs, f.child(args, naming.FrontDoorOriginGroup)...)
}

func (f *FrontDoor) newOrigins(
	ctx *pulumi.Context, name string, args Args, group *cdn.AFDOriginGroup, members []Origin,
) ([]pulumi.Resource, error) {
	var origins []pulumi.Resource
	for _, origin := range members {
		made, err := cdn.NewAFDOrigin(ctx, fmt.Sprintf("%s-origin-%s", name, origin.Name), &cdn.AFDOriginArgs{
			ResourceGroupName:           args.Placement.ResourceGroupName,
			ProfileName:                 f.profile.Name,
			OriginGroupName:             group.Name,
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
		}, f.child(args, naming.FrontDoorOrigin, origin.approvedElsewhere()...)...)
		if err != nil {
			return nil, err
		}
		origins = append(origins, made)
	}
	return origins, nil
}

// approvedElsewhere leaves the status of a connection to whoever approves it.
func (o Origin) approvedElsewhere() []pulumi.ResourceOption {
	if o.PrivateLink == nil {
		return nil
	}
	return []pulumi.ResourceOption{pulumi.IgnoreChanges([]string{"sharedPrivateLinkResource.status"})}
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
