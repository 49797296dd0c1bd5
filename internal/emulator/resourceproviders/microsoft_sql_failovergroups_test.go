package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	partnerID   = group + "/providers/Microsoft.Sql/servers/partner"
	thirdID     = group + "/providers/Microsoft.Sql/servers/third"
	failoverID  = serverID + "/failoverGroups/fog"
	poolID      = serverID + "/elasticPools/pool"
	partnerCopy = partnerID + "/databases/db"
)

func failoverInputs(more props) props {
	return merged(props{
		"databases":      list(dbID),
		"partnerServers": list(props{"id": partnerID}),
		"readWriteEndpoint": props{
			"failoverPolicy": "Manual",
		},
	}, more)
}

// servers are the two servers of a group and a database on the first.
func servers(partnerRegion string, database props, more ...model.Resource) fakeCloud {
	return append(fakeCloud{
		resource(serverID, props{"location": "eastus2"}), resource(partnerID, props{"location": partnerRegion}),
		resource(dbID, merged(props{"location": "eastus2", "sku": props{"name": "GP_Gen5_4"}}, database)),
	}, more...)
}

func geoCopy(id string) model.Resource {
	return resource(id, props{
		"sku": props{"name": "GP_Gen5_4"}, "createMode": "Secondary", "secondaryType": "Geo", "sourceDatabaseId": dbID,
	})
}

func failoverGroupCases() []ruleCase {
	pair := servers("centralus", nil)
	grouped := func(cloud fakeCloud, more props) model.Request { return in(cloud, failoverID, failoverInputs(more)) }
	endpoint := func(policy string, minutes any) model.Request {
		write := props{"failoverPolicy": policy}
		if minutes != nil {
			write["failoverWithDataLossGracePeriodMinutes"] = minutes
		}
		return given(props{"readWriteEndpoint": write})
	}
	zoned := props{"sku": props{"name": "HS_Gen5_4"}, "zoneRedundant": true}
	hyper := props{"sku": props{"name": "HS_Gen5_4"}}
	otherGroup := resource(serverID+"/failoverGroups/other", failoverInputs(nil))
	aGroup := resource(failoverID, failoverInputs(nil))
	otherPartner := props{"partnerServers": list(props{"id": thirdID})}
	const grace = "readWriteEndpoint.failoverWithDataLossGracePeriodMinutes"
	return []ruleCase{
		{"sql.failoverGroups.one-partner", given(props{"partnerServers": list(props{"id": partnerID})}),
			given(props{"partnerServers": list(props{"id": partnerID}, props{"id": thirdID})}), "partnerServers"},
		{"sql.failoverGroups.grace-period", endpoint("Automatic", 60.0), endpoint("Automatic", 59.0), grace},
		{"sql.failoverGroups.grace-period", endpoint("Automatic", 90.0), endpoint("Automatic", nil), grace},
		{"sql.failoverGroups.grace-period", endpoint("Manual", nil), endpoint("Manual", 60.0), grace},
		{"sql.failoverGroups.partner-elsewhere", grouped(pair, nil), grouped(servers("East US 2", nil), nil),
			"partnerServers[0].id"},
		{"sql.failoverGroups.partner-elsewhere", grouped(pair, nil),
			grouped(pair, props{"partnerServers": list(props{"id": serverID})}), "partnerServers[0].id"},
		{"sql.failoverGroups.dns-name", grouped(pair, nil), in(pair, serverID+"/failoverGroups/SQL", failoverInputs(nil)),
			"failoverGroupName"},
		{"sql.failoverGroups.databases-of-primary", grouped(pair, nil),
			in(pair, partnerID+"/failoverGroups/fog", failoverInputs(nil)), "databases"},
		{"sql.failoverGroups.primaries-only", grouped(servers("centralus", nil, geoCopy(partnerCopy)), nil),
			grouped(servers("centralus", props{"createMode": "Secondary", "secondaryType": "Named"}), nil), "databases"},
		{"sql.failoverGroups.one-group-per-database", grouped(append(pair, aGroup), nil),
			grouped(append(pair, otherGroup), nil), "databases"},
		{"sql.failoverGroups.partner-name-free", grouped(servers("centralus", nil, geoCopy(partnerCopy)), nil),
			grouped(servers("centralus", nil, resource(partnerCopy, props{})), nil), "databases"},
		{"sql.failoverGroups.partner-pool",
			grouped(servers("centralus", props{"elasticPoolId": poolID}, resource(partnerID+"/elasticPools/pool", nil)), nil),
			grouped(servers("centralus", props{"elasticPoolId": poolID}, resource(partnerID+"/elasticPools/other", nil)), nil),
			"databases"},
		{"sql.failoverGroups.partner-zones", grouped(servers("centralus", zoned), nil),
			grouped(servers("westus", zoned), nil), "databases"},
		{"sql.failoverGroups.secondaries-at-most", grouped(servers("centralus", hyper, geoCopy(partnerCopy)), nil),
			grouped(servers("centralus", hyper, geoCopy(thirdID+"/databases/db")), nil), "databases"},
		{"sql.failoverGroups.standby-tier", grouped(pair, props{"secondaryType": "Standby"}),
			grouped(servers("centralus", hyper), props{"secondaryType": "Standby"}), "secondaryType"},
		{"sql.failoverGroups.partner-change", changing(pair, failoverID, failoverInputs(nil), failoverInputs(nil)),
			changing(pair, failoverID, failoverInputs(nil), failoverInputs(otherPartner)), "partnerServers[0].id"},
		{"sql.servers.name-is-no-listener", in(append(pair, aGroup), thirdID, props{}),
			in(append(pair, aGroup), group+"/providers/Microsoft.Sql/servers/FOG", props{}), "serverName"},
		{"sql.servers.delete-in-failover-group", in(pair, serverID, props{}), in(append(pair, aGroup), serverID, props{}), ""},
		{"sql.databases.delete-copy-in-failover-group",
			in(append(pair, aGroup), thirdID+"/databases/db", geoCopy(partnerCopy).Inputs),
			in(append(pair, aGroup), partnerCopy, geoCopy(partnerCopy).Inputs), ""},
	}
}

