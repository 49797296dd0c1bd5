package resourceproviders

import "slices"

func sqlCases() []ruleCase {
	database := func(objective string, more props) props {
		return merged(props{"location": "eastus2", "sku": props{"name": objective}}, more)
	}
	admin := func(login, sid string, only bool) props {
		return props{"administrators": props{"login": login, "sid": sid, "azureADOnlyAuthentication": only}}
	}
	zones := func(replicas float64, backup string) props {
		return props{
			"zoneRedundant": true, "highAvailabilityReplicaCount": replicas, "requestedBackupStorageRedundancy": backup,
		}
	}
	asStandard := props{"sku": props{"name": "Standard", "capacity": 20.0}, "zoneRedundant": false}
	asBasic := props{"sku": props{"name": "Basic", "capacity": 5.0}}
	asHyperscale := props{"sku": props{"name": "HS_Gen5", "capacity": 2.0}, "zoneRedundant": false}
	cases := []ruleCase{
		{"sql.servers.administrator-needed", given(admin("dba", guid, true)), given(admin("dba", guid, false)),
			"administrators"},
		{"sql.servers.entra-administrator-complete", given(admin("dba", guid, true)), given(admin("dba", "dba", true)),
			"administrators.sid"},
		{"sql.servers.login-reserved", given(props{"administratorLogin": "azstage"}),
			given(props{"administratorLogin": "SA"}), "administratorLogin"},
		{"sql.servers.identities-given", given(props{"identity": props{"type": "SystemAssigned"}}),
			given(props{"identity": props{"type": "UserAssigned"}}), "identity.userAssignedIdentities"},
		{"sql.databases.known-objective", given(database("S1", nil)), given(database("S5", nil)), "sku.name"},
		{"sql.databases.known-objective", given(props{"sku": props{"name": "Standard", "capacity": 20.0}}),
			given(props{"sku": props{"name": "Standard", "capacity": 21.0}}), "sku.name"},
		{"sql.databases.objective-not-retired", given(database("GP_Gen5_8", nil)), given(database("GP_Fsv2_8", nil)),
			"sku.name"},
		{"sql.databases.tier-matches-objective", given(props{"sku": props{"name": "S1", "tier": "standard"}}),
			given(props{"sku": props{"name": "S1", "tier": "Premium"}}), "sku.tier"},
		{"sql.databases.max-size", given(database("S1", props{"maxSizeBytes": 250.0 * gigabyte})),
			given(database("S1", props{"maxSizeBytes": 251.0 * gigabyte})), "maxSizeBytes"},
		{"sql.databases.read-scale-by-tier", given(database("P1", props{"readScale": "Enabled"})),
			given(database("S3", props{"readScale": "Enabled"})), "readScale"},
		{"sql.databases.read-scale-by-tier",
			given(database("HS_Gen5_2", props{"readScale": "Enabled", "highAvailabilityReplicaCount": 1.0})),
			given(database("HS_Gen5_2", props{"readScale": "Enabled"})), "readScale"},
		{"sql.databases.replicas-hyperscale-only", given(database("HS_Gen5_2", props{"highAvailabilityReplicaCount": 4.0})),
			given(database("BC_Gen5_2", props{"highAvailabilityReplicaCount": 1.0})), "highAvailabilityReplicaCount"},
		{"sql.databases.zone-redundant-by-tier", given(database("P1", zones(0, "Zone"))),
			given(database("S3", zones(0, "Zone"))), "zoneRedundant"},
		{"sql.databases.zone-redundant-needs-zones", given(database("P1", zones(0, "Zone"))),
			given(database("P1", props{"zoneRedundant": true, "location": "westus"})), "zoneRedundant"},
		{"sql.databases.hyperscale-zone-redundancy-needs-replica", given(database("HS_Gen5_2", zones(1, "GeoZone"))),
			given(database("HS_Gen5_2", zones(0, "Zone"))), "highAvailabilityReplicaCount"},
		{"sql.databases.hyperscale-zone-redundancy-needs-replica", given(database("HS_Gen5_2", zones(1, "Zone"))),
			given(database("HS_Gen5_2", zones(1, "Geo"))), "requestedBackupStorageRedundancy"},
		{"sql.databases.hyperscale-zone-redundancy-at-creation", given(database("HS_Gen5_2", zones(1, "Zone"))),
			changed(asHyperscale, database("HS_Gen5_2", zones(1, "Zone"))), "zoneRedundant"},
		{"sql.databases.hyperscale-zone-redundancy-at-creation",
			changed(asStandard, database("HS_Gen5_2", zones(1, "GeoZone"))),
			changed(asHyperscale, database("HS_Gen5_4", zones(1, "GeoZone"))), "zoneRedundant"},
		{"sql.databases.basic-to-hyperscale", changed(asStandard, database("HS_Gen5_2", nil)),
			changed(asBasic, database("HS_Gen5_2", nil)), "sku.name"},
		{"sql.databases.hyperscale-is-one-way", changed(asHyperscale, database("GP_Gen5_2", nil)),
			changed(asHyperscale, database("S3", nil)), "sku.name"},
		{"sql.databases.serverless-properties", given(database("GP_S_Gen5_2", props{"minCapacity": 0.5})),
			given(database("GP_Gen5_2", props{"minCapacity": 0.5})), "minCapacity"},
	}
	return slices.Concat(cases, sqlCloudCases(), failoverGroupCases(), elasticPoolCases(), jobAgentCases())
}

