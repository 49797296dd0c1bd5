package resourceproviders

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	edgeID         = group + "/providers/Microsoft.Cdn/profiles/afd"
	otherEdgeID    = group + "/providers/Microsoft.Cdn/profiles/other"
	edgeEndpointID = edgeID + "/afdEndpoints/fde"
	edgeGroupID    = edgeID + "/originGroups/app"
	edgeOriginID   = edgeGroupID + "/origins/app"
	edgeRouteID    = edgeEndpointID + "/routes/default"
	edgeRuleID     = edgeID + "/ruleSets/headers/rules/first"
	edgeDomainID   = edgeID + "/customDomains/www"
	edgePolicyID   = edgeID + "/securityPolicies/waf"
	edgeFirewallID = group + "/providers/Microsoft.Network/FrontDoorWebApplicationFirewallPolicies/waf"
)

func sku(name string) props { return props{"sku": props{"name": name}} }

// edgeCloud is a profile of a tier with what else is there.
func edgeCloud(tier string, others ...model.Resource) fakeCloud {
	return append(fakeCloud{resource(edgeID, sku(tier))}, others...)
}

// many makes n resources with names that no case uses.
func many(n int, prefix string, inputs props) []model.Resource {
	var all []model.Resource
	for i := range n {
		all = append(all, resource(fmt.Sprintf("%s/many%d", prefix, i), inputs))
	}
	return all
}

// limitCase fills a Standard profile, which is refused, and a Premium profile with as many.
func limitCase(rule, id, collection string, standard int) ruleCase {
	full := many(standard, edgeID+"/"+collection, props{})
	return ruleCase{
		rule, in(edgeCloud(frontDoorPremium, full...), id, props{}),
		in(edgeCloud(frontDoorStandard, full...), id, props{}), "",
	}
}

func cdnCases() []ruleCase {
	cases := []ruleCase{
		{"cdn.profiles.classic-retired", given(sku(frontDoorStandard)), given(sku("Standard_Microsoft")), "sku.name"},
		{"cdn.profiles.classic-retired", given(sku(frontDoorPremium)), given(sku("Premium_Verizon")), "sku.name"},
		{"cdn.profiles.classic-retired", given(sku(frontDoorPremium)), given(sku("Deluxe")), "sku.name"},
		limitCase("cdn.afdEndpoints.limit", edgeEndpointID, "afdEndpoints", 10),
		limitCase("cdn.originGroups.limit", edgeGroupID, "originGroups", 100),
		limitCase("cdn.origins.limit", edgeOriginID, "originGroups/other/origins", 100),
		limitCase("cdn.ruleSets.limit", edgeID+"/ruleSets/headers", "ruleSets", 100),
		limitCase("cdn.customDomains.limit", edgeDomainID, "customDomains", 100),
		{
			"cdn.originGroups.samples",
			given(props{"loadBalancingSettings": props{"sampleSize": 4.0, "successfulSamplesRequired": 4.0}}),
			given(props{"loadBalancingSettings": props{"sampleSize": 3.0, "successfulSamplesRequired": 4.0}}),
			"loadBalancingSettings.successfulSamplesRequired",
		},
	}
	cases = append(cases, originCases()...)
	cases = append(cases, privateLinkCases()...)
	cases = append(cases, routeCases()...)
	cases = append(cases, edgeRuleCases()...)
	cases = append(cases, conditionCases()...)
	cases = append(cases, customDomainCases()...)
	return append(cases, securityPolicyCases()...)
}

