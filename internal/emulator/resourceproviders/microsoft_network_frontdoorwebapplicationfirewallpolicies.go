package resourceproviders

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	wafPolicyType   = "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies"
	wafPolicySource = azurermSource + "cdn/cdn_frontdoor_firewall_policy_resource.go"
)

func frontDoorFirewallPolicy() *model.Type {
	documented := verified(sdkSource + "network/v20240201.Policy")
	const custom = "customRules.rules[]."
	return &model.Type{
		Token:    "azure-native:network/v20240201:Policy",
		ARMType:  wafPolicyType,
		Path:     networkGroupPath + "FrontDoorWebApplicationFirewallPolicies/{policyName}",
		Location: model.Global,
		Immutable: []model.Immutable{{
			Path: "sku.name", Code: "BadRequest", Fact: inferred(wafPolicySource),
			Message: "The SKU of a firewall policy cannot be changed (%s): create another policy and associate that one.",
		}},
		Allowed: []model.Allowed{
			allowed(documented, "policySettings.mode", "Prevention", "Detection"),
			allowed(documented, "policySettings.enabledState", stateEnabled, stateDisabled),
			allowed(documented, "policySettings.requestBodyCheck", stateEnabled, stateDisabled),
			allowed(documented, custom+"ruleType", "MatchRule", "RateLimitRule"),
			allowed(documented, custom+"action", "Allow", "Block", "Log", "Redirect", "JSChallenge"),
			allowed(documented, custom+"groupBy[].variableName", "SocketAddr", "GeoLocation", "None"),
			allowed(documented, custom+"matchConditions[].matchVariable", "RemoteAddr", "RequestMethod", "QueryString",
				"PostArgs", "RequestUri", "RequestHeader", "RequestBody", "Cookies", "SocketAddr"),
			allowed(documented, custom+"matchConditions[].operator", "Any", "IPMatch", "GeoMatch", "Equal", "Contains",
				"LessThan", "GreaterThan", "LessThanOrEqual", "GreaterThanOrEqual", "BeginsWith", "EndsWith", "RegEx"),
		},
		Ranges: []model.Range{
			between(verified(wafPolicySource), "customRules.rules", 0, 100),
			between(verified(wafPolicySource), custom+"matchConditions", 1, 10),
			between(verified(wafPolicySource), custom+"matchConditions[].matchValue", 0, 600),
			between(verified(wafPolicySource), custom+"matchConditions[].transforms", 0, 5),
			between(documented, "policySettings.javascriptChallengeExpirationInMinutes", 5, 1440),
		},
		Defaults: []model.Default{
			byDefault(documented, "policySettings.enabledState", stateEnabled),
			byDefault(known(), "policySettings.mode", "Detection"),
			byDefault(verified(wafPolicySource), "policySettings.requestBodyCheck", stateEnabled),
		},
		Normalise: map[string]func(any) any{"location": func(any) any { return "Global" }},
		ReadOnly:  firewallPolicyOutputs,
		Rules: []model.Rule{
			preflight("network.frontDoorFirewallPolicies.classic-retired",
				"A policy is Standard_AzureFrontDoor or Premium_AzureFrontDoor; without a SKU it would be for Front Door "+
					"(classic), which is closed since 2025-04-01.",
				verified(azurermSource+"frontdoor/frontdoor_deprecation.go; "+retirements), firewallSKU),
			preflight("network.frontDoorFirewallPolicies.premium-features",
				"Managed rule sets, bot rules and JavaScript challenges need a Premium policy.",
				verified(tierComparison+"; "+wafPolicySource), premiumFirewallFeatures),
			preflight("network.frontDoorFirewallPolicies.managed-rule-set",
				"A managed rule set is one that Azure has, and the default rule set from 2.0 on needs an action.",
				inferred(wafPolicySource+"; github.com/Azure/azure-cli-extensions/issues/9049"), managedRuleSetIsKnown),
			preflight("network.frontDoorFirewallPolicies.custom-rules-differ",
				"No two custom rules have the same priority or the same name.",
				known(), customRulesDiffer),
			preflight("network.frontDoorFirewallPolicies.rate-limit",
				"A rate limit counts over one or five minutes and has a threshold.",
				verified("Microsoft Learn \"What is rate limiting for Azure Front Door\" (2025)"), rateLimitIsComplete),
			preflight("network.frontDoorFirewallPolicies.block-response",
				"A blocked request is answered with 200, 403, 405, 406 or 429, and a body in base64.",
				verified(wafPolicySource), blockResponseIsValid),
		},
	}
}

func firewallPolicyOutputs(r model.Request) model.Properties {
	links := []any{}
	if r.Cloud != nil {
		for _, policy := range r.Cloud.Referring(r.ID) {
			links = append(links, model.Properties{"id": policy.ID})
		}
	}
	return named(r, wafPolicyType, model.Properties{
		"etag": etagOf(r.ID), "provisioningState": succeeded, "resourceState": stateEnabled,
		"frontendEndpointLinks": []any{}, "routingRuleLinks": []any{}, "securityPolicyLinks": links,
	})
}

func firewallSKU(r model.Request) []model.Fault {
	sku := r.Inputs.String("sku.name")
	if !r.Inputs.Known("sku.name") || sku == frontDoorStandard || sku == frontDoorPremium {
		return nil
	}
	return model.Refuse("sku.name", "BadRequest", "The SKU is '%s', and 'Classic_AzureFrontDoor' when it is left out. "+
		"Azure Front Door (classic) no longer supports new resource creation since 2025-04-01 and is retired on "+
		"2027-03-31: use %s or %s.", sku, frontDoorStandard, frontDoorPremium)
}

