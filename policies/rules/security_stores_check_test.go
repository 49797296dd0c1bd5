package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/graph"
)

func TestKeysAreForAccountsOfGraphsAlone(t *testing.T) {
	t.Parallel()
	account := func(capability string) Resource {
		return Resource{Resource: graph.Resource{Type: cosmosAccount, Inputs: map[string]any{
			"disableLocalAuth": false, "capabilities": []any{map[string]any{"name": capability}},
		}}}
	}
	keys := unlessGraphs(wants("disableLocalAuth", "true"))
	assert.Empty(t, keys(account("EnableGremlin")).Message)
	assert.NotEmpty(t, keys(account("EnableServerless")).Message)

	unknown := account("")
	unknown.Inputs["capabilities"] = graph.Unknown
	assert.Equal(t, Undecidable, keys(unknown).Verdict)
}