func originCases() []ruleCase {
	probed := resource(edgeGroupID, props{"healthProbeSettings": props{"probePath": "/healthz"}})
	unprobed := resource(edgeGroupID, props{})
	other := resource(edgeGroupID+"/origins/other", props{})
	own := resource(edgeOriginID, props{})
	route := resource(edgeRouteID, props{"originGroup": props{"id": edgeGroupID}})
	off := props{"enabledState": stateDisabled}
	return []ruleCase{
		{
			"cdn.origins.several-need-probe", in(fakeCloud{probed, other}, edgeOriginID, props{}),
			in(fakeCloud{unprobed, other}, edgeOriginID, props{}), "enabledState",
		},
		{
			"cdn.origins.one-enabled", in(fakeCloud{unprobed, other}, edgeOriginID, off),
			in(fakeCloud{unprobed}, edgeOriginID, off), "enabledState",
		},
		{
			"cdn.origins.last-stays", in(fakeCloud{probed, own, other, route}, edgeOriginID, props{}),
			in(fakeCloud{probed, own, route}, edgeOriginID, props{}), "",
		},
		{
			"cdn.origins.per-group", in(many(49, edgeGroupID+"/origins", props{}), edgeOriginID, props{}),
			in(many(50, edgeGroupID+"/origins", props{}), edgeOriginID, props{}), "originGroupName",
		},
	}
}

func privateLinkCases() []ruleCase {
	link := func(target, groupID string) props {
		return props{"sharedPrivateLinkResource": props{
			"privateLink": props{"id": target}, "groupId": groupID, "privateLinkLocation": "eastus2",
			"requestMessage": "please",
		}}
	}
	private := link(siteID, "sites")
	unchecked := merged(private, props{"enforceCertificateNameCheck": false})
	checked := merged(private, props{"enforceCertificateNameCheck": true})
	return []ruleCase{
		{
			"cdn.origins.private-link-complete", given(private),
			given(props{"sharedPrivateLinkResource": props{"groupId": "sites"}}), "sharedPrivateLinkResource.privateLink.id",
		},
		{"cdn.origins.private-link-checks-certificate", given(checked), given(unchecked), "enforceCertificateNameCheck"},
		{
			"cdn.origins.private-link-group", given(link(accountID, "blob")), given(link(siteID, "blob")),
			"sharedPrivateLinkResource.groupId",
		},
		{
			"cdn.origins.private-link-needs-premium", in(edgeCloud(frontDoorPremium), edgeOriginID, private),
			in(edgeCloud(frontDoorStandard), edgeOriginID, private), "sharedPrivateLinkResource",
		},
		{
			"cdn.origins.private-or-public",
			in(fakeCloud{resource(edgeGroupID+"/origins/other", private)}, edgeOriginID, private),
			in(fakeCloud{resource(edgeGroupID+"/origins/other", props{})}, edgeOriginID, private), "sharedPrivateLinkResource",
		},
		{
			"cdn.origins.private-link-at-frontend", in(linkedGateway(), edgeOriginID, link(gatewayID, "private")),
			in(linkedGateway(), edgeOriginID, link(gatewayID, "public")), "sharedPrivateLinkResource.groupId",
		},
	}
}

// linkedGateway is a gateway with a public frontend, and a private one with private link.
func linkedGateway(more ...model.Resource) fakeCloud {
	return append(fakeCloud{resource(gatewayID, props{"frontendIPConfigurations": list(
		props{"name": "public"}, props{"name": "private", "privateLinkConfiguration": props{"id": "link"}},
	)})}, more...)
}

