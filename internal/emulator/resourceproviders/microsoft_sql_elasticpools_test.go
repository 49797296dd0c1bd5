package resourceproviders

import (
	"fmt"

	"github.com/azstage/azstage/internal/emulator/model"
)

func elasticPoolCases() []ruleCase {
	sized := func(name string, capacity float64, more props) props {
		return merged(props{"location": "eastus2", "sku": props{"name": name, "capacity": capacity}}, more)
	}
	pool := func(name string, capacity float64, more props) model.Request {
		return given(sized(name, capacity, more))
	}
	each := func(least, most float64) props {
		return props{"perDatabaseSettings": props{"minCapacity": least, "maxCapacity": most}}
	}
	holding := func(count int, more props) fakeCloud {
		cloud := fakeCloud{resource(poolID, sized("BC_Gen5", 4, more))}
		for i := range count {
			cloud = append(cloud, resource(fmt.Sprintf("%s%d", dbID, i), props{"elasticPoolId": poolID}))
		}
		return cloud
	}
	into := func(cloud fakeCloud, id string) model.Request { return in(cloud, id, props{"elasticPoolId": poolID}) }
	resized := func(databases int, least float64) model.Request {
		return changing(holding(databases, nil), poolID, sized("BC_Gen5", 8, nil), sized("BC_Gen5", 4, each(least, 4)))
	}
	moved := func(was string, more ...model.Resource) model.Request {
		request := changing(append(holding(0, nil), more...), dbID, props{"sku": props{"name": was, "capacity": 2.0}},
			props{"elasticPoolId": poolID})
		return request
	}
	replica := resource(dbID+"-read", props{"createMode": "Secondary", "secondaryType": "Named", "sourceDatabaseId": dbID})
	server := fakeCloud{resource(serverID, props{"location": "eastus2"})}
	retention := func(path, value string) model.Request { return given(props{path: value, "weekOfYear": 5.0}) }
	return []ruleCase{
		{"sql.elasticPools.known-size", pool("StandardPool", 100, nil), pool("StandardPool", 75, nil), "sku.name"},
		{"sql.elasticPools.known-size", pool("HS_Gen5", 4, nil), pool("HS_Gen5", 2, nil), "sku.name"},
		{"sql.elasticPools.tier-matches-sku", given(props{"sku": props{"name": "GP_Gen5", "capacity": 4.0, "tier": "generalpurpose"}}),
			given(props{"sku": props{"name": "GP_Gen5", "capacity": 4.0, "tier": "BusinessCritical"}}), "sku.tier"},
		{"sql.elasticPools.max-size", pool("GP_Gen5", 2, props{"maxSizeBytes": 512.0 * gigabyte}),
			pool("GP_Gen5", 2, props{"maxSizeBytes": 513.0 * gigabyte}), "maxSizeBytes"},
		{"sql.elasticPools.max-size", pool("BasicPool", 50, props{"maxSizeBytes": 4.8828125 * gigabyte}),
			pool("BasicPool", 50, props{"maxSizeBytes": 4.0 * gigabyte}), "maxSizeBytes"},
		{"sql.elasticPools.per-database", pool("StandardPool", 100, each(10, 100)), pool("StandardPool", 100, each(10, 75)),
			"perDatabaseSettings"},
		{"sql.elasticPools.per-database", pool("GP_Gen5", 4, each(0.25, 3)), pool("GP_Gen5", 4, each(0, 5)),
			"perDatabaseSettings"},
		{"sql.elasticPools.per-database", pool("GP_Gen5", 4, each(2, 2)), pool("GP_Gen5", 4, each(3, 2)),
			"perDatabaseSettings"},
		{"sql.elasticPools.zone-redundant-by-tier", pool("BC_Gen5", 4, props{"zoneRedundant": true}),
			pool("StandardPool", 50, props{"zoneRedundant": true}), "zoneRedundant"},
		{"sql.elasticPools.zone-redundant-by-tier", pool("BC_Gen5", 4, props{"zoneRedundant": true}),
			pool("BC_Gen5", 4, props{"zoneRedundant": true, "location": "westus"}), "zoneRedundant"},
		{"sql.elasticPools.replicas-hyperscale-only", pool("HS_Gen5", 4, props{"highAvailabilityReplicaCount": 1.0}),
			pool("BC_Gen5", 4, props{"highAvailabilityReplicaCount": 1.0}), "highAvailabilityReplicaCount"},
		{"sql.elasticPools.hyperscale-stays", changed(sized("GP_Gen5", 4, nil), sized("BC_Gen5", 4, nil)),
			changed(sized("GP_Gen5", 4, nil), sized("HS_Gen5", 4, nil)), "sku.name"},
		{"sql.elasticPools.same-region-as-server", in(server, poolID, sized("GP_Gen5", 4, nil)),
			in(server, poolID, sized("GP_Gen5", 4, props{"location": "westus"})), "location"},
		{"sql.elasticPools.databases-fit", resized(4, 1), resized(5, 1), "sku.capacity"},
		{"sql.databases.pool-sku", given(props{"elasticPoolId": poolID, "sku": props{"name": "ElasticPool"}}),
			given(props{"elasticPoolId": poolID, "sku": props{"name": "S3"}}), "sku.name"},
		{"sql.databases.pool-of-server", into(holding(0, nil), dbID), into(holding(0, nil), partnerCopy), "elasticPoolId"},
		{"sql.databases.pool-capacity", into(holding(99, nil), dbID), into(holding(100, nil), dbID), "elasticPoolId"},
		{"sql.databases.pool-capacity", into(holding(3, each(1, 4)), dbID), into(holding(4, each(1, 4)), dbID),
			"elasticPoolId"},
		{"sql.databases.pool-tier", moved("GP_Gen5"), moved("HS_Gen5"), "elasticPoolId"},
		{"sql.databases.pool-tier", moved("GP_Gen5"), moved("GP_Gen5", replica), "elasticPoolId"},
		{"sql.backupLongTermRetentionPolicies.durations", retention("weeklyRetention", "P12W"),
			retention("weeklyRetention", "12 weeks"), "weeklyRetention"},
		{"sql.backupLongTermRetentionPolicies.durations", retention("yearlyRetention", "P10Y"),
			retention("yearlyRetention", "P11Y"), "yearlyRetention"},
		{"sql.backupLongTermRetentionPolicies.week-of-year", given(props{"yearlyRetention": "P1Y", "weekOfYear": 1.0}),
			given(props{"yearlyRetention": "P1Y"}), "weekOfYear"},
	}
}
