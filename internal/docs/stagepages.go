package docs

import (
	"fmt"
	"go/doc"
	"strings"

	"github.com/azstage/azstage/stages"
)

// stagePages are the ladder and one page a stage.
func stagePages(root string) ([]Page, error) {
	read, err := readSource(root, "stages", doc.AllDecls)
	if err != nil {
		return nil, err
	}
	ladder, err := ladderTable("")
	if err != nil {
		return nil, err
	}
	pages := []Page{{Path: "docs/stages/README.md", Text: notice + "# The ladder\n\n" + ladder}}
	for _, rung := range stages.Ladder() {
		page, err := newStagePage(read, rung)
		if err != nil {
			return nil, fmt.Errorf("page of stage %s: %w", rung.Stage, err)
		}
		text := page.text()
		pages = append(pages, Page{Path: "docs/stages/" + string(rung.Stage) + ".md", Text: text})
	}
	return pages, nil
}

// stagePage is what the page of a stage is made from.
type stagePage struct {
	rung stages.Rung
	// profile is the stage's; before is the one below, the zero value for the first stage.
	profile, before stages.Profile
	// essay is the comment on the stage's profile.
	essay essay
	// readings are of the stage's resources.
	readings readings
	// comments explain the fields of profiles.
	comments fieldComments
}

func newStagePage(read source, rung stages.Rung) (stagePage, error) {
	page := stagePage{rung: rung, comments: commentsOf(read)}
	var err error
	if page.profile, err = stages.ProfileOf(rung.Stage); err != nil {
		return page, err
	}
	if below, ok := rung.Stage.Previous(); ok {
		if page.before, err = stages.ProfileOf(below); err != nil {
			return page, err
		}
	}
	if page.readings, err = readingsOf(rung.Stage); err != nil {
		return page, err
	}
	page.essay, err = essayOf(read, rung.Stage)
	return page, err
}

func (p stagePage) text() string {
	var text strings.Builder
	text.WriteString(notice)
	fmt.Fprintf(&text, "# Stage %s\n\n%s\n%s\n", p.rung.Stage, wrap(p.rung.Why+" "+p.rung.Adds+"\n"), p.facts())
	for _, section := range []struct{ title, body string }{
		{"Why you come here", p.essay.why},
		{p.essay.whatTitle, p.essay.what},
		{"What it looks like", p.readings.picture()},
		{"What it costs", p.readings.costs()},
		{"What it can carry", p.readings.capacity()},
		{"How available it is", p.readings.promises()},
		{"When to leave", p.triggers()},
		{"What cannot be undone", wrap(p.essay.doors+"\n") + "\n" + p.doors()},
		{p.changesTitle(), p.changes()},
		{"Bring it up", p.commands()},
		{"The profile", p.profileTables()},
	} {
		if section.body != "" {
			fmt.Fprintf(&text, "## %s\n\n%s\n\n", section.title, strings.TrimRight(section.body, "\n"))
		}
	}
	return strings.TrimRight(text.String(), "\n") + "\n"
}

// facts is the page's first table.
func (p stagePage) facts() string {
	return table([]string{"", ""}, [][]string{
		{"Users", p.rung.Users},
		{"Cost a month", dollars(p.readings.estimate.Total.Typical) + " to plan with, [estimated](#what-it-costs)"},
		{"Budget a month", dollars(p.profile.Cost.BudgetUSD) + ", at which somebody is told"},
		{"Stage before", stageLink(p.rung.Stage.Previous())},
		{"Stage after", stageLink(p.rung.Stage.Next())},
	})
}

func stageLink(stage stages.Stage, ok bool) string {
	if !ok {
		return none
	}
	return fmt.Sprintf("[%s](%s.md)", stage, stage)
}

// triggers are the signs that the stage is outgrown, each in one row.
func (p stagePage) triggers() string {
	var rows [][]string
	for _, trigger := range stages.TriggersFor(p.rung.Stage) {
		trigger = trigger.For(p.profile)
		minimum := none
		if trigger.MinimumRequests > 0 {
			minimum = fmt.Sprint(trigger.MinimumRequests)
		}
		rows = append(rows, []string{
			cell(trigger.Title), condition(trigger), evaluations[trigger.Evaluation] + code(trigger.ResourceType),
			duration(trigger.Window), minimum, actions[trigger.Action], cell(trigger.Source),
		})
	}
	return "The same data makes the stage's alert rules, so an alert and this page cannot disagree.\n\n" +
		table([]string{"Sign", "Condition", "Measured by", "Over", "Minimum requests", "What to do", "Source"}, rows)
}

var actions = map[stages.Action]string{
	stages.Promote: "go one stage up", stages.AddCell: "add a cell",
	stages.Investigate: "find the cause: growth would not mend it",
}

var evaluations = map[stages.Evaluation]string{
	stages.EvaluateMetric: "metric of ", stages.EvaluateLogQuery: "log query on ",
	stages.EvaluateCosts: "Cost Management, ",
}

func duration(period stages.Period) string {
	switch {
	case period%stages.Day == 0 && period > stages.Day:
		return fmt.Sprintf("%d days", period/stages.Day)
	case period%stages.Hour == 0 && period > stages.Hour:
		return fmt.Sprintf("%d hours", period/stages.Hour)
	}
	return fmt.Sprintf("%d minutes", int(period))
}

// doors are the one-way doors of the hop that leads here.
func (p stagePage) doors() string {
	var rows [][]string
	for _, door := range stages.DoorsBetween(p.before.Stage, p.rung.Stage) {
		window := "never"
		if door.WindowDays > 0 {
			window = fmt.Sprintf("within %d days", door.WindowDays)
		}
		rows = append(rows, []string{
			cell(door.Step), window, cell(door.Consequence), cell(door.Advice), cell(door.Source),
		})
	}
	return table([]string{"Step", "Can be taken back", "Consequence", "Advice", "Source"}, rows)
}
