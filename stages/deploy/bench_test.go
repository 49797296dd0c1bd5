package deploy_test

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"github.com/pulumi/pulumi-random/sdk/v4/go/random"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
	"github.com/azstage/azstage/stages/deploy"
)

// measure previews a throw-away stack and brings it up, and says what that takes. Memory is the most that any run so far
// in this process took, of the engine and of program and emulator together, so that benchmarks go from small to large.
func measure(b *testing.B, program pulumi.RunFunc, config map[string]string) {
	var resources int
	var preview, up time.Duration
	for b.Loop() {
		session, err := engine.Open(b.Context(), config["stage"], engine.Options{
			Program: program, Config: config, ThrowAway: true,
		})
		require.NoError(b, err)
		start := time.Now()
		_, err = session.Preview(b.Context())
		require.NoError(b, err)
		preview += time.Since(start)
		start = time.Now()
		_, err = session.Up(b.Context())
		require.NoError(b, err)
		up += time.Since(start)
		state, err := session.Export(b.Context())
		require.NoError(b, err)
		g, err := graph.FromState(config["stage"], config["stage"], state)
		require.NoError(b, err)
		require.NoError(b, session.Close())
		resources += len(g.Resources)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(resources)/float64(b.N), "resources")
	b.ReportMetric(preview.Seconds()/float64(b.N), "preview-s")
	b.ReportMetric(up.Seconds()/float64(b.N), "up-s")
	b.ReportMetric(float64(up.Milliseconds())/float64(resources), "up-ms/resource")
	b.ReportMetric(float64(resources)/up.Seconds(), "resources/s")
	b.ReportMetric(peakMemory(b), "MB")
}

// peakMemory is the most that this process and the largest process that it started took, in megabytes.
func peakMemory(b *testing.B) float64 {
	var sum int64
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var usage syscall.Rusage
		require.NoError(b, syscall.Getrusage(who, &usage))
		sum += usage.Maxrss // kilobytes on Linux
	}
	return float64(sum) / 1024
}

// BenchmarkUp brings each stage up.
func BenchmarkUp(b *testing.B) {
	for _, stage := range stages.All() {
		b.Run(string(stage), func(b *testing.B) { measure(b, deploy.Program, configuration(stage)) })
	}
}

// BenchmarkCells brings stage 10m up with a number of cells in each region.
func BenchmarkCells(b *testing.B) {
	for _, cells := range []int{2, 8, 32} {
		b.Run(fmt.Sprint(cells), func(b *testing.B) {
			measure(b, deploy.Program, divided(fmt.Sprintf(`"perRegion": %d`, cells)))
		})
	}
}

// BenchmarkFloor registers as many trivial resources: what the engine alone takes.
func BenchmarkFloor(b *testing.B) {
	for _, count := range []int{300, 1000, 4000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			measure(b, func(ctx *pulumi.Context) error {
				for i := range count {
					args := &random.RandomStringArgs{Length: pulumi.Int(suffixLength)}
					if _, err := random.NewRandomString(ctx, fmt.Sprintf("r%d", i), args); err != nil {
						return err
					}
				}
				return nil
			}, configuration(stages.Single))
		})
	}
}

const suffixLength = 5
