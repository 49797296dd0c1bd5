package cost

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// pool bills what its databases share: eDTUs by the day, or vCores by the hour with the data of General Purpose and
// Business Critical as allotted. The data of Hyperscale is billed with each database.
func pool(_ scene, r graph.Resource) ([]charge, error) {
	size, ok := azure.SQLPoolOf(word(r, "sku", "name"), int(numberOr(r, 0, "sku", "capacity")))
	if !ok {
		return nil, fmt.Errorf("%q is no size of elastic pool that the estimate knows", word(r, "sku", "name"))
	}
	capacity := Always(float64(size.Capacity))
	if size.DTU() {
		return []charge{{
			"sql.pool." + strings.ToLower(size.Edition), fmt.Sprintf("elastic pool, %d eDTUs", size.Capacity),
			capacity.Times(daysPerMonth),
		}}, nil
	}
	what := fmt.Sprintf("elastic pool %s, %d vCores", size.Name, size.Capacity)
	allotted := Always(numberOr(r, size.MaxSizeGB*(1<<30), "maxSizeBytes") / (1 << 30))
	zoned, licence := truth(r, "zoneRedundant"), licensed(r)
	switch size.Name {
	case "HS_Gen5":
		replicas := numberOr(r, 0, "highAvailabilityReplicaCount")
		return []charge{
			hours("sql.hs.vcore", what, capacity),
			hours("sql.hs.vcore", fmt.Sprintf("%g high-availability pool(s)", replicas), capacity.Times(replicas)),
		}, nil
	case "GP_Gen5":
		storage := "sql.gp.storage"
		if zoned {
			storage += ".zone"
		}
		return []charge{
			hours("sql.gp.vcore", what, capacity),
			hours("sql.gp.zone", "zone redundancy", onlyIf(zoned, capacity)),
			hours("sql.gp.licence", "SQL Server licence", onlyIf(licence, capacity)),
			{storage, "data, as allotted", allotted},
		}, nil
	case "BC_Gen5":
		return []charge{
			hours("sql.bc.vcore", what, capacity),
			hours("sql.bc.licence", "SQL Server licence", onlyIf(licence, capacity)),
			{"sql.bc.storage", "data, as allotted", allotted},
		}, nil
	}
	return nil, fmt.Errorf("the price book has no meters for pools of %s", size.Name)
}

// pooled is what a database in a pool costs beside its share of it.
func (s scene) pooled(r graph.Resource) []charge {
	for _, found := range s.graph.OfType(elasticPool) {
		if !sameID(found.ID, word(r, "elasticPoolId")) {
			continue
		}
		switch size, _ := azure.SQLPoolOf(word(found, "sku", "name"), int(numberOr(found, 0, "sku", "capacity"))); {
		case size.Edition == "Hyperscale":
			return []charge{{"sql.hs.storage", "data", s.databaseGB()}, s.backups(r, "sql.hs.backup.", 0)}
		case !size.DTU():
			return []charge{s.backups(r, "sql.backup.", s.databaseGB().Typical)}
		}
	}
	return nil
}

// impliedCopies are the databases that a failover group makes on its partner when the program declares none there. They
// are billed like their primaries, here at the prices of the primary's region, and no resource stands for them.
func impliedCopies(s scene, r graph.Resource) ([]charge, error) {
	var charges []charge
	for _, member := range list(r, "databases") {
		id, _ := member.(string)
		primary, copied := graph.Resource{}, false
		for _, other := range s.graph.OfType(sqlDatabase) {
			if sameID(other.ID, id) {
				primary = other
			}
			copied = copied || isCopy(other) && sameID(word(other, "sourceDatabaseId"), id)
		}
		if copied || primary.ID == "" {
			continue
		}
		copyOf := primary
		copyOf.Inputs = map[string]any{}
		for name, value := range primary.Inputs {
			copyOf.Inputs[name] = value
		}
		copyOf.Inputs["sourceDatabaseId"] = id
		own, err := database(s, copyOf)
		if err != nil {
			return nil, err
		}
		for _, c := range own {
			c.what = "the copy of " + word(primary, "databaseName") + ": " + c.what
			charges = append(charges, c)
		}
	}
	return charges, nil
}
