package stages

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
)

// profileAndRegions checks what depends on the whole: the profile with its overrides, and whether the regions have what
// it needs.
func (r *reader) profileAndRegions() {
	var profile Profile
	if r.config.Stage != "" {
		_, err := Resolve(r.config)
		r.faults = append(r.faults, faultsOf("overrides", err)...)
		// The regions are judged by what was asked for, even where that is not valid: both faults are to be seen.
		profile, _ = r.config.profileOf(r.config.Stage)
	}
	if from, err := r.config.profileOf(r.config.ExpandFrom); err == nil {
		profile = Expand(from, profile)
	}
	r.config.Location, _ = r.region("location", r.text("location"), profile)
	r.secondary(profile)
	r.activeRegions(profile)
	r.regionWeights()
	r.budgetsHaveBearers(profile)
}

// region finds a region and checks it against the profile.
func (r *reader) region(field, name string, profile Profile) (azure.Region, bool) {
	region, ok := azure.RegionByName(name)
	if !ok {
		problem := fmt.Sprintf("%q is no region", name)
		if near := azure.NearestRegionName(name); near != "" {
			problem += fmt.Sprintf(" (did you mean %q?)", near)
		}
		r.fault(field, problem, "it must be a public Azure region", "list them with az account list-locations")
		return azure.Region{}, false
	}
	if region.Restricted {
		r.fault(field, region.Name+" is restricted", "Azure opens it for copies of its pair's data only",
			"use "+region.Pair)
	}
	needs := profile.regionNeeds()
	if len(needs.zones) > 0 && !region.Zones {
		r.fault(field, region.Name+" has no availability zones", strings.Join(needs.zones, " and ")+" need them",
			"use "+alternatives(region, true, len(needs.pair) > 0)+", or override "+strings.Join(needs.zones, " and "))
	}
	if len(needs.pair) > 0 && region.Pair == "" {
		r.fault(field, region.Name+" has no paired region", strings.Join(needs.pair, " and ")+" need one",
			"use "+alternatives(region, len(needs.zones) > 0, true)+", or override "+strings.Join(needs.pair, " and "))
	}
	offered, _ := azure.FunctionsIn(region.Name)
	if profile.Workers.SKU != "" && !offered.Flex {
		r.fault(field, region.Name+" has no Flex Consumption", "workers need it", "use "+alternatives(region, true, true))
	}
	return region, true
}

// secondary is the region of the copies: by default the pair, where Azure lets one deploy there.
func (r *reader) secondary(profile Profile) {
	name := r.text("secondaryLocation")
	if name == "" {
		if !profile.Regions.Standby && !profile.Database.hasCopy() {
			return
		}
		pair, ok := azure.RegionByName(r.config.Location.Pair)
		if !ok || pair.Restricted {
			r.fault("secondaryLocation", "missing, and the pair of location cannot take its place",
				"the stage keeps a copy in a second region", "name one")
			return
		}
		name = pair.Name
	}
	secondary, ok := r.region("secondaryLocation", name, Profile{})
	if ok && secondary.Name == r.config.Location.Name {
		r.fault("secondaryLocation", secondary.Name+" is location", "a copy in the same region is none",
			"name another region")
	}
	r.config.SecondaryLocation = secondary
}

// activeRegions are the regions that serve users. A stage with several has them by default on the continents where most
// users are.
func (r *reader) activeRegions(profile Profile) {
	r.config.Regions = []azure.Region{r.config.Location}
	wanted := max(profile.Regions.Active, 1)
	names, ok := r.regionNames(wanted)
	if !ok {
		return
	}
	if len(names) > 0 {
		r.config.Regions = nil
	}
	for i, name := range names {
		if region, ok := r.region(fmt.Sprintf("regions[%d]", i), name, profile); ok {
			r.config.Regions = append(r.config.Regions, region)
		}
	}
	if given := max(len(names), 1); given < wanted || given > 1 && wanted == 1 {
		r.fault("regions", fmt.Sprintf("%d given", given),
			fmt.Sprintf("stage %s serves users from %d", profile.Stage, wanted),
			fmt.Sprintf("name %d, location among them", wanted))
		return
	}
	r.differentRegions()
}

func (r *reader) regionNames(wanted int) (names []string, ok bool) {
	raw := r.text("regions")
	if raw == "" || raw == "[]" {
		if wanted > 1 {
			names = defaultRegions(r.config.Location)
		}
		return names, true
	}
	faults := decode("regions", raw, &names)
	for i := range faults {
		faults[i].Fix = `use a list such as ["eastus2","westeurope","southeastasia"]`
	}
	r.faults = append(r.faults, faults...)
	return names, len(faults) == 0
}