func conditionCases() []ruleCase {
	condition := func(name, kind, operator string, values ...any) model.Request {
		return given(props{"conditions": list(props{"name": name, "parameters": props{
			"typeName": kind, "operator": operator, "matchValues": values,
		}})})
	}
	const extension, path = "DeliveryRuleUrlFileExtensionMatchConditionParameters",
		"DeliveryRuleUrlPathMatchConditionParameters"
	cached := func(behaviour string, duration any) model.Request {
		cache := props{"cacheBehavior": behaviour}
		if duration != nil {
			cache["cacheDuration"] = duration
		}
		return given(props{"actions": list(props{
			"name": "RouteConfigurationOverride", "parameters": props{"cacheConfiguration": cache},
		})})
	}
	const timed = "actions[0].parameters.cacheConfiguration.cacheDuration"
	return []ruleCase{
		{"cdn.rules.condition", condition("UrlFileExtension", extension, "Equal", "css"),
			condition("Geo", extension, "Equal", "css"), "conditions[0].name"},
		{"cdn.rules.condition", condition("UrlPath", path, "BeginsWith", "api/"),
			condition("UrlPath", extension, "BeginsWith", "api/"), "conditions[0].parameters.typeName"},
		{"cdn.rules.condition", condition("UrlPath", path, "Any"), condition("UrlPath", path, "Equal"),
			"conditions[0].parameters.matchValues"},
		{"cdn.rules.condition-values", condition("UrlFileExtension", extension, "Equal", "css"),
			condition("UrlFileExtension", extension, "Equal", "css", ".js"), "conditions[0].parameters.matchValues[1]"},
		{"cdn.rules.condition-values", condition("UrlPath", path, "BeginsWith", "api/"),
			condition("UrlPath", path, "BeginsWith", "/api/"), "conditions[0].parameters.matchValues[0]"},
		{"cdn.rules.cache-complete", cached("OverrideAlways", "1.00:00:00"), cached("OverrideAlways", nil), timed},
		{"cdn.rules.cache-complete", cached("HonorOrigin", nil), cached("HonorOrigin", "1.00:00:00"), timed},
		{
			"cdn.rules.per-set", in(many(99, edgeID+"/ruleSets/headers/rules", props{}), edgeRuleID, props{}),
			in(many(100, edgeID+"/ruleSets/headers/rules", props{}), edgeRuleID, props{}), "ruleSetName",
		},
	}
}

func routeCases() []ruleCase {
	redirect := func(protocols ...any) model.Request {
		return given(props{"httpsRedirect": stateEnabled, "supportedProtocols": protocols})
	}
	cached := func(behaviour, names string) model.Request {
		return given(props{"cacheConfiguration": props{"queryStringCachingBehavior": behaviour, "queryParameters": names}})
	}
	compressed := func(types ...any) model.Request {
		return given(props{"cacheConfiguration": props{"compressionSettings": props{
			"isCompressionEnabled": true, "contentTypesToCompress": types,
		}}})
	}
	pattern := func(pattern string) props {
		return props{
			"linkToDefaultDomain": stateEnabled, "patternsToMatch": list(pattern), "supportedProtocols": list("Https"),
		}
	}
	origins := props{"originGroup": props{"id": edgeGroupID}}
	catchAll := fakeCloud{resource(edgeEndpointID+"/routes/other", pattern("/*"))}
	onDomain := merged(pattern("/*"), props{"customDomains": list(props{"id": edgeDomainID})})
	strange := props{"originGroup": props{"id": otherEdgeID + "/originGroups/app"}}
	groups := fakeCloud{resource(edgeGroupID, props{}), resource(otherEdgeID+"/originGroups/app", props{})}
	return []ruleCase{
		{"cdn.routes.redirect-needs-both-protocols", redirect("Http", "Https"), redirect("Https"), "supportedProtocols"},
		{
			"cdn.routes.needs-domain", given(props{"linkToDefaultDomain": stateEnabled}),
			given(props{"linkToDefaultDomain": stateDisabled}), "linkToDefaultDomain",
		},
		{"cdn.routes.patterns", given(pattern("/static/*")), given(pattern("static/*")), "patternsToMatch[0]"},
		{"cdn.routes.patterns", given(pattern("/static")), given(pattern("/*/static")), "patternsToMatch[0]"},
		{"cdn.routes.patterns", given(pattern("/*")), given(pattern("/static*")), "patternsToMatch[0]"},
		{
			"cdn.routes.query-parameters", cached("IncludeSpecifiedQueryStrings", "v"),
			cached("IncludeSpecifiedQueryStrings", ""), "cacheConfiguration.queryParameters",
		},
		{
			"cdn.routes.query-parameters", cached("UseQueryString", ""), cached("UseQueryString", "v"),
			"cacheConfiguration.queryParameters",
		},
		{
			"cdn.routes.compression-types", compressed("text/css"), compressed(),
			"cacheConfiguration.compressionSettings.contentTypesToCompress",
		},
		{
			"cdn.routes.origin-group-not-empty",
			in(fakeCloud{resource(edgeGroupID, props{}), resource(edgeOriginID, props{})}, edgeRouteID, origins),
			in(fakeCloud{resource(edgeGroupID, props{})}, edgeRouteID, origins), "originGroup.id",
		},
		{
			"cdn.routes.conflict", in(catchAll, edgeRouteID, pattern("/static/*")), in(catchAll, edgeRouteID, pattern("/*")),
			"patternsToMatch",
		},
		{
			"cdn.routes.conflict",
			in(catchAll, edgeRouteID, merged(onDomain, props{"linkToDefaultDomain": stateDisabled})),
			in(catchAll, edgeRouteID, onDomain), "patternsToMatch",
		},
		{"cdn.routes.same-profile", in(groups, edgeRouteID, origins), in(groups, edgeRouteID, strange), "originGroup.id"},
	}
}

