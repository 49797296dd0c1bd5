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
