package deploy

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/stages"
)

// addWatches adds the watches of the resources that the stage has.
func (s *stamp) addWatches(args *observability.AlertsArgs) {
	scopes := s.measured()
	for _, watch := range stages.Watches() {
		if watch.Entry.Category != "" {
			if watch.Entry.WholeSubscription && s != s.home() {
				continue // The first region's rule names all regions.
			}
			args.Entries = append(args.Entries, s.entryRule(watch))
		} else if scope, ok := scopes[watch.Measure.ResourceType]; ok {
			args.Rules = append(args.Rules, watchRule(watch, scope))
		}
	}
}

func watchRule(watch stages.Watch, scope pulumi.StringInput) observability.AlertRule {
	m := watch.Measure
	rule := observability.AlertRule{
		Name:        watch.ID,
		Description: fmt.Sprintf("%s: %s beyond %g %s. %s.", watch.Title, m.Metric, m.Threshold, m.Unit, watch.Advice),
		Severity:    watch.Severity,
		Kind:        observability.Metric, Metric: m.Metric, Aggregation: m.Aggregation,
		Operator: m.Operator, Threshold: m.Threshold,
		Window: m.Window.String(), Frequency: m.Every.String(),
		Scope: scope,
	}
	if m.Split != "" {
		rule.Split = []string{m.Split}
	}
	return rule
}

// impactedRegions is where an entry about service health names regions, by their display names. "Global" stands for
// services without one, such as Front Door and Microsoft Entra ID.
const impactedRegions = "properties.impactedServices[*].ImpactedRegions[*].RegionName"

func (s *stamp) entryRule(watch stages.Watch) observability.EntryRule {
	rule := observability.EntryRule{
		Name: watch.ID, Description: fmt.Sprintf("%s. %s.", watch.Title, watch.Advice), Category: watch.Entry.Category,
		Scope: s.group.ID().ToStringOutput(),
	}
	for _, field := range watch.Entry.Fields {
		rule.Conditions = append(rule.Conditions, observability.EntryCondition(field))
	}
	if watch.Entry.WholeSubscription {
		rule.Scope = pulumi.String(s.subscription)
		rule.Conditions = append(rule.Conditions, observability.EntryCondition{
			Field: impactedRegions, AnyOf: s.regionNames(),
		})
	}
	return rule
}

// regionNames are the display names of the regions in which the stack has anything.
func (d *deployment) regionNames() []string {
	var names []string
	for _, s := range d.regions() {
		names = append(names, s.region.DisplayName)
		if copies := s.secondary.DisplayName; copies != "" {
			names = append(names, copies)
		}
	}
	return append(names, "Global")
}
