package stages

import (
	"fmt"
	"slices"
)

// ChaosExperiment is the name of an experiment that injects a failure on purpose.
type ChaosExperiment string

// The experiments.
const (
	ChaosAppStop        ChaosExperiment = "app-stop"
	ChaosCacheFailover  ChaosExperiment = "cache-failover"
	ChaosCacheOutage    ChaosExperiment = "cache-outage"
	ChaosCosmosFailover ChaosExperiment = "cosmos-failover"
	ChaosPodKill        ChaosExperiment = "pod-kill"
	ChaosZoneDown       ChaosExperiment = "zone-down"
)

// chaosNeed is what an experiment needs of a profile: without it there is no fault that Azure could inject.
type chaosNeed struct {
	met       func(Profile) bool
	rule, fix string
}

// chaosNeeds has a row for each experiment, ordered by name. Which faults there are for which resources: Microsoft Learn,
// Azure Chaos Studio fault and action library (2026), verified; see internal/azure/chaos.go.
var chaosNeeds = []struct {
	name  ChaosExperiment
	needs []chaosNeed
}{
	{name: ChaosAppStop},
	{ChaosCacheFailover, []chaosNeed{
		{hasCache, "there must be a cache to fail over", "remove the experiment"},
		{func(p Profile) bool { return p.Cache.Engine != ManagedCache },
			"Chaos Studio reboots Azure Cache for Redis only and has no fault for Azure Managed Redis",
			"use cache-outage, which cuts the app off from the cache, or cache.engine classic"},
		{func(p Profile) bool { return p.Cache.HighAvailability }, "a cache without a replica has nothing to fail over to",
			"set cache.highAvailability, or use cache-outage"},
	}},
	{ChaosCacheOutage, []chaosNeed{{hasCache, "there must be a cache to cut the app off from", "remove the experiment"}}},
	{ChaosCosmosFailover, []chaosNeed{
		{func(p Profile) bool { return len(p.Data.Cosmos.Containers) > 0 }, "there must be a Cosmos DB account to fail over",
			"set data.cosmos.enabled"},
		{func(p Profile) bool { return p.Regions.Active > 1 }, "an account in one region has nowhere to fail over to",
			"use a stage with several regions"},
		{func(p Profile) bool { return !p.Data.Cosmos.MultiRegionWrites },
			"Chaos Studio fails over accounts with one writing region only", "set data.cosmos.multiRegionWrites false"},
	}},
	{ChaosPodKill, []chaosNeed{onCluster("set services.host aks, or use app-stop")}},
	{ChaosZoneDown, []chaosNeed{onCluster("set services.host aks: Chaos Studio cannot take a zone from an App Service plan; " +
		"app-stop takes the whole app of a region")}},
}

func hasCache(p Profile) bool { return p.Cache.Engine != "" }

// onCluster is the need of pods. Those of the experiments are in the services' namespaces.
func onCluster(fix string) chaosNeed {
	return chaosNeed{
		func(p Profile) bool { return p.Services.Host == HostAKS && len(p.Services.Definitions) > 0 },
		"only services on AKS have pods, which Chaos Mesh harms", fix,
	}
}

// ChaosExperiments returns the names that resilience.chaos takes, in alphabetical order.
func ChaosExperiments() []ChaosExperiment {
	var names []ChaosExperiment
	for _, row := range chaosNeeds {
		names = append(names, row.name)
	}
	return names
}

// firstResilient is the lowest stage that has something to lose that survives: below it, one of everything runs.
const firstResilient = Stage100k

func (c *check) resilience(p Profile) {
	const chaos, loadTest = "resilience.chaos", "resilience.loadTest"
	early := p.Stage.index() < firstResilient.index()
	c.that(!early || len(p.Resilience.Chaos) == 0, chaos, "experiments at stage "+string(p.Stage),
		"a stage below "+string(firstResilient)+" promises to survive none of them", "remove them until then")
	c.that(!early || !p.Resilience.LoadTest, loadTest, "on at stage "+string(p.Stage),
		"load tests are part of the stages from "+string(firstResilient)+" on", "remove it until then")
	for i, name := range p.Resilience.Chaos {
		c.that(!slices.Contains(p.Resilience.Chaos[:i], name), chaos, string(name)+" is there twice",
			"each experiment is made once", "remove one")
		c.experiment(p, name)
	}
}

func (c *check) experiment(p Profile, name ChaosExperiment) {
	const chaos = "resilience.chaos"
	for _, row := range chaosNeeds {
		if row.name != name {
			continue
		}
		for _, need := range row.needs {
			c.that(need.met(p), chaos, string(name)+" is impossible", need.rule, need.fix)
		}
		return
	}
	names := ChaosExperiments()
	c.that(false, chaos, fmt.Sprintf("%q is no experiment%s", name, suggest(string(name), words(names))),
		fmt.Sprintf("it must be one of %v", names), "correct or remove it")
}
