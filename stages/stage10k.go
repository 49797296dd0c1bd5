package stages

// Why you come here: p95 response time above 500 ms again, database CPU above 70 %, or more than 0.1 % of requests
// failing.
//
// What changes: out. Autoscale adds an instance when CPU stays above 70 % for five minutes and removes one below 30 %,
// sessions live in the cache so that any instance answers anybody, and the database becomes Hyperscale with a replica
// for reads that may be one to five seconds old. Never read a payment confirmation from it.
//
// The doors that close: Hyperscale. Back to General Purpose within 45 days, and not at all afterwards. Its zone
// redundancy and the place of its backups are settled by the request that enters the tier.
func stage10k(p Profile) Profile {
	p.Stage = Stage10k

	p.Compute.Instances = 4
	p.Compute.Autoscale = Autoscale{
		Min: 2, Default: 4, Max: 10,
		Rules: []ScaleRule{
			{"cpu-high", "CpuPercentage", "GreaterThan", 70, 5, +1, 5},
			{"cpu-low", "CpuPercentage", "LessThan", 30, 5, -1, 10},
			{"memory-high", "MemoryPercentage", "GreaterThan", 80, 5, +1, 5},
			{"memory-low", "MemoryPercentage", "LessThan", 60, 5, -1, 10},
			{"queue-high", "HttpQueueLength", "GreaterThan", 100, 5, +1, 5},
			{"queue-low", "HttpQueueLength", "LessThan", 10, 5, -1, 10},
		},
		// Ahead of the working day, because scaling on load comes minutes after the load.
		Schedule: []ScaleWindow{{
			Name: "working-hours", Days: weekdays(), Start: "07:30", End: "19:00", TimeZone: "UTC",
			Min: 3, Default: 4, Max: 10,
		}},
	}

	p.Cache.SKU = "Balanced_B10"
	p.Cache.Sessions = true

	p.Database.SKU = "HS_Gen5_4"
	p.Database.HAReplicas = 1
	// Hyperscale takes zone redundancy, and the zonal backups it needs, only with the request that enters the tier. That a
	// conversion counts as one could not be tried; where Azure refuses, override database.zoneRedundant.
	p.Database.ZoneRedundant = true
	p.Database.BackupRedundancy = BackupGeoZone
	p.Database.NamedReplicas = []NamedReplica{{Name: "read", SKU: "HS_Gen5_4"}}
	p.Database.ReadPath = ReadNamedReplica
	p.Database.RetentionDays = 14

	p.Edge.ApplicationGateway.MinCapacity = 2
	p.Edge.ApplicationGateway.MaxCapacity = 10

	p.Observability.RetentionDays = 90
	p.Observability.DailyCapGB = 10
	p.Observability.WebTestLocations = webTestsFrom(5)
	p.Observability.TrafficAnomalies = true
	p.Observability.Alerts = triggerIDs(Stage10k)
	p.Cost.BudgetUSD = 4000 // above the typical estimate of `azstage cost 10k`, below its maximum
	return p
}

func weekdays() []string {
	return []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}
}
