package frontdoor

import (
	"github.com/pulumi/pulumi-azure-native-sdk/cdn/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// newRouting makes origins, rules and the routes that join them, and returns the routes.
func (f *FrontDoor) newRouting(
	ctx *pulumi.Context, name string, args Args, origins []Origin,
) ([]pulumi.Resource, error) {
	pools, chosen, err := f.newPools(ctx, name, args, origins)
	if err != nil {
		return nil, err
	}
	ruleSets, rules, err := f.newRules(ctx, name, args, pools)
	if err != nil {
		return nil, err
	}
	// Azure refuses a route to an empty origin group, and the last origin stays as long as a route leads there. A route
	// names neither origins nor rules, so it is told to wait for them.
	before := append(chosen.before, rules...)
	var routes []pulumi.Resource
	for _, spec := range args.routes() {
		route, err := f.newRoute(ctx, name, args, spec, chosen, ruleSets, before)
		if err != nil {
			return nil, err
		}
		routes = append(routes, route)
	}
	return routes, nil
}

func (f *FrontDoor) newRoute(
	ctx *pulumi.Context, name string, args Args, spec routeSpec, to *pool,
	ruleSets map[string]*cdn.RuleSet, before []pulumi.Resource,
) (*cdn.Route, error) {
	inputs := &cdn.RouteArgs{
		ResourceGroupName:   args.Placement.ResourceGroupName,
		ProfileName:         f.profile.Name,
		EndpointName:        f.endpoint.Name,
		RouteName:           pulumi.String(spec.name),
		EnabledState:        pulumi.String("Enabled"),
		PatternsToMatch:     pulumi.StringArray{pulumi.String(spec.pattern)},
		OriginGroup:         cdn.ResourceReferenceArgs{Id: to.group.ID()},
		ForwardingProtocol:  pulumi.String(string(to.protocol) + "Only"),
		HttpsRedirect:       pulumi.String("Enabled"),
		LinkToDefaultDomain: pulumi.String("Enabled"),
		// The redirect needs both: a route that does not accept HTTP cannot redirect it.
		SupportedProtocols: pulumi.StringArray{pulumi.String("Http"), pulumi.String("Https")},
	}
	if f.domain != nil {
		inputs.CustomDomains = cdn.ActivatedResourceReferenceArray{cdn.ActivatedResourceReferenceArgs{Id: f.domain.ID()}}
	}
	if len(spec.ruleSets) > 0 {
		references := cdn.ResourceReferenceArray{}
		for _, ruleSet := range spec.ruleSets {
			references = append(references, cdn.ResourceReferenceArgs{Id: ruleSets[ruleSet].ID()})
		}
		inputs.RuleSets = references
	}
	if spec.cached {
		inputs.CacheConfiguration = cdn.AfdRouteCacheConfigurationArgs{
			QueryStringCachingBehavior: pulumi.String(args.Static.queryStrings()),
			CompressionSettings: cdn.CompressionSettingsArgs{
				IsCompressionEnabled: pulumi.Bool(true), ContentTypesToCompress: pulumi.ToStringArray(compressedTypes),
			},
		}
	}
	return cdn.NewRoute(ctx, name+"-route-"+spec.name, inputs,
		f.child(args, naming.FrontDoorRoute, pulumi.DependsOn(before))...)
}

// newRules makes each rule set with its rules.
func (f *FrontDoor) newRules(
	ctx *pulumi.Context, name string, args Args, pools []*pool,
) (map[string]*cdn.RuleSet, []pulumi.Resource, error) {
	ruleSets := map[string]*cdn.RuleSet{}
	var rules []pulumi.Resource
	for _, spec := range args.rules() {
		if ruleSets[spec.ruleSet] == nil {
			made, err := cdn.NewRuleSet(ctx, name+"-rules-"+spec.ruleSet, &cdn.RuleSetArgs{
				ResourceGroupName: args.Placement.ResourceGroupName,
				ProfileName:       f.profile.Name,
				RuleSetName:       pulumi.String(spec.ruleSet),
			}, f.child(args, naming.FrontDoorRuleSet)...)
			if err != nil {
				return nil, nil, err
			}
			ruleSets[spec.ruleSet] = made
		}
		rule, err := f.newRule(ctx, name, args, spec, ruleSets[spec.ruleSet], pools)
		if err != nil {
			return nil, nil, err
		}
		rules = append(rules, rule)
	}
	return ruleSets, rules, nil
}

func (f *FrontDoor) newRule(
	ctx *pulumi.Context, name string, args Args, spec ruleSpec, ruleSet *cdn.RuleSet, pools []*pool,
) (*cdn.Rule, error) {
	return cdn.NewRule(ctx, name+"-rule-"+spec.name, &cdn.RuleArgs{
		ResourceGroupName:       args.Placement.ResourceGroupName,
		ProfileName:             f.profile.Name,
		RuleSetName:             ruleSet.Name,
		RuleName:                pulumi.String(spec.name),
		Order:                   pulumi.Int(spec.order),
		MatchProcessingBehavior: pulumi.String("Continue"),
		Conditions:              spec.conditions(),
		Actions:                 spec.actions(args.Static.queryStrings(), pools),
	}, f.child(args, naming.FrontDoorRule, spec.after(pools)...)...)
}

// after is what a rule waits for: the origins of the group that it sends requests to, as a route does.
func (r ruleSpec) after(pools []*pool) []pulumi.ResourceOption {
	if r.cell == nil {
		return nil
	}
	return []pulumi.ResourceOption{pulumi.DependsOn(r.cell.pool(pools).before)}
}

func (r ruleSpec) actions(queryStrings QueryStrings, pools []*pool) pulumi.Array {
	actions := pulumi.Array{}
	if r.cell != nil {
		actions = append(actions, r.cell.action(pools))
	}
	compression := "Enabled"
	if r.uncompressed {
		compression = "Disabled"
	}
	if r.edgeCache != "" {
		actions = append(actions, cdn.DeliveryRuleRouteConfigurationOverrideActionArgs{
			Name: pulumi.String("RouteConfigurationOverride"),
			Parameters: cdn.RouteConfigurationOverrideActionParametersArgs{
				TypeName: pulumi.String("DeliveryRuleRouteConfigurationOverrideActionParameters"),
				// The override takes the place of the route's own settings, so it repeats them.
				CacheConfiguration: cdn.CacheConfigurationArgs{
					CacheBehavior:              pulumi.String("OverrideIfOriginMissing"),
					CacheDuration:              pulumi.String(r.edgeCache),
					QueryStringCachingBehavior: pulumi.String(orDefault(r.queryStrings, queryStrings)),
					IsCompressionEnabled:       pulumi.String(compression),
				},
			},
		})
	}
	for _, header := range r.headers {
		actions = append(actions, header.action())
	}
	return actions
}

func (h Header) action() cdn.DeliveryRuleResponseHeaderActionArgs {
	parameters := cdn.HeaderActionParametersArgs{
		TypeName:     pulumi.String("DeliveryRuleHeaderActionParameters"),
		HeaderAction: pulumi.String("Delete"),
		HeaderName:   pulumi.String(h.Name),
	}
	if h.Value != "" {
		parameters.HeaderAction, parameters.Value = pulumi.String("Overwrite"), pulumi.String(h.Value)
	}
	return cdn.DeliveryRuleResponseHeaderActionArgs{
		Name: pulumi.String("ModifyResponseHeader"), Parameters: parameters,
	}
}
