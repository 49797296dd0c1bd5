package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/appgateway"
	"github.com/azstage/azstage/components/apptier"
	"github.com/azstage/azstage/components/frontdoor"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// newFrontDoor makes the profile. It comes before its origins, which let in only requests with its ID; newRoutes joins
// the two.
func (d *deployment) newFrontDoor(ctx *pulumi.Context) (err error) {
	wanted := d.profile.Edge.FrontDoor
	if wanted.Tier == "" {
		return nil
	}
	probe := wanted.ProbePath
	if probe == "" {
		probe = d.config.App.HealthPath
	}
	premium := wanted.Tier == stages.FrontDoorPremium
	d.frontDoor, err = frontdoor.New(ctx, "frontdoor", frontdoor.Args{
		Placement: d.home().place,
		Tier:      frontdoor.Tier(wanted.Tier),
		// In the first half of the hop to Premium the old policy still stands, beside the old way to the origins.
		KeepStandardFirewall: premium && wanted.PublicOrigins && wanted.WAF.Enabled,
		OriginProtocol:       d.originProtocol(),
		RoutePrivately:       wanted.RoutePrivately,
		Probe:                frontdoor.Probe{Path: probe},
		Static:               frontdoor.Static{Cached: wanted.CacheStaticRoute},
		CacheAssets:          wanted.CacheAssets,
		Firewall: frontdoor.Firewall{
			Enabled: wanted.WAF.Enabled, RateLimitPerMinute: wanted.WAF.RateLimitPerMinute,
			ManagedRules: wanted.WAF.ManagedRules,
		},
		CustomDomain: d.config.CustomDomain,
	}, d.top()...)
	return err
}

// newRoutes brings users to the entry of the region: its gateway, or without one the app itself. Each can be reached in
// public, by private link, or, between two stages, both ways.
func (d *deployment) newRoutes(ctx *pulumi.Context) error {
	if d.frontDoor == nil {
		return nil
	}
	var origins []frontdoor.Origin
	for _, s := range d.stamps {
		entries, err := s.origins()
		if err != nil {
			return err
		}
		origins = append(origins, entries...)
	}
	return d.frontDoor.Route(ctx, origins...)
}

// origins are the entries of one region.
func (s *stamp) origins() ([]frontdoor.Origin, error) {
	var origins []frontdoor.Origin
	if s.profile.Edge.FrontDoor.PublicOrigins {
		origins = append(origins, s.publicOrigin())
	}
	if s.profile.Edge.FrontDoor.PrivateLinkOrigins {
		private, err := s.privateOrigin()
		if err != nil {
			return nil, err
		}
		origins = append(origins, private)
	}
	return origins, nil
}

// originProtocol is HTTP for the gateway, which has no certificate of its own; package appgateway says what that means.
func (d *deployment) originProtocol() frontdoor.Protocol {
	if d.profile.Edge.ApplicationGateway.Enabled {
		return frontdoor.HTTP
	}
	return frontdoor.HTTPS
}

func (s *stamp) publicOrigin() frontdoor.Origin {
	if s.gateway != nil {
		return frontdoor.Origin{Name: s.name("gateway"), HostName: appgateway.HostName(s.place)}
	}
	return frontdoor.Origin{Name: s.name("app"), HostName: apptier.HostName(s.place)}
}

func (s *stamp) privateOrigin() (frontdoor.Origin, error) {
	// The profile was checked: there is such a region.
	region, _ := azure.FrontDoorPrivateLinkRegion(s.place.Location)
	if s.gateway == nil {
		return frontdoor.Origin{Name: s.name("app-private"), HostName: apptier.HostName(s.place), PrivateLink: &frontdoor.PrivateLink{
			TargetID: s.app.SiteID, GroupID: "sites", Location: region,
		}}, nil
	}
	address, err := s.gatewayAddress()
	return frontdoor.Origin{
		Name: s.name("gateway-private"), HostName: pulumi.String(address),
		HTTPPort: s.gateway.PrivatePort, HTTPSPort: s.gateway.PrivatePort,
		PrivateLink: &frontdoor.PrivateLink{
			TargetID: s.gateway.GatewayID, GroupID: appgateway.PrivateFrontend, Location: region,
		},
	}, err
}

// gatewayAddress is the gateway's private address: as far as possible from those that Azure gives to its instances.
func (s *stamp) gatewayAddress() (string, error) {
	space, err := network.Stamp(s.number)
	if err != nil {
		return "", err
	}
	return space.LastAddress(network.ApplicationGateway)
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
	link, err := s.gatewayPrivateLink()
	if err != nil {
		return err
	}
	// It finds the app at its private address, and would mark it as ill before that exists.
	s.gateway, err = appgateway.New(ctx, s.name("gateway"), appgateway.Args{
		Placement:     s.place,
		SubnetID:      subnet,
		FrontDoorID:   s.frontDoor.FrontDoorID,
		Backend:       appgateway.Backend{HostName: s.app.HostName, HealthPath: s.config.App.HealthPath},
		MinCapacity:   wanted.MinCapacity,
		MaxCapacity:   wanted.MaxCapacity,
		ZoneRedundant: wanted.ZoneRedundant,
		PrivateLink:   link,
		PrivateOnly:   !s.profile.Edge.FrontDoor.PublicOrigins,
	}, s.top(pulumi.DependsOn(s.siteLinks.Ready()))...)
	return err
}

func (s *stamp) gatewayPrivateLink() (*appgateway.PrivateLink, error) {
	if !s.profile.Edge.FrontDoor.PrivateLinkOrigins {
		return nil, nil //nolint:nilnil // no private link is not an error
	}
	subnet, err := s.network.SubnetID(network.GatewayPrivateLink)
	if err != nil {
		return nil, err
	}
	address, err := s.gatewayAddress()
	return &appgateway.PrivateLink{SubnetID: subnet, Address: address}, err
}
