package rules

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

var performanceRules = []Rule{
	{
		ID: "appservice-http2", Title: "Web apps speak HTTP/2",
		Severity: Low, Types: apps, Mandatory: stages.Single, Properties: []string{"siteConfig.http20Enabled"},
		Sources: from(psrule("AppService.HTTP2"), cis("9.8")),
		Fix:     "set siteConfig.http20Enabled", Resource: wants("siteConfig.http20Enabled", "true"),
	},
	{
		ID: "appservice-stateless", Title: "Any instance can answer any request",
		Severity: Medium, Types: apps, Mandatory: stages.Single, Properties: []string{"clientAffinityEnabled"},
		Sources:  from(psrule("AppService.ARRAffinity"), article("section 2: stateless from day one")),
		Fix:      "set clientAffinityEnabled to false and keep sessions in a store",
		Resource: unlessFunction(wants("clientAffinityEnabled", "false")),
	},
	{
		ID: "gateway-stateless", Title: "Application Gateways do not bind users to an instance",
		Severity: Medium, Types: []string{appGateway}, Mandatory: stages.Single,
		Properties: []string{"backendHttpSettingsCollection"},
		Sources:    article("section 4: sticky sessions hurt load distribution and failover"),
		Fix:        "set cookieBasedAffinity to Disabled",
		Resource: each("backendHttpSettingsCollection", func(v Value) Result {
			if v.Get("cookieBasedAffinity").Absent() {
				return pass()
			}
			return isOneOf(v.Get("cookieBasedAffinity"), []string{"Disabled"})
		}),
	},
	{
		ID: "frontdoor-stateless", Title: "Front Door does not bind users to an origin",
		Severity: Medium, Types: []string{originGroup}, Mandatory: stages.Single,
		Properties: []string{"sessionAffinityState"},
		Sources:    article("section 4: sticky sessions hurt load distribution and failover"),
		Fix:        "set sessionAffinityState to Disabled", Resource: wantsOrDefault("sessionAffinityState", "Disabled"),
	},
	{
		ID: "gateway-http2", Title: "Application Gateways speak HTTP/2",
		Severity: Low, Types: []string{appGateway}, Mandatory: stages.Single, Properties: []string{"enableHttp2"},
		Sources: cis5("7.13"), Fix: "set enableHttp2", Resource: wants("enableHttp2", "true"),
	},
	{
		ID: "gateway-autoscale", Title: "Application Gateways scale with their load",
		Severity: Medium, Types: []string{appGateway}, Advisory: stages.Stage1k, Mandatory: stages.Stage10k,
		Properties: []string{"autoscaleConfiguration.maxCapacity"}, Costs: true,
		Sources:  aprl("823b0cff-05c0-2e4e-a1e7-9965e1cfa16f"),
		Fix:      "set autoscaleConfiguration with room above minCapacity",
		Resource: gatewayScales,
	},
	{
		ID: "appservice-autoscale", Title: "The number of instances follows the load",
		Severity: High, Types: []string{appServicePlan}, Mandatory: stages.Stage10k, Costs: true,
		Sources: from(aprl("6320abf6-f917-1843-b2ae-4779c35985ae"),
			article("section 4: auto-scale rules on CPU, memory or queue length")),
		Fix: "add an autoscale setting", Stack: plansScale,
	},
	{
		ID: "autoscale-thresholds", Title: "Autoscale does not swing to and fro",
		Severity: Medium, Types: []string{autoscaleSetting}, Advisory: stages.Single,
		Properties: []string{"profiles"},
		Sources: from(learn("autoscale-flapping: Azure does not scale in where it would have to scale out again"),
			article("section 4: add an instance above 70 per cent, remove one below 30")),
		Fix: "leave room between the two thresholds of a metric", Resource: noFlapping,
	},
	{
		ID: "autoscale-not-single-metric", Title: "Autoscale watches more than the processor",
		Severity: Low, Types: []string{autoscaleSetting}, Advisory: stages.Stage10k,
		Properties: []string{"profiles"},
		Sources:    article("section 4: CPU usage, memory, or request queue length"),
		Fix:        "add rules on memory or on the length of the request queue", Resource: severalMetrics,
	},
	{
		ID: "frontdoor-caching", Title: "Front Door keeps what does not change",
		Severity: Medium, Types: []string{edgeEndpoint}, Mandatory: stages.Single,
		Sources: psrule("FrontDoor.UseCaching"),
		Fix:     "add a route with cacheConfiguration for static content", Stack: edgeCaches,
	},
	{
		ID: "frontdoor-compression", Title: "Front Door compresses what it keeps",
		Severity: Low, Types: []string{route}, Advisory: stages.Single,
		Properties: []string{"cacheConfiguration.compressionSettings.isCompressionEnabled"},
		Sources:    learn("front-door-caching: file compression"),
		Fix:        "set cacheConfiguration.compressionSettings.isCompressionEnabled",
		Resource: func(r Resource) Result {
			if isEmpty(r.Get("cacheConfiguration")) {
				return pass()
			}
			return wants("cacheConfiguration.compressionSettings.isCompressionEnabled", "true")(r)
		},
	},
	{
		ID: "redis-size", Title: "Caches hold what stage 1k wants to cache",
		Severity: Low, Types: []string{managedRedis}, Mandatory: stages.Stage1k,
		Properties: []string{"sku.name"}, Costs: true,
		Sources: from(psrule("Redis.MinSKU"), article("section 3: a cache of 2.5 GB")),
		Fix:     "choose Balanced_B3 or larger", Resource: cacheSize,
	},
	{
		ID: "redis-eviction", Title: "A full cache forgets instead of refusing",
		Severity: Medium, Types: []string{managedRedisDB}, Mandatory: stages.Single,
		Properties: []string{"evictionPolicy"},
		Sources:    learn("best-practices-memory-management: eviction policy"),
		Fix:        "set evictionPolicy to VolatileLRU or AllKeysLRU",
		Resource: wantsOrDefault("evictionPolicy", "VolatileLRU", "AllKeysLRU", "VolatileLFU", "AllKeysLFU", "VolatileTTL",
			"AllKeysRandom", "VolatileRandom"),
	},
	{
		ID: "sql-tier", Title: "Databases have a tier that grows with the stage",
		Severity: Medium, Types: []string{sqlDatabase}, Mandatory: stages.Stage1k,
		Properties: []string{"sku.name"}, Costs: true,
		Sources: article("sections 3 and 4: a higher tier, then replicas for reads"),
		Fix:     "choose at least Standard S3 at 1k, and a vCore tier from 10k", Stack: databaseTiers,
	},
	{
		ID: "sql-read-replica", Title: "Reads have a replica of their own",
		Severity: Medium, Types: []string{sqlDatabase}, Advisory: stages.Stage10k, Costs: true,
		Sources: article("section 4: a read replica of the database"),
		Fix:     "add a named replica, a geo-secondary or read scale-out", Stack: readReplicas,
	},
}

