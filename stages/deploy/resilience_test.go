package deploy_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// Experiments on what every stage from 100k on has, and on services in a cluster.
var resilient = map[string]struct {
	overrides string
	faults    []string
	// drift is what a refresh finds the first time: the pools of a cluster (docs/decisions/0013).
	drift int
}{
	"apps": {
		`{"resilience": {"chaos": ["app-stop", "cache-outage"], "loadTest": true}}`,
		[]string{azure.ChaosStopApp, azure.ChaosSecurityRules}, 0,
	},
	"pods": {
		`{"resilience": {"chaos": ["pod-kill", "zone-down"]}, "services": {"host": "aks"}}`,
		[]string{azure.ChaosPods, azure.ChaosPods}, 1,
	},
}

func TestExperimentsConvergeAndGoDown(t *testing.T) {
	t.Parallel()
	for name, tc := range resilient {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			session, _ := open(t, configuration(stages.Stage100k, "overrides", tc.overrides))
			_, err := session.Up(t.Context())
			require.NoError(t, err)
			g := export(t, session, "100k")
			var faults []string
			for _, experiment := range g.OfType("azure-native:chaos:Experiment") {
				action := at(t, experiment.Inputs, "properties", "steps", 0, "branches", 0, "actions", 0, "name")
				faults = append(faults, fmt.Sprint(action))
			}
			assert.ElementsMatch(t, tc.faults, faults)
			outputs, err := session.Outputs(t.Context())
			require.NoError(t, err)
			assert.Len(t, outputs["chaosExperiments"].Value, len(tc.faults), "somebody has to know what to start")
			if strings.Contains(tc.overrides, "loadTest") {
				assert.Contains(t, outputs["loadTest"].Value, "/providers/Microsoft.LoadTestService/loadTests/")
			}

			result, err := session.Up(t.Context())
			require.NoError(t, err)
			assert.False(t, result.Changed(), "a second up changes %v", byAction(result))
			result, err = session.Refresh(t.Context())
			require.NoError(t, err)
			assert.Equal(t, tc.drift, result.Changes["update"], "a refresh finds drift that nobody made: %v", result.Changes)
			_, err = session.Destroy(t.Context())
			require.NoError(t, err)
			assert.Empty(t, session.Cloud().Resources(), "destroy left something behind")
		})
	}
}
