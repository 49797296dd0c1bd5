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

func (f *FrontDoor) newOriginGroup(ctx *pulumi.Context, name string, args Args) (*cdn.AFDOriginGroup, error) {
	inputs := &cdn.AFDOriginGroupArgs{
		ResourceGroupName: args.Placement.ResourceGroupName,
		ProfileName:       f.profile.Name,
		OriginGroupName:   pulumi.String(originGroupName),
		LoadBalancingSettings: cdn.LoadBalancingSettingsParametersArgs{
			SampleSize:                      pulumi.Int(sampleSize),
			SuccessfulSamplesRequired:       pulumi.Int(samplesRequired),
			AdditionalLatencyInMilliseconds: pulumi.Int(args.AdditionalLatencyMilliseconds),
		},
		// Sessions live outside the instances, so no user needs to stay with one.
		SessionAffinityState: pulumi.String("Disabled"),
	}
	// With nowhere else to send the traffic a probe decides nothing, and each point of presence sends its own.
	if len(args.Origins) > 1 {
		inputs.HealthProbeSettings = cdn.HealthProbeParametersArgs{
			ProbePath:              pulumi.String(args.Probe.path()),
			ProbeProtocol:          cdn.ProbeProtocol(args.protocol()),
			ProbeRequestType:       cdn.HealthProbeRequestTypeHEAD,
			ProbeIntervalInSeconds: pulumi.Int(args.Probe.interval()),
		}
	}
	return cdn.NewAFDOriginGroup(ctx, name+"-origins", inputs, f.child(args, naming.FrontDoorOriginGroup)...)
}

func (f *FrontDoor) newOrigins(
	ctx *pulumi.Context, name string, args Args, group *cdn.AFDOriginGroup,
) ([]pulumi.Resource, error) {
	var origins []pulumi.Resource
	for _, origin := range args.Origins {
		made, err := cdn.NewAFDOrigin(ctx, fmt.Sprintf("%s-origin-%s", name, origin.Name), &cdn.AFDOriginArgs{
			ResourceGroupName:           args.Placement.ResourceGroupName,
			ProfileName:                 f.profile.Name,
			OriginGroupName:             group.Name,
			OriginName:                  pulumi.String(origin.Name),
			HostName:                    origin.HostName,
			OriginHostHeader:            origin.hostHeader().ToStringOutput(),
			HttpPort:                    pulumi.Int(80),
			HttpsPort:                   pulumi.Int(443),
			Priority:                    pulumi.Int(origin.priority()),
			Weight:                      pulumi.Int(origin.weight()),
			EnabledState:                pulumi.String("Enabled"),
			EnforceCertificateNameCheck: pulumi.Bool(true),
			SharedPrivateLinkResource:   origin.PrivateLink.input(),
		}, f.child(args, naming.FrontDoorOrigin)...)
		if err != nil {
			return nil, err
		}
		origins = append(origins, made)
	}
	return origins, nil
}

// input is nil without a private link: Azure takes an empty object for an incomplete one.
func (p *PrivateLink) input() cdn.SharedPrivateLinkResourcePropertiesPtrInput {
	if p == nil {
		return nil
	}
	args := cdn.SharedPrivateLinkResourcePropertiesArgs{
		PrivateLink:         cdn.ResourceReferenceArgs{Id: p.TargetID.ToStringOutput()},
		PrivateLinkLocation: pulumi.String(p.Location),
		RequestMessage:      pulumi.String("Azure Front Door reaches the application here"),
	}
	if p.GroupID != "" {
		args.GroupId = pulumi.String(p.GroupID)
	}
	return args
}
