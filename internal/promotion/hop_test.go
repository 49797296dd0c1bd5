package promotion

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/stages"
)

func TestTheRoute(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name      string
		at        Position
		to        stages.Stage
		direction Direction
		want      []Hop
	}{
		{"one hop up", Position{Stage: "single"}, "1k", Promote, []Hop{{"single", "1k"}}},
		{"through the stage between", Position{Stage: "single"}, "10k", Promote, []Hop{{"single", "1k"}, {"1k", "10k"}}},
		{"down through the stage between", Position{Stage: "10k"}, "single", Demote, []Hop{{"10k", "1k"}, {"1k", "single"}}},
		{"there already: what was interrupted is finished", Position{Stage: "1k"}, "1k", Promote, []Hop{{"1k", "1k"}}},
		{"a hop under way goes on", Position{"1k", "single"}, "1k", Promote, []Hop{{"single", "1k"}}},
		{"and then further", Position{"1k", "single"}, "10k", Promote, []Hop{{"single", "1k"}, {"1k", "10k"}}},
		{"or back", Position{"1k", "single"}, "single", Demote, []Hop{{"1k", "single"}}},
		{"a way down goes on", Position{"1k", "10k"}, "1k", Demote, []Hop{{"10k", "1k"}}},
		{"a way down turns back", Position{"1k", "10k"}, "10k", Promote, []Hop{{"1k", "10k"}}},
		{"a way up turns back and on", Position{"10k", "1k"}, "single", Demote, []Hop{{"10k", "1k"}, {"1k", "single"}}},
		{"a way down is finished before the next", Position{"1k", "10k"}, "single", Demote,
			[]Hop{{"10k", "1k"}, {"1k", "single"}}},
	} {
		got, err := Route(tc.at, tc.to, tc.direction)
		require.NoError(t, err, tc.name)
		assert.Equal(t, tc.want, got, tc.name)
	}
	_, err := Route(Position{Stage: "10k"}, "single", Promote)
	assert.ErrorContains(t, err, "demote --to single")
	_, err = Route(Position{Stage: "single"}, "10k", Demote)
	assert.ErrorContains(t, err, "promote --to 10k")
}

func TestARouteIsUnbrokenAndEndsWhereItShould(t *testing.T) {
	t.Parallel()
	names := rapid.SampledFrom([]stages.Stage{"single", "1k", "10k", "100k", "1m", "10m"})
	rapid.Check(t, func(rt *rapid.T) {
		at := Position{Stage: names.Draw(rt, "at")}
		if next, ok := at.Stage.Next(); ok && rapid.Bool().Draw(rt, "under way") {
			at = Position{Stage: next, ExpandFrom: at.Stage}
		}
		to := names.Draw(rt, "to")
		direction := Promote
		if rank(to) < rank(at.Stage) {
			direction = Demote
		}
		hops, err := Route(at, to, direction)
		require.NoError(rt, err)
		require.NotEmpty(rt, hops)
		assert.Equal(rt, to, hops[len(hops)-1].To)
		assert.Contains(rt, []stages.Stage{at.Stage, at.ExpandFrom}, hops[0].From)
		for i, hop := range hops {
			distance := rank(hop.To) - rank(hop.From)
			assert.True(rt, distance*distance == 1 || len(hops) == 1 && distance == 0, "%v", hops)
			if i > 0 {
				assert.Equal(rt, hops[i-1].To, hop.From)
			}
		}
	})
}

func TestAPositionIsReadFromWhatTheStackWasLastBroughtUpWith(t *testing.T) {
	t.Parallel()
	at, err := PositionOf(map[string]string{"stage": "1k", "expandFrom": "single"})
	require.NoError(t, err)
	assert.Equal(t, Position{"1k", "single"}, at)
	_, err = PositionOf(map[string]string{"stage": "2k"})
	assert.Error(t, err)
	_, err = PositionOf(map[string]string{"stage": "1k", "expandFrom": "2k"})
	assert.Error(t, err)
}