func gatewayScales(r Resource) Result {
	autoscale := r.Get("autoscaleConfiguration")
	if autoscale.Opaque() || autoscale.Get("minCapacity").Opaque() || autoscale.Get("maxCapacity").Opaque() {
		return undecidable("autoscaleConfiguration")
	}
	lowest, ok1 := autoscale.Get("minCapacity").Number()
	highest, ok2 := autoscale.Get("maxCapacity").Number()
	return failIf(!ok1 || !ok2 || highest <= lowest, "autoscaleConfiguration has minCapacity %s and maxCapacity %s",
		autoscale.Get("minCapacity"), autoscale.Get("maxCapacity"))
}

func plansScale(s *Stack) []Located {
	return s.eachOf([]string{appServicePlan}, func(r Resource) Result {
		if r.Get("elasticScaleEnabled").Is("true") || r.Get("sku.name").Is("Y1", "FC1", "EP1", "EP2", "EP3") {
			return pass()
		}
		found, certain := s.referring(scaled, r)
		return demand(len(found), certain, "no autoscale setting targets the plan")
	})
}

// noFlapping compares the thresholds of each metric where the difference is greatest: with one instance above the
// minimum, the load that is just low enough to scale in must not be high enough to scale out on what is left.
func noFlapping(r Resource) Result {
	return each("profiles", func(profile Value) Result {
		highest, lowest := map[string]float64{}, map[string]float64{}
		fewest, _ := profile.Get("capacity.minimum").Number()
		for _, rule := range profile.Get("rules").Items() {
			metric := rule.Get("metricTrigger.metricName").Text()
			threshold, ok := rule.Get("metricTrigger.threshold").Number()
			switch {
			case !ok:
			case rule.Get("scaleAction.direction").Is("Increase"):
				highest[metric] = threshold
			default:
				lowest[metric] = threshold
			}
		}
		for metric, up := range highest {
			if down, both := lowest[metric]; both && down*(fewest+1)/max(fewest, 1) > up {
				return fail("profile %s scales %s out at %g and in at %g", profile.Get("name"), metric, up, down)
			}
		}
		return pass()
	})(r)
}

