package stages

// Consistency is the default consistency level of a Cosmos DB account.
type Consistency string

// The consistency levels, by rank. No stage uses Strong: it excludes multi-region writes.
const (
	ConsistencyEventual         Consistency = "Eventual"
	ConsistencySession          Consistency = "Session"
	ConsistencyBoundedStaleness Consistency = "BoundedStaleness"
	ConsistencyStrong           Consistency = "Strong"
)

// Data is every store that is not the relational database.
type Data struct {
	// Cosmos holds what needs scale more than joins.
	Cosmos Cosmos `json:"cosmos,omitzero"`
	// Search is Azure AI Search.
	Search Search `json:"search,omitzero"`
	// Stores are further stores, each for one kind of data: "table", "graph", "timeseries".
	Stores []string `json:"stores,omitzero"`
}

// Cosmos is a Cosmos DB account for NoSQL.
type Cosmos struct {
	// Containers hold the data. None: no account.
	Containers []CosmosContainer `json:"containers,omitzero"`
	// Consistency is the account's default level.
	Consistency Consistency `json:"consistency,omitzero" expand:"target"`
	// Backup is "Periodic", which multi-region writes need, or "Continuous", from which there is no way back.
	Backup string `json:"backup,omitzero" expand:"target"`
	// ZoneRedundant spreads each region over availability zones. Fixed when a region is added.
	ZoneRedundant bool `json:"zoneRedundant,omitzero"`
	// MultiRegionWrites lets every region write.
	MultiRegionWrites bool `json:"multiRegionWrites,omitzero"`
}

// CosmosContainer is one container.
type CosmosContainer struct {
	// Name is the container's name.
	Name string `json:"name"`
	// PartitionKey is the path of the key, e.g. "/userId". Fixed at creation.
	PartitionKey string `json:"partitionKey" expand:"target"`
	// MaxThroughput bounds the autoscale, in request units a second: 1000 or more, in steps of 1000.
	MaxThroughput int `json:"maxThroughput"`
}

// Search is an Azure AI Search service.
type Search struct {
	// SKU is e.g. "standard". Empty: none.
	SKU string `json:"sku,omitzero" expand:"target"`
	// Replicas is the number of copies: 3 for a service level on reads and writes.
	Replicas int `json:"replicas,omitzero"`
}
