package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/appgateway"
	"github.com/azstage/azstage/components/apptier"
	"github.com/azstage/azstage/components/frontdoor"
	"github.com/azstage/azstage/components/network"
)

// newFrontDoor comes before its origins, which let in only requests with its ID. It knows their host names beforehand.
func (s *stamp) newFrontDoor(ctx *pulumi.Context) (err error) {
	wanted := s.profile.Edge.FrontDoor
	if wanted.Tier == "" {
		return nil
	}
	probe := wanted.ProbePath
	if probe == "" {
		probe = s.config.App.HealthPath
	}
	origin, protocol := s.origin()
	s.frontDoor, err = frontdoor.New(ctx, "frontdoor", frontdoor.Args{
		Placement:      s.place,
		Tier:           frontdoor.Tier(wanted.Tier),
		Origins:        []frontdoor.Origin{origin},
		OriginProtocol: protocol,
		Probe:          frontdoor.Probe{Path: probe},
		Static:         frontdoor.Static{Cached: wanted.CacheStaticRoute},
		Firewall: frontdoor.Firewall{
			Enabled: wanted.WAF.Enabled, RateLimitPerMinute: wanted.WAF.RateLimitPerMinute,
			ManagedRules: wanted.WAF.ManagedRules,
		},
		CustomDomain: s.config.CustomDomain,
	}, s.top()...)
	return err
}

// origin is the entry of the region: its gateway, or without one the app itself. The gateway has no certificate of its
// own, so Front Door reaches it by HTTP; package appgateway says what that means.
func (s *stamp) origin() (frontdoor.Origin, frontdoor.Protocol) {
	if s.profile.Edge.ApplicationGateway.Enabled {
		return frontdoor.Origin{Name: "gateway", HostName: appgateway.HostName(s.place)}, frontdoor.HTTP
	}
	return frontdoor.Origin{Name: "app", HostName: apptier.HostName(s.place)}, frontdoor.HTTPS
}

// newGateway makes the entry of the region, behind Front Door and in front of the app.
func (s *stamp) newGateway(ctx *pulumi.Context) error {
	wanted := s.profile.Edge.ApplicationGateway
	if !wanted.Enabled {
		return nil
	}
	subnet, err := s.network.SubnetID(network.ApplicationGateway)
	if err != nil {
		return err
	}
	// It finds the app at its private address, and would mark it as ill before that exists.
	_, err = appgateway.New(ctx, "gateway", appgateway.Args{
		Placement:     s.place,
		SubnetID:      subnet,
		FrontDoorID:   s.frontDoor.FrontDoorID,
		Backend:       appgateway.Backend{HostName: s.app.HostName, HealthPath: s.config.App.HealthPath},
		MinCapacity:   wanted.MinCapacity,
		MaxCapacity:   wanted.MaxCapacity,
		ZoneRedundant: wanted.ZoneRedundant,
	}, s.top(pulumi.DependsOn(s.siteLinks.Ready()))...)
	return err
}
