package stages

// Why you come here: a fault in a region that serves everybody there hits too many users at once, or one database per
// region takes no more writes.
//
// What changes: each region is divided into cells that serve a share of its users end to end, so that a fault stays
// inside one. Relational data is spread over dozens of databases behind a map from user to shard, each kind of data has
// a store that suits it. Failures can be injected on purpose (resilience.chaos), once somebody asks for the experiments.
//
// The doors that close: the shard key. Changing it means moving every row, so it is chosen with the data in hand.
func stage10m(p Profile) Profile {
	p.Stage = Stage10m
	// A cell is as large as a stage of 100,000 to 500,000 users; ours takes the middle, so that it never has to grow.
	p.Cells = Cells{PerRegion: 4, UsersPerCell: 250000}

	p.Database.Topology = GeoSharded
	p.Database.Shards = Shards{Count: 6, Strategy: "lookup", PoolSKU: "HS_Gen5_16", Catalog: true, JobAgent: true}

	p.withStores([]string{StoreTable, StoreGraph, StoreTimeSeries})

	p.Messaging.MaxMessagingUnits = 16
	p.Edge.FrontDoor.CellRouting = true

	p.Observability.DailyCapGB = 500
	p.Observability.SamplingPercent = 5
	p.Observability.Alerts = triggerIDs(Stage10m)
	p.Security.PolicyAssignments = true
	p.Cost.CellBudgetUSD = 50000 // above the typical estimate of the dearest cell, below its maximum
	p.Cost.BudgetUSD = 750000    // above the typical estimate of `azstage cost 10m`, twelve cells, below its maximum
	return p
}
