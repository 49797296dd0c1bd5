package stages

// FrontDoorTier is the tier of an Azure Front Door profile.
type FrontDoorTier string

// The tiers, by rank. Standard becomes Premium by an upgrade action, and never the other way.
const (
	FrontDoorStandard FrontDoorTier = "Standard_AzureFrontDoor"
	FrontDoorPremium  FrontDoorTier = "Premium_AzureFrontDoor"
)

// Edge is what stands between the users and the compute tier.
type Edge struct {
	// DirectAccess lets users reach the web app under its own host name. Higher stages close it.
	DirectAccess bool `json:"directAccess,omitzero" expand:"path"`
	// FrontDoor is the global entry and content delivery network.
	FrontDoor FrontDoor `json:"frontDoor,omitzero"`
	// ApplicationGateway is the entry of a region.
	ApplicationGateway ApplicationGateway `json:"applicationGateway,omitzero" expand:"path"`
	// TrafficManager adds routing by DNS, for what does not speak HTTP and is not the program's: no stage has any.
	TrafficManager TrafficManager `json:"trafficManager,omitzero"`
	// EdgeAction makes an edge action of Front Door, for code that runs at the edge. A preview: no stage has any.
	EdgeAction bool `json:"edgeAction,omitzero"`
}

// TrafficManager sends clients to the nearest of several hosts that answer on a TCP port.
type TrafficManager struct {
	// Port is where clients connect and probes do, 1 to 65535. 0: no Traffic Manager.
	Port int `json:"port,omitzero"`
	// Hosts are what clients are sent to.
	Hosts []TrafficManagerHost `json:"hosts,omitzero"`
}

// TrafficManagerHost is a host of a service that does not speak HTTP.
type TrafficManagerHost struct {
	// Name is the region that is nearest to the host, e.g. "westeurope".
	Name string `json:"name"`
	// Host is a DNS name.
	Host string `json:"host" expand:"target"`
}

// FrontDoor is the global entry.
type FrontDoor struct {
	// Tier decides what else is possible. Empty: no Front Door.
	Tier FrontDoorTier `json:"tier,omitzero"`
	// WAF is the firewall policy of the profile's endpoint.
	WAF FrontDoorWAF `json:"waf,omitzero"`
	// CacheStaticRoute caches and compresses static content at the edge. The API is never cached.
	CacheStaticRoute bool `json:"cacheStaticRoute,omitzero"`
	// CacheAssets caches images, style sheets, scripts, fonts and media by their extension, wherever they lie.
	CacheAssets bool `json:"cacheAssets,omitzero"`
	// PublicOrigins reaches the origins at their public endpoints, which are open to this Front Door alone. Higher stages
	// close this path.
	PublicOrigins bool `json:"publicOrigins,omitzero" expand:"path"`
	// PrivateLinkOrigins reaches the origins by private link. Premium only. Somebody has to approve each connection.
	PrivateLinkOrigins bool `json:"privateLinkOrigins,omitzero"`
	// RoutePrivately sends the requests to the private origins where both kinds exist.
	RoutePrivately bool `json:"routePrivately,omitzero" expand:"late"`
	// AppOrigins reaches the apps themselves by private link, past the Application Gateway where there is one.
	AppOrigins bool `json:"appOrigins,omitzero"`
	// RouteToApps sends the requests to the apps themselves where there is a gateway too.
	RouteToApps bool `json:"routeToApps,omitzero" expand:"late"`
	// ProbePath is what the health probe asks for. Empty: the application's health path.
	ProbePath string `json:"probePath,omitzero" expand:"target"`
	// LatencyRouting makes all regions equal origins and sends each user to the fastest.
	LatencyRouting bool `json:"latencyRouting,omitzero"`
	// CellRouting chooses the origin by the user's cell, in a rule set.
	CellRouting bool `json:"cellRouting,omitzero" expand:"late"`
}

// FrontDoorWAF is the firewall policy of Front Door.
type FrontDoorWAF struct {
	// Enabled attaches a policy in prevention mode.
	Enabled bool `json:"enabled,omitzero"`
	// RateLimitPerMinute is the number of requests one client address may send in a minute. 0: no limit.
	RateLimitPerMinute int `json:"rateLimitPerMinute,omitzero" expand:"target"`
	// ManagedRules are Microsoft's rule sets, e.g. "Microsoft_DefaultRuleSet_2.1". Premium only.
	ManagedRules []string `json:"managedRules,omitzero"`
}

// ApplicationGateway is the entry of a region: layer 7 balancing with a firewall.
type ApplicationGateway struct {
	// Enabled says that the stage has one. Its SKU is WAF_v2.
	Enabled bool `json:"enabled,omitzero"`
	// MinCapacity and MaxCapacity bound its own autoscale, 0 to 125.
	MinCapacity int `json:"minCapacity,omitzero"`
	MaxCapacity int `json:"maxCapacity,omitzero"`
	// ZoneRedundant spreads it over availability zones. Fixed at creation.
	ZoneRedundant bool `json:"zoneRedundant,omitzero"`
}
