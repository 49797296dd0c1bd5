package deploy_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/stages"
	"github.com/azstage/azstage/stages/deploy"
)

// BenchmarkPolicy previews stages with and without the policy pack, by turns so that both meet the same machine, and says
// what the pack adds. The pack is the one that make policy-pack builds.
func BenchmarkPolicy(b *testing.B) {
	pack, err := engine.FindPolicyPack()
	require.NoError(b, err)
	for _, stage := range []stages.Stage{stages.Stage1k, stages.Stage10m} {
		b.Run(string(stage), func(b *testing.B) {
			var without, with time.Duration
			for b.Loop() {
				without += previewTime(b, stage, "")
				with += previewTime(b, stage, pack)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(without.Seconds()/float64(b.N), "preview-s")
			b.ReportMetric(with.Seconds()/float64(b.N), "with-pack-s")
			b.ReportMetric(100*(with-without).Seconds()/without.Seconds(), "added-%")
		})
	}
}

// previewTime is how long a preview of the creation of a stage takes.
func previewTime(b *testing.B, stage stages.Stage, pack string) time.Duration {
	session, err := engine.Open(b.Context(), string(stage), engine.Options{
		Program: deploy.Program, Config: configuration(stage), ThrowAway: true, PolicyPack: pack,
	})
	require.NoError(b, err)
	start := time.Now()
	_, err = session.Preview(b.Context())
	require.NoError(b, err)
	taken := time.Since(start)
	require.NoError(b, session.Close())
	return taken
}
