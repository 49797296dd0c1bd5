package observability

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// EntryRule reports entries of Azure's activity log: what Azure and people do to resources, and how Azure itself is. It
// costs nothing. Azure gives every such alert the lowest severity; there is none to set.
type EntryRule struct {
	// Name is required: lowercase letters, digits and hyphens; unique among the rules of one component.
	Name string
	// Description is required: what it means and what to do, for the person who gets the mail.
	Description string
	// Category is required: the log's own division, e.g. "ServiceHealth".
	Category string
	// Conditions is optional: what else must hold. Default nothing.
	Conditions []EntryCondition
	// Scope is required: the ID of the subscription, resource group or resource that the entries are about. Service health
	// is about subscriptions.
	Scope pulumi.StringInput
}

// EntryCondition says that a field has one of several values; case does not count.
type EntryCondition struct {
	// Field is required: a field of an entry, e.g. "status" or "properties.incidentType".
	Field string
	// AnyOf is required: the values.
	AnyOf []string
}

// Validate reports everything that is wrong with the rule.
func (r EntryRule) Validate() error {
	var faults fault.List
	faults.Require(alertName.MatchString(r.Name), "Name",
		fmt.Sprintf("must be lowercase letters, digits and single hyphens, not %q", r.Name), "rename the rule")
	faults.Require(r.Description != "", "Description", "is empty", "say what it means and what to do")
	oneOf(&faults, "Category", r.Category, entryCategories)
	faults.Require(r.Scope != nil, "Scope", "is missing", "pass the ID of what the entries are about")
	for i, condition := range r.Conditions {
		field := fmt.Sprintf("Conditions[%d]", i)
		faults.Require(condition.Field != "" && condition.Field != "category", field+".Field",
			fmt.Sprintf("%q is no field beside the category", condition.Field), "name a field of the entry")
		faults.Require(len(condition.AnyOf) > 0, field+".AnyOf", "is empty", "name at least one value")
	}
	return faults.Err()
}

// entryCategories: hashicorp/terraform-provider-azurerm v5.2.0
// internal/services/monitor/monitor_activity_log_alert_resource.go, 2026-08-21, verified.
var entryCategories = []string{
	"Administrative", "Autoscale", "Policy", "Recommendation", "ResourceHealth", "Security", "ServiceHealth",
}

func (r EntryRule) register(ctx *pulumi.Context, name string, place placement.Placement,
	actionGroup pulumi.StringInput, parent pulumi.Resource,
) error {
	conditions := insights.AlertRuleAnyOfOrLeafConditionArray{insights.AlertRuleAnyOfOrLeafConditionArgs{
		Field: pulumi.String("category"), Equals: pulumi.String(r.Category),
	}}
	for _, condition := range r.Conditions {
		conditions = append(conditions, condition.leaf())
	}
	_, err := insights.NewActivityLogAlert(ctx, name, &insights.ActivityLogAlertArgs{
		ResourceGroupName:    place.ResourceGroupName,
		ActivityLogAlertName: pulumi.String(place.Names.Name(naming.ActivityLogAlert, nameWords(r.Name)...)),
		// Only alerts that never leave a geography have a region.
		Location:    pulumi.String("global"),
		Description: pulumi.String(r.Description),
		Enabled:     pulumi.Bool(true),
		Scopes:      pulumi.StringArray{r.Scope},
		Condition:   insights.AlertRuleAllOfConditionArgs{AllOf: conditions},
		Actions: insights.ActionListArgs{ActionGroups: insights.ActionGroupTypeArray{
			insights.ActionGroupTypeArgs{ActionGroupId: actionGroup.ToStringOutput()},
		}},
		Tags: place.TagMap(),
	}, place.Child(naming.ActivityLogAlert, parent)...)
	return err
}

// leaf compares with one value, or with several. Lists inside an entry, such as the regions of one about service health,
// are compared by containsAny.
func (c EntryCondition) leaf() insights.AlertRuleAnyOfOrLeafConditionArgs {
	if strings.Contains(c.Field, "[*]") {
		return insights.AlertRuleAnyOfOrLeafConditionArgs{
			Field: pulumi.String(c.Field), ContainsAny: pulumi.ToStringArray(c.AnyOf),
		}
	}
	if len(c.AnyOf) == 1 {
		return insights.AlertRuleAnyOfOrLeafConditionArgs{
			Field: pulumi.String(c.Field), Equals: pulumi.String(c.AnyOf[0]),
		}
	}
	var alternatives insights.AlertRuleLeafConditionArray
	for _, value := range c.AnyOf {
		alternatives = append(alternatives, insights.AlertRuleLeafConditionArgs{
			Field: pulumi.String(c.Field), Equals: pulumi.String(value),
		})
	}
	return insights.AlertRuleAnyOfOrLeafConditionArgs{AnyOf: alternatives}
}
