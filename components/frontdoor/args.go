package frontdoor

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
)

// Tier is the SKU of the profile and of its firewall policy.
type Tier string

// The tiers. Premium adds private link origins and managed firewall rules.
const (
	Standard Tier = "Standard_AzureFrontDoor"
	Premium  Tier = "Premium_AzureFrontDoor"
)

// Protocol is how Front Door talks to the origins.
type Protocol string

// The protocols, as the health probe writes them.
const (
	HTTPS Protocol = "Https"
	HTTP  Protocol = "Http"
)

// Args describes one profile.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Tier is optional. Default Standard. Raise it after the upgrade action only; see the package comment.
	Tier Tier
	// KeepStandardFirewall is optional, and for a Premium profile that was a Standard one: the firewall policy of the old
	// tier, which nothing uses any more, stays for a while. Default false.
	KeepStandardFirewall bool
	// ResponseTimeoutSeconds is optional: how long an origin may take, 16 to 240. Default 60.
	ResponseTimeoutSeconds int
	// Origins is where requests go: 1 to 50 in each group. Azure takes no group that mixes both reaches. Exchange the only origin of a group in two steps, with both of them in between: Azure
	// takes no second one as long as the group has no health probe. Leave the field empty where an origin is made later
	// than the profile, and call [FrontDoor.Route], without which the profile serves nobody.
	Origins []Origin
	// RouteTo is optional: the group that requests go to. Default that of the first origin. Name a group with private links
	// when their connections are approved, and let 45 minutes pass before the other origins go.
	RouteTo string
	// OriginProtocol is optional. Default HTTPS. HTTP is for an origin that has no certificate: the traffic stays on
	// Microsoft's network but is not encrypted there.
	OriginProtocol Protocol
	// Probe is optional. It is left out while there is a single origin, which gets the traffic however it feels.
	Probe Probe
	// AdditionalLatencyMilliseconds is optional: how much slower than the fastest an origin may be and still get
	// traffic, 0 to 1000. Default 0, which sends each user to the fastest.
	AdditionalLatencyMilliseconds int
	// Static is optional. Default: nothing is cached.
	Static Static
	// CacheAssets is optional: files of the kinds that [AssetKinds] lists are cached wherever they lie, except below
	// [UncachedPaths]. Default false.
	CacheAssets bool
	// Headers is optional: what is set on every response. Default [SecurityHeaders].
	Headers []Header
	// Firewall is optional. Default none.
	Firewall Firewall
	// Cells is optional: groups of origins that serve a share of the users each. Who names a cell is sent to its group, and
	// everybody else where all routes lead. Default none.
	Cells []Cell
	// CustomDomain is optional: a host name such as "www.contoso.com", with a certificate that Azure manages. The
	// endpoint's own host name keeps working beside it.
	CustomDomain string
}

// Origin is where requests go.
type Origin struct {
	// Name is required and unique among the origins: 2 to 90 letters, digits and hyphens.
	Name string
	// HostName is required: a host name or an address.
	HostName pulumi.StringInput
	// HostHeader is optional. Default the host name, which App Service insists on.
	HostHeader pulumi.StringInput
	// Group is optional: the origins that requests are spread over together, which have one reach and one protocol. Default
	// [PublicGroup], and with a private link [PrivateGroup].
	Group string
	// Protocol is optional. Default the profile's OriginProtocol.
	Protocol Protocol
	// Priority is optional: 1 to 5, lower ones first. Default 1.
	Priority int
	// Weight is optional: the share among origins of one priority, 1 to 1000. Default 1000.
	Weight int
	// HTTPPort and HTTPSPort are optional. Default 80 and 443.
	HTTPPort, HTTPSPort int
	// PrivateLink is optional, and needs the Premium tier. Default: the origin is reached over its public endpoint.
	PrivateLink *PrivateLink
	// After is optional: what has to stand before requests are sent here, where no input says so.
	After []pulumi.Resource
}

// The groups of origins that name none.
const (
	PublicGroup  = "origins"
	PrivateGroup = "origins-private"
)

