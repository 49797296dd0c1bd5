package stages

import (
	"fmt"
	"slices"
	"strings"
)

// The stores that a service can have.
const (
	StoreNone   = "none"
	StoreSQL    = "sql"
	StoreCosmos = "cosmos"
	StoreSearch = "search"
	// The further stores of Data.Stores.
	StoreTable      = "table"
	StoreGraph      = "graph"
	StoreTimeSeries = "timeseries"
)

var serviceStores = append([]string{StoreNone, StoreSQL, StoreCosmos, StoreSearch}, furtherStoreNames()...)

// defaultStoreSKU is the smallest provisioned size that is spread over zones.
const defaultStoreSKU SQLSKU = "GP_Gen5_2"

// Objective is what the service's database is bought as.
func (s Service) Objective() SQLSKU {
	if s.StoreSKU == "" {
		return defaultStoreSKU
	}
	return s.StoreSKU
}

// StoreReplicas is the number of high-availability replicas of the service's database: those of the stage's own, where
// the tier has any.
func (s Service) StoreReplicas(d Database) int {
	if !s.Objective().isHyperscale() {
		return 0
	}
	return d.HAReplicas
}

// StoreName is the name of the service's container, and ends the name of its database. It is apart from the names of the
// monolith's own, which may be called by the same domain.
func (s Service) StoreName() string { return "service-" + s.Name }

// TableName is the name of the service's table, which has no hyphens.
func (s Service) TableName() string { return "service" + s.Name }

func (c *check) serviceStore(field string, service Service, p Profile) {
	c.that(service.Store == "" || slices.Contains(serviceStores, service.Store), field+".store",
		fmt.Sprintf("%q is no store%s", service.Store, suggest(service.Store, serviceStores)),
		"it must be one of "+strings.Join(serviceStores, ", "), "use none")
	c.that(service.Store != StoreCosmos || len(p.Data.Cosmos.Containers) > 0, field+".store", "cosmos without an account",
		"the stage has no Cosmos DB", "use sql or none, or a stage with Cosmos DB")
	c.that(service.Store != StoreSearch || p.Data.Search.SKU != "", field+".store", "search without a service",
		"the stage has no Azure AI Search", "use none, or a stage with Azure AI Search")
	c.that(!slices.Contains(furtherStoreNames(), service.Store) || p.Data.Has(service.Store), field+".store",
		service.Store+" without a store", "the stage has no "+service.Store,
		fmt.Sprintf("add %q to data.stores, or use another store", service.Store))
	c.storeSKU(field+".storeSku", service, p.Database)
}

// storeSKU checks that the database can be as safe as the stage's own.
func (c *check) storeSKU(field string, service Service, d Database) {
	c.that(service.StoreSKU == "" || service.Store == StoreSQL, field, fmt.Sprintf("%q without a database", service.StoreSKU),
		"only the store sql has a service objective", "remove it, or use the store sql")
	if service.Store != StoreSQL {
		return
	}
	edition, known := service.Objective().edition()
	if !known {
		c.that(false, field, fmt.Sprintf("%q is no service objective%s", service.StoreSKU,
			suggest(string(service.StoreSKU), objectiveNames())), "it must be one Azure SQL sells", "use GP_Gen5_2 or HS_Gen5_2")
		return
	}
	c.that(!d.ZoneRedundant || edition.ZoneRedundant, field, edition.Name+" knows no zones",
		"the database is zone-redundant as that of the stage is", "use GP_Gen5_2")
	c.that(d.RetentionDays <= edition.MaxRetentionDays, field,
		fmt.Sprintf("%s keeps backups for %d days", edition.Name, edition.MaxRetentionDays),
		fmt.Sprintf("database.retentionDays is %d", d.RetentionDays), "use GP_Gen5_2")
	zonal := d.BackupRedundancy == BackupZone || d.BackupRedundancy == BackupGeoZone
	c.that(!d.ZoneRedundant || !service.Objective().isHyperscale() || zonal && d.HAReplicas > 0, field,
		fmt.Sprintf("Hyperscale over zones with %d replicas, backups %s", d.HAReplicas, d.BackupRedundancy),
		"it needs a high-availability replica and backups in Zone or GeoZone, which it takes over from database",
		"use GP_Gen5_2, or set database.haReplicas to 1 and database.backupRedundancy to GeoZone")
}
