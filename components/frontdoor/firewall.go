package frontdoor

import (
	"slices"

	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240201"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// managedRuleSet is one of Microsoft's rule sets. The default rule set scores requests and needs to be told what to do
// with a bad score; the bot rules each have an action of their own.
type managedRuleSet struct{ name, ruleSetType, version, action string }

// Source: Microsoft Learn "Azure Web Application Firewall DRS rule groups and rules", 2025, known.
var managedRuleSets = []managedRuleSet{
	{"Microsoft_DefaultRuleSet_2.1", "Microsoft_DefaultRuleSet", "2.1", "Block"},
	{"Microsoft_BotManagerRuleSet_1.1", "Microsoft_BotManagerRuleSet", "1.1", ""},
}

// ManagedRuleSets lists the names that [Firewall.ManagedRules] takes.
func ManagedRuleSets() []string {
	var names []string
	for _, set := range managedRuleSets {
		names = append(names, set.name)
	}
	return names
}

func managedRuleSetFor(name string) (managedRuleSet, bool) {
	i := slices.IndexFunc(managedRuleSets, func(set managedRuleSet) bool { return set.name == name })
	if i < 0 {
		return managedRuleSet{}, false
	}
	return managedRuleSets[i], true
}

// blockedStatus is what a blocked client gets.
const blockedStatus = 403

// newFirewalls makes the policy of the profile, and returns it with the one that is kept.
func (f *FrontDoor) newFirewalls(ctx *pulumi.Context, name string, args Args) (made []pulumi.Resource, err error) {
	if !args.Firewall.Enabled {
		return nil, nil
	}
	if f.firewall, err = f.newFirewall(ctx, name, args, args.tier()); err != nil || !args.KeepStandardFirewall {
		return []pulumi.Resource{f.firewall}, err
	}
	args.Firewall.ManagedRules = nil // which Standard does not take
	kept, err := f.newFirewall(ctx, name, args, Standard)
	return []pulumi.Resource{f.firewall, kept}, err
}

// newFirewall makes the policy of a tier. Its SKU is that of the profile and cannot be changed, so both names tell the
// tier: the policy of the next tier is created beside the old one, which stays until nothing uses it.
func (f *FrontDoor) newFirewall(ctx *pulumi.Context, name string, args Args, tier Tier) (*network.Policy, error) {
	place := args.Placement
	return network.NewPolicy(ctx, name+firewallSuffix[tier], &network.PolicyArgs{
		ResourceGroupName: place.ResourceGroupName,
		PolicyName:        pulumi.String(place.Names.Name(naming.FrontDoorFirewallPolicy, tierWord(tier))),
		Location:          pulumi.String("Global"),
		Sku:               network.SkuArgs{Name: pulumi.String(tier)},
		PolicySettings: network.FrontDoorPolicySettingsArgs{
			EnabledState:                  pulumi.String("Enabled"),
			Mode:                          pulumi.String("Prevention"),
			RequestBodyCheck:              pulumi.String("Enabled"),
			CustomBlockResponseStatusCode: pulumi.Int(blockedStatus),
		},
		CustomRules:  network.CustomRuleListArgs{Rules: args.Firewall.customRules()},
		ManagedRules: args.Firewall.managedRules(),
		Tags:         place.TagMap(),
	}, place.Child(naming.FrontDoorFirewallPolicy, f)...)
}

// firewallSuffix ends the logical name of a policy. That of Standard is older than the others.
var firewallSuffix = map[Tier]string{Standard: "-firewall", Premium: "-firewall-premium"}

func tierWord(tier Tier) string {
	if tier == Premium {
		return "premium"
	}
	return "standard"
}

// customRules are decided before the managed ones, the lowest priority first.
func (w Firewall) customRules() network.CustomRuleArray {
	rules := network.CustomRuleArray{}
	if len(w.AllowedMethods) > 0 {
		rules = append(rules, customRule("AllowedMethods", "MatchRule", 100, network.FrontDoorMatchConditionArgs{
			MatchVariable:   pulumi.String("RequestMethod"),
			Operator:        pulumi.String("Equal"),
			NegateCondition: pulumi.Bool(true),
			MatchValue:      pulumi.ToStringArray(w.AllowedMethods),
		}))
	}
	if w.RateLimitPerMinute > 0 {
		// Every request has a Host header: the condition is Microsoft's own way to say "all".
		rule := customRule("RateLimit", "RateLimitRule", 200, network.FrontDoorMatchConditionArgs{
			MatchVariable: pulumi.String("RequestHeader"),
			Selector:      pulumi.String("Host"),
			Operator:      pulumi.String("GreaterThanOrEqual"),
			MatchValue:    pulumi.StringArray{pulumi.String("0")},
		})
		rule.RateLimitDurationInMinutes = pulumi.Int(1)
		rule.RateLimitThreshold = pulumi.Int(w.RateLimitPerMinute)
		rule.GroupBy = network.GroupByVariableArray{
			network.GroupByVariableArgs{VariableName: pulumi.String("SocketAddr")},
		}
		rules = append(rules, rule)
	}
	return rules
}

func customRule(name, ruleType string, priority int, when network.FrontDoorMatchConditionArgs) network.CustomRuleArgs {
	return network.CustomRuleArgs{
		Name: pulumi.String(name), RuleType: pulumi.String(ruleType), Priority: pulumi.Int(priority),
		EnabledState: pulumi.String("Enabled"), Action: pulumi.String("Block"),
		MatchConditions: network.FrontDoorMatchConditionArray{when},
	}
}

// managedRules is nil without any: a Standard policy does not take an empty list.
func (w Firewall) managedRules() network.ManagedRuleSetListPtrInput {
	if len(w.ManagedRules) == 0 {
		return nil
	}
	sets := network.FrontDoorManagedRuleSetArray{}
	for _, name := range w.ManagedRules {
		set, _ := managedRuleSetFor(name)
		args := network.FrontDoorManagedRuleSetArgs{
			RuleSetType: pulumi.String(set.ruleSetType), RuleSetVersion: pulumi.String(set.version),
		}
		if set.action != "" {
			args.RuleSetAction = pulumi.String(set.action)
		}
		sets = append(sets, args)
	}
	return network.ManagedRuleSetListArgs{ManagedRuleSets: sets}
}
