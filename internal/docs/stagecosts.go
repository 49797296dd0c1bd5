package docs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/cost"
)

// costs divide the estimate by component, the dearest first.
func (r readings) costs() string {
	e := r.estimate
	rows := [][]string{}
	for _, group := range alikeParts(e.Components) {
		rows = append(rows, []string{group.title(), amount(group.Min), amount(group.Typical), amount(group.Max)})
	}
	users := e.PerThousandUsers
	rows = append(rows,
		[]string{"**Total**", bold(amount(e.Total.Min)), bold(amount(e.Total.Typical)), bold(amount(e.Total.Max))},
		[]string{"A thousand users", none, amount(users.Typical), amount(users.Full)})
	var text strings.Builder
	text.WriteString(wrap(fmt.Sprintf("US dollars a month, in %s, from prices read up to %s: at the fewest users of the "+
		"stage, at %s users to plan with, and full, with the most of everything. [Prices](../prices.md) says what is assumed; "+
		"`azstage cost %s` has every meter.\n", e.Region, e.AsOf, thousands(e.Usage.Users.Typical), e.Stage)))
	text.WriteString("\n" + table([]string{"Component", "Minimum", "Typical", "Maximum"}, rows) + "\n")
	for _, line := range e.Honesty() {
		text.WriteString(wrap("- " + line + "\n"))
	}
	return text.String()
}

// alike are parts of the estimate whose components differ only in region and cell.
type alike struct {
	name  string
	count int
	cost.Amount
}

func (a alike) title() string {
	if a.count == 1 {
		return code(a.name)
	}
	return fmt.Sprintf("%s × %d", code(a.name), a.count)
}

func alikeParts(parts []cost.Part) []alike {
	var groups []alike
	for _, part := range parts {
		name := withoutPlace(part.Name)
		at := slices.IndexFunc(groups, func(group alike) bool { return group.name == name })
		if at < 0 {
			at = len(groups)
			groups = append(groups, alike{name: name})
		}
		groups[at].count++
		groups[at].Amount = groups[at].Plus(part.Amount)
	}
	slices.SortStableFunc(groups, func(a, b alike) int { return cmp.Compare(b.Typical, a.Typical) })
	return groups
}

func bold(text string) string { return "**" + text + "**" }

// amount is a number of dollars in a table of them: whole, and with cents where those are what it is.
func amount(dollars float64) string {
	if dollars > 0 && dollars < 10 {
		return fmt.Sprintf("%.2f", dollars)
	}
	return thousands(dollars)
}