func (r *reader) differentRegions() {
	seen := map[string]bool{}
	for _, region := range r.config.Regions {
		if seen[region.Name] {
			r.fault("regions", region.Name+" twice", "every region is another one", "remove one of them")
		}
		seen[region.Name] = true
	}
	if !slices.Contains(r.config.Regions, r.config.Location) {
		r.fault("regions", "location is not among them", "the first region keeps serving users", "add location")
	}
	if len(seen) > maxRegions {
		r.fault("regions", fmt.Sprintf("%d given", len(seen)),
			fmt.Sprintf("a cache is linked with those of at most %d regions", maxRegions), "name fewer")
	}
}

// maxRegions is how many caches one geo-replication group has. Source: Microsoft Learn, active geo-replication for Azure
// Managed Redis, verified.
const maxRegions = 5

// hubs are the regions that serve a continent unless others are named: large ones with a pair, and with availability
// zones for everything that a stage spreads over them.
var hubs = []struct {
	geography azure.Geography
	name      string
}{
	{azure.Americas, "eastus2"}, {azure.Europe, "uksouth"}, {azure.AsiaPacific, "southeastasia"},
}

// defaultRegions are location and the hubs of the other continents, three in all.
func defaultRegions(location azure.Region) []string {
	names := []string{location.Name}
	for _, hub := range slices.Backward(hubs) {
		if hub.geography != location.Geography && len(names) < len(hubs) {
			names = slices.Insert(names, 1, hub.name)
		}
	}
	return names
}

// regionWeights reads how much of the traffic regions get while they are new.
func (r *reader) regionWeights() {
	const key = "regionWeights"
	weights := r.object(key, "regions with a share of the usual traffic", `{"westeurope":10}`)
	for _, name := range slices.Sorted(maps.Keys(weights)) {
		number, _ := weights[name].(json.Number)
		percent, err := number.Int64()
		if err != nil || percent < 1 || percent > 100 {
			r.fault(key+"."+name, asGiven(weights[name]), "a percentage of the usual traffic, a whole number from 1 to 100",
				"use 10, then 50, then 100; leave a region out of regions to give it none")
			continue
		}
		if !slices.ContainsFunc(r.config.Regions, func(region azure.Region) bool { return region.Name == name }) {
			r.fault(key+"."+name, "is none of the regions", "weights are for the regions that serve users",
				"write it as in regions")
			continue
		}
		if r.config.RegionWeights == nil {
			r.config.RegionWeights = map[string]int{}
		}
		r.config.RegionWeights[name] = int(percent)
	}
}

// regionNeeds says which parts of a profile need availability zones or a paired region, by the override that would
// change them.
type regionNeeds struct{ zones, pair []string }

func (p Profile) regionNeeds() regionNeeds {
	var needs regionNeeds
	add := func(list *[]string, field string, needed bool) {
		if needed {
			*list = append(*list, field)
		}
	}
	backups := p.Database.BackupRedundancy
	add(&needs.zones, "compute.zoneRedundant", p.Compute.ZoneRedundant)
	add(&needs.zones, "database.zoneRedundant", p.Database.ZoneRedundant)
	add(&needs.zones, "database.backupRedundancy", backups == BackupZone || backups == BackupGeoZone)
	add(&needs.zones, "storage.redundancy", p.Storage.Redundancy.needsZones())
	gateway := p.Edge.ApplicationGateway
	add(&needs.zones, "edge.applicationGateway", gateway.Enabled && gateway.ZoneRedundant)
	add(&needs.zones, "data.cosmos.zoneRedundant", p.Data.Cosmos.ZoneRedundant)
	add(&needs.pair, "database.backupRedundancy", backups == BackupGeo || backups == BackupGeoZone)
	add(&needs.pair, "storage.redundancy", p.Storage.Redundancy.needsPair())
	add(&needs.pair, "observability.workspaceReplica", p.Observability.WorkspaceReplica)
	return needs
}

func (r StorageRedundancy) needsZones() bool {
	return r == StorageZRS || r == StorageGZRS || r == StorageRAGZRS
}

func (r StorageRedundancy) needsPair() bool {
	return slices.Contains([]StorageRedundancy{StorageGRS, StorageRAGRS, StorageGZRS, StorageRAGZRS}, r)
}

// alternatives names regions of the same geography that have what is needed, so that data stays on its continent.
func alternatives(region azure.Region, zones, pair bool) string {
	var names []string
	for _, other := range azure.Regions() {
		fits := other.Geography == region.Geography && !other.Restricted
		if fits && (other.Zones || !zones) && (other.Pair != "" || !pair) {
			names = append(names, other.Name)
		}
	}
	if len(names) == 0 {
		return "a region of another geography"
	}
	return strings.Join(names, ", ")
}
