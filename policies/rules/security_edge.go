package rules

import (
	"strings"

	"github.com/azstage/azstage/stages"
)

const premiumEdge = "Premium_AzureFrontDoor"

var securityOfEdge = []Rule{
	{
		ID: "gateway-firewall", Title: "Application Gateways have a web application firewall",
		Severity: High, Types: []string{appGateway}, Mandatory: stages.Single,
		Properties: []string{"firewallPolicy.id", "sku.name"}, Costs: true,
		Sources: from(psrule("AppGw.UseWAF", "AppGw.WAFEnabled", "AppGw.MigrateWAFPolicy"), cis5("7.10")),
		Fix:     "use sku WAF_v2 and set firewallPolicy",
		Resource: both(given("firewallPolicy.id"),
			wants("sku.name", "WAF_v2")),
	},
	{
		ID: "gateway-tls-policy", Title: "Application Gateways accept TLS 1.2 or newer",
		Severity: High, Types: []string{appGateway}, Mandatory: stages.Single,
		Properties: []string{"sslPolicy.policyName", "sslPolicy.minProtocolVersion"},
		Sources:    from(psrule("AppGw.SSLPolicy"), cis5("7.12")),
		Fix:        "set sslPolicy to AppGwSslPolicy20220101 or newer", Resource: gatewayTLS,
	},
	{
		ID: "gateway-https", Title: "Application Gateways answer over HTTPS",
		Severity: High, Types: []string{appGateway}, Advisory: stages.Stage10k, Mandatory: stages.Stage1m,
		Properties: []string{"httpListeners"},
		Sources:    psrule("AppGw.UseHTTPS"),
		Fix:        "give the listener a certificate; the name it is for has to be yours (customDomain)",
		Resource: each("httpListeners", func(v Value) Result {
			return isOneOf(v.Get("protocol"), []string{"Https"})
		}),
	},
	{
		ID: "gateway-backend-https", Title: "Application Gateways speak HTTPS with what is behind them",
		Severity: High, Types: []string{appGateway}, Mandatory: stages.Single,
		Properties: []string{"backendHttpSettingsCollection"},
		Sources:    own("inside a network is no reason to speak in clear"),
		Fix:        "set protocol Https on the backend settings",
		Resource: each("backendHttpSettingsCollection", func(v Value) Result {
			return isOneOf(v.Get("protocol"), []string{"Https"})
		}),
	},
	{
		ID: "gateway-firewall-prevents", Title: "The gateway's firewall is on and blocks",
		Severity: High, Types: []string{gatewayFirewall}, Mandatory: stages.Single,
		Properties: []string{"policySettings.mode", "policySettings.state"},
		Sources:    psrule("AppGwWAF.PreventionMode", "AppGwWAF.Enabled", "AppGw.Prevention"),
		Fix:        "set policySettings.mode to Prevention and state to Enabled",
		Resource:   both(wants("policySettings.mode", "Prevention"), wantsOrDefault("policySettings.state", "Enabled")),
	},
	{
		ID: "gateway-firewall-rule-sets", Title: "The gateway's firewall has Microsoft's rules and those against bots",
		Severity: High, Types: []string{gatewayFirewall}, Mandatory: stages.Single,
		Properties: []string{"managedRules.managedRuleSets"},
		Sources:    from(psrule("AppGwWAF.RuleGroups", "AppGw.OWASP"), cis5("7.15")),
		Fix:        "add Microsoft_DefaultRuleSet and Microsoft_BotManagerRuleSet", Resource: ruleSets,
	},
	{
		ID: "gateway-firewall-body", Title: "The gateway's firewall looks into requests",
		Severity: Medium, Types: []string{gatewayFirewall}, Mandatory: stages.Single,
		Properties: []string{"policySettings.requestBodyCheck"},
		Sources:    cis5("7.14"),
		Fix:        "set policySettings.requestBodyCheck",
		Resource:   wantsOrDefault("policySettings.requestBodyCheck", "true"),
	},
	{
		ID: "firewall-exclusions", Title: "Firewalls exclude nothing from their rules",
		Severity: Medium, Types: []string{gatewayFirewall, edgeFirewall}, Advisory: stages.Single,
		Properties: []string{"managedRules.exclusions"},
		Sources:    psrule("AppGwWAF.Exclusions", "FrontDoorWAF.Exclusions", "AppGw.WAFRules"),
		Fix:        "narrow the exclusion to one rule and one field, and waive this rule with the reason",
		Resource:   noExclusions,
	},
	{
		ID: "frontdoor-firewall", Title: "Every endpoint of Front Door has a firewall policy",
		Severity: High, Types: []string{edgeEndpoint}, Mandatory: stages.Single,
		Sources: psrule("FrontDoor.UseWAF"),
		Fix:     "associate the endpoint in a SecurityPolicy", Stack: endpointsHaveFirewall,
	},
	{
		ID: "frontdoor-firewall-prevents", Title: "Front Door's firewall is on and blocks",
		Severity: High, Types: []string{edgeFirewall}, Mandatory: stages.Single,
		Properties: []string{"policySettings.mode", "policySettings.enabledState"},
		Sources: psrule("FrontDoorWAF.PreventionMode", "FrontDoorWAF.Enabled", "FrontDoor.WAF.Mode",
			"FrontDoor.WAF.Enabled"),
		Fix: "set policySettings.mode to Prevention and enabledState to Enabled",
		Resource: both(wants("policySettings.mode", "Prevention"),
			wantsOrDefault("policySettings.enabledState", "Enabled")),
	},
	{
		ID: "frontdoor-firewall-rule-sets", Title: "The firewall of Front Door Premium has Microsoft's rules",
		Severity: High, Types: []string{edgeFirewall}, Mandatory: stages.Single,
		Properties: []string{"managedRules.managedRuleSets"},
		Sources:    psrule("FrontDoorWAF.RuleGroups"),
		Fix:        "add Microsoft_DefaultRuleSet and Microsoft_BotManagerRuleSet; Standard has no managed rules",
		Resource:   where("sku.name", []string{premiumEdge}, ruleSets),
	},
	{
		ID: "frontdoor-premium", Title: "Front Door is Premium where its firewall needs managed rules",
		Severity: Medium, Types: []string{edgeProfile}, Mandatory: stages.Stage100k,
		Properties: []string{"sku.name"}, Costs: true,
		Sources:  from(psrule("FrontDoorWAF.RuleGroups"), article("section 5: the edge of stage 100k")),
		Fix:      "upgrade the profile: an action of its own, which cannot be taken back",
		Resource: wants("sku.name", premiumEdge),
	},
	{
		ID: "frontdoor-rate-limit", Title: "Front Door limits what one address may ask for",
		Severity: Medium, Types: []string{edgeFirewall}, Mandatory: stages.Single,
		Properties: []string{"customRules.rules"},
		Sources:    own("one client must not be able to exhaust the application"),
		Fix:        "add a RateLimitRule", Resource: rateLimited,
	},
	{
		ID: "frontdoor-https-redirect", Title: "Front Door sends users to HTTPS",
		Severity: High, Types: []string{route}, Mandatory: stages.Single,
		Properties: []string{"httpsRedirect"},
		Sources:    psrule("CDN.HTTP"),
		Fix:        "set httpsRedirect to Enabled", Resource: wantsOrDefault("httpsRedirect", "Enabled"),
	},
	{
		ID: "frontdoor-forward-https", Title: "Front Door speaks HTTPS with its origins",
		Severity: High, Types: []string{route}, Advisory: stages.Stage10k, Mandatory: stages.Stage1m,
		Properties: []string{"forwardingProtocol"},
		Sources:    own("between the edge and the region requests cross a network"),
		Fix:        "set forwardingProtocol to HttpsOnly; the origin needs a certificate for its name",
		Resource:   wants("forwardingProtocol", "HttpsOnly"),
	},
	{
		ID: "frontdoor-certificate-name", Title: "Front Door checks whose certificate an origin shows",
		Severity: High, Types: []string{origin}, Mandatory: stages.Single,
		Properties: []string{"enforceCertificateNameCheck"},
		Sources:    own("without the check anybody can stand in for an origin"),
		Fix:        "set enforceCertificateNameCheck", Resource: wantsOrDefault("enforceCertificateNameCheck", "true"),
	},
	{
		ID: "frontdoor-domain-tls", Title: "Custom domains accept TLS 1.2 or newer",
		Severity: High, Types: []string{customDomain}, Mandatory: stages.Single,
		Properties: []string{"tlsSettings.minimumTlsVersion"},
		Sources:    psrule("CDN.MinTLS", "FrontDoor.MinTLS"),
		Fix:        "set tlsSettings.minimumTlsVersion to TLS12",
		Resource:   wantsOrDefault("tlsSettings.minimumTlsVersion", "TLS12", "TLS13"),
	},
	{
		ID: "traffic-manager-https", Title: "Traffic Manager looks at its endpoints over HTTPS",
		Severity: Medium, Types: []string{trafficManager}, Mandatory: stages.Single,
		Properties: []string{"monitorConfig.protocol"},
		Sources:    psrule("TrafficManager.Protocol"),
		Fix:        "set monitorConfig.protocol to HTTPS, or to TCP for what is not HTTP",
		// The source is about endpoints of the web.
		Resource: wants("monitorConfig.protocol", "HTTPS", "TCP"),
	},
	{
		ID: "gateway-behind-frontdoor", Title: "A gateway behind Front Door takes requests of its own Front Door only",
		Severity: High, Types: []string{gatewayFirewall}, Mandatory: stages.Single,
		Properties: []string{"customRules"},
		Sources:    learn("origin-security: check the header X-Azure-FDID"),
		Fix:        "block requests whose X-Azure-FDID is not the profile's", Stack: onlyOwnFrontDoor,
	},
}