func sqlCloudCases() []ruleCase {
	server := func(access string) fakeCloud {
		return fakeCloud{resource(serverID, props{"location": "eastus2", "publicNetworkAccess": access})}
	}
	withSubnet := func(service string) fakeCloud {
		return fakeCloud{resource(subnetID, props{"serviceEndpoints": list(props{"service": service})})}
	}
	withDatabase := func(objective string) fakeCloud {
		return fakeCloud{resource(dbID, props{"sku": props{"name": objective}})}
	}
	subnetRule, ruleID := props{"virtualNetworkSubnetId": subnetID}, serverID+"/virtualNetworkRules/app"
	addresses := func(start, end string) props { return props{"startIpAddress": start, "endIpAddress": end} }
	retention := dbID + "/backupShortTermRetentionPolicies/default"
	return []ruleCase{
		{"sql.databases.same-region-as-server", in(server("Enabled"), dbID, props{"location": "East US 2"}),
			in(server("Enabled"), dbID, props{"location": "westus"}), "location"},
		{"sql.virtualNetworkRules.service-endpoint", in(withSubnet("Microsoft.Sql"), ruleID, subnetRule),
			in(withSubnet("Microsoft.Storage"), ruleID, subnetRule), "virtualNetworkSubnetId"},
		{"sql.virtualNetworkRules.public-network-enabled", in(server("Enabled"), ruleID, subnetRule),
			in(server("Disabled"), ruleID, subnetRule), "serverName"},
		{"sql.firewallRules.public-network-enabled", in(server("Enabled"), serverID+"/firewallRules/a", props{}),
			in(server("Disabled"), serverID+"/firewallRules/a", props{}), "serverName"},
		{"sql.firewallRules.address-range", given(addresses("203.0.113.4", "203.0.113.4")),
			given(addresses("203.0.113.4", "203.0.113.3")), "endIpAddress"},
		{"sql.firewallRules.address-range", given(addresses("203.0.113.4", "203.0.113.9")),
			given(addresses("2001:db8::1", "2001:db8::2")), "startIpAddress"},
		{"sql.extendedAuditingSettings.target-needed",
			given(props{"state": "Enabled", "isAzureMonitorTargetEnabled": true}), given(props{"state": "Enabled"}),
			"isAzureMonitorTargetEnabled"},
		{"sql.backupShortTermRetentionPolicies.differential-interval", given(props{"diffBackupIntervalInHours": 24.0}),
			given(props{"diffBackupIntervalInHours": 6.0}), "diffBackupIntervalInHours"},
		{"sql.backupShortTermRetentionPolicies.days-by-tier",
			in(withDatabase("S1"), retention, props{"retentionDays": 14.0}),
			in(withDatabase("Basic"), retention, props{"retentionDays": 14.0}), "retentionDays"},
	}
}
