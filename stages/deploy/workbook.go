package deploy

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/stages"
)

// newWorkbook draws what the alert rules look at, triggers first. The rules are those that were deployed, so the page
// and the alerts cannot disagree.
func (d *deployment) newWorkbook(ctx *pulumi.Context) error {
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
		Placement:    d.home().place,
		Title:        fmt.Sprintf("%s-%s: triggers", d.config.Workload, d.config.Environment),
		Introduction: d.workbookIntroduction(),
		WorkspaceID:  d.home().watch.WorkspaceID,
	}
	for _, s := range d.stamps {
		for _, rule := range s.rules {
			if rule.Kind == observability.DynamicMetric {
				continue
			}
			chart := observability.Chart{Rule: rule, Unit: units[rule.Name]}
			chart.Rule.Name = s.name(rule.Name)
			args.Charts = append(args.Charts, chart)
		}
	}
	_, err := observability.NewWorkbook(ctx, "workbook", args, d.top()...)
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