// gatewayTLS passes gateways that name a modern policy, and those that name none: their default is modern since 2023.
func gatewayTLS(r Resource) Result {
	policy := r.Get("sslPolicy")
	switch {
	case policy.Opaque():
		return undecidable("sslPolicy")
	case isEmpty(policy):
		return pass()
	case policy.Get("minProtocolVersion").Is("TLSv1_2", "TLSv1_3"):
		return pass()
	}
	return isOneOf(policy.Get("policyName"), []string{"AppGwSslPolicy20220101", "AppGwSslPolicy20220101S",
		"AppGwSslPolicy20170401S"})
}

func ruleSets(r Resource) Result {
	sets := r.Get("managedRules.managedRuleSets")
	if sets.Opaque() {
		return undecidable("managedRules.managedRuleSets")
	}
	attacks, bots := false, false
	for _, set := range sets.Items() {
		attacks = attacks || set.Get("ruleSetType").Is("Microsoft_DefaultRuleSet", "OWASP")
		bots = bots || set.Get("ruleSetType").Is("Microsoft_BotManagerRuleSet")
	}
	return failIf(!attacks || !bots, "managedRules lack rules against attacks or against bots")
}

func noExclusions(r Resource) Result {
	for _, list := range append(itemsAt(r.Get("managedRules.managedRuleSets"), "exclusions"),
		r.Get("managedRules.exclusions")) {
		switch {
		case list.Opaque():
			return undecidable(list.Path())
		case !isEmpty(list):
			return fail("%s excludes something", list.Path())
		}
	}
	return pass()
}

