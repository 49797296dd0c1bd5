package docs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/azstage/azstage/stages"
)

// ladderTable is the ladder in one table. Links to the stage pages begin with the prefix.
func ladderTable(prefix string) (string, error) {
	var rows [][]string
	for _, rung := range stages.Ladder() {
		profile, err := stages.ProfileOf(rung.Stage)
		if err != nil {
			return "", err
		}
		readings, err := readingsOf(rung.Stage)
		if err != nil {
			return "", err
		}
		total := readings.estimate.Total
		rows = append(rows, []string{
			fmt.Sprintf("[%s](%s%s.md)", rung.Stage, prefix, rung.Stage), rung.Users,
			fmt.Sprintf("%s (%s to %s)", dollars(total.Typical), thousands(total.Min), thousands(total.Max)),
			dollars(profile.Cost.BudgetUSD), cell(rung.Adds), leave(profile),
		})
	}
	header := []string{"Stage", "Users", "Cost a month", "Budget a month", "What it adds", "Leave it when"}
	return table(header, rows) + "\n" + ladderNote, nil
}

const ladderNote = `The cost is estimated from the stage's resources: to plan with, and in brackets from the fewest users to a full stage.
The budget is what a month may cost before somebody is told.
`

func dollars(amount float64) string { return "USD " + thousands(amount) }

// thousands is a whole number with commas.
func thousands(amount float64) string {
	digits := fmt.Sprintf("%.0f", amount)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// leave lists the signs that the stage is outgrown, without those that growth would not mend.
func leave(profile stages.Profile) string {
	var signs []string
	for _, trigger := range stages.TriggersFor(profile.Stage) {
		if trigger.Action != stages.Investigate {
			signs = append(signs, trigger.Title+" ("+condition(trigger.For(profile))+")")
		}
	}
	return strings.Join(signs, "<br>")
}

// condition is a trigger's signal and threshold: "p95 of `requestDuration` above 500 ms".
func condition(trigger stages.Trigger) string {
	return fmt.Sprintf("%s of %s %s %s", strings.ToLower(trigger.Aggregation), code(trigger.Signal),
		operators[trigger.Operator], withUnit(trigger.Threshold, trigger.Unit))
}

var operators = map[string]string{"GreaterThan": "above", "GreaterThanOrEqual": "at least", "LessThan": "below"}

func withUnit(amount float64, unit string) string {
	if unit == "percent" {
		return fmt.Sprintf("%g %%", amount)
	}
	return fmt.Sprintf("%g %s", amount, unit)
}

const (
	readmePath  = "README.md"
	ladderBegin = "<!-- ladder -->\n"
	ladderEnd   = "<!-- /ladder -->"
)

// readme returns the README with the ladder between its markers, or nothing where there is no README or no marker.
func readme(root string) ([]Page, error) {
	text, err := os.ReadFile(filepath.Join(root, readmePath))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	before, rest, marked := strings.Cut(string(text), ladderBegin)
	if !marked {
		return nil, nil
	}
	_, after, closed := strings.Cut(rest, ladderEnd)
	if !closed {
		return nil, fmt.Errorf("%s: %q is not followed by %q", readmePath, strings.TrimSpace(ladderBegin), ladderEnd)
	}
	ladder, err := ladderTable("docs/stages/")
	if err != nil {
		return nil, err
	}
	return []Page{{Path: readmePath, Text: before + ladderBegin + "\n" + ladder + "\n" + ladderEnd + after}}, nil
}
