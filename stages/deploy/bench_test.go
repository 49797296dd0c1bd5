package deploy_test

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi-random/sdk/v4/go/random"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
	"github.com/azstage/azstage/stages/deploy"
)

// measure brings a throw-away stack up and says what a resource costs.
func measure(b *testing.B, program pulumi.RunFunc, config map[string]string) {
	resources := 0
	for b.Loop() {
		b.StopTimer()
		session, err := engine.Open(b.Context(), config["stage"], engine.Options{
			Program: program, Config: config, ThrowAway: true,
		})
		require.NoError(b, err)
		b.StartTimer()
		_, err = session.Up(b.Context())
		require.NoError(b, err)
		b.StopTimer()
		state, err := session.Export(b.Context())
		require.NoError(b, err)
		g, err := graph.FromState(config["stage"], config["stage"], state)
		require.NoError(b, err)
		require.NoError(b, session.Close())
		resources += len(g.Resources)
		b.StartTimer()
	}
	b.ReportMetric(float64(resources)/float64(b.N), "resources")
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(resources), "ms/resource")
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
	for _, count := range []int{300, 1000, 3000} {
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