func severalMetrics(r Resource) Result {
	return each("profiles", func(profile Value) Result {
		metrics := map[string]bool{}
		for _, rule := range profile.Get("rules").Items() {
			metrics[rule.Get("metricTrigger.metricName").Text()] = true
		}
		return failIf(len(metrics) == 1, "profile %s watches one metric", profile.Get("name"))
	})(r)
}

func edgeCaches(s *Stack) []Located {
	return s.eachOf([]string{edgeEndpoint}, func(r Resource) Result {
		certain := true
		for _, candidate := range s.OfType(route) {
			if isEmpty(candidate.Get("cacheConfiguration")) {
				continue
			}
			switch sameName(candidate, candidate.Get("endpointName"), r) {
			case here:
				return pass()
			case unclear:
				certain = false
			}
		}
		return demand(0, certain, "no route of the endpoint caches")
	})
}

// smallestCacheGB is the memory of the classic C2 that the article starts with.
const smallestCacheGB = 2.5

func cacheSize(r Resource) Result {
	sku := r.Get("sku.name")
	if sku.Opaque() {
		return undecidable("sku.name")
	}
	size, known := azure.RedisSKUByName(sku.Text())
	retired := slices.ContainsFunc(azure.RetiredRedisSKUs(), func(name string) bool {
		return strings.HasPrefix(strings.ToLower(sku.Text()), strings.ToLower(name))
	})
	return failIf(!known && !retired || known && size.MemoryGB < smallestCacheGB, "sku.name is %s", sku)
}

// smallestDTU is that of S3, the tier that the second stage starts with.
const smallestDTU = 100

func databaseTiers(s *Stack) []Located {
	return s.eachOf([]string{sqlDatabase}, func(r Resource) Result {
		sku := r.Get("sku.name")
		if sku.Opaque() {
			return undecidable("sku.name")
		}
		if sku.Is("ElasticPool") || isEmpty(r.Get("sku")) && !isEmpty(r.Get("elasticPoolId")) {
			return pass()
		}
		capacity, _ := r.Get("sku.capacity").Number()
		objective, known := azure.SQLObjectiveOf(sku.Text(), int(capacity))
		vCoresOnly := reached(s.Stage, stages.Stage10k)
		return failIf(!known || objective.VCores == 0 && (vCoresOnly || objective.DTU < smallestDTU), "sku.name is %s", sku)
	})
}

func readReplicas(s *Stack) []Located {
	replica := slices.ContainsFunc(s.OfType(sqlDatabase), func(r Resource) bool {
		return !isEmpty(r.Get("secondaryType")) || r.Get("createMode").Is("Secondary", "OnlineSecondary")
	})
	return s.eachOf([]string{sqlDatabase}, func(r Resource) Result {
		return failIf(!replica && !r.Get("readScale").Is("Enabled"), "there is no replica for reads")
	})
}
