package observability

import (
	"fmt"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// AlertsToken is the type of [Alerts] and never changes.
const AlertsToken = "azstage:components:Alerts"

// AlertsArgs describes a set of alert rules.
type AlertsArgs struct {
	// Placement is required.
	Placement placement.Placement
	// ActionGroupID is required: who is told.
	ActionGroupID pulumi.StringInput
	// Rules is optional. Default none.
	Rules []AlertRule
	// Entries is optional: entries of the activity log that somebody wants to hear of. Default none.
	Entries []EntryRule
}

// Validate reports everything that is wrong with the arguments.
func (a AlertsArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.ActionGroupID != nil, "ActionGroupID", "is missing", "pass the ID of an action group")
	seen := map[string]bool{}
	for i, rule := range a.Rules {
		field := fmt.Sprintf("Rules[%d]", i)
		faults.Merge(field, rule.Validate())
		faults.Require(!seen[rule.Name], field+".Name", fmt.Sprintf("%q is used twice", rule.Name), "rename one")
		seen[rule.Name] = true
	}
	for i, rule := range a.Entries {
		field := fmt.Sprintf("Entries[%d]", i)
		faults.Merge(field, rule.Validate())
		faults.Require(!seen[rule.Name], field+".Name", fmt.Sprintf("%q is used twice", rule.Name), "rename one")
		seen[rule.Name] = true
	}
	return faults.Err()
}

// Alerts is a set of alert rules.
type Alerts struct {
	pulumi.ResourceState
}

// NewAlerts makes the rules. It returns every fault of the arguments before it registers anything.
func NewAlerts(ctx *pulumi.Context, name string, args AlertsArgs, opts ...pulumi.ResourceOption) (*Alerts, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("alerts %s: %w", name, err)
	}
	a := &Alerts{}
	rules := pulumi.StringArray{}
	for _, rule := range args.Rules {
		rules = append(rules, pulumi.String(rule.Name))
	}
	for _, rule := range args.Entries {
		rules = append(rules, pulumi.String(rule.Name))
	}
	inputs := pulumi.Map{"placement": args.Placement.Summary(), "rules": rules}
	err := ctx.RegisterComponentResourceV2(AlertsToken, name, inputs, a, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	for _, rule := range args.Rules {
		if err := rule.register(ctx, name+"-"+rule.Name, args.Placement, args.ActionGroupID, a); err != nil {
			return nil, err
		}
	}
	for _, rule := range args.Entries {
		if err := rule.register(ctx, name+"-"+rule.Name, args.Placement, args.ActionGroupID, a); err != nil {
			return nil, err
		}
	}
	return a, ctx.RegisterResourceOutputs(a, pulumi.Map{})
}

func (r AlertRule) register(ctx *pulumi.Context, name string, place placement.Placement,
	actionGroup pulumi.StringInput, parent pulumi.Resource,
) error {
	if r.Kind == Metric || r.Kind == DynamicMetric {
		return r.registerMetric(ctx, name, place, actionGroup, parent)
	}
	return r.registerQuery(ctx, name, place, actionGroup, parent)
}

func (r AlertRule) registerMetric(ctx *pulumi.Context, name string, place placement.Placement,
	actionGroup pulumi.StringInput, parent pulumi.Resource,
) error {
	_, err := insights.NewMetricAlert(ctx, name, &insights.MetricAlertArgs{
		ResourceGroupName:   place.ResourceGroupName,
		RuleName:            pulumi.String(place.Names.Name(naming.MetricAlert, nameWords(r.Name)...)),
		Location:            pulumi.String("global"),
		Description:         pulumi.String(r.Description),
		Severity:            pulumi.Int(r.Severity),
		Enabled:             pulumi.Bool(true),
		AutoMitigate:        pulumi.Bool(true),
		Scopes:              pulumi.StringArray{r.Scope},
		EvaluationFrequency: pulumi.String(r.Frequency),
		WindowSize:          pulumi.String(r.Window),
		Criteria:            r.criteria(),
		Actions: insights.MetricAlertActionArray{
			insights.MetricAlertActionArgs{ActionGroupId: actionGroup.ToStringOutput()},
		},
		Tags: place.TagMap(),
	}, place.Child(naming.MetricAlert, parent)...)
	return err
}

func (r AlertRule) registerQuery(ctx *pulumi.Context, name string, place placement.Placement,
	actionGroup pulumi.StringInput, parent pulumi.Resource,
) error {
	condition := insights.ConditionArgs{
		Query:           pulumi.String(r.Query),
		TimeAggregation: pulumi.String(r.Aggregation),
		Operator:        pulumi.String(r.Operator),
		Threshold:       pulumi.Float64(r.Threshold),
		FailingPeriods: insights.ConditionFailingPeriodsArgs{
			NumberOfEvaluationPeriods: pulumi.Float64(1), MinFailingPeriodsToAlert: pulumi.Float64(1),
		},
	}
	if r.Column != "" {
		condition.MetricMeasureColumn = pulumi.String(r.Column)
	}
	_, err := insights.NewScheduledQueryRule(ctx, name, &insights.ScheduledQueryRuleArgs{
		ResourceGroupName:   place.ResourceGroupName,
		RuleName:            pulumi.String(place.Names.Name(naming.ScheduledQueryRule, nameWords(r.Name)...)),
		Location:            pulumi.String(place.Location),
		Kind:                pulumi.String("LogAlert"),
		Description:         pulumi.String(r.Description),
		Severity:            pulumi.Float64(r.Severity),
		Enabled:             pulumi.Bool(true),
		AutoMitigate:        pulumi.Bool(true),
		Scopes:              pulumi.StringArray{r.Scope},
		EvaluationFrequency: pulumi.String(r.Frequency),
		WindowSize:          pulumi.String(r.Window),
		// A new workspace gets its request tables with the first telemetry, after the rule has been made.
		SkipQueryValidation: pulumi.Bool(true),
		Criteria:            insights.ScheduledQueryRuleCriteriaArgs{AllOf: insights.ConditionArray{condition}},
		Actions:             insights.ActionsArgs{ActionGroups: pulumi.StringArray{actionGroup}},
		Tags:                place.TagMap(),
	}, place.Child(naming.ScheduledQueryRule, parent)...)
	return err
}
