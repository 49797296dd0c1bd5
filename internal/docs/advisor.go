package docs

import (
	_ "embed" // For the introduction.
	"fmt"

	"github.com/azstage/azstage/stages"
)

//go:embed text/advisor.md
var advisorIntroduction string

// advisorPage says what the advisor looks at beside the triggers and watches, which have pages of their own.
func advisorPage(string) ([]Page, error) {
	var rows [][]string
	for _, load := range stages.Loads() {
		rows = append(rows, []string{
			"`" + load.ID + "`", cell(load.Title), fmt.Sprintf("%s of `%s`", load.Aggregation, load.Metric),
			limit(load.IdleBelow, load.Unit), limit(load.Fits, load.Unit), cell(load.Source),
		})
	}
	header := []string{"Load", "What it is", "Measured each hour", "Idle below", "A smaller size may be used to", "Source"}
	text := notice + fmt.Sprintf(advisorIntroduction, stages.SustainedPercent, stages.JudgedDays) + table(header, rows)
	return []Page{{Path: "docs/advisor.md", Text: text}}, nil
}

// limit is empty for what a load does not tell.
func limit(value float64, unit string) string {
	switch {
	case value == 0:
		return ""
	case value <= 1:
		return "one in an hour"
	case unit == "percent":
		return fmt.Sprintf("%g %%", value)
	}
	return fmt.Sprintf("%g %s", value, unit)
}
