package redis

import "strconv"

// Engine is the Azure service that runs Redis.
type Engine string

// The engines.
const (
	// Managed is Azure Managed Redis.
	Managed Engine = "managed"
	// Classic is Azure Cache for Redis; see the package's caveats.
	Classic Engine = "classic"
)

// facts is what differs between the engines for those who connect.
type facts struct {
	engine Engine
	// port is the TLS port, and shards those of single shards, to which clients of a cluster connect as well.
	port   int
	shards string
	// group and zone are what a private endpoint needs.
	group, zone string
	// cheapest is the size of the zero value.
	cheapest string
}

// engines: MicrosoftDocs/azure-docs articles/redis/private-link.md (2024-11) for the managed engine, verified;
// Microsoft Learn "Azure Private Endpoint private DNS zone values" (2026) for the classic one, known. Ports of shards:
// learn.microsoft.com/answers/a/1513841 (2024-04-30, Microsoft) for the managed engine, verified; the classic one's, known.
var engines = []facts{
	{Managed, 10000, "8500-8599", "redisEnterprise", "privatelink.redis.azure.net", "Balanced_B0"},
	{Classic, 6380, "15000-15999", "redisCache", "privatelink.redis.cache.windows.net", "Basic_C0"},
}

// factsOf returns the row of an engine. The empty engine is the managed one; an unknown one has an empty row.
func factsOf(engine Engine) facts {
	if engine == "" {
		engine = Managed
	}
	for _, row := range engines {
		if row.engine == engine {
			return row
		}
	}
	return facts{}
}

// Port returns the port on which clients connect with TLS.
func Port(engine Engine) int { return factsOf(engine).port }

// Ports returns every port and range of ports on which clients connect with TLS.
func Ports(engine Engine) []string {
	row := factsOf(engine)
	return []string{strconv.Itoa(row.port), row.shards}
}

// PrivateLinkGroup returns the group ID that a private endpoint names.
func PrivateLinkGroup(engine Engine) string { return factsOf(engine).group }

// PrivateDNSZone returns the private DNS zone in which the host name resolves to a private endpoint.
func PrivateDNSZone(engine Engine) string { return factsOf(engine).zone }
