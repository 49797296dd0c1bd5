package advise_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/availability"
	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/stages"
)

func side(t testing.TB, stage stages.Stage) advise.Side {
	t.Helper()
	book, err := pricebook.Embedded()
	require.NoError(t, err)
	g := graphtest.Graph(t, string(stage))
	estimate, err := cost.Of(g, book, cost.Declaration{})
	require.NoError(t, err)
	return advise.Side{Estimate: estimate, Availability: availability.Of(g)}
}

// The texts show a reviewer what every stage is advised, and why.
func TestTheAdviceOnEveryRecording(t *testing.T) {
	t.Parallel()
	for _, stage := range recorded {
		for _, how := range []string{"quiet", "firing", "idle"} {
			advice := adviceOn(t, stage, measured(t, stage, how))
			if advice.To != stage && advice.To != stages.Stage10m {
				advice.Price(side(t, stage), side(t, advice.To))
			}
			path := filepath.Join("testdata", string(stage)+"."+how+".txt")
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(advice.Text()), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(want), advice.Text(), path)
		}
	}
}
