package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	namedReplicaDocs = "MicrosoftDocs/sql-docs azure-sql/database/service-tier-hyperscale-replicas.md (2021-09)"
	geoReplicaSource = azurermSource + "mssql/helper/sku.go and mssql_database_resource.go"
	geoUpgradeSource = "GitHub hashicorp/terraform-provider-azurerm#11482 and Azure/azure-rest-api-specs#10511"
)

// maxNamedReplicas is how many one database has.
const maxNamedReplicas = 30

func isSecondary(inputs model.Properties) bool {
	return oneOf(inputs.String("createMode"), "Secondary", "OnlineSecondary")
}

func isNamedReplica(inputs model.Properties) bool {
	return isSecondary(inputs) && oneOf(inputs.String("secondaryType"), "Named")
}

// isGeoSecondary says that a database is a copy of its own; without a type a secondary is one.
func isGeoSecondary(inputs model.Properties) bool {
	return isSecondary(inputs) && oneOf(inputs.String("secondaryType"), "", "Geo", "Standby")
}

// primaryOf returns the database that another one copies.
func primaryOf(r model.Request) (model.Resource, bool) {
	return r.Cloud.Get(r.Inputs.String("sourceDatabaseId"))
}

// secondariesOf returns the copies of a database that a condition holds for, but not the one that is asked about.
func secondariesOf(r model.Request, primary string, holds func(model.Properties) bool) []model.Resource {
	return slices.DeleteFunc(referringTo(r.Cloud, primary, "Microsoft.Sql/servers/databases"), func(other model.Resource) bool {
		return strings.EqualFold(other.ID, r.ID) || !holds(other.Inputs) ||
			!strings.EqualFold(other.Inputs.String("sourceDatabaseId"), primary)
	})
}

// editionOf returns the tier of a database that exists: that of its pool where it is in one.
func editionOf(cloud model.Cloud, database model.Resource) azure.SQLEdition {
	if pool, pooled := cloud.Get(database.Inputs.String("elasticPoolId")); pooled {
		size, _ := poolOf(pool.Inputs)
		edition, _ := azure.SQLEditionByName(size.Edition)
		return edition
	}
	_, edition, _ := databaseEdition(database.Inputs)
	return edition
}