func TestAGroupCopiesWhatThePartnerLacks(t *testing.T) {
	t.Parallel()
	written := impliedSecondaries(in(servers("centralus", props{
		"sku": props{"name": "HS_Gen5_4"}, "zoneRedundant": true, "highAvailabilityReplicaCount": 1.0,
		"requestedBackupStorageRedundancy": "GeoZone", "readScale": "Enabled",
	}), failoverID, failoverInputs(nil)))
	require.Len(t, written, 1)
	assert.Equal(t, partnerCopy, written[0].ID)
	assert.Equal(t, props{
		"resourceGroupName": "rg", "serverName": "partner", "databaseName": "db", "location": "centralus",
		"createMode": "Secondary", "secondaryType": "Geo", "sourceDatabaseId": dbID, "sku": props{"name": "HS_Gen5_4"},
		"zoneRedundant": true, "highAvailabilityReplicaCount": 1.0, "requestedBackupStorageRedundancy": "GeoZone",
	}, written[0].Inputs)

	adopted := in(servers("centralus", nil, geoCopy(partnerCopy)), failoverID, failoverInputs(nil))
	assert.Empty(t, impliedSecondaries(adopted), "the copy that is there is adopted")

	pooled := impliedSecondaries(in(servers("centralus", props{"elasticPoolId": poolID, "zoneRedundant": true}),
		failoverID, failoverInputs(nil)))
	require.Len(t, pooled, 1)
	assert.Equal(t, partnerID+"/elasticPools/pool", pooled[0].Inputs.String("elasticPoolId"))
	assert.NotContains(t, pooled[0].Inputs, "zoneRedundant", "below Hyperscale zone redundancy is not inherited")
}

func TestAConvertedPrimaryTakesItsCopyAlong(t *testing.T) {
	t.Parallel()
	secondary := geoCopy(partnerCopy)
	secondary.Inputs["elasticPoolId"] = partnerID + "/elasticPools/pool"
	inputs := props{"sku": props{"name": "HS_Gen5_4"}, "zoneRedundant": true, "requestedBackupStorageRedundancy": "GeoZone"}
	standard := props{"sku": props{"name": "Standard", "capacity": 100.0}}
	converted := convertedSecondaries(changing(servers("centralus", nil, secondary), dbID, standard, inputs))
	require.Len(t, converted, 1)
	assert.Equal(t, "HS_Gen5_4", converted[0].Inputs.String("sku.name"))
	assert.True(t, converted[0].Inputs.Bool("zoneRedundant"))
	assert.NotContains(t, converted[0].Inputs, "elasticPoolId")
	assert.Equal(t, "GP_Gen5_4", secondary.Inputs.String("sku.name"), "what was there is not written to")

	withoutZones := convertedSecondaries(changing(servers("westus", nil, secondary), dbID, standard, inputs))
	require.Len(t, withoutZones, 1)
	assert.False(t, withoutZones[0].Inputs.Bool("zoneRedundant"))
	resized := props{"sku": props{"name": "HS_Gen5", "capacity": 2.0}}
	assert.Empty(t, convertedSecondaries(changing(servers("centralus", nil, secondary), dbID, resized, inputs)),
		"a change of size inside the tier reaches no copy")
}

func TestAGroupIsSeenInItsDatabases(t *testing.T) {
	t.Parallel()
	cloud := servers("centralus", nil, geoCopy(partnerCopy), resource(failoverID, failoverInputs(nil)))
	for _, id := range []string{dbID, partnerCopy} {
		database, _ := cloud.Get(id)
		outputs := sqlDatabaseOutputs(in(cloud, id, database.Inputs))
		assert.Equal(t, failoverID, outputs.String("failoverGroupId"), id)
	}
	other := dbID + "2"
	assert.Empty(t, sqlDatabaseOutputs(in(cloud, other, props{})).String("failoverGroupId"))
	outputs := failoverGroupOutputs(in(cloud, failoverID, failoverInputs(nil)))
	assert.Equal(t, "Primary", outputs.String("replicationRole"))
	assert.Equal(t, "East US 2", outputs.String("location"))
	require.Len(t, outputs.Objects("partnerServers"), 1)
	assert.Equal(t, props{"id": partnerID, "location": "Central US", "replicationRole": "Secondary"},
		outputs.Objects("partnerServers")[0])
}
