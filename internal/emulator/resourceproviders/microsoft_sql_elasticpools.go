package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	elasticPoolSource = azurermSource + "mssql/mssql_elasticpool_resource.go and helper/elasticpool.go"
	elasticPoolDocs   = "MicrosoftDocs/sql-docs azure-sql/database/resource-limits-dtu-elastic-pools.md"
	hyperscalePools   = "MicrosoftDocs/sql-docs azure-sql/database/hyperscale-elastic-pool-overview.md (2023-05-21)"
	elasticPoolARM    = "Microsoft.Sql/servers/elasticPools"
)

func sqlElasticPool() *model.Type {
	return &model.Type{
		Token:    "azure-native:sql/v20230801:ElasticPool",
		ARMType:  elasticPoolARM,
		Path:     sqlServerPath + "/elasticPools/{elasticPoolName}",
		Location: model.Regional,
		Replace:  properties(verified(elasticPoolSource), "location"),
		Required: properties(verified(elasticPoolSource), "sku.name", "sku.capacity"),
		Allowed: []model.Allowed{
			allowed(verified(elasticPoolSource), "licenseType", "LicenseIncluded", "BasePrice"),
		},
		Ranges: []model.Range{between(verified(elasticPoolSource), "highAvailabilityReplicaCount", 0, 4)},
		Defaults: []model.Default{
			byDefault(known(), "zoneRedundant", false),
			byDefault(known(), "availabilityZone", "NoPreference"),
		},
		Normalise: normalisedLocation(),
		ReadOnly:  elasticPoolOutputs,
		Rules:     sqlElasticPoolRules(),
	}
}

// poolOf returns the size that properties of a pool ask for.
func poolOf(inputs model.Properties) (azure.SQLPool, bool) {
	return azure.SQLPoolOf(inputs.String("sku.name"), int(inputs.Number("sku.capacity")))
}

func elasticPoolOutputs(r model.Request) model.Properties {
	pool, _ := poolOf(r.Inputs)
	sku := model.Properties{"name": pool.Name, "tier": pool.Edition, "capacity": float64(pool.Capacity)}
	kind := ""
	if !pool.DTU() {
		kind = "vcore,pool"
		sku["family"] = pool.Name[strings.LastIndex(pool.Name, "_")+1:]
	}
	outputs := named(r, elasticPoolARM, model.Properties{
		"creationDate": emulatedTime, "kind": kind, "sku": sku, "state": "Ready",
		"maintenanceConfigurationId": "/subscriptions/" + segmentOf(r.ID, "subscriptions") +
			"/providers/Microsoft.Maintenance/publicMaintenanceConfigurations/SQL_Default",
	})
	if _, given := r.Inputs.Get("maxSizeBytes"); !given {
		outputs["maxSizeBytes"] = pool.MaxSizeGB * gigabyte
	}
	if r.Inputs.Object("perDatabaseSettings") == nil {
		outputs["perDatabaseSettings"] = model.Properties{"minCapacity": 0.0, "maxCapacity": mostPerDatabase(pool)}
	}
	return outputs
}

// mostPerDatabase is the most that one database may take of a pool.
func mostPerDatabase(pool azure.SQLPool) float64 {
	most := float64(pool.Capacity)
	for i := len(pool.PerDatabase) - 1; i >= 0; i-- {
		if pool.PerDatabase[i] <= most {
			return pool.PerDatabase[i]
		}
	}
	return most
}

// pooledIn are the databases in a pool, but not the one that is asked about.
func pooledIn(r model.Request, pool string) []model.Resource {
	var found []model.Resource
	for _, database := range referringTo(r.Cloud, pool, sqlDatabaseARM) {
		if strings.EqualFold(database.Inputs.String("elasticPoolId"), pool) && !strings.EqualFold(database.ID, r.ID) {
			found = append(found, database)
		}
	}
	return found
}
