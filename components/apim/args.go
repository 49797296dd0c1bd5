package apim

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes an API Management service.
type Args struct {
	// SKU is optional: Developer or Premium, the classic tiers that stand inside a network. Premium alone has zones and
	// further regions. Default Developer, which is promised nothing.
	SKU string
	// Publisher is required: who publishes the APIs.
	Publisher Publisher
	// Regions is required: where the gateways are. The first is the home of the service and never changes.
	Regions []Region
	// APIs is optional: what the gateways publish. Default nothing.
	APIs []API
	// Tokens is optional: the tokens that callers have to show. Default none; see the package's comment.
	Tokens *Tokens
	// CallsPerMinute is optional: how many calls one caller may make at one gateway in a minute. Default 600.
	CallsPerMinute int
	// Telemetry is optional: where requests are traced. Default nowhere.
	Telemetry *Telemetry
	// DDoSProtected is optional: DDoS IP Protection for the address of each region, 199 US dollars a month each. It covers
	// the endpoint by which Azure manages the gateway, as callers come through the network. A network in a protection plan
	// has it included. Default false. Microsoft Learn, api-management/protect-with-ddos-protection, 2023-01-24, verified.
	DDoSProtected bool
}

// Publisher is who publishes the APIs.
type Publisher struct {
	// Name is required.
	Name string
	// Email is required: where Azure sends notices about the service.
	Email string
}

// Region is where a gateway is.
type Region struct {
	// Placement is required. The region's address and its DNS zone go there; the first region's has the service itself.
	Placement placement.Placement
	// SubnetID is required: the resource ID of the region's subnet for API Management, without a delegation.
	SubnetID pulumi.StringInput
	// Networks is required: the networks that find the gateway at this region's address, the subnet's own among them.
	Networks []Network
	// Units is optional: how many units. Over zones a multiple of three. Default one, over zones three.
	Units int
	// ZoneRedundant is optional, Premium only: spreads the units over the region's three zones. Default false.
	ZoneRedundant bool
}

// Network is a virtual network that the DNS zone is linked to.
type Network struct {
	// Name is required and unique in its region: lowercase letters and digits. It is part of logical names.
	Name string
	// ID is required: the resource ID of the virtual network.
	ID pulumi.StringInput
}

// API is what one service offers.
type API struct {
	// Name is required and unique: lowercase letters, digits and hyphens. It is part of logical names.
	Name string
	// Path is required and unique: the first part of the URL, e.g. "orders".
	Path string
	// Methods is optional: the HTTP methods that get through, on all paths. Default GET, POST, PUT, PATCH and DELETE.
	Methods []string
	// Backends is required: where the service is. A gateway calls that of its own region, else the first.
	Backends []Backend
}

// Backend is a service in one region.
type Backend struct {
	// Location is required: one of the regions.
	Location string
	// URL is required: http or https, with what comes before the path of a request.
	URL pulumi.StringInput
}

// Tokens are those of an application in Microsoft Entra ID.
type Tokens struct {
	// TenantID is required: the directory that issues them.
	TenantID string
	// Audiences is required: whom the tokens are for, e.g. "api://shop".
	Audiences []string
}

// Telemetry is an Application Insights resource.
type Telemetry struct {
	// AppInsightsID is required: its resource ID. The service's identity gets the role to publish there.
	AppInsightsID pulumi.StringInput
	// ConnectionString is required: it says where telemetry goes, and is no secret where identities sign in.
	ConnectionString pulumi.StringInput
	// SamplingPercent is optional: the share of requests that is kept; those that failed are always. Default 100.
	SamplingPercent float64
}

const (
	developer = "Developer"
	premium   = "Premium"
)

// zoneNames are the zones of a region that is spread over zones.
var zoneNames = []string{"1", "2", "3"}

const (
	defaultCallsPerMinute = 600
	everything            = 100
)

func (a Args) sku() string {
	if a.SKU == "" {
		return developer
	}
	return a.SKU
}

// home is the region that has the service itself.
func (a Args) home() Region { return a.Regions[0] }

func (a Args) callsPerMinute() int {
	if a.CallsPerMinute == 0 {
		return defaultCallsPerMinute
	}
	return a.CallsPerMinute
}

// azureRegion is the row of the region's location.
func (r Region) azureRegion() azure.Region {
	region, _ := azure.RegionByName(r.Placement.Location)
	return region
}

// zones are the zones that the units are spread over: nothing where Azure chooses.
func (r Region) zones() pulumi.StringArrayInput {
	if !r.ZoneRedundant {
		return nil
	}
	return pulumi.ToStringArray(zoneNames)
}

func (r Region) units() int {
	switch {
	case r.Units != 0:
		return r.Units
	case r.ZoneRedundant:
		return len(zoneNames)
	}
	return 1
}

func (a API) methods() []string {
	if len(a.Methods) == 0 {
		return []string{"GET", "POST", "PUT", "PATCH", "DELETE"}
	}
	return a.Methods
}

func (t Telemetry) samplingPercent() float64 {
	if t.SamplingPercent == 0 {
		return everything
	}
	return t.SamplingPercent
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	regions, apis := pulumi.Map{}, pulumi.StringMap{}
	for _, region := range a.Regions {
		regions[region.azureRegion().Name] = pulumi.Map{
			"units": pulumi.Int(region.units()), "zoneRedundant": pulumi.Bool(region.ZoneRedundant),
		}
	}
	for _, api := range a.APIs {
		apis[api.Name] = pulumi.String(api.Path)
	}
	return pulumi.Map{
		"placement": a.home().Placement.Summary(), "sku": pulumi.String(a.sku()), "regions": regions, "apis": apis,
		"callsPerMinute": pulumi.Int(a.callsPerMinute()),
	}
}
