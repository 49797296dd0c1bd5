package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/availability"
	"github.com/azstage/azstage/internal/compare"
	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/diagram"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/runbook"
	"github.com/azstage/azstage/internal/schedule"
	"github.com/azstage/azstage/internal/topology"
	"github.com/azstage/azstage/policies/rules"
)

// canary is in every secret that these tests plant. Whoever finds it in what a verb prints has found a leak.
const canary = "CANARY-"

// planted is a state in which some properties of all resources are Pulumi secrets, as a decrypted export has them, and how
// many there are.
func planted(t *testing.T, g graph.Graph, secret func(property string) bool) (apitype.UntypedDeployment, int) {
	t.Helper()
	count := 0
	hide := func(properties map[string]any) map[string]any {
		hidden := maps.Clone(properties)
		for name, value := range properties {
			if !secret(name) {
				continue
			}
			text, err := json.Marshal(map[string]any{canary + name: value})
			require.NoError(t, err)
			hidden[name] = map[string]any{resource.SigKey: resource.SecretSig, "plaintext": string(text)}
			count++
		}
		return hidden
	}
	stored := make([]map[string]any, len(g.Resources))
	for i, r := range g.Resources {
		stored[i] = map[string]any{
			"urn": r.URN, "type": r.Type, "id": r.ID, "custom": r.Custom(), "parent": r.Parent, "dependencies": r.Dependencies,
			"inputs": hide(r.Inputs), "outputs": hide(r.Outputs),
		}
	}
	text, err := json.Marshal(map[string]any{"resources": stored})
	require.NoError(t, err)
	return apitype.UntypedDeployment{Version: 3, Deployment: text}, count
}

// reading is what a verb makes of a graph. What it cannot make of one that hides so much is told by an error, which is
// printed too.
type reading struct {
	name string
	// slow ones lay pictures out.
	slow bool
	of   func(ctx context.Context, before, after graph.Graph) (any, error)
}

func readings(t *testing.T) []reading {
	t.Helper()
	book, err := pricebook.Embedded()
	require.NoError(t, err)
	type maker = func(ctx context.Context, before, after graph.Graph) (any, error)
	compared := func(form func(context.Context, compare.Report) (any, error)) maker {
		return func(ctx context.Context, before, after graph.Graph) (any, error) {
			report, err := compare.Compare(compare.Input{Before: before, After: after})
			if err != nil {
				return nil, err
			}
			return form(ctx, report)
		}
	}
	return []reading{
		{"graph", false, func(_ context.Context, _, g graph.Graph) (any, error) { return g, nil }},
		{"cost", false, func(_ context.Context, _, g graph.Graph) (any, error) { return cost.Of(g, book, nil) }},
		{"policy", false, func(_ context.Context, _, g graph.Graph) (any, error) {
			return rules.Evaluate(rules.FromGraph(g), rules.Options{}), nil
		}},
		{"schedule", false, func(_ context.Context, _, g graph.Graph) (any, error) { return schedule.Create(g) }},
		{"availability", false, func(_ context.Context, _, g graph.Graph) (any, error) { return availability.Of(g), nil }},
		{"runbook", false, func(_ context.Context, _, g graph.Graph) (any, error) {
			for _, region := range runbook.Regions(g) {
				return runbook.For(g, region)
			}
			return nil, nil
		}},
		{"topology", false, func(_ context.Context, _, g graph.Graph) (any, error) { return topology.FromGraph(g), nil }},
		{"diagram mermaid", false, func(_ context.Context, _, g graph.Graph) (any, error) {
			return diagram.Mermaid(topology.FromGraph(g)), nil
		}},
		{"diagram d2", false, func(_ context.Context, _, g graph.Graph) (any, error) { return diagram.D2(topology.FromGraph(g)), nil }},
		{"diagram svg", true, func(ctx context.Context, _, g graph.Graph) (any, error) {
			svg, err := diagram.SVG(ctx, topology.Overview(topology.FromGraph(g)), "azstage")
			return string(svg), err
		}},
		{"compare json", false, compared(func(_ context.Context, r compare.Report) (any, error) { return r, nil })},
		{"compare text", false, compared(func(_ context.Context, r compare.Report) (any, error) { return compare.Text(r), nil })},
		{"compare markdown", false, compared(func(_ context.Context, r compare.Report) (any, error) { return compare.Markdown(r), nil })},
		{"compare html", true, compared(func(ctx context.Context, r compare.Report) (any, error) {
			page, err := compare.HTML(ctx, r)
			return string(page), err
		})},
	}
}

// look runs the readings on a stack with secrets, compared with the one where none is, and returns how many it looked at.
func look(t *testing.T, g graph.Graph, slow bool, secret func(property string) bool) (secrets, looked int) {
	t.Helper()
	state, secrets := planted(t, g, secret)
	hidden, err := graph.FromState(g.Stage, g.Stack, state)
	require.NoError(t, err)
	for _, reading := range readings(t) {
		if reading.slow && !slow {
			continue
		}
		printed, err := reading.of(t.Context(), g, hidden)
		text, unreadable := json.Marshal(printed)
		require.NoError(t, unreadable, reading.name)
		assert.NotContains(t, string(text)+fmt.Sprint(err), canary, "%s shows a secret", reading.name)
		looked++
	}
	return secrets, looked
}

// A secret may be anywhere: no reading shows one, and none stumbles over it.
func TestNoReadingShowsASecret(t *testing.T) {
	t.Parallel()
	secrets, looked := 0, 0
	count := func(s, l int) { secrets, looked = secrets+s, looked+l }
	for _, stage := range []string{"1k", "100k"} {
		count(look(t, graphtest.Graph(t, stage), true, func(string) bool { return true }))
	}
	const stage = "single"
	names := map[string]bool{}
	for _, r := range graphtest.Graph(t, stage).Resources {
		if !r.Custom() {
			continue
		}
		for name := range r.Inputs {
			names[name] = true
		}
		for name := range r.Outputs {
			names[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		count(look(t, graphtest.Graph(t, stage), false, func(property string) bool { return property == name }))
	}
	t.Logf("secrets planted: %d, readings looked at: %d", secrets, looked)
}
