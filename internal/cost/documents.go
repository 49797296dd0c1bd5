package cost

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

const (
	cosmosAccount   = "azure-native:documentdb:DatabaseAccount"
	cosmosDatabase  = "azure-native:documentdb:SqlResourceSqlDatabase"
	cosmosContainer = "azure-native:documentdb:SqlResourceSqlContainer"
	gremlinDatabase = "azure-native:documentdb:GremlinResourceGremlinDatabase"
	gremlinGraph    = "azure-native:documentdb:GremlinResourceGremlinGraph"
)

var documentKinds = map[string]kind{
	cosmosAccount:   {charges: documentAccount, idle: "an account without documents"},
	cosmosDatabase:  {charges: throughput, idle: "its containers have the throughput"},
	cosmosContainer: {charges: throughput, idle: "it shares the throughput of its database"},
	gremlinDatabase: {charges: throughput, idle: "its graphs have the throughput"},
	gremlinGraph:    {charges: throughput, idle: "it shares the throughput of its database"},
	"azure-native:documentdb:SqlResourceSqlRoleAssignment": {free: settings},
}

// freeCopies of a periodic backup cost nothing. Microsoft Learn, periodic backup in Azure Cosmos DB, 2026, known.
const freeCopies = 2

// documentAccount bills what is stored, in each region, and backups beyond the free ones.
func documentAccount(s scene, r graph.Resource) ([]charge, error) {
	regions := documentRegions(r)
	data := s.keptBy(r)
	charges := []charge{{"cosmos.storage", documentStorage(regions), data.Times(regions)}}
	if word(r, "backupPolicy", "type") == "Continuous" {
		if word(r, "backupPolicy", "continuousModeProperties", "tier") == "Continuous7Days" {
			return charges, nil
		}
		return append(charges, charge{"cosmos.backup.continuous", "continuous backups", data.Times(regions)}), nil
	}
	const minutes = 60
	interval := numberOr(r, 240, "backupPolicy", "periodicModeProperties", "backupIntervalInMinutes")
	hours := numberOr(r, 8, "backupPolicy", "periodicModeProperties", "backupRetentionIntervalInHours")
	copies := hours*minutes/interval - freeCopies
	if copies <= 0 {
		return charges, nil
	}
	redundancy := word(r, "backupPolicy", "periodicModeProperties", "backupStorageRedundancy")
	if redundancy == "" {
		redundancy = "Geo"
	}
	return append(charges, charge{
		"cosmos.backup." + redundancy, fmt.Sprintf("%g backups beyond the free %d", copies, freeCopies), data.Times(copies),
	}), nil
}

// keptBy is what an account holds: documents, or relationships, divided among the accounts for either.
func (s scene) keptBy(account graph.Resource) Amount {
	alike := 0.0
	for _, other := range s.graph.OfType(cosmosAccount) {
		if keepsGraphs(other) == keepsGraphs(account) {
			alike++
		}
	}
	each := documentGBPerUser
	if keepsGraphs(account) {
		each = relationGBPerUser
	}
	return s.usage.Users.Times(each / max(1, alike))
}

func keepsGraphs(account graph.Resource) bool {
	for _, capability := range list(account, "capabilities") {
		if properties, ok := capability.(map[string]any); ok && properties["name"] == "EnableGremlin" {
			return true
		}
	}
	return false
}

func documentStorage(regions float64) string {
	if regions == 1 {
		return "documents and their index"
	}
	return fmt.Sprintf("documents and their index in %g regions", regions)
}

func documentRegions(account graph.Resource) float64 {
	return max(1, float64(len(list(account, "locations"))))
}

// throughput bills request units a second, in each region. Autoscale bills the highest second of each hour, a tenth of
// the maximum at least. Zones cost a quarter more on throughput that is set by hand, and nothing on autoscale or where
// several regions write (Microsoft Learn, reliability in Azure Cosmos DB, 2026, known).
func throughput(s scene, r graph.Resource) ([]charge, error) {
	const step, zones = 100, 1.25
	account, found := s.accountOf(r)
	if !found {
		return nil, fmt.Errorf("the account %s is not in the stack, so its regions are not known", word(r, "accountName"))
	}
	units := numberOr(r, 0, "options", "throughput")
	limit := numberOr(r, 0, "options", "autoscaleSettings", "maxThroughput")
	several := truth(account, "enableMultipleWriteLocations")
	switch regions := documentRegions(account); {
	case limit > 0:
		meter := "cosmos.ru.autoscale"
		if several {
			meter = "cosmos.ru.multi" // Autoscale costs nothing extra there.
		}
		bounds := Amount{limit * azure.CosmosAutoscaleFloor, limit * max(azure.CosmosAutoscaleFloor, autoscaleShare), limit}
		return []charge{hours(meter, fmt.Sprintf("autoscale to %g RU/s", limit), bounds.Times(regions/step))}, nil
	case units > 0:
		meter, factor := "cosmos.ru", 1.0
		if several {
			meter = "cosmos.ru.multi"
		} else if zonal(account) {
			factor = zones
		}
		return []charge{hours(meter, fmt.Sprintf("%g RU/s", units), Always(units*regions*factor/step))}, nil
	}
	return nil, nil
}

func zonal(account graph.Resource) bool {
	for _, location := range list(account, "locations") {
		if properties, ok := location.(map[string]any); ok && properties["isZoneRedundant"] == true {
			return true
		}
	}
	return false
}

// accountOf finds the account that a database or container is in.
func (s scene) accountOf(r graph.Resource) (graph.Resource, bool) {
	for _, account := range s.graph.OfType(cosmosAccount) {
		inside := account.ID != "" && strings.HasPrefix(strings.ToLower(r.ID), strings.ToLower(account.ID)+"/")
		if inside || word(r, "accountName") == word(account, "accountName") {
			return account, true
		}
	}
	return graph.Resource{}, false
}
