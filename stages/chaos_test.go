package stages_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestNoStageIsHarmedUnasked(t *testing.T) {
	t.Parallel()
	for _, rung := range stages.Ladder() {
		assert.Zero(t, profileOf(t, rung.Stage).Resilience, "stage %s", rung.Stage)
	}
}

func TestExperimentsThatAStageCanBear(t *testing.T) {
	t.Parallel()
	for overrides, stage := range map[string]string{
		`{"resilience": {"chaos": ["app-stop", "cache-outage"], "loadTest": true}}`:                                    "100k",
		`{"resilience": {"chaos": ["cache-failover"]}, "cache": {"engine": "classic"}}`:                                "100k",
		`{"resilience": {"chaos": ["pod-kill", "zone-down"]}, "services": {"host": "aks"}}`:                            "100k",
		`{"resilience": {"chaos": ["cosmos-failover", "pod-kill"]}, "data": {"cosmos": {"multiRegionWrites": false}}}`: "1m",
	} {
		profile, err := profileWith(t, stage, overrides)
		require.NoError(t, err, overrides)
		assert.NotEmpty(t, profile.Resilience.Chaos)
	}
}

func TestExperimentsThatNothingCouldInjectAreRefused(t *testing.T) {
	t.Parallel()
	for overrides, want := range map[string]string{
		`{"resilience": {"chaos": ["zone-dwn"]}}`:                                                `"zone-dwn" is no experiment (did you mean "zone-down"?)`,
		`{"resilience": {"chaos": ["cache-failover"]}}`:                                          "no fault for Azure Managed Redis; use cache-outage",
		`{"resilience": {"chaos": ["cosmos-failover"]}}`:                                         "nowhere to fail over to",
		`{"resilience": {"chaos": ["pod-kill"]}}`:                                                "set services.host aks",
		`{"resilience": {"chaos": ["zone-down"]}}`:                                               "cannot take a zone from an App Service plan",
		`{"resilience": {"chaos": ["app-stop", "app-stop"]}}`:                                    "app-stop is there twice",
		`{"resilience": {"chaos": ["cosmos-failover"]}, "data": {"cosmos": {"enabled": false}}}`: "must be a Cosmos DB account",
	} {
		_, err := profileWith(t, "100k", overrides)
		assert.ErrorContains(t, err, want, overrides)
		assert.Contains(t, faultFields(t, err), "overrides.resilience.chaos", overrides)
	}
	_, err := profileWith(t, "1m", `{"resilience": {"chaos": ["cosmos-failover"]}}`)
	assert.ErrorContains(t, err, "one writing region")
	_, err = profileWith(t, "10k", `{"resilience": {"chaos": ["app-stop"], "loadTest": true}}`)
	assert.ElementsMatch(t, []string{"overrides.resilience.chaos", "overrides.resilience.loadTest"}, faultFields(t, err))
}

func TestAHopKeepsTheExperiments(t *testing.T) {
	t.Parallel()
	from, to := profileOf(t, stages.Stage100k), profileOf(t, stages.Stage1m)
	from.Resilience.Chaos = []stages.ChaosExperiment{stages.ChaosAppStop}
	to.Resilience.Chaos = []stages.ChaosExperiment{stages.ChaosPodKill}
	assert.ElementsMatch(t, []stages.ChaosExperiment{stages.ChaosPodKill, stages.ChaosAppStop},
		stages.Expand(from, to).Resilience.Chaos)
}
