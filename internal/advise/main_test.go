package advise_test

import (
	"flag"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/stages"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// recorded are the stages with metrics in testdata.
var recorded = []stages.Stage{stages.Single, stages.Stage1k, stages.Stage10k, stages.Stage100k, stages.Stage1m}

func profileOf(t testing.TB, stage stages.Stage) stages.Profile {
	t.Helper()
	p, err := stages.ProfileOf(stage)
	require.NoError(t, err)
	return p
}

var readOnce sync.Map // by name: reading the large files takes longer than judging them

// measured are the metrics of a file in testdata: quiet, firing or idle.
func measured(t testing.TB, stage stages.Stage, how string) advise.Metrics {
	t.Helper()
	name := string(stage) + "." + how
	read, _ := readOnce.LoadOrStore(name, sync.OnceValue(func() advise.Metrics { return read(t, stage, name) }))
	return read.(func() advise.Metrics)()
}

func read(t testing.TB, stage stages.Stage, name string) advise.Metrics {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	require.NoError(t, err)
	metrics, err := advise.Parse(text, stage, advise.Signals(profileOf(t, stage)))
	require.NoError(t, err)
	return metrics
}

func adviceOn(t testing.TB, stage stages.Stage, metrics advise.Metrics) advise.Advice {
	t.Helper()
	advice, err := advise.On(advise.Input{Config: stages.Config{Stage: stage}, Stack: "dev", Metrics: metrics})
	require.NoError(t, err)
	return advice
}
