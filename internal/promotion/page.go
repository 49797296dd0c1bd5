package promotion

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/azstage/azstage/internal/schedule"
	"github.com/azstage/azstage/stages"
)

// Account is what became of one hop.
type Account struct {
	Hop Hop
	// Prepare are the flags of an up at the stage before, where the hop needs one; Flags are those of the hop itself.
	Prepare, Flags []string
	// First is the plan of the hop, Second the plan of its second half, made between the halves.
	First, Second Plan
	Health        Health
}

//go:embed page.md.tmpl
var pageText string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"usd":     func(amount float64) string { return fmt.Sprintf("%.0f", amount) },
	"minutes": schedule.Minutes,
	"title":   func(p Phase) string { return strings.ToUpper(string(p[:1])) + string(p[1:]) },
	"changes": changesTable,
}).Parse(pageText))

// Page renders the account of a hop as Markdown.
func Page(a Account) (string, error) {
	var text strings.Builder
	err := pageTemplate.Execute(&text, page{a})
	return text.String(), err
}

// page is what the template asks.
type page struct{ Account }

// Verb is the command that goes this way.
func (p page) Verb() Direction {
	if p.Hop.Up() {
		return Promote
	}
	return Demote
}

// Lines are flags as a shell takes them, one on a line.
func (p page) Lines(flags []string) string {
	text := ""
	for _, flag := range flags {
		text += " \\\n    " + flag
	}
	return text
}

func (p page) Cost() *Cost              { return p.First.Cost }
func (p page) Doors() []stages.Door     { return p.First.OneWayDoors }
func (p page) Watch() []Watch           { return p.First.Watch }
func (p page) Expand() []Step           { return ofPhase(p.First, Expand) }
func (p page) Contract() []Step         { return ofPhase(p.Second, Contract) }
func (p page) Duration() []HalfDuration { return p.First.Duration }

// ActionsBefore are the actions that a half waits for.
func (p page) ActionsBefore(phase Phase) []Action {
	plan := p.First
	if phase == Contract {
		plan = p.Second
	}
	return slices.DeleteFunc(slices.Clone(plan.Actions), func(a Action) bool { return a.Before != phase })
}

// Back says how to go back.
func (p page) Back() string {
	if p.Hop.Up() {
		return fmt.Sprintf("`azstage demote --to %s` goes back, also from between the halves, as far as no door has closed.",
			p.Hop.From)
	}
	return fmt.Sprintf("`azstage promote --to %s` goes back up, also from between the halves. What was discarded comes back empty.",
		p.Hop.From)
}

func ofPhase(plan Plan, phase Phase) []Step {
	return slices.DeleteFunc(slices.Clone(plan.Steps), func(s Step) bool { return s.Phase != phase })
}

// changesTable counts steps by component. What happens to data is said resource by resource, unless it is created.
func changesTable(steps []Step) string {
	if len(steps) == 0 {
		return "Nothing.\n"
	}
	counts := map[string]map[string]int{}
	var data []string
	for _, step := range steps {
		component := componentOf(step.URN)
		if counts[component] == nil {
			counts[component] = map[string]int{}
		}
		counts[component][step.Action]++
		if step.Stateful && step.Action != Create {
			data = append(data, fmt.Sprintf("- %s `%s`: %s\n", step.Action, resource.URN(step.URN).Name(), propertiesOf(step)))
		}
	}
	text := "| Component | Created | Updated | Deleted |\n|---|---|---|---|\n"
	for _, component := range slices.Sorted(maps.Keys(counts)) {
		c := counts[component]
		text += fmt.Sprintf("| %s | %d | %d | %d |\n", component, c[Create], c[Update], c[Delete])
	}
	slices.Sort(data) // The order of a state is the order in which Azure answered.
	const most = 40
	switch {
	case len(data) > most:
		return text + fmt.Sprintf("\nOf these, %d hold data; the plan names each.\n", len(data))
	case len(data) > 0:
		return text + "\nOf these hold data:\n\n" + strings.Join(data, "")
	}
	return text
}

// propertiesOf names what changes. Values are left to the plan: many are the environment's own.
func propertiesOf(step Step) string {
	if step.Action != Update {
		return step.Reason
	}
	return "`" + strings.Join(step.Properties, "`, `") + "`"
}

// componentOf is the component that a resource belongs to, or for one without its own type.
func componentOf(urn string) string {
	types := strings.Split(string(resource.URN(urn).QualifiedType()), "$")
	for _, token := range slices.Backward(types) {
		if name, ours := strings.CutPrefix(token, "azstage:components:"); ours {
			return name
		}
	}
	return types[len(types)-1][strings.LastIndex(types[len(types)-1], ":")+1:]
}