func edgeRuleCases() []ruleCase {
	action := func(name, typeName string) model.Request {
		return given(props{"actions": list(props{"name": name, "parameters": props{"typeName": typeName}})})
	}
	cached := func(duration string) model.Request {
		return given(props{"actions": list(props{"parameters": props{
			"cacheConfiguration": props{"cacheDuration": duration},
		}})})
	}
	const override = "RouteConfigurationOverride"
	const overrides = "DeliveryRuleRouteConfigurationOverrideActionParameters"
	const duration = "actions[0].parameters.cacheConfiguration.cacheDuration"
	second := fakeCloud{resource(edgeID+"/ruleSets/headers/rules/second", props{"order": 2.0})}
	return []ruleCase{
		{"cdn.rules.action", action(override, overrides), action("CacheExpiration", "x"), "actions[0].name"},
		{
			"cdn.rules.action", action(override, overrides), action(override, "DeliveryRuleHeaderActionParameters"),
			"actions[0].parameters.typeName",
		},
		{"cdn.rules.cache-duration", cached("365.00:00:00"), cached("366.00:00:00"), duration},
		{"cdn.rules.cache-duration", cached("12:30:00"), cached("24:00:00"), duration},
		{
			"cdn.rules.order", in(second, edgeRuleID, props{"order": 1.0}), in(second, edgeRuleID, props{"order": 2.0}), "order",
		},
	}
}

func customDomainCases() []ruleCase {
	host := func(name string) props { return props{"hostName": name} }
	tls := func(settings props) model.Request { return given(props{"tlsSettings": settings}) }
	taken := fakeCloud{resource(otherEdgeID+"/customDomains/www", host("www.contoso.com"))}
	secret := props{"id": edgeID + "/secrets/www"}
	return []ruleCase{
		{"cdn.customDomains.host-name", given(host("www.contoso.com")), given(host("localhost")), "hostName"},
		{"cdn.customDomains.host-name", given(host("contoso.com")), given(host("https://contoso.com/")), "hostName"},
		{
			"cdn.customDomains.certificate-secret", tls(props{"certificateType": "ManagedCertificate"}),
			tls(props{"certificateType": "ManagedCertificate", "secret": secret}), "tlsSettings.secret",
		},
		{
			"cdn.customDomains.certificate-secret", tls(props{"certificateType": "CustomerCertificate", "secret": secret}),
			tls(props{"certificateType": "CustomerCertificate"}), "tlsSettings.secret",
		},
		{
			"cdn.customDomains.host-name-free", in(taken, edgeDomainID, host("app.contoso.com")),
			in(taken, edgeDomainID, host("WWW.contoso.com")), "hostName",
		},
	}
}

