package appgateway

import (
	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

func (g *Gateway) newPolicy(ctx *pulumi.Context, name string, args Args,
) (*network.WebApplicationFirewallPolicy, error) {
	place := args.Placement
	sets := network.ManagedRuleSetArray{}
	for _, set := range managedRules {
		sets = append(sets, network.ManagedRuleSetArgs{
			RuleSetType: pulumi.String(set.name), RuleSetVersion: pulumi.String(set.version),
		})
	}
	return network.NewWebApplicationFirewallPolicy(ctx, name+"-firewall", &network.WebApplicationFirewallPolicyArgs{
		ResourceGroupName: place.ResourceGroupName,
		PolicyName:        pulumi.String(place.Names.Name(naming.ApplicationGatewayFirewallPolicy)),
		Location:          pulumi.String(place.Location),
		PolicySettings: network.PolicySettingsArgs{
			State: pulumi.String("Enabled"), Mode: pulumi.String("Prevention"), RequestBodyCheck: pulumi.Bool(true),
		},
		ManagedRules: network.ManagedRulesDefinitionArgs{ManagedRuleSets: sets},
		CustomRules:  network.WebApplicationFirewallCustomRuleArray{args.onlyFrontDoor()},
		Tags:         place.TagMap(),
	}, place.Child(naming.ApplicationGatewayFirewallPolicy, g)...)
}

// onlyFrontDoor blocks what did not come through our own profile. A request without the header is blocked as well.
func (a Args) onlyFrontDoor() network.WebApplicationFirewallCustomRuleArgs {
	return network.WebApplicationFirewallCustomRuleArgs{
		Name:     pulumi.String("OnlyOurFrontDoor"),
		Priority: pulumi.Int(1),
		RuleType: pulumi.String("MatchRule"),
		Action:   pulumi.String("Block"),
		State:    pulumi.String("Enabled"),
		MatchConditions: network.MatchConditionArray{network.MatchConditionArgs{
			MatchVariables: network.MatchVariableArray{network.MatchVariableArgs{
				VariableName: pulumi.String("RequestHeaders"), Selector: pulumi.String(frontDoorHeader),
			}},
			Operator: pulumi.String("Equal"),
			// The SDK spells the property as Azure does.
			NegationConditon: pulumi.Bool(true),
			MatchValues:      pulumi.StringArray{a.FrontDoorID.ToStringOutput()},
		}},
	}
}
