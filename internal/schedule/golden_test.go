package schedule_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/schedule"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Each stage's schedule is pinned, so that a change of an order or of a duration shows what it costs.
func TestTheScheduleOfEveryStage(t *testing.T) {
	t.Parallel()
	for _, stage := range graphtest.Stages() {
		got, err := schedule.Create(graphtest.Graph(t, stage))
		require.NoError(t, err, stage)
		golden := filepath.Join("testdata", stage+".golden.txt")
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(got.Text()), 0o600))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), got.Text(), stage)
		for _, step := range got.CriticalPath {
			assert.Positive(t, step.Minutes, step.Name)
		}
	}
}

// The program asks for no waiting of its own beyond a few orders, and says why for each. Without these, a stage takes
// hardly longer than Azure itself makes it.
func TestEveryOrderBeyondAzuresOwnHasAReason(t *testing.T) {
	t.Parallel()
	for _, stage := range graphtest.Stages() {
		got, err := schedule.Create(graphtest.Graph(t, stage))
		require.NoError(t, err, stage)
		chosen := 0
		for _, step := range got.CriticalPath {
			if step.WaitsFor != "" && !step.Required {
				chosen++
				assert.NotEmpty(t, step.Because, "%s: %s waits for %s", stage, step.Name, step.WaitsFor)
			}
		}
		assert.LessOrEqual(t, chosen, 4, stage)
		const most = 1.05
		ratio := got.Makespan.Typical / got.Required.Typical
		assert.True(t, chosen > 0 || ratio <= most, "%s takes %.2f times as long as Azure requires", stage, ratio)
		t.Logf("%s: %.1f minutes, %.2f of what Azure requires, %d orders beyond", stage, got.Makespan.Typical, ratio, chosen)
	}
}