func securityPolicyCases() []ruleCase {
	protects := func(domain string) props {
		return props{"parameters": props{
			"wafPolicy":    props{"id": edgeFirewallID},
			"associations": list(props{"domains": list(props{"id": domain}), "patternsToMatch": list("/*")}),
		}}
	}
	firewall := resource(edgeFirewallID, sku(frontDoorStandard))
	busy := fakeCloud{resource(edgeID+"/securityPolicies/other", protects(edgeEndpointID))}
	elsewhere := otherEdgeID + "/afdEndpoints/fde"
	endpoints := fakeCloud{resource(edgeEndpointID, props{}), resource(elsewhere, props{})}
	return []ruleCase{
		{
			"cdn.securityPolicies.firewall-tier",
			in(edgeCloud(frontDoorStandard, firewall), edgePolicyID, protects(edgeEndpointID)),
			in(edgeCloud(frontDoorPremium, firewall), edgePolicyID, protects(edgeEndpointID)), "parameters.wafPolicy.id",
		},
		{
			"cdn.securityPolicies.one-per-domain", in(busy, edgePolicyID, protects(edgeDomainID)),
			in(busy, edgePolicyID, protects(edgeEndpointID)), "parameters.associations",
		},
		{
			"cdn.securityPolicies.same-profile", in(endpoints, edgePolicyID, protects(edgeEndpointID)),
			in(endpoints, edgePolicyID, protects(elsewhere)), "parameters.associations[0].domains[0].id",
		},
	}
}

func TestAnEndpointsHostNameDependsOnItsScopeOnly(t *testing.T) {
	t.Parallel()
	elsewhere := group + "2/providers/Microsoft.Cdn/profiles/afd/afdEndpoints/fde"
	host := func(id, scope string) string {
		inputs := props{"autoGeneratedDomainNameLabelScope": scope}
		return frontDoorEndpoint().ReadOnly(model.Request{ID: id, Inputs: inputs}).String("hostName")
	}
	assert.Regexp(t, `^fde-[0-9a-z]{16}\.z01\.azurefd\.net$`, host(edgeEndpointID, "TenantReuse"))
	assert.Equal(t, host(edgeEndpointID, "TenantReuse"), host(elsewhere, "TenantReuse"))
	assert.NotEqual(t, host(edgeEndpointID, "ResourceGroupReuse"), host(elsewhere, "ResourceGroupReuse"))
	assert.NotEqual(t, host(edgeEndpointID, "NoReuse"), host(otherEdgeID+"/afdEndpoints/fde", "NoReuse"))
}

func TestWhatSomebodyElseMustApproveStaysPendingUntilThen(t *testing.T) {
	t.Parallel()
	link := model.Request{ID: edgeOriginID, Inputs: props{"sharedPrivateLinkResource": props{"groupId": "sites"}}}
	assert.Equal(t, "Pending", originOutputs(link).String("sharedPrivateLinkResource.status"))
	link.Old = props{"sharedPrivateLinkResource": props{"groupId": "sites", "status": "Approved"}}
	assert.Equal(t, "Approved", originOutputs(link).String("sharedPrivateLinkResource.status"))
	link.Old = props{"sharedPrivateLinkResource": props{"groupId": "blob", "status": "Approved"}}
	assert.Equal(t, "Pending", originOutputs(link).String("sharedPrivateLinkResource.status"), "it is another connection")

	domain := model.Request{ID: edgeDomainID, Inputs: props{"hostName": "www.contoso.com"}}
	assert.Equal(t, "Pending", customDomainOutputs(domain).String("domainValidationState"))
	assert.NotEmpty(t, customDomainOutputs(domain).String("validationProperties.validationToken"))
	domain.Old = props{"domainValidationState": "Approved"}
	assert.Equal(t, "Approved", customDomainOutputs(domain).String("domainValidationState"))
}

func TestAProfileIsReplacedWhenItsTierChanges(t *testing.T) {
	t.Parallel()
	var paths []string
	for _, property := range frontDoorProfile().Replace {
		paths = append(paths, property.Path)
	}
	require.Contains(t, paths, "sku.name", "the provider knows no upgrade")
}
