package resourceproviders

import (
	"fmt"

	"github.com/azstage/azstage/internal/emulator/model"
)

func sqlSecondaryCases() []ruleCase {
	const partnerID = group + "/providers/Microsoft.Sql/servers/partner"
	sized := func(objective string, more props) props {
		return merged(props{"location": "eastus2", "sku": props{"name": objective}}, more)
	}
	copyOf := func(kind, objective string) props {
		return sized(objective, props{"createMode": "Secondary", "secondaryType": kind, "sourceDatabaseId": dbID})
	}
	primary := func(objective string) fakeCloud { return fakeCloud{resource(dbID, sized(objective, nil))} }
	pooled := func(pool string) fakeCloud {
		return fakeCloud{resource(dbID, props{"elasticPoolId": poolID}),
			resource(poolID, props{"sku": props{"name": pool, "capacity": 4.0}})}
	}
	replica := copyOf("Named", "HS_Gen5_2")
	replicas := func(count int) fakeCloud {
		cloud := primary("HS_Gen5_4")
		for i := range count {
			cloud = append(cloud, resource(fmt.Sprintf("%s-%d", dbID, i), replica))
		}
		return cloud
	}
	geo := func(objective string, count int, theirs string) fakeCloud {
		cloud := primary(objective)
		for i := range count {
			cloud = append(cloud, resource(fmt.Sprintf("%s%d/databases/db", partnerID, i), copyOf("Geo", theirs)))
		}
		return cloud
	}
	named := func(cloud fakeCloud, inputs props) model.Request { return in(cloud, dbID+"-read", inputs) }
	partner := func(cloud fakeCloud, name, objective string) model.Request {
		return in(cloud, partnerID+"/databases/"+name, copyOf("Geo", objective))
	}
	to := func(cloud fakeCloud, was, objective string) model.Request {
		return changing(cloud, dbID, sized(was, nil), sized(objective, nil))
	}
	converting := func(primaryIs string) model.Request {
		return changing(primary(primaryIs), partnerID+"/databases/db", sized("S3", nil), copyOf("Geo", "HS_Gen5_4"))
	}
	chained := append(primary("HS_Gen5_4"), resource(dbID+"-read", replica))
	ofReplica := merged(replica, props{"sourceDatabaseId": dbID + "-read"})
	withoutSource := merged(replica, nil)
	delete(withoutSource, "sourceDatabaseId")
	return []ruleCase{
		{"sql.databases.secondary-needs-source", given(replica), given(withoutSource), "sourceDatabaseId"},
		{"sql.databases.secondary-type-for-secondaries", given(replica),
			given(sized("HS_Gen5_2", props{"secondaryType": "Named"})), "secondaryType"},
		{"sql.databases.named-replica-is-hyperscale", given(replica), given(copyOf("Named", "S3")), "sku.name"},
		{"sql.databases.named-replica-of-hyperscale", named(primary("HS_Gen5_4"), replica),
			named(primary("S3"), replica), "sourceDatabaseId"},
		{"sql.databases.named-replica-region", named(primary("HS_Gen5_4"), merged(replica, props{"location": "East US 2"})),
			named(primary("HS_Gen5_4"), merged(replica, props{"location": "centralus"})), "location"},
		{"sql.databases.named-replicas-at-most", named(replicas(29), replica), named(replicas(30), replica),
			"sourceDatabaseId"},
		{"sql.databases.secondary-of-primary", named(primary("HS_Gen5_4"), replica), named(chained, ofReplica),
			"sourceDatabaseId"},
		{"sql.databases.geo-secondary-server", partner(primary("S3"), "db", "S3"),
			in(primary("S3"), dbID+"2", copyOf("Geo", "S3")), "serverName"},
		{"sql.databases.geo-secondary-server", partner(primary("S3"), "DB", "S3"), partner(primary("S3"), "other", "S3"),
			"databaseName"},
		{"sql.databases.geo-secondary-tier", partner(primary("S3"), "db", "P1"), partner(primary("P1"), "db", "S3"),
			"sku.name"},
		{"sql.databases.geo-secondary-tier", partner(primary("HS_Gen5_4"), "db", "HS_Gen5_2"),
			partner(primary("HS_Gen5_4"), "db", "BC_Gen5_2"), "sku.name"},
		{"sql.databases.geo-secondaries-at-most", partner(geo("P1", 3, "P1"), "db", "P1"),
			partner(geo("P1", 4, "P1"), "db", "P1"), "sourceDatabaseId"},
		{"sql.databases.geo-secondaries-at-most", partner(primary("HS_Gen5_4"), "db", "HS_Gen5_4"),
			partner(geo("HS_Gen5_4", 1, "HS_Gen5_4"), "db", "HS_Gen5_4"), "sourceDatabaseId"},
		{"sql.databases.geo-secondaries-at-most", partner(pooled("GP_Gen5"), "db", "GP_Gen5_4"),
			partner(append(pooled("HS_Gen5"), resource(partnerID+"1/databases/db", copyOf("Geo", "HS_Gen5_4"))), "db", "HS_Gen5_4"),
			"sourceDatabaseId"},
		{"sql.databases.geo-primary-tier", to(geo("S3", 1, "P1"), "S3", "P1"), to(geo("S3", 1, "S3"), "S3", "P1"),
			"sku.name"},
		{"sql.databases.geo-replicated-to-hyperscale", to(geo("S3", 1, "S3"), "S3", "HS_Gen5_4"),
			to(geo("S3", 2, "S3"), "S3", "HS_Gen5_4"), "sku.name"},
		{"sql.databases.geo-secondary-to-hyperscale", converting("HS_Gen5_4"), converting("S3"), "sku.name"},
		{"sql.databases.hyperscale-exit-with-named-replicas", to(primary("HS_Gen5_4"), "HS_Gen5_4", "GP_Gen5_4"),
			to(replicas(1), "HS_Gen5_4", "GP_Gen5_4"), "sku.name"},
	}
}
