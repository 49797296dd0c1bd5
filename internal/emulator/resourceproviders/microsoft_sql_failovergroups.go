package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	failoverGroupSource = azurermSource + "mssql/mssql_failover_group_resource.go"
	failoverGroupDocs   = "MicrosoftDocs/sql-docs azure-sql/database/failover-group-sql-db.md (2026)"
	// failoverGroupCodes lists every error of the operation with its meaning.
	failoverGroupCodes = "Microsoft.Sql failoverGroups.json, error responses of FailoverGroups_CreateOrUpdate"
	standbyDocs        = "MicrosoftDocs/sql-docs azure-sql/database/standby-replica-how-to-configure.md (2024-01-29)"

	failoverGroupARM = "Microsoft.Sql/servers/failoverGroups"
	sqlDatabaseARM   = "Microsoft.Sql/servers/databases"
	sqlDatabaseToken = "azure-native:sql/v20230801:Database"
)

func sqlFailoverGroup() *model.Type {
	documented := verified(sdkSource + "FailoverGroup")
	return &model.Type{
		Token:    "azure-native:sql/v20230801:FailoverGroup",
		ARMType:  failoverGroupARM,
		Path:     sqlServerPath + "/failoverGroups/{failoverGroupName}",
		Location: model.Unlocated,
		Allowed: []model.Allowed{
			allowed(verified(failoverGroupSource), "readWriteEndpoint.failoverPolicy", "Manual", "Automatic"),
			allowed(verified(failoverGroupSource), "readOnlyEndpoint.failoverPolicy", "Enabled", "Disabled"),
			allowed(documented, "secondaryType", "Geo", "Standby"),
		},
		References: []model.Reference{
			{
				Path: "partnerServers[].id", Types: []string{"Microsoft.Sql/servers"}, Blocks: true,
				Code: "ServerInFailoverGroup", Message: "The server is the secondary of a failover group: delete the group first.",
				Fact: known(),
			},
			{
				Path: "databases[]", Types: []string{sqlDatabaseARM}, Blocks: true, Code: "DatabaseInFailoverGroup",
				Message: "The database is in a failover group: take it out of the group first.", Fact: known(),
			},
			{Path: "readOnlyEndpoint.targetServer", Types: []string{"Microsoft.Sql/servers"}, Fact: known()},
		},
		Defaults: []model.Default{
			byDefault(verified(failoverGroupDocs), "readOnlyEndpoint.failoverPolicy", "Disabled"),
			byDefault(known(), "databases", []any{}),
			byDefault(known(), "secondaryType", "Geo"),
		},
		Consequences: []model.Consequence{{
			ID: "secondaries",
			Text: "A database that is added without a copy on the partner gets one there, of the same objective, in the pool " +
				"of the same name if it is in one. It inherits zone redundancy in Hyperscale only. A copy that is there already " +
				"is adopted. Copies outlive the group, and later changes of the primary's size do not reach them.",
			Fact:   verified(failoverGroupDocs + "; GitHub Azure/azure-rest-api-specs#10511"),
			Writes: impliedSecondaries,
		}},
		ReadOnly: failoverGroupOutputs,
		Rules:    sqlFailoverGroupRules(),
	}
}

// failoverGroupOutputs are those of the primary's side. The emulator never fails over.
func failoverGroupOutputs(r model.Request) model.Properties {
	outputs := named(r, failoverGroupARM, model.Properties{
		"replicationRole": "Primary", "replicationState": "CATCH_UP",
	})
	if r.Cloud == nil {
		return outputs
	}
	if server, ok := r.Cloud.Get(parentOf(r.ID)); ok {
		outputs["location"] = locationDisplayName(server.Inputs.String("location"))
	}
	partners := []any{}
	for _, partner := range r.Inputs.Objects("partnerServers") {
		server, _ := r.Cloud.Get(partner.String("id"))
		partners = append(partners, model.Properties{
			"id": partner.String("id"), "location": locationDisplayName(server.Inputs.String("location")),
			"replicationRole": "Secondary",
		})
	}
	outputs["partnerServers"] = partners
	return outputs
}

// failoverPartner is the one partner server that a group names.
func failoverPartner(inputs model.Properties) string {
	for _, partner := range inputs.Objects("partnerServers") {
		return partner.String("id")
	}
	return ""
}

// copyOn returns the geo-secondary that a database has on a server.
func copyOn(r model.Request, database, server string) (model.Resource, bool) {
	for _, secondary := range secondariesOf(r, database, isGeoSecondary) {
		if strings.EqualFold(parentOf(secondary.ID), server) {
			return secondary, true
		}
	}
	return model.Resource{}, false
}