// PrivateLink is a connection to an origin that has no public endpoint.
type PrivateLink struct {
	// TargetID is required: the resource ID of the target, which must exist before the origin.
	TargetID pulumi.StringInput
	// GroupID is required except for a private link service: "sites" for a web app, "blob" for storage, the name of the
	// frontend for an application gateway.
	GroupID string
	// Location is required: the region of Front Door that the connection starts from, the target's own or a near one.
	Location string
}

// Probe is the health probe: a HEAD request.
type Probe struct {
	// Path is optional and starts with a slash. Default "/healthz".
	Path string
	// IntervalSeconds is optional: 5 to 255, from each point of presence. Default 30.
	IntervalSeconds int
}

// QueryStrings says what query strings mean for the cache.
type QueryStrings string

// The behaviours that need no list of parameters.
const (
	// UseQueryString keeps a copy for each query string.
	UseQueryString QueryStrings = "UseQueryString"
	// IgnoreQueryString keeps one copy, whatever the query string.
	IgnoreQueryString QueryStrings = "IgnoreQueryString"
)

// Static is the cached route /static/*.
type Static struct {
	// Cached makes the route. Default false.
	Cached bool
	// QueryStrings is optional. Default UseQueryString.
	QueryStrings QueryStrings
}

// Firewall is a firewall policy in prevention mode.
type Firewall struct {
	// Enabled makes the policy. Default false.
	Enabled bool
	// RateLimitPerMinute is optional: the requests that one client address may send. Default 0, no limit. Azure counts
	// at each of its servers, so below some 200 a client gets more through than the limit says.
	RateLimitPerMinute int
	// AllowedMethods is optional: every other HTTP method is blocked. Default: all are allowed.
	AllowedMethods []string
	// ManagedRules is optional: Microsoft's rule sets as "type_version", of which [ManagedRuleSets] lists those that are
	// known. Premium only. Default none.
	ManagedRules []string
}

// The effective values.

func (a Args) tier() Tier                   { return orDefault(a.Tier, Standard) }
func (a Args) protocol() Protocol           { return orDefault(a.OriginProtocol, HTTPS) }
func (a Args) responseTimeout() int         { return orDefault(a.ResponseTimeoutSeconds, 60) }
func (p Probe) path() string                { return orDefault(p.Path, "/healthz") }
func (p Probe) interval() int               { return orDefault(p.IntervalSeconds, 30) }
func (o Origin) protocol(a Args) Protocol   { return orDefault(o.Protocol, a.protocol()) }
func (o Origin) priority() int              { return orDefault(o.Priority, 1) }
func (o Origin) weight() int                { return orDefault(o.Weight, 1000) }
func (o Origin) httpPort() int              { return orDefault(o.HTTPPort, 80) }
func (o Origin) httpsPort() int             { return orDefault(o.HTTPSPort, 443) }
func (s Static) queryStrings() QueryStrings { return orDefault(s.QueryStrings, UseQueryString) }

func (o Origin) group() string {
	if o.Group == "" && o.PrivateLink != nil {
		return PrivateGroup
	}
	return orDefault(o.Group, PublicGroup)
}

func (o Origin) hostHeader() pulumi.StringInput {
	if o.HostHeader == nil {
		return o.HostName
	}
	return o.HostHeader
}

func (a Args) headers() []Header {
	if a.Headers == nil {
		return SecurityHeaders()
	}
	return a.Headers
}

func orDefault[T comparable](value, fallback T) T {
	var zero T
	if value == zero {
		return fallback
	}
	return value
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	origins := pulumi.StringArray{}
	for _, origin := range a.Origins {
		origins = append(origins, pulumi.String(origin.Name))
	}
	return pulumi.Map{
		"placement": a.Placement.Summary(), "tier": pulumi.String(a.tier()), "origins": origins,
		"cacheStatic": pulumi.Bool(a.Static.Cached), "firewall": pulumi.Bool(a.Firewall.Enabled),
		"customDomain": pulumi.String(a.CustomDomain),
	}
}
