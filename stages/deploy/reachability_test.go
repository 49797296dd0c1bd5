package deploy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/faults"
	"github.com/azstage/azstage/internal/emulator/reachability"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/stages"
	"github.com/azstage/azstage/stages/deploy"
)

// hop brings a stack that is up to another configuration, and returns the outages that this made.
func hop(t *testing.T, session *engine.Session, config map[string]string) []reachability.Outage {
	t.Helper()
	before := len(session.Outages())
	require.NoError(t, session.Reconfigure(t.Context(), config))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	return session.Outages()[before:]
}

// interrupted are the ends of the paths that were.
func interrupted(outages []reachability.Outage) []string {
	var to []string
	for _, outage := range outages {
		to = append(to, outage.To)
	}
	return to
}

func TestOneStepFromSingleTo1kCutsUsersAndStoresOff(t *testing.T) {
	t.Parallel()
	session, _ := open(t, configuration(stages.Single))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	require.Empty(t, session.Outages(), "a stage that is being made has no outage")
	outages := hop(t, session, configuration(stages.Stage1k))
	assert.Subset(t, interrupted(outages), []string{"SQL_CONNECTION_STRING", "STORAGE_BLOB_ENDPOINT"},
		"the public endpoints close before the private ones stand: %v", outages)
	for _, outage := range outages {
		assert.NotNil(t, outage.Ended, "in the end everything works: %s", outage)
	}
}

func TestExpandAndContractKeepUsersAndTheWayBackKeepsEverything(t *testing.T) {
	t.Parallel()
	session, _ := open(t, configuration(stages.Single))
	_, err := session.Up(t.Context())
	require.NoError(t, err)

	assert.Empty(t, hop(t, session, configuration(stages.Stage1k, "expandFrom", "single")))
	assert.Empty(t, hop(t, session, configuration(stages.Stage1k)))
	assert.Empty(t, hop(t, session, configuration(stages.Single, "expandFrom", "1k")))
	assert.Empty(t, hop(t, session, configuration(stages.Single)))
}

func TestAStormOfFaultsIsOverAfterAnotherRun(t *testing.T) {
	t.Parallel()
	session, err := engine.Open(t.Context(), "storm", engine.Options{
		Program: deploy.Program, Config: configuration(stages.Single), ThrowAway: true,
		Faults: faults.Script{Seed: 4, Faults: []faults.Fault{
			{Name: "half made", Effect: "failsAfterwards", Probability: 0.05, Times: 1},
			{Name: "away", Effect: "unavailable", Probability: 0.05},
			{Name: "throttled", Effect: "throttled", Probability: 0.05},
		}},
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })
	_, err = session.Up(t.Context())
	require.Error(t, err, "the seed is chosen so that something fails")
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	result, err := session.Up(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "%v", result.Steps)
}
