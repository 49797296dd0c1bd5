package advise

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// commands do what is advised: first what only shows what would happen.
func (j *judge) commands() []string {
	a := j.advice
	command := func(parts ...string) string {
		return strings.Join(slices.Concat([]string{"azstage"}, parts, []string{"--stack", a.Stack}, j.input.Options), " ")
	}
	switch {
	case a.Verdict == Promote, a.Verdict == GoDown:
		return []string{
			command(string(a.Verdict), "--to", string(a.To), "--plan"), command(string(a.Verdict), "--to", string(a.To)),
		}
	case len(a.Changes) > 0:
		overrides := a.Overrides()
		sets := []string{}
		for _, path := range slices.Sorted(maps.Keys(overrides)) {
			sets = append(sets, "--set", fmt.Sprintf("%s=%s", path, overrides[path]))
		}
		return []string{
			command(slices.Concat([]string{"preview", string(a.Stage)}, sets)...),
			command(slices.Concat([]string{"up", string(a.Stage)}, sets)...),
		}
	}
	return []string{}
}
