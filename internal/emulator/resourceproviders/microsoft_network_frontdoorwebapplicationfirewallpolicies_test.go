package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func frontDoorFirewallCases() []ruleCase {
	const prefix = "network.frontDoorFirewallPolicies."
	managed := func(tier, name, version, action string) model.Request {
		set := props{"ruleSetType": name, "ruleSetVersion": version}
		if action != "" {
			set["ruleSetAction"] = action
		}
		return given(merged(sku(tier), props{"managedRules": props{"managedRuleSets": list(set)}}))
	}
	rules := func(rules ...any) model.Request {
		return given(merged(sku(frontDoorStandard), props{"customRules": props{"rules": rules}}))
	}
	rule := func(name string, priority float64, action string) props {
		return props{"name": name, "priority": priority, "action": action, "ruleType": "MatchRule"}
	}
	limit := func(minutes, threshold float64) props {
		return props{
			"ruleType": "RateLimitRule", "rateLimitDurationInMinutes": minutes, "rateLimitThreshold": threshold,
		}
	}
	settings := func(name string, value any) model.Request {
		return given(merged(sku(frontDoorStandard), props{"policySettings": props{name: value}}))
	}
	const drs, bots = "Microsoft_DefaultRuleSet", "Microsoft_BotManagerRuleSet"
	const first = "managedRules.managedRuleSets[0]"
	return []ruleCase{
		{prefix + "classic-retired", given(sku(frontDoorStandard)), given(sku("Classic_AzureFrontDoor")), "sku.name"},
		{prefix + "classic-retired", given(sku(frontDoorPremium)), given(props{}), "sku.name"},
		{
			prefix + "premium-features", managed(frontDoorPremium, drs, "2.1", "Block"),
			managed(frontDoorStandard, drs, "2.1", "Block"), first,
		},
		{
			prefix + "premium-features", rules(rule("a", 1, "Block")), rules(rule("a", 1, "JSChallenge")),
			"customRules.rules[0].action",
		},
		{
			prefix + "premium-features", settings("mode", "Prevention"),
			settings("javascriptChallengeExpirationInMinutes", 30.0), "policySettings.javascriptChallengeExpirationInMinutes",
		},
		{
			prefix + "managed-rule-set", managed(frontDoorPremium, bots, "1.1", ""),
			managed(frontDoorPremium, bots, "9.9", ""), first + ".ruleSetType",
		},
		{
			prefix + "managed-rule-set", managed(frontDoorPremium, drs, "2.1", "Block"),
			managed(frontDoorPremium, drs, "2.1", ""), first + ".ruleSetAction",
		},
		{
			prefix + "custom-rules-differ", rules(rule("a", 1, "Block"), rule("b", 2, "Block")),
			rules(rule("a", 1, "Block"), rule("b", 1, "Block")), "customRules.rules[1].priority",
		},
		{
			prefix + "custom-rules-differ", rules(rule("a", 1, "Block"), rule("b", 2, "Block")),
			rules(rule("a", 1, "Block"), rule("A", 2, "Block")), "customRules.rules[1].name",
		},
		{
			prefix + "rate-limit", rules(limit(5, 200)), rules(limit(2, 200)),
			"customRules.rules[0].rateLimitDurationInMinutes",
		},
		{prefix + "rate-limit", rules(limit(1, 200)), rules(limit(1, 0)), "customRules.rules[0].rateLimitThreshold"},
		{
			prefix + "block-response", settings("customBlockResponseStatusCode", 429.0),
			settings("customBlockResponseStatusCode", 418.0), "policySettings.customBlockResponseStatusCode",
		},
		{
			prefix + "block-response", settings("customBlockResponseBody", "aGVsbG8="),
			settings("customBlockResponseBody", "<html>"), "policySettings.customBlockResponseBody",
		},
	}
}
