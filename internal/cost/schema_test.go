package cost

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// validate checks an estimate, as encoding/json writes it, against the published schema, after a change.
func validate(t *testing.T, change func(map[string]any)) error {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/schemas/cost.json")
	require.NoError(t, err)
	text, err := json.Marshal(estimateOf(t, "10k", Declaration{LogGB: 50}))
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	require.NoError(t, err)
	object, ok := value.(map[string]any)
	require.True(t, ok)
	change(object)
	return schema.Validate(object)
}

func TestAnEstimateIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	require.NoError(t, validate(t, func(map[string]any) {}))
	first := func(e map[string]any) map[string]any { return e["resources"].([]any)[0].(map[string]any) }
	for place, change := range map[string]func(map[string]any){
		"/currency":                   func(e map[string]any) { e["currency"] = "EUR" },
		"/total/typical":              func(e map[string]any) { e["total"].(map[string]any)["typical"] = -1 },
		"missing property 'unpriced'": func(e map[string]any) { delete(e, "unpriced") },
		"/resources/0/urn":            func(e map[string]any) { first(e)["urn"] = "plan" },
		"/resources/0/lines":          func(e map[string]any) { first(e)["lines"] = []any{} },
		"/resources/0":                func(e map[string]any) { delete(first(e), "max") },
		"/savings/0/kind":             func(e map[string]any) { e["savings"].([]any)[0].(map[string]any)["kind"] = "luck" },
		"/usage/declared/0":           func(e map[string]any) { e["usage"].(map[string]any)["declared"] = []any{"x"} },
	} {
		assert.ErrorContains(t, validate(t, change), place)
	}
}
