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
func (s *stamp) newWorkbook(ctx *pulumi.Context, rules []observability.AlertRule) error {
	units := map[string]string{}
	for _, trigger := range s.triggers() {
		units[trigger.ID] = trigger.Unit
	}
	for _, watch := range stages.Watches() {
		units[watch.ID] = watch.Measure.Unit
	}
	args := observability.WorkbookArgs{
		Placement:    s.place,
		Title:        fmt.Sprintf("%s-%s: triggers", s.config.Workload, s.config.Environment),
		Introduction: s.workbookIntroduction(),
		WorkspaceID:  s.watch.WorkspaceID,
	}
	for _, rule := range rules {
		if rule.Kind != observability.DynamicMetric {
			args.Charts = append(args.Charts, observability.Chart{Rule: rule, Unit: units[rule.Name]})
		}
	}
	_, err := observability.NewWorkbook(ctx, s.name("workbook"), args, s.top()...)
	return err
}

// workbookIntroduction lists the triggers, those that no chart can show too.
func (s *stamp) workbookIntroduction() string {
	var text strings.Builder
	fmt.Fprintf(&text, "## Stage %s\n\nWhat each alert looks at, over the last day, and where its threshold is.\n", s.profile.Stage)
	for _, trigger := range s.triggers() {
		fmt.Fprintf(&text, "\n- **%s** (`%s`): %s %s %g %s. %s.", trigger.Title, trigger.ID, trigger.Signal,
			trigger.Operator, trigger.Threshold, trigger.Unit, advice(trigger))
	}
	return text.String()
}
