package deploy

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/stages"
)

// newWorkbook draws what the alert rules of all regions look at.
func (d *deployment) newWorkbook(ctx *pulumi.Context) error {
	title := fmt.Sprintf("%s-%s: triggers", d.config.Workload, d.config.Environment)
	return d.newWorkbookOf(ctx, "workbook", title, d.regions()...)
}

// newWorkbook draws what the alert rules of a cell look at, apart from all others.
func (s *stamp) newWorkbook(ctx *pulumi.Context) error {
	title := fmt.Sprintf("%s-%s: triggers of %s in %s", s.config.Workload, s.config.Environment, stages.CellName(s.cell),
		s.region.DisplayName)
	return s.newWorkbookOf(ctx, s.name("workbook"), title, s)
}

// newWorkbookOf draws triggers first. The rules are those that were deployed, so the page and the alerts cannot disagree.
func (d *deployment) newWorkbookOf(ctx *pulumi.Context, name, title string, stamps ...*stamp) error {
	if !d.profile.Observability.PlatformHealth {
		return nil
	}
	units := map[string]string{}
	for _, trigger := range d.triggers() {
		units[trigger.ID] = trigger.Unit
	}
	for _, watch := range stages.Watches() {
		units[watch.ID] = watch.Measure.Unit
	}
	args := observability.WorkbookArgs{
		Placement:    stamps[0].place,
		Title:        title,
		Introduction: d.workbookIntroduction(),
		WorkspaceID:  d.home().watch.WorkspaceID,
	}
	for _, s := range stamps {
		for _, rule := range s.rules {
			if rule.Kind == observability.DynamicMetric {
				continue
			}
			chart := observability.Chart{Rule: rule, Unit: units[rule.Name]}
			chart.Rule.Name = s.name(rule.Name)
			args.Charts = append(args.Charts, chart)
		}
	}
	_, err := observability.NewWorkbook(ctx, name, args, d.top()...)
	return err
}

// workbookIntroduction lists the triggers, those that no chart can show too.
func (d *deployment) workbookIntroduction() string {
	var text strings.Builder
	fmt.Fprintf(&text, "## Stage %s\n\nWhat each alert looks at, over the last day, and where its threshold is.\n", d.profile.Stage)
	for _, trigger := range d.triggers() {
		fmt.Fprintf(&text, "\n- **%s** (`%s`): %s %s %g %s. %s.", trigger.Title, trigger.ID, trigger.Signal,
			trigger.Operator, trigger.Threshold, trigger.Unit, advice(trigger))
	}
	return text.String()
}
