package resourceproviders

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	firewallPolicyType   = "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies"
	firewallPolicySource = azurermSource + "network/web_application_firewall_policy_resource.go"
)

func webApplicationFirewallPolicy() *model.Type {
	documented := verified(sdkSource + "WebApplicationFirewallPolicy")
	return &model.Type{
		Token:    "azure-native:network/v20240501:WebApplicationFirewallPolicy",
		ARMType:  firewallPolicyType,
		Path:     networkGroupPath + "ApplicationGatewayWebApplicationFirewallPolicies/{policyName}",
		Location: model.Regional,
		Replace:  properties(inferred(firewallPolicySource), "location"),
		Allowed: []model.Allowed{
			allowed(documented, "policySettings.mode", "Prevention", "Detection"),
			allowed(documented, "policySettings.state", "Enabled", "Disabled"),
			allowed(documented, "customRules[].action", "Allow", "Block", "Log", "JSChallenge"),
			allowed(documented, "customRules[].ruleType", "MatchRule", "RateLimitRule"),
			allowed(documented, "customRules[].state", "Enabled", "Disabled"),
			allowed(documented, "customRules[].rateLimitDuration", "OneMin", "FiveMins"),
			allowed(documented, "customRules[].matchConditions[].operator", "IPMatch", "Equal", "Contains", "LessThan",
				"GreaterThan", "LessThanOrEqual", "GreaterThanOrEqual", "BeginsWith", "EndsWith", "Regex", "GeoMatch", "Any"),
			allowed(documented, "customRules[].matchConditions[].matchVariables[].variableName", "RemoteAddr",
				"RequestMethod", "QueryString", "PostArgs", "RequestUri", "RequestHeaders", "RequestBody", "RequestCookies"),
		},
		Ranges: []model.Range{
			between(known(), "customRules[].priority", 1, 100),
			between(known(), "policySettings.maxRequestBodySizeInKb", 8, 2000),
			between(known(), "policySettings.fileUploadLimitInMb", 1, 4000),
		},
		Defaults: []model.Default{
			byDefault(known(), "policySettings.state", "Disabled"),
			byDefault(known(), "policySettings.mode", "Detection"),
			byDefault(known(), "policySettings.requestBodyCheck", true),
			byDefault(known(), "policySettings.maxRequestBodySizeInKb", float64(128)),
			byDefault(known(), "policySettings.fileUploadLimitInMb", float64(100)),
		},
		Normalise: normalisedLocation(),
		ReadOnly: func(r model.Request) model.Properties {
			return emptyLists(named(r, firewallPolicyType, model.Properties{
				"etag": etagOf(r.ID), "provisioningState": succeeded, "resourceState": "Enabled",
				"applicationGateways": gatewaysBehind(r),
			}), "httpListeners", "pathBasedRules", "applicationGatewayForContainers")
		},
		Rules: []model.Rule{
			preflight("network.firewallPolicies.managed-rule-sets",
				"A policy has one base rule set (Microsoft_DefaultRuleSet or OWASP) of a version that exists, and at most one "+
					"of each kind.", known(), firewallRuleSets),
			preflight("network.firewallPolicies.custom-rules",
				"Custom rules have a name and a priority of their own; names hold letters and digits, a letter first.",
				inferred(firewallPolicySource), firewallCustomRules),
			preflight("network.firewallPolicies.rate-limit-complete",
				"A rate limit has a threshold, a duration and a grouping.", known(), firewallRateLimits),
		},
	}
}

func gatewaysBehind(r model.Request) []any {
	gateways := []any{}
	if r.Cloud == nil {
		return gateways
	}
	for _, user := range r.Cloud.Referring(r.ID) {
		if strings.EqualFold(user.ARMType, applicationGatewayType) {
			gateways = append(gateways, model.Properties{"id": user.ID})
		}
	}
	return gateways
}

