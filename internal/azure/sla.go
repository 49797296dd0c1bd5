package azure

import "slices"

// ServiceLevel is what Microsoft's agreement promises of a service in one configuration.
type ServiceLevel struct {
	// ID names the row.
	ID string `json:"id"`
	// Service and Configuration say what the promise is for.
	Service       string `json:"service"`
	Configuration string `json:"configuration"`
	// Percent is the promised availability over a month. 0: none is promised.
	Percent float64 `json:"percent"`
	// Source and Evidence say where the row comes from; Date is that of the source, a year and a month.
	Source   string   `json:"source"`
	Date     string   `json:"date"`
	Evidence Evidence `json:"evidence"`
}

const (
	slaAgreement = "Service Level Agreement for Microsoft Online Services, worldwide English edition"
	slaPattern   = "Azure/reliable-web-app-pattern-dotnet, calculation of the solution's service level"
	slaSummary   = "Microsoft's summary of service level agreements, as repeated by an availability calculator's table"
	slaAKS       = "MicrosoftDocs/azure-aks-docs free-standard-pricing-tiers.md"
	slaRemember  = "Service Level Agreement for Microsoft Online Services"
)

// serviceLevels is ordered by service. A promise is money back, not a measurement: services do better in most months.
var serviceLevels = []ServiceLevel{
	{"aks", "Kubernetes Service", "Standard tier, nodes without zones", 99.9, slaAKS, "2026-04", Verified},
	{"aks-free", "Kubernetes Service", "Free tier", 0, slaAKS, "2026-04", Verified},
	{"aks-zones", "Kubernetes Service", "Standard tier, nodes in zones", 99.95, slaAKS, "2026-04", Verified},
	{"apim", "API Management", "Basic, Standard or Premium, one region without zones", 99.95, slaRemember, "2025-05", Known},
	{"apim-developer", "API Management", "Developer", 0, slaRemember, "2025-05", Known},
	{
		"apim-spread", "API Management", "Premium, units in several regions or in two zones or more", 99.99, slaRemember,
		"2025-05", Known,
	},
	{"appservice", "App Service", "Basic, Standard or Premium plan", 99.95, slaPattern, "2024-09", Verified},
	{"appservice-free", "App Service", "Free or Shared plan", 0, slaRemember, "2025-05", Known},
	{"appservice-zones", "App Service", "zone-redundant plan", 99.99, slaRemember, "2025-05", Known},
	{
		"applicationgateway", "Application Gateway", "v2 with autoscale, zones or two instances", 99.95, slaSummary,
		"2023-01", Verified,
	},
	{"blob", "Blob storage", "hot tier, writes", 99.9, slaPattern, "2024-09", Verified},
	{"eventgrid", "Event Grid", "events accepted", 99.99, slaRemember, "2025-05", Known},
	{"cosmos", "Cosmos DB", "one region", 99.99, slaRemember, "2025-05", Known},
	{"cosmos-multi", "Cosmos DB", "several regions, one writes; reads have 99.999", 99.99, slaRemember, "2025-05", Known},
	{"cosmos-multi-write", "Cosmos DB", "several regions write", 99.999, slaRemember, "2025-05", Known},
	{"cosmos-zones", "Cosmos DB", "one region over zones", 99.995, slaRemember, "2025-05", Known},
	{"dataexplorer", "Data Explorer", "two instances or more", 99.9, slaRemember, "2025-05", Known},
	{"dataexplorer-dev", "Data Explorer", "a size for development", 0, slaRemember, "2025-05", Known},
	{"frontdoor", "Front Door", "Standard or Premium", 99.99, slaPattern, "2024-09", Verified},
	{"keyvault", "Key Vault", "Standard or Premium", 99.99, slaPattern, "2024-09", Verified},
	{"privatelink", "Private Link", "private endpoint", 99.99, slaPattern, "2024-09", Verified},
	{"redis-classic", "Azure Cache for Redis", "Standard or Premium", 99.9, slaPattern, "2024-09", Verified},
	{"redis-classic-basic", "Azure Cache for Redis", "Basic", 0, slaRemember, "2025-05", Known},
	{
		"redis-managed", "Azure Managed Redis", "highly available, in a region without zones", 99.9, slaRemember,
		"2025-05", Known,
	},
	{"redis-managed-single", "Azure Managed Redis", "without high availability", 0, slaRemember, "2025-05", Known},
	{"redis-managed-zones", "Azure Managed Redis", "highly available over zones", 99.99, slaRemember, "2025-05", Known},
	{"servicebus", "Service Bus", "Basic, Standard or Premium", 99.9, slaRemember, "2025-05", Known},
	{"search", "Azure AI Search", "three replicas: queries and indexing", 99.9, slaRemember, "2025-05", Known},
	{"search-reads", "Azure AI Search", "two replicas: queries only", 99.9, slaRemember, "2025-05", Known},
	{"search-single", "Azure AI Search", "one replica", 0, slaRemember, "2025-05", Known},
	{"sql", "SQL Database", "not zone-redundant", 99.99, slaAgreement, "2026-09", Verified},
	{
		"sql-zones", "SQL Database", "zone-redundant General Purpose, Business Critical, Premium or Hyperscale", 99.995,
		slaAgreement, "2026-09", Verified,
	},
	{"table", "Table storage", "writes", 99.9, slaRemember, "2025-05", Known},
}

// ServiceLevels returns the promises, ordered by service. The slice is the caller's own.
func ServiceLevels() []ServiceLevel { return slices.Clone(serviceLevels) }

// ServiceLevelByID finds a promise by the ID of its row.
func ServiceLevelByID(id string) (ServiceLevel, bool) {
	for _, level := range serviceLevels {
		if level.ID == id {
			return level, true
		}
	}
	return ServiceLevel{}, false
}
