package stages

import "fmt"

// topology judges how data is spread over regions by what Azure's stores can do.
func (c *check) topology(p Profile) {
	const field = "database.topology"
	t, several := p.Database.Topology, p.Regions.Active > 1
	c.that(t.rank() >= 0, field, fmt.Sprintf("%q is no topology%s", t, suggest(string(t), words(topologies))),
		fmt.Sprintf("it must be one of %v", topologies), "use "+string(OneDatabase))
	c.that(several || t != MultiWrite && t != GeoSharded, field, string(t)+" in one region",
		"data is spread over regions that serve users", "use "+string(ActivePassive)+", or a stage with several regions")
	c.that(t != MultiWrite || len(p.Data.Cosmos.Containers) > 0 && p.Data.Cosmos.MultiRegionWrites, field,
		"multiWrite without documents that every region writes", "only Cosmos DB is written in several regions at once",
		"turn data.cosmos.multiRegionWrites on")
	// The failover group's copy is in a region that may serve nobody.
	copies := p.Regions.Active
	edition, _ := p.Database.SKU.edition()
	c.that(!p.Database.CopyInEveryRegion() || copies <= edition.MaxGeoSecondaries, field,
		fmt.Sprintf("%d regions with a copy each", copies),
		fmt.Sprintf("a database has at most %d copies elsewhere", edition.MaxGeoSecondaries), "use multiWrite or geoSharded")
}