func premiumFirewallFeatures(r model.Request) []model.Fault {
	if r.Inputs.String("sku.name") != frontDoorStandard {
		return nil
	}
	var faults []model.Fault
	refuse := func(path, what string) {
		faults = append(faults, model.Refuse(path, "BadRequest", "%s only supported by %s.", what, frontDoorPremium)...)
	}
	for i := range r.Inputs.List("managedRules.managedRuleSets") {
		refuse(fmt.Sprintf("managedRules.managedRuleSets[%d]", i), "Managed rule sets are")
	}
	for _, action := range r.Inputs.Find("customRules.rules[].action") {
		if action.Value == "JSChallenge" {
			refuse(action.Path, "The JavaScript challenge is")
		}
	}
	const cookie = "policySettings.javascriptChallengeExpirationInMinutes"
	if _, given := r.Inputs.Get(cookie); given {
		refuse(cookie, "The JavaScript challenge is")
	}
	return faults
}

// managedRuleSets lists the rule sets and their versions; needsAction those that say what their anomaly score leads to.
var managedRuleSets = []struct {
	name        string
	versions    []string
	needsAction []string
}{
	{"DefaultRuleSet", []string{"preview-0.1", "1.0"}, nil},
	{"Microsoft_DefaultRuleSet", []string{"1.1", "2.0", "2.1"}, []string{"2.0", "2.1"}},
	{"BotProtection", []string{"preview-0.1"}, nil},
	{"Microsoft_BotManagerRuleSet", []string{"1.0", "1.1"}, nil},
}

func managedRuleSetIsKnown(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, given := range r.Inputs.Objects("managedRules.managedRuleSets") {
		path := fmt.Sprintf("managedRules.managedRuleSets[%d]", i)
		faults = append(faults, checkManagedRuleSet(path, given)...)
	}
	return faults
}

func checkManagedRuleSet(path string, given model.Properties) []model.Fault {
	name, version := given.String("ruleSetType"), given.String("ruleSetVersion")
	if !given.Has("ruleSetType") || !given.Has("ruleSetVersion") {
		return nil
	}
	for _, row := range managedRuleSets {
		if row.name != name || !slices.Contains(row.versions, version) {
			continue
		}
		if slices.Contains(row.needsAction, version) && given.Known("ruleSetAction") && given.String("ruleSetAction") == "" {
			return model.Refuse(path+".ruleSetAction", "BadRequest", "WebApplicationFirewallPolicy validation failed. More "+
				"information \"This rule set action value is not supported.\"")
		}
		return nil
	}
	return model.Refuse(path+".ruleSetType", "BadRequest",
		"The emulator knows no managed rule set '%s' of version '%s'.", name, version)
}

func customRulesDiffer(r model.Request) []model.Fault {
	var faults []model.Fault
	seen := map[string]bool{}
	for i, rule := range r.Inputs.Objects("customRules.rules") {
		for property, key := range map[string]string{
			"priority": fmt.Sprint(rule.Number("priority")), "name": strings.ToLower(rule.String("name")),
		} {
			if rule.Has(property) && seen[property+key] {
				faults = append(faults, model.Refuse(fmt.Sprintf("customRules.rules[%d].%s", i, property), "BadRequest",
					"The %s %s is used by another custom rule.", property, key)...)
			}
			seen[property+key] = true
		}
	}
	slices.SortFunc(faults, func(a, b model.Fault) int { return strings.Compare(a.Property, b.Property) })
	return faults
}

func rateLimitIsComplete(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, rule := range r.Inputs.Objects("customRules.rules") {
		if rule.String("ruleType") != "RateLimitRule" {
			continue
		}
		path := fmt.Sprintf("customRules.rules[%d].", i)
		minutes := rule.Number("rateLimitDurationInMinutes")
		if rule.Has("rateLimitDurationInMinutes") && minutes != 1 && minutes != 5 {
			faults = append(faults, model.Refuse(path+"rateLimitDurationInMinutes", "BadRequest",
				"The rate limit duration must be 1 or 5 minutes, not %v.", minutes)...)
		}
		if rule.Known("rateLimitThreshold") && rule.Number("rateLimitThreshold") <= 0 {
			faults = append(faults, model.Refuse(path+"rateLimitThreshold", "BadRequest",
				"A rate limit rule needs a threshold.")...)
		}
	}
	return faults
}

// blockStatusCodes are those that a policy may answer a blocked request with.
var blockStatusCodes = []float64{200, 403, 405, 406, 429}

func blockResponseIsValid(r model.Request) []model.Fault {
	const code, body = "policySettings.customBlockResponseStatusCode", "policySettings.customBlockResponseBody"
	var faults []model.Fault
	if r.Inputs.Has(code) && !slices.Contains(blockStatusCodes, r.Inputs.Number(code)) {
		faults = append(faults, model.Refuse(code, "BadRequest", "The status code must be one of %v, not %v.",
			blockStatusCodes, r.Inputs.Number(code))...)
	}
	if _, err := base64.StdEncoding.DecodeString(r.Inputs.String(body)); r.Inputs.Has(body) && err != nil {
		faults = append(faults, model.Refuse(body, "BadRequest", "The response body must be encoded in base64.")...)
	}
	return faults
}
