package stages

// Consistency is the default consistency level of a Cosmos DB account.
type Consistency string

// The consistency levels, by rank. No stage uses Strong: it excludes multi-region writes.
const (
	ConsistencyEventual         Consistency = "Eventual"
	ConsistencyConsistentPrefix Consistency = "ConsistentPrefix"
	ConsistencySession          Consistency = "Session"
	ConsistencyBoundedStaleness Consistency = "BoundedStaleness"
	ConsistencyStrong           Consistency = "Strong"
)

// CosmosBackup is how a Cosmos DB account is backed up.
type CosmosBackup string

// The kinds of backup. No stage uses continuous ones: they exclude multi-region writes, and cannot be left.
const (
	CosmosPeriodic   CosmosBackup = "Periodic"
	CosmosContinuous CosmosBackup = "Continuous"
)

var cosmosBackups = []CosmosBackup{CosmosPeriodic, CosmosContinuous}

// Data is every store that is not the relational database.
type Data struct {
	// Cosmos holds what needs scale more than joins.
	Cosmos Cosmos `json:"cosmos,omitzero"`
	// Search is Azure AI Search.
	Search Search `json:"search,omitzero"`
	// Stores are further stores, each for one kind of data: "table" is Azure Table storage, for quick look-ups by one key,
	// "graph" Cosmos DB for Apache Gremlin, for relationships, "timeseries" Azure Data Explorer, for what is measured.
	Stores []string `json:"stores,omitzero"`
}

// Cosmos is a Cosmos DB account for NoSQL.
type Cosmos struct {
	// Containers hold the data. None: no account.
	Containers []CosmosContainer `json:"containers,omitzero"`
	// Consistency is the account's default level.
	Consistency Consistency `json:"consistency,omitzero" expand:"target"`
	// Backup is "Periodic", which multi-region writes need, or "Continuous", from which there is no way back.
	Backup CosmosBackup `json:"backup,omitzero" expand:"target"`
	// ZoneRedundant spreads each region over availability zones. Fixed when a region is added.
	ZoneRedundant bool `json:"zoneRedundant,omitzero"`
	// MultiRegionWrites lets every region write. Azure takes it after the regions and takes it back before them, each in an
	// update of its own.
	MultiRegionWrites bool `json:"multiRegionWrites,omitzero" expand:"both"`
}

// CosmosContainer is one container. Applications find it by its name.
type CosmosContainer struct {
	// Name is the container's name.
	Name string `json:"name"`
	// PartitionKey is the path of the key, e.g. "/userId". Fixed at creation. What has one value of it holds 20 GB and
	// does 10,000 request units a second at most.
	PartitionKey string `json:"partitionKey" expand:"target"`
	// MaxThroughput bounds the autoscale, in request units a second: 1000 or more, in steps of 1000. A tenth is always
	// paid.
	MaxThroughput int `json:"maxThroughput,omitzero"`
	// Throughput is what the container always has, instead of autoscale: 400 or more, in steps of 100. Which of the two a
	// container has is fixed at creation.
	Throughput int `json:"throughput,omitzero"`
	// TTLSeconds is how long a document lives after its last change, -1 if each says so itself. 0: for ever.
	TTLSeconds int `json:"ttlSeconds,omitzero" expand:"target"`
	// Unindexed are paths that no query filters by, e.g. "/payload/*": writes cost less without them.
	Unindexed []string `json:"unindexed,omitzero"`
}

// Search is an Azure AI Search service.
type Search struct {
	// SKU is e.g. "standard". Fixed at creation. Empty: none.
	SKU string `json:"sku,omitzero" expand:"target"`
	// Replicas is the number of copies: 2 for a service level on queries, 3 on indexing too.
	Replicas int `json:"replicas,omitzero"`
	// Partitions is the number of parts that each copy has. 0: one.
	Partitions int `json:"partitions,omitzero"`
	// SemanticRanker is "free" or "standard" (billed by query). Empty: none.
	SemanticRanker string `json:"semanticRanker,omitzero" expand:"target"`
}

// day is a day in seconds.
const day = 24 * 60 * 60

// documents are the account and the containers that take load off the relational database. Everything is keyed by the
// user: a tenant's audit trail could outgrow the 20 GB of one partition key.
func documents() Cosmos {
	return Cosmos{
		Containers: []CosmosContainer{
			{
				Name: "sessions", PartitionKey: "/userId", MaxThroughput: 4000, TTLSeconds: 14 * day,
				Unindexed: []string{"/data/*"},
			},
			{
				Name: "audit", PartitionKey: "/userId", MaxThroughput: 4000, TTLSeconds: 400 * day,
				Unindexed: []string{"/details/*"},
			},
			{
				Name: "feeds", PartitionKey: "/userId", MaxThroughput: 10000, TTLSeconds: 90 * day,
				Unindexed: []string{"/payload/*"},
			},
			{Name: "profiles", PartitionKey: "/userId", MaxThroughput: 4000, Unindexed: []string{"/document/*"}},
		},
		Consistency:   ConsistencySession,
		Backup:        CosmosPeriodic,
		ZoneRedundant: true,
	}
}

// searchService has three replicas, which Microsoft's promise for queries and indexing asks for.
func searchService() Search { return Search{SKU: "standard", Replicas: 3} }
