package stages_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

// profileOf is the profile of a stage that exists.
func profileOf(t testing.TB, s stages.Stage) stages.Profile {
	t.Helper()
	p, err := stages.ProfileOf(s)
	require.NoError(t, err)
	return p
}

func TestTheLadderGoesUpAndDownWithoutAGap(t *testing.T) {
	t.Parallel()
	var climbed []stages.Stage
	for s, ok := stages.Single, true; ok; s, ok = s.Next() {
		climbed = append(climbed, s)
	}
	assert.Equal(t, []stages.Stage{"single", "1k", "10k", "100k", "1m", "10m"}, climbed)
	for i := len(climbed) - 1; i > 0; i-- {
		below, ok := climbed[i].Previous()
		require.True(t, ok)
		assert.Equal(t, climbed[i-1], below)
	}
	_, ok := stages.Single.Previous()
	assert.False(t, ok)
	_, ok = stages.Stage("5k").Next()
	assert.False(t, ok)
}

func TestEveryRungSaysWhatItIs(t *testing.T) {
	t.Parallel()
	rungs := stages.Ladder()
	require.Len(t, rungs, 6)
	for _, r := range rungs {
		assert.NotEmpty(t, r.Users, r.Stage)
		assert.NotEmpty(t, r.Adds, r.Stage)
		assert.NotEmpty(t, r.Why, r.Stage)
		same, ok := r.Stage.Rung()
		assert.True(t, ok)
		assert.Equal(t, r, same)
	}
	assert.Equal(t, []stages.Stage{"single", "1k", "10k", "100k", "1m", "10m"}, stages.All())
}

func TestParseForgivesCaseAndSuggestsTheNearestStage(t *testing.T) {
	t.Parallel()
	s, err := stages.Parse(" 10K ")
	require.NoError(t, err)
	assert.Equal(t, stages.Stage10k, s)
	for typo, want := range map[string]string{"singel": `"single"`, "10kk": `"10k"`, "100": `"100k"`} {
		_, err := stages.Parse(typo)
		require.Error(t, err, typo)
		assert.Contains(t, err.Error(), "did you mean "+want, typo)
	}
	_, err = stages.Parse("everything")
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "did you mean")
	assert.Contains(t, err.Error(), "single, 1k, 10k, 100k, 1m, 10m")
}

func TestAnUnknownStageHasNoProfile(t *testing.T) {
	t.Parallel()
	_, err := stages.ProfileOf("2k")
	assert.ErrorContains(t, err, `unknown stage "2k"`)
}

func TestProfilesShareNothing(t *testing.T) {
	t.Parallel()
	changed := profileOf(t, stages.Stage1m)
	changed.Network.Subnets[0] = "changed"
	changed.Observability.WebTestLocations[0] = "changed"
	changed.Storage.Containers = append(changed.Storage.Containers[:1], "changed")
	again := profileOf(t, stages.Stage1m)
	assert.NotContains(t, again.Network.Subnets, stages.Subnet("changed"))
	assert.NotContains(t, again.Observability.WebTestLocations, "changed")
	assert.NotContains(t, again.Storage.Containers, "changed")
}