func rateLimited(r Resource) Result {
	rules := r.Get("customRules.rules")
	if rules.Opaque() {
		return undecidable("customRules.rules")
	}
	for _, rule := range rules.Items() {
		if rule.Get("ruleType").Is("RateLimitRule") && rule.Get("action").Is("Block") &&
			!rule.Get("enabledState").Is("Disabled") {
			return pass()
		}
	}
	return fail("no custom rule limits the rate of requests")
}

// guarded is how security policies name the endpoints that they are for.
var guarded = byID(func(policy Resource) []Value {
	var domains []Value
	for _, association := range policy.Get("parameters.associations").Items() {
		domains = append(domains, itemsAt(association.Get("domains"), "id")...)
	}
	return domains
}, securityPolicy)

func endpointsHaveFirewall(s *Stack) []Located {
	return s.eachOf([]string{edgeEndpoint}, func(r Resource) Result {
		found, certain := s.referring(guarded, r)
		return demand(len(found), certain, "no security policy names the endpoint")
	})
}

// onlyOwnFrontDoor concerns stacks that have both: what else stands before a gateway cannot be known.
func onlyOwnFrontDoor(s *Stack) []Located {
	if len(s.OfType(edgeProfile)) == 0 {
		return nil
	}
	return s.eachOf([]string{gatewayFirewall}, func(r Resource) Result {
		rules := r.Get("customRules")
		if rules.Opaque() {
			return undecidable("customRules")
		}
		for _, rule := range rules.Items() {
			if rule.Get("action").Is("Block") && !rule.Get("state").Is("Disabled") && checksFrontDoorID(rule) {
				return pass()
			}
		}
		return fail("no custom rule looks at X-Azure-FDID")
	})
}

func checksFrontDoorID(rule Value) bool {
	for _, condition := range rule.Get("matchConditions").Items() {
		for _, variable := range condition.Get("matchVariables").Items() {
			if strings.EqualFold(variable.Get("selector").Text(), "X-Azure-FDID") {
				return true
			}
		}
	}
	return false
}
