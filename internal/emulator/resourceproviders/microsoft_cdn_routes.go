package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const cdnRouteSource = azurermSource + "cdn/cdn_frontdoor_route_resource.go"

func frontDoorRoute() *model.Type {
	documented := verified(sdkSource + "Route")
	return &model.Type{
		Token:    "azure-native:cdn:Route",
		ARMType:  cdnRouteType,
		Path:     cdnProfilePath + "/afdEndpoints/{endpointName}/routes/{routeName}",
		Location: model.Unlocated,
		Required: properties(documented, "originGroup.id"),
		Allowed: []model.Allowed{
			allowed(documented, "enabledState", stateEnabled, stateDisabled),
			allowed(documented, "forwardingProtocol", "HttpOnly", "HttpsOnly", "MatchRequest"),
			allowed(documented, "httpsRedirect", stateEnabled, stateDisabled),
			allowed(documented, "linkToDefaultDomain", stateEnabled, stateDisabled),
			allowed(documented, "supportedProtocols[]", "Http", "Https"),
			allowed(documented, "cacheConfiguration.queryStringCachingBehavior", "IgnoreQueryString", "UseQueryString",
				"IgnoreSpecifiedQueryStrings", "IncludeSpecifiedQueryStrings"),
		},
		References: []model.Reference{
			usedByRoute("originGroup.id", cdnOriginGroupType),
			usedByRoute("ruleSets[].id", cdnRuleSetType),
			usedByRoute("customDomains[].id", cdnCustomDomainType),
		},
		Defaults: []model.Default{
			byDefault(documented, "forwardingProtocol", "MatchRequest"),
			byDefault(documented, "httpsRedirect", stateDisabled),
			byDefault(documented, "linkToDefaultDomain", stateDisabled),
			byDefault(known(), "enabledState", stateEnabled),
			byDefault(known(), "patternsToMatch", []any{"/*"}),
			byDefault(known(), "supportedProtocols", []any{"Http", "Https"}),
		},
		ReadOnly: func(r model.Request) model.Properties { return edgeOutputs(r, cdnRouteType, nil) },
		Rules: []model.Rule{
			preflight("cdn.routes.redirect-needs-both-protocols",
				"A route that redirects to HTTPS accepts both HTTP and HTTPS.",
				verified(cdnRouteSource), redirectNeedsBothProtocols),
			preflight("cdn.routes.needs-domain",
				"A route serves the endpoint's own domain, a custom domain, or both.",
				inferred(azurermIssues+"18844"), routeServesADomain),
			preflight("cdn.routes.patterns",
				"A pattern starts with a slash, and a wildcard comes last, behind a slash.",
				inferred("Microsoft Learn \"How requests get matched to a route configuration\" (2025)"), patternsAreWellFormed),
			preflight("cdn.routes.query-parameters",
				"Caching by specified query strings names them, and no other caching does.",
				verified(sdkSource+"AfdRouteCacheConfiguration"), cachedQueryIsNamed),
			preflight("cdn.routes.compression-types",
				"Compression needs the content types that it applies to.",
				inferred(cdnRouteSource), compressionNamesTypes),
			onApply("cdn.routes.origin-group-not-empty",
				"The origin group of a route has an enabled origin before the route is created.",
				verified("github.com/Azure/azure-quickstart-templates/pull/8981"), originGroupIsNotEmpty),
			onApply("cdn.routes.conflict",
				"No two routes of an endpoint share domain, pattern and protocol.",
				verified("github.com/Azure/bicep/issues/13502, the answer of the service"), routesDoNotConflict),
			inSameProfile("cdn.routes.same-profile", "originGroup.id", "ruleSets[].id", "customDomains[].id"),
		},
	}
}

func redirectNeedsBothProtocols(r model.Request) []model.Fault {
	inputs := withDefaults(r)
	protocols := inputs.Strings("supportedProtocols")
	if inputs.String("httpsRedirect") != stateEnabled || !inputs.Has("supportedProtocols") ||
		len(protocols) < len(inputs.List("supportedProtocols")) {
		return nil
	}
	if slices.Contains(protocols, "Http") && slices.Contains(protocols, "Https") {
		return nil
	}
	return model.Refuse("supportedProtocols", "BadRequest",
		"HttpsRedirect is enabled, so the supported protocols must contain both Http and Https.")
}

