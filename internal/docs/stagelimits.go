package docs

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/availability"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/compare"
	"github.com/azstage/azstage/stages"
)

// capacity lists what bounds the stage.
func (r readings) capacity() string {
	type limit struct{ resource, name, value string }
	counts, order := map[limit]int{}, []limit{}
	for _, bound := range compare.Bounds(r.graph) {
		key := limit{withoutPlace(bound.Resource), bound.Name, bound.Value}
		if counts[key]++; counts[key] == 1 {
			order = append(order, key)
		}
	}
	slices.SortStableFunc(order, func(a, b limit) int { return cmp.Or(cmp.Compare(a.resource, b.resource), cmp.Compare(a.name, b.name)) })
	var rows [][]string
	for _, key := range order {
		rows = append(rows, []string{alike{name: key.resource, count: counts[key]}.title(), cell(key.name), code(key.value)})
	}
	rung, _ := stages.Stage(r.graph.Stage).Rung()
	return wrap("Planned for "+rung.Users+" users. What bounds it, of the resources as they are configured:\n") + "\n" +
		table([]string{"Resource", "Limit", "Value"}, rows)
}

// promises are what Microsoft promises of the parts, and what is left of all together.
func (r readings) promises() string {
	estimate := availability.Of(r.graph)
	type part struct {
		title   string
		promise azure.ServiceLevel
	}
	counts, order := map[part]int{}, []part{}
	for _, p := range estimate.Parts {
		key := part{p.Title, p.Promise}
		if counts[key]++; counts[key] == 1 {
			order = append(order, key)
		}
	}
	var rows [][]string
	for _, key := range order {
		title := cell(key.title)
		if counts[key] > 1 {
			title += fmt.Sprintf(" × %d", counts[key])
		}
		percent := fmt.Sprintf("%g %%", key.promise.Percent)
		if key.promise.Percent == 0 {
			percent = "none"
		}
		rows = append(rows, []string{title, percent, cell(key.promise.Configuration),
			cell(fmt.Sprintf("%s, %s, %s", key.promise.Source, key.promise.Date, key.promise.Evidence))})
	}
	said := fmt.Sprintf("**%.3f %%** of a month, %.0f minutes without: the product of what Microsoft promises of the parts that a "+
		"request may need, where regions stand beside each other. It is what is promised, not what to expect: neither the "+
		"application nor its deployments are in it.", estimate.Percent, estimate.DowntimeMinutes)
	if estimate.Cell != "" {
		said += " It is that of a user of cell " + estimate.Cell + ", who needs no other."
	}
	text := wrap(said+"\n") + "\n" + table([]string{"Part", "Promise", "For", "Source"}, rows)
	if len(estimate.Unpromised) > 0 {
		titles := slices.Compact(slices.Sorted(slices.Values(estimate.Unpromised)))
		text += "\n" + wrap("Without a promise, and not in the product: "+strings.Join(titles, ", ")+".\n")
	}
	return text
}

var cellName = regexp.MustCompile(`^c\d\d$`)

// withoutPlace is a component's or resource's name without the region and cell that begin it: "app" of "uks-c01-app".
func withoutPlace(name string) string {
	for {
		first, rest, more := strings.Cut(name, "-")
		region := slices.ContainsFunc(azure.Regions(), func(r azure.Region) bool { return r.ShortName == first })
		if !more || !region && !cellName.MatchString(first) {
			return name
		}
		name = rest
	}
}
