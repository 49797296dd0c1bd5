package azure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// SQLEdition is a service tier of Azure SQL Database.
type SQLEdition struct {
	// Name is the tier as ARM returns it in sku.tier.
	Name string
	// DTU says that the tier is bought in DTUs, not in vCores.
	DTU bool
	// Rank orders the tiers: a geo-secondary may not rank below its primary. Hyperscale has no rank.
	Rank int
	// ReadScale says that readScale may be Enabled. Hyperscale needs a high-availability replica for it.
	ReadScale bool
	// ZoneRedundant says that zoneRedundant may be set; ZoneRedundantAtCreateOnly that it can never change afterwards.
	ZoneRedundant, ZoneRedundantAtCreateOnly bool
	// MaxGeoSecondaries is how many copies a database has on other servers. Several of Hyperscale are a preview feature.
	MaxGeoSecondaries int
	// MaxReplicas is the largest highAvailabilityReplicaCount.
	MaxReplicas int
	// MaxRetentionDays is the longest short-term backup retention.
	MaxRetentionDays int
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

const sqlDocs = "MicrosoftDocs/sql-docs azure-sql/database: resource-limits-dtu-single-databases.md, " +
	"read-scale-out.md, service-tier-hyperscale-replicas.md, active-geo-replication-overview.md, enable-zone-redundancy (2026)"

var sqlEditions = []SQLEdition{
	{
		Name: "Basic", DTU: true, Rank: 1, MaxGeoSecondaries: 4, MaxRetentionDays: 7,
		Source: sqlDocs, Evidence: Verified,
	},
	{
		Name: "Standard", DTU: true, Rank: 2, MaxGeoSecondaries: 4, MaxRetentionDays: 35,
		Source: sqlDocs, Evidence: Verified,
	},
	{
		Name: "GeneralPurpose", Rank: 3, ZoneRedundant: true, MaxGeoSecondaries: 4, MaxRetentionDays: 35,
		Source: sqlDocs, Evidence: Verified,
	},
	{
		Name: "Premium", DTU: true, Rank: 4, ReadScale: true, ZoneRedundant: true, MaxGeoSecondaries: 4, MaxRetentionDays: 35,
		Source: sqlDocs, Evidence: Verified,
	},
	{
		Name: "BusinessCritical", Rank: 5, ReadScale: true, ZoneRedundant: true, MaxGeoSecondaries: 4, MaxRetentionDays: 35,
		Source: sqlDocs, Evidence: Verified,
	},
	{
		Name: "Hyperscale", ReadScale: true, ZoneRedundant: true, ZoneRedundantAtCreateOnly: true,
		MaxGeoSecondaries: 1, MaxReplicas: 4, MaxRetentionDays: 35, Source: sqlDocs, Evidence: Verified,
	},
}

// SQLEditions returns the service tiers.
func SQLEditions() []SQLEdition { return slices.Clone(sqlEditions) }

// SQLEditionByName returns a service tier by its ARM name, in any case.
func SQLEditionByName(name string) (SQLEdition, bool) {
	for _, edition := range sqlEditions {
		if strings.EqualFold(edition.Name, name) {
			return edition, true
		}
	}
	return SQLEdition{}, false
}

// SQLObjective is a service objective: what a database is bought as.
type SQLObjective struct {
	// Name is the objective, for example "S1" or "GP_Gen5_2".
	Name string
	// Edition is the service tier.
	Edition string
	// DTU is the number of DTUs, VCores the number of vCores: one of them is 0.
	DTU, VCores int
	// Serverless says that compute pauses and scales by itself.
	Serverless bool
	// MaxSizeGB is the largest data size in GB; IncludedGB what a database gets that asks for none.
	MaxSizeGB, IncludedGB int
	// Retired says since when Azure refuses the objective; empty when it does not.
	Retired string
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

const sqlSKUs = "terraform-provider-azurerm v5.2.0 internal/services/mssql/validate/database_sku_name.go"

var sqlDTUObjectives = []SQLObjective{
	dtuObjective("Basic", "Basic", 5, 2, 2),
	dtuObjective("S0", "Standard", 10, 250, 250),
	dtuObjective("S1", "Standard", 20, 250, 250),
	dtuObjective("S2", "Standard", 50, 250, 250),
	dtuObjective("S3", "Standard", 100, 1024, 250),
	dtuObjective("S4", "Standard", 200, 1024, 250),
	dtuObjective("S6", "Standard", 400, 1024, 250),
	dtuObjective("S7", "Standard", 800, 1024, 250),
	dtuObjective("S9", "Standard", 1600, 1024, 250),
	dtuObjective("S12", "Standard", 3000, 1024, 250),
	dtuObjective("P1", "Premium", 125, 1024, 500),
	dtuObjective("P2", "Premium", 250, 1024, 500),
	dtuObjective("P4", "Premium", 500, 1024, 500),
	dtuObjective("P6", "Premium", 1000, 1024, 500),
	dtuObjective("P11", "Premium", 1750, 4096, 1024),
	dtuObjective("P15", "Premium", 4000, 4096, 1024),
}

func dtuObjective(name, edition string, dtu, maxSize, included int) SQLObjective {
	return SQLObjective{
		Name: name, Edition: edition, DTU: dtu, MaxSizeGB: maxSize, IncludedGB: included,
		Source: sqlDocs, Evidence: Verified,
	}
}

// vCoreFamily is a run of objectives that differ in their vCores only.
type vCoreFamily struct {
	prefix, edition string
	vCores          []int
	serverless      bool
	maxSizeGB       int
	retired         string
}

var (
	provisionedVCores = []int{2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80, 128}
	serverlessVCores  = []int{1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80}
	premiumVCores     = []int{2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 64, 80, 128}
)

// Data sizes are those of the tier. Small vCore sizes of General Purpose and Business Critical allow less.
var sqlVCoreFamilies = []vCoreFamily{
	{prefix: "GP_Gen5", edition: "GeneralPurpose", vCores: provisionedVCores, maxSizeGB: 4096},
	{prefix: "GP_S_Gen5", edition: "GeneralPurpose", vCores: serverlessVCores, serverless: true, maxSizeGB: 4096},
	{prefix: "BC_Gen5", edition: "BusinessCritical", vCores: provisionedVCores, maxSizeGB: 4096},
	{prefix: "HS_Gen5", edition: "Hyperscale", vCores: provisionedVCores, maxSizeGB: 128000},
	{prefix: "HS_S_Gen5", edition: "Hyperscale", vCores: serverlessVCores, serverless: true, maxSizeGB: 128000},
	{prefix: "HS_PRMS", edition: "Hyperscale", vCores: premiumVCores, maxSizeGB: 128000},
	{prefix: "HS_MOPRMS", edition: "Hyperscale", vCores: premiumVCores, maxSizeGB: 128000},
	{
		prefix: "GP_Fsv2", edition: "GeneralPurpose", vCores: []int{8, 10, 12, 14, 16, 18, 20, 24, 32, 36, 72},
		maxSizeGB: 4096, retired: "2026-10-01",
	},
}

// SQLObjectives returns every service objective of single databases.
func SQLObjectives() []SQLObjective { return slices.Clone(sqlObjectives()) }

var sqlObjectives = sync.OnceValue(func() []SQLObjective {
	objectives := slices.Clone(sqlDTUObjectives)
	for _, family := range sqlVCoreFamilies {
		for _, vCores := range family.vCores {
			objectives = append(objectives, SQLObjective{
				Name: fmt.Sprintf("%s_%d", family.prefix, vCores), Edition: family.edition, VCores: vCores,
				Serverless: family.serverless, MaxSizeGB: family.maxSizeGB, IncludedGB: 32, Retired: family.retired,
				Source: sqlSKUs, Evidence: Verified,
			})
		}
	}
	return objectives
})

// SQLObjectiveOf resolves the two spellings that ARM accepts in a sku: the objective itself ("S1", "GP_Gen5_2"), or a
// family with a capacity ("Standard" with 20, "GP_Gen5" with 2). A capacity of 0 means that none is given.
func SQLObjectiveOf(name string, capacity int) (SQLObjective, bool) {
	for _, objective := range sqlObjectives() {
		switch {
		case strings.EqualFold(objective.Name, name):
			return objective, true
		case capacity == 0:
			continue
		case objective.DTU == capacity && strings.EqualFold(objective.Edition, name):
			return objective, true
		case objective.VCores == capacity && strings.EqualFold(objective.Name, name+"_"+strconv.Itoa(capacity)):
			return objective, true
		}
	}
	return SQLObjective{}, false
}
