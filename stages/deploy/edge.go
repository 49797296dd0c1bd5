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
		KeepStandardFirewall:          premium && wanted.PublicOrigins && wanted.WAF.Enabled,
		RouteTo:                       d.routeTo(),
		Probe:                         frontdoor.Probe{Path: probe},
		AdditionalLatencyMilliseconds: d.latencyWindow(),
		Static:                        frontdoor.Static{Cached: wanted.CacheStaticRoute},
		CacheAssets:                   wanted.CacheAssets,
		Firewall: frontdoor.Firewall{
			Enabled: wanted.WAF.Enabled, RateLimitPerMinute: wanted.WAF.RateLimitPerMinute,
			ManagedRules: wanted.WAF.ManagedRules,
		},
		CustomDomain: d.config.CustomDomain,
		Cells:        d.routedCells(),
	}, d.top()...)
	return err
}

// newEdgeAction makes an edge action where somebody asks for the preview.
func (d *deployment) newEdgeAction(ctx *pulumi.Context) error {
	if !d.profile.Edge.EdgeAction {
		return nil
	}
	_, err := frontdoor.NewEdgeAction(ctx, "edgeaction", frontdoor.EdgeActionArgs{
		Placement: d.home().place, What: "requests",
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

// appGroup are the origins that lead to the apps themselves, past any gateway.
const appGroup = "origins-app"

// routeTo is the group of origins that requests go to: between two stages, still the one of the stage before.
func (d *deployment) routeTo() string {
	edge := d.profile.Edge
	switch {
	case !edge.FrontDoor.RoutePrivately:
		return frontdoor.PublicGroup
	case edge.FrontDoor.RouteToApps || !edge.ApplicationGateway.Enabled:
		return appGroup
	}
	return frontdoor.PrivateGroup
}

// origins are the entries of one region.
func (s *stamp) origins() ([]frontdoor.Origin, error) {
	wanted := s.profile.Edge.FrontDoor
	var origins []frontdoor.Origin
	if wanted.PublicOrigins {
		origins = append(origins, s.publicOrigin())
	}
	if wanted.PrivateLinkOrigins && s.gateway != nil {
		private, err := s.gatewayOrigin()
		if err != nil {
			return nil, err
		}
		origins = append(origins, private)
	}
	if wanted.PrivateLinkOrigins && (s.gateway == nil || wanted.AppOrigins) {
		origins = append(origins, s.appOrigin())
	}
	return origins, nil
}

// allTraffic is a weight that shares with no smaller one: the largest that Front Door takes.
const allTraffic = 1000

// originWeight is smaller while the region is being rolled out.
func (s *stamp) originWeight() int {
	if percent, given := s.config.RegionWeights[s.region.Name]; given {
		return allTraffic * percent / 100
	}
	return allTraffic
}

// latencyWindow is how much slower than the fastest a region may be and still get requests, in milliseconds. Front Door
// looks at weights only within it, so a rollout by weight opens it as far as it goes.
func (d *deployment) latencyWindow() int {
	if len(d.config.RegionWeights) > 0 {
		return 1000
	}
	return 0
}

// The gateway speaks HTTP: it has no certificate of its own; package appgateway says what that means.
const gatewayProtocol = frontdoor.HTTP

func (s *stamp) publicOrigin() frontdoor.Origin {
	if s.gateway != nil {
		return frontdoor.Origin{
			Name: s.name("gateway"), HostName: appgateway.HostName(s.place), Protocol: gatewayProtocol,
			After: append(s.siteLinks.Ready(), s.gateway),
		}
	}
	return frontdoor.Origin{Name: s.name("app"), HostName: apptier.HostName(s.place)}
}

// privateLinkRegion is where the connections of Front Door start from. The profile was checked: there is such a region.
func (s *stamp) privateLinkRegion() string {
	region, _ := azure.FrontDoorPrivateLinkRegion(s.region.Name)
	return region
}

func (s *stamp) appOrigin() frontdoor.Origin {
	return frontdoor.Origin{
		Name: s.name("app-private"), Group: s.cellGroup(), HostName: apptier.HostName(s.place), Weight: s.originWeight(),
		PrivateLink: &frontdoor.PrivateLink{TargetID: s.app.SiteID, GroupID: "sites", Location: s.privateLinkRegion()},
	}
}

func (s *stamp) gatewayOrigin() (frontdoor.Origin, error) {
	address, err := s.gatewayAddress()
	return frontdoor.Origin{
		Name: s.name("gateway-private"), HostName: pulumi.String(address), Protocol: gatewayProtocol,
		HTTPPort: s.gateway.PrivatePort, HTTPSPort: s.gateway.PrivatePort,
		PrivateLink: &frontdoor.PrivateLink{
			TargetID: s.gateway.GatewayID, GroupID: appgateway.PrivateFrontend, Location: s.privateLinkRegion(),
		},
		After: s.siteLinks.Ready(),
	}, err
}

// gatewayAddress is the gateway's private address: as far as possible from those that Azure gives to its instances.
func (s *stamp) gatewayAddress() (string, error) {
	space, err := s.addressSpace()
	if err != nil {
		return "", err
	}
	return space.LastAddress(network.ApplicationGateway)
}

// hasGateway says whether the region's entry is a gateway. A stage whose regions do without keeps the first one's until
// the requests have left it, and makes no other.
func (s *stamp) hasGateway() bool {
	return s.profile.Edge.ApplicationGateway.Enabled && (s == s.home() || !s.profile.Edge.FrontDoor.AppOrigins)
}

// newGateway makes the entry of the region, behind Front Door and in front of the app.
func (s *stamp) newGateway(ctx *pulumi.Context) error {
	wanted := s.profile.Edge.ApplicationGateway
	if !s.hasGateway() {
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
	// It waits for nothing of the app, whose address it asks for again and again: it takes minutes, and nobody is sent to it
	// before the routes are there.
	s.gateway, err = appgateway.New(ctx, s.name("gateway"), appgateway.Args{
		Placement:     s.place,
		SubnetID:      subnet,
		FrontDoorID:   s.frontDoor.FrontDoorID,
		Backend:       appgateway.Backend{HostName: apptier.HostName(s.place), HealthPath: s.config.App.HealthPath},
		MinCapacity:   wanted.MinCapacity,
		MaxCapacity:   wanted.MaxCapacity,
		ZoneRedundant: wanted.ZoneRedundant,
		PrivateLink:   link,
		PrivateOnly:   !s.profile.Edge.FrontDoor.PublicOrigins,
	}, s.top()...)
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