// gatewayRuleSets lists the versions of the managed rule sets; base is what each policy needs one of. CRS 2.2.9 and 3.0
// cannot be chosen any more. Source: Microsoft Learn, DRS and CRS rule groups and rules, not looked up.
var gatewayRuleSets = []struct {
	name     string
	versions []string
	base     bool
}{
	{"Microsoft_DefaultRuleSet", []string{"2.1", "2.2"}, true},
	{"OWASP", []string{"3.1", "3.2"}, true},
	{"Microsoft_BotManagerRuleSet", []string{"0.1", "1.0", "1.1"}, false},
	{"Microsoft_HTTPDDoSRuleSet", []string{"1.0"}, false},
}

func firewallRuleSets(r model.Request) []model.Fault {
	const property = "managedRules.managedRuleSets"
	if !r.Inputs.Known(property) {
		return nil
	}
	var faults []model.Fault
	bases, seen := 0, map[string]bool{}
	for i, set := range r.Inputs.Objects(property) {
		if !set.Has("ruleSetType") || !set.Has("ruleSetVersion") {
			return nil // what a preview does not know might be the base set
		}
		name, version := set.String("ruleSetType"), set.String("ruleSetVersion")
		base, ok := gatewayRuleSet(name, version)
		if !ok || seen[strings.ToLower(name)] {
			faults = append(faults, model.Refuse(fmt.Sprintf("%s[%d]", property, i),
				"ApplicationGatewayFirewallUnknownRuleSetType", "The managed rule set %s %s does not exist or is given twice.",
				name, version)...)
		}
		seen[strings.ToLower(name)] = true
		if base {
			bases++
		}
	}
	if bases != 1 && len(faults) == 0 {
		faults = model.Refuse(property, "ApplicationGatewayFirewallPolicyManagedRuleSets",
			"A policy has exactly one of Microsoft_DefaultRuleSet and OWASP, not %d.", bases)
	}
	return faults
}

// gatewayRuleSet finds a rule set and says whether it is a base set.
func gatewayRuleSet(name, version string) (base, ok bool) {
	for _, set := range gatewayRuleSets {
		if strings.EqualFold(set.name, name) && oneOf(version, set.versions...) {
			return set.base, true
		}
	}
	return false, false
}

var customRuleName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,127}$`)

func firewallCustomRules(r model.Request) []model.Fault {
	var faults []model.Fault
	names, priorities := map[string]bool{}, map[float64]bool{}
	refuse := func(i int, field, format string, value any) {
		faults = append(faults, model.Refuse(fmt.Sprintf("customRules[%d].%s", i, field),
			"ApplicationGatewayFirewallPolicyCustomRule", format, value)...)
	}
	for i, rule := range r.Inputs.Objects("customRules") {
		name, priority := strings.ToLower(rule.String("name")), rule.Number("priority")
		if rule.Has("name") && !customRuleName.MatchString(name) {
			refuse(i, "name", "The name %s of a custom rule may hold letters and digits only, a letter first.", name)
		}
		if rule.Has("name") && names[name] {
			refuse(i, "name", "Two custom rules have the name %s.", name)
		}
		if rule.Has("priority") && priorities[priority] {
			refuse(i, "priority", "Two custom rules have the priority %v.", priority)
		}
		names[name], priorities[priority] = true, true
	}
	return faults
}

func firewallRateLimits(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, rule := range r.Inputs.Objects("customRules") {
		if !oneOf(rule.String("ruleType"), "RateLimitRule") {
			continue
		}
		for _, field := range []string{"rateLimitThreshold", "rateLimitDuration", "groupByUserSession"} {
			if _, given := rule.Get(field); !given {
				faults = append(faults, model.Refuse(fmt.Sprintf("customRules[%d].%s", i, field),
					"ApplicationGatewayFirewallPolicyRateLimit", "The rate limit rule %s has no %s.", rule.String("name"), field)...)
			}
		}
	}
	return faults
}
