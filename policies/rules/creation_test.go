package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/policies/rules"
)

// TestAPreviewOfItsCreationRefusesNoStage judges stages as the preview of their creation knows them: without the IDs that
// resources will have, and without the names that a random suffix is part of.
func TestAPreviewOfItsCreationRefusesNoStage(t *testing.T) {
	t.Parallel()
	for _, stage := range everyStage {
		g := graphtest.Graph(t, stage)
		suffix := suffixOf(t, g)
		byID := map[string]string{}
		for _, r := range g.Resources {
			byID[strings.ToLower(r.ID)] = r.URN
		}
		resources := make([]rules.Resource, len(g.Resources))
		for i, r := range g.Resources {
			resources[i] = rules.Resource{Resource: r, PropertyDependencies: map[string][]string{}}
			resources[i].ID, resources[i].Outputs = "", nil
			resources[i].Inputs = map[string]any{}
			for name, value := range r.Inputs {
				later := laterOf{suffix: suffix, byID: byID}
				resources[i].Inputs[name] = later.notYet(value)
				if later.unknown && len(later.from) == 0 {
					later.from = r.Dependencies // a name: nobody can tell whose
				}
				resources[i].PropertyDependencies[name] = later.from
			}
		}
		undecided := 0
		for _, f := range rules.Evaluate(rules.NewStack(rules.FromGraph(g).Stage, resources), rules.Options{Now: now}) {
			assert.NotEqual(t, rules.Mandatory, f.Level, "%s: %s on %s: %s", stage, f.Rule, f.URN, f.Message)
			if f.Level == rules.Undecided {
				undecided++
			}
		}
		assert.NotZero(t, undecided, stage)
	}
}

// suffixOf is the random part of names that have to be unique.
func suffixOf(t *testing.T, g graph.Graph) string {
	t.Helper()
	random := g.OfType("random:index/randomString:RandomString")
	require.NotEmpty(t, random)
	suffix, _ := random[0].Outputs["result"].(string)
	require.NotEmpty(t, suffix)
	return suffix
}

// laterOf is what of an input is known only once other resources are there, and which they are.
type laterOf struct {
	suffix  string
	byID    map[string]string
	from    []string
	unknown bool
}

// notYet replaces what is not known yet.
func (l *laterOf) notYet(value any) any {
	switch value := value.(type) {
	case string:
		id := strings.HasPrefix(value, "/subscriptions/")
		if id || strings.Contains(value, l.suffix) {
			l.unknown = true
			if urn := l.byID[strings.ToLower(value)]; id && urn != "" {
				l.from = append(l.from, urn)
			}
			return graph.Unknown
		}
	case []any:
		list := make([]any, len(value))
		for i, item := range value {
			list[i] = l.notYet(item)
		}
		return list
	case map[string]any:
		object := map[string]any{}
		for name, item := range value {
			object[name] = l.notYet(item)
		}
		return object
	}
	return value
}