func routeServesADomain(r model.Request) []model.Fault {
	inputs := withDefaults(r)
	if !inputs.Known("linkToDefaultDomain") || inputs.String("linkToDefaultDomain") == stateEnabled ||
		!inputs.Known("customDomains") || len(inputs.List("customDomains")) > 0 {
		return nil
	}
	return model.Refuse("linkToDefaultDomain", "BadRequest",
		"The route must be linked to the default domain or have at least one custom domain.")
}

func patternsAreWellFormed(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, found := range r.Inputs.Find("patternsToMatch[]") {
		pattern, ok := found.Value.(string)
		if !ok {
			continue
		}
		if strings.HasPrefix(pattern, "/") && !strings.Contains(strings.TrimSuffix(pattern, "/*"), "*") {
			continue
		}
		faults = append(faults, model.Refuse(found.Path, "BadRequest", "The path pattern '%s' is not valid: it must "+
			"start with '/', and '*' may only be its end, behind a '/'.", pattern)...)
	}
	return faults
}

func cachedQueryIsNamed(r model.Request) []model.Fault {
	const behaviour, names = "cacheConfiguration.queryStringCachingBehavior", "cacheConfiguration.queryParameters"
	if !r.Inputs.Known(behaviour) || !r.Inputs.Known(names) {
		return nil
	}
	specified := strings.Contains(r.Inputs.String(behaviour), "Specified")
	if specified == (r.Inputs.String(names) != "") {
		return nil
	}
	return model.Refuse(names, "BadRequest", "Query parameters must be given for IgnoreSpecifiedQueryStrings and "+
		"IncludeSpecifiedQueryStrings, and for no other behaviour.")
}

func compressionNamesTypes(r model.Request) []model.Fault {
	const types = "cacheConfiguration.compressionSettings.contentTypesToCompress"
	if !r.Inputs.Bool("cacheConfiguration.compressionSettings.isCompressionEnabled") || !r.Inputs.Known(types) ||
		len(r.Inputs.List(types)) > 0 {
		return nil
	}
	return model.Refuse(types, "BadRequest", "Content types to compress must be given when compression is enabled.")
}

// originGroupIsNotEmpty is why a program must make a route wait for origins that it does not name.
func originGroupIsNotEmpty(r model.Request) []model.Fault {
	group := r.Inputs.String("originGroup.id")
	_, exists := r.Cloud.Get(group)
	if !exists || enabledOrigins(profileBelow(r.Cloud, group, cdnOriginType)) > 0 {
		return nil
	}
	return model.Refuse("originGroup.id", "BadRequest",
		"The origin group '%s' has no enabled origin: create its origins before the route.", nameOf(group))
}

func routesDoNotConflict(r model.Request) []model.Fault {
	own := routeKeys(withDefaults(r))
	for _, other := range profileSiblings(r, cdnRouteType) {
		taken := routeKeys(withDefaults(model.Request{Type: r.Type, Inputs: other.Inputs}))
		for _, key := range own {
			if slices.Contains(taken, key) {
				return model.Refuse("patternsToMatch", "BadRequest", "The route domains, paths and protocols configuration "+
					"has a conflict. More information: Domain: %s, Path pattern: %s, Protocol: %s cannot be added to Route %s "+
					"as this combination already exists in Endpoint %s, Route %s.", key.shown(r.ID), key.pattern, key.protocol,
					nameOf(r.ID), nameOf(parentOf(r.ID)), nameOf(other.ID))
			}
		}
	}
	return nil
}

// routeKey is what only one route of an endpoint may have. The domain of the endpoint itself is "".
type routeKey struct{ domain, pattern, protocol string }

func (k routeKey) shown(route string) string {
	if k.domain == "" {
		return nameOf(parentOf(route))
	}
	return nameOf(k.domain)
}

func routeKeys(inputs model.Properties) []routeKey {
	var domains []string
	if inputs.String("linkToDefaultDomain") == stateEnabled {
		domains = append(domains, "")
	}
	for _, domain := range inputs.Objects("customDomains") {
		domains = append(domains, strings.ToLower(domain.String("id")))
	}
	var keys []routeKey
	for _, domain := range domains {
		for _, pattern := range inputs.Strings("patternsToMatch") {
			for _, protocol := range inputs.Strings("supportedProtocols") {
				keys = append(keys, routeKey{domain, strings.ToLower(pattern), protocol})
			}
		}
	}
	return keys
}
