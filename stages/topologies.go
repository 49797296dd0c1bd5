package stages

import "slices"

// TopologyFacts say what a topology means for users, and what becomes of their data when a region is lost.
type TopologyFacts struct {
	// Topology is the one that is described.
	Topology Topology `json:"topology"`
	// Choice is what it takes and what it gives up: of consistency and availability, one, when regions are cut off from each
	// other.
	Choice string `json:"choice"`
	// Reads and Writes say where they go while all regions are there.
	Reads  string `json:"reads"`
	Writes string `json:"writes"`
	// LostReads, LostWrites and LostData say what happens when a region is lost.
	LostReads  string `json:"lostReads"`
	LostWrites string `json:"lostWrites"`
	LostData   string `json:"lostData"`
	// RPO is how much of the newest data can be lost, RTO how long until everything works again.
	RPO string `json:"rpo"`
	RTO string `json:"rto"`
	// Source is where RPO and RTO were read.
	Source string `json:"source"`
}

const (
	continuityDocs = "Microsoft Learn, business continuity in Azure SQL Database, known"
	cosmosDocs     = "Microsoft Learn, consistency levels in Azure Cosmos DB, known"
)

// topologyFacts are in the order of the ranks.
var topologyFacts = []TopologyFacts{
	{
		Topology: OneDatabase, Choice: "Consistent; nothing works without its region",
		Reads: "One database, and replicas beside it", Writes: "The same database",
		LostReads:  "Stop, unless a failover group has a copy elsewhere",
		LostWrites: "Stop until a person fails the group over, or restores a backup",
		LostData:   "With a failover group, what was not copied yet; otherwise what is newer than the geo-redundant backup",
		RPO:        "5 seconds with a failover group, 1 hour from backups",
		RTO:        "1 hour with a failover group, 12 hours from backups", Source: continuityDocs,
	},
	{
		Topology: ActivePassive, Choice: "Consistent; writes stop while the writing region is away",
		Reads: "A copy in the region itself where the tier has one for each: up to four outside Hyperscale, which has one copy " +
			"in all, that of the failover group",
		Writes:     "From every region to the first one, over Microsoft's network",
		LostReads:  "Go on from the copies; a region that reads the lost one's reads the group's",
		LostWrites: "Stop everywhere until a person fails the group over; then its name leads to the copy",
		LostData:   "What was written in the last seconds and not copied yet",
		RPO:        "5 seconds", RTO: "1 hour", Source: continuityDocs,
	},
	{
		Topology: MultiWrite, Choice: "Available; two regions can differ for a moment, and the last writer of a document wins",
		Reads:      "Documents in the region itself; relational data as with activePassive, from the failover group's copy",
		Writes:     "Documents in the region itself; relational data, which must be consistent at once, in the first region",
		LostReads:  "Go on in the other regions, without anybody's doing",
		LostWrites: "Documents: go on. Relational: stop until a person fails the group over",
		LostData:   "Documents that the lost region had not sent on yet, until it is back",
		RPO:        "15 minutes for documents with session, consistent prefix or eventual consistency; 5 seconds for relational data",
		RTO:        "0 for documents, 1 hour for relational data", Source: cosmosDocs + "; " + continuityDocs,
	},
	{
		Topology: GeoSharded, Choice: "Consistent; the users of a region that is away wait for its backup region",
		Reads: "The region's own databases", Writes: "The region's own databases",
		LostReads:  "The lost region's users read its copy in the paired region; nobody else notices",
		LostWrites: "The lost region's users wait until a person fails its group over; nobody else notices",
		LostData:   "Of the lost region's users, what was not copied yet",
		RPO:        "5 seconds for the users of the lost region", RTO: "1 hour for them, 0 for all others",
		Source: continuityDocs,
	},
}

// Topologies returns what is to be known of each topology, in rising order. The list is the caller's own.
func Topologies() []TopologyFacts { return slices.Clone(topologyFacts) }
