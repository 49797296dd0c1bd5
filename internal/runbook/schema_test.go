package runbook_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/runbook"
)

// validate checks a runbook, as encoding/json writes it, against the published schema, after a change.
func validate(t *testing.T, change func(book, step map[string]any)) error {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/schemas/runbook.json")
	require.NoError(t, err)
	book, err := runbook.For(graphtest.Graph(t, "100k"), "")
	require.NoError(t, err)
	text, err := json.Marshal(book)
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	require.NoError(t, err)
	object := value.(map[string]any)
	change(object, object["losses"].([]any)[0].(map[string]any)["actions"].([]any)[0].(map[string]any))
	return schema.Validate(object)
}

func TestARunbookIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	require.NoError(t, validate(t, func(_, _ map[string]any) {}))
	for place, change := range map[string]func(book, step map[string]any){
		"/data/topology":               func(book, _ map[string]any) { book["data"].(map[string]any)["topology"] = "none" },
		"missing property 'losses'":    func(book, _ map[string]any) { delete(book, "losses") },
		"/losses/0/actions/0/evidence": func(_, step map[string]any) { step["evidence"] = "guessed" },
		"/losses/0/actions/0/command":  func(_, step map[string]any) { step["command"] = "rm -rf" },
		"/losses/0/actions/0":          func(_, step map[string]any) { delete(step, "text") },
	} {
		assert.ErrorContains(t, validate(t, change), place)
	}
}
