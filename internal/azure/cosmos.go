package azure

// The throughput of a Cosmos DB database or container, in request units a second.
// Source: hashicorp/terraform-provider-azurerm v5.2.0 internal/services/cosmos, verified.
const (
	// CosmosManualMinimum and CosmosManualStep bound throughput that is set by hand.
	CosmosManualMinimum, CosmosManualStep = 400, 100
	// CosmosAutoscaleMinimum and CosmosAutoscaleStep bound the maximum of autoscale.
	CosmosAutoscaleMinimum, CosmosAutoscaleStep = 1000, 1000
	// CosmosMaximumThroughput is what Azure gives without being asked.
	CosmosMaximumThroughput = 1_000_000
	// CosmosAutoscaleFloor is the share of the maximum that autoscale never falls below, and that is billed at least.
	// Microsoft Learn, provisioned throughput with autoscale, 2026, known.
	CosmosAutoscaleFloor = 0.1
)

// The built-in roles of the data plane of Cosmos DB for NoSQL: the same GUIDs in every account.
// Source: Azure/bicep-registry-modules avm document-db/database-account (2026-08), verified.
const (
	CosmosDataReader      = "00000000-0000-0000-0000-000000000001"
	CosmosDataContributor = "00000000-0000-0000-0000-000000000002"
)

// CosmosBounds are what BoundedStaleness may lag behind: an account in one region, and one in several.
// Source: hashicorp/terraform-provider-azurerm v5.2.0 cosmosdb_account_resource.go, verified.
type CosmosBounds struct{ MinSeconds, MaxSeconds, MinWrites, MaxWrites int }

// CosmosStaleness returns the bounds for a number of regions.
func CosmosStaleness(regions int) CosmosBounds {
	if regions > 1 {
		return CosmosBounds{300, 86_400, 100_000, 2_147_483_647}
	}
	return CosmosBounds{5, 86_400, 10, 2_147_483_647}
}