// withoutCopy are the databases of a group of which the partner has no copy yet.
func withoutCopy(r model.Request) []model.Resource {
	var found []model.Resource
	for _, id := range r.Inputs.Strings("databases") {
		database, exists := r.Cloud.Get(id)
		if _, copied := copyOn(r, id, failoverPartner(r.Inputs)); exists && !copied {
			found = append(found, database)
		}
	}
	return found
}

func impliedSecondaries(r model.Request) []model.Resource {
	partner, ok := r.Cloud.Get(failoverPartner(r.Inputs))
	if !ok {
		return nil
	}
	var created []model.Resource
	for _, database := range withoutCopy(r) {
		created = append(created, impliedSecondary(r, database, partner))
	}
	return created
}

func impliedSecondary(r model.Request, database, partner model.Resource) model.Resource {
	kind := r.Inputs.String("secondaryType")
	inputs := model.Properties{
		"resourceGroupName": segmentOf(partner.ID, "resourceGroups"), "serverName": nameOf(partner.ID),
		"databaseName": nameOf(database.ID), "location": partner.Inputs.String("location"),
		"createMode": "Secondary", "secondaryType": kind, "sourceDatabaseId": database.ID,
	}
	if kind == "" {
		inputs["secondaryType"] = "Geo"
	}
	inherited := []string{"sku", "requestedBackupStorageRedundancy"}
	if editionOf(r.Cloud, database).Name == hyperscale {
		inherited = append(inherited, "zoneRedundant", "highAvailabilityReplicaCount")
	}
	for _, name := range inherited {
		if value, given := database.Inputs[name]; given {
			inputs[name] = value
		}
	}
	if pool := database.Inputs.String("elasticPoolId"); pool != "" {
		inputs["elasticPoolId"] = partner.ID + "/elasticPools/" + nameOf(pool)
	}
	return model.Resource{ID: partner.ID + "/databases/" + nameOf(database.ID), Token: sqlDatabaseToken, Inputs: inputs}
}

// failoverGroupOf returns the group that a database is in, as a primary or as a copy on the partner.
func failoverGroupOf(cloud model.Cloud, database model.Resource) (model.Resource, bool) {
	source := database.Inputs.String("sourceDatabaseId")
	for _, group := range append(referringTo(cloud, database.ID, failoverGroupARM),
		referringTo(cloud, source, failoverGroupARM)...) {
		members := group.Inputs.Strings("databases")
		asCopy := isGeoSecondary(database.Inputs) && oneOf(source, members...) &&
			strings.EqualFold(parentOf(database.ID), failoverPartner(group.Inputs))
		if oneOf(database.ID, members...) || asCopy {
			return group, true
		}
	}
	return model.Resource{}, false
}

// failoverGroupID is the output failoverGroupId of a database, "" for one in no group.
func failoverGroupID(r model.Request) string {
	if r.Cloud == nil {
		return ""
	}
	group, _ := failoverGroupOf(r.Cloud, model.Resource{ID: r.ID, Inputs: r.Inputs})
	return group.ID
}

// hasZones says whether the region of a server has availability zones.
func hasZones(server model.Resource) bool {
	region, known := azure.RegionByName(server.Inputs.String("location"))
	return !known || region.Zones
}

// convertedSecondaries are the geo-secondaries that become Hyperscale together with their primary.
func convertedSecondaries(r model.Request) []model.Resource {
	if !becomesHyperscale(r) {
		return nil
	}
	var converted []model.Resource
	for _, secondary := range secondariesOf(r, r.ID, isGeoSecondary) {
		inputs := secondary.Inputs.Clone()
		for _, name := range []string{
			"sku", "zoneRedundant", "highAvailabilityReplicaCount", "requestedBackupStorageRedundancy", "readScale",
		} {
			delete(inputs, name)
			if value, given := r.Inputs[name]; given {
				inputs[name] = value
			}
		}
		delete(inputs, "elasticPoolId") // a pooled secondary leaves its pool
		delete(inputs, "maxSizeBytes")
		if server, ok := r.Cloud.Get(parentOf(secondary.ID)); ok && !hasZones(server) {
			inputs["zoneRedundant"] = false
		}
		converted = append(converted, model.Resource{ID: secondary.ID, Token: secondary.Token, Inputs: inputs})
	}
	return slices.Clip(converted)
}
