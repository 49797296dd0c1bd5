package graph_test

import (
	"encoding/json"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/badinput"
	"github.com/azstage/azstage/internal/graph"
)

const badStates = "testdata/bad.json"

func TestBadStatesAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	badinput.Run(t, badStates, func(c badinput.Case) error {
		var state apitype.UntypedDeployment
		require.NoError(t, json.Unmarshal(c.Input, &state))
		_, err := graph.FromState("single", "dev", state)
		return err
	})
}

// FuzzFromState: a state is refused, or it is a graph without a secret's text.
func FuzzFromState(f *testing.F) {
	for _, seed := range badinput.Seeds(f, badStates) {
		f.Add(seed)
	}
	f.Add(`{"version":3,"deployment":` + state + `}`)
	f.Fuzz(func(t *testing.T, text string) {
		var state apitype.UntypedDeployment
		if json.Unmarshal([]byte(text), &state) != nil {
			return
		}
		read, err := graph.FromState("single", "dev", state)
		if err != nil {
			return
		}
		written, err := json.Marshal(read)
		require.NoError(t, err)
		require.NotContains(t, string(written), "hunter2")
	})
}
