package stages

// Why you come here: every application starts here, with one user.
//
// What there is: a modular monolith on one B2 instance, one S1 database of 20 DTUs, blob storage for static files, and
// Application Insights from the first day. The web app keeps no state, which is what makes every later stage possible.
// No cache, no second instance, no private network: none of them has a measured reason yet.
//
// The doors that close: the redundancy family of the storage account (ZRS, because LRS cannot become ZRS in place),
// the region, and the SQL collation.
func single() Profile {
	return Profile{
		Stage:   Single,
		Regions: Regions{Active: 1},
		Compute: Compute{
			SKU:       "B2",
			Instances: 1,
		},
		Database: Database{
			SKU:      "S1",
			ReadPath: ReadPrimary,
			Topology: OneDatabase,
			// Backups in the paired region cost little here, and moving them later would be one thing more to migrate.
			BackupRedundancy: BackupGeo,
			RetentionDays:    7,
		},
		Storage: Storage{
			Redundancy:     StorageZRS,
			Containers:     []string{"static"},
			SoftDeleteDays: 7,
		},
		Edge: Edge{DirectAccess: true},
		Network: Network{
			// A rule for the app's own subnet, instead of the rule that admits all of Azure.
			ServiceEndpoints: true,
			PublicAccess:     true,
			Subnets:          []Subnet{SubnetAppService},
		},
		Observability: Observability{
			RetentionDays:    30,
			DailyCapGB:       1,
			SamplingPercent:  100,
			KeyIngestion:     true,
			WebTestLocations: webTestsFrom(1),
			Alerts:           triggerIDs(Single),
		},
		Cost: Cost{
			BudgetUSD:       200,
			ActualPercent:   []int{80, 100},
			ForecastPercent: 110,
		},
	}
}

// webTestsFrom returns the first n places an availability test runs from, far apart first. Source: Microsoft Learn,
// Application Insights availability tests, location population tags, known.
func webTestsFrom(n int) []string {
	return []string{
		"us-va-ash-azr",     // East US
		"emea-nl-ams-azr",   // West Europe
		"apac-sg-sin-azr",   // Southeast Asia
		"us-ca-sjc-azr",     // West US
		"emea-gb-db3-azr",   // North Europe
		"latam-br-gru-edge", // Brazil South
		"apac-jp-kaw-edge",  // Japan East
		"emea-au-syd-edge",  // Australia East
	}[:n]
}
