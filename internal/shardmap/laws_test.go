package shardmap

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func virtualCounts() *rapid.Generator[int] {
	return rapid.SampledFrom([]int{16, 32, 64, 128, 256, 1024, 2048})
}

// spread draws a hash or lookup map with some number of shards, and one with a shard more.
func spread(t *rapid.T) (before, after Map) {
	strategy := rapid.SampledFrom([]Strategy{Hash, Lookup}).Draw(t, "strategy")
	options := Options{VirtualShards: virtualCounts().Draw(t, "virtual")}
	if strategy == Lookup {
		options.Catalog = "catalog"
	}
	count := rapid.IntRange(1, min(MaxShards, options.VirtualShards)-1).Draw(t, "shards")
	return made(t, strategy, count, options), made(t, strategy, count+1, options)
}

func TestEveryShardHasItsShare(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m, _ := spread(t)
		counts := make([]int, len(m.shards))
		for _, owner := range m.owners {
			counts[owner]++
		}
		assert.LessOrEqual(t, slices.Max(counts)-slices.Min(counts), 1, "%v", counts)
		assert.Positive(t, slices.Min(counts))
	})
}

func TestAnotherShardTakesItsShareAndNothingElseMoves(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		before, after := spread(t)
		moved := 0
		for virtual, owner := range after.owners {
			if owner == before.owners[virtual] {
				continue
			}
			moved++
			assert.Equal(t, len(after.shards)-1, owner, "what moves goes to the new shard")
		}
		assert.Equal(t, len(after.owners)/len(after.shards), moved)
	})
}

func TestAKeyMovesOnlyToTheNewShard(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		before, after := spread(t)
		key := rapid.String().Draw(t, "key")
		was, err := before.Locate(key)
		require.NoError(t, err)
		is, err := after.Locate(key)
		require.NoError(t, err)
		assert.Contains(t, before.shards, was)
		assert.Contains(t, []string{was, after.shards[len(after.shards)-1]}, is)
	})
}

func TestTheOrderOfTheNamesDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		shards := names(rapid.IntRange(1, MaxShards).Draw(t, "shards"))
		want := made(t, Hash, len(shards), Options{})
		got, err := New(Hash, rapid.Permutation(shards).Draw(t, "order"), Options{})
		require.NoError(t, err)
		assert.Equal(t, want, got)
	})
}

func TestAMovedVirtualShardMovesAlone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(2, 20).Draw(t, "shards")
		virtual, to := rapid.IntRange(0, 255).Draw(t, "virtual"), rapid.IntRange(0, count-1).Draw(t, "to")
		before := made(t, Lookup, count, Options{Catalog: "c"})
		after := made(t, Lookup, count, Options{Catalog: "c", Moved: map[int]int{virtual: to}})
		for i := range before.owners {
			want := before.owners[i]
			if i == virtual {
				want = to
			}
			assert.Equal(t, want, after.owners[i])
			shard, err := after.ShardOf(i)
			require.NoError(t, err)
			assert.Equal(t, after.shards[want], shard)
		}
	})
}

// ranged draws boundaries of numbers or of text.
func ranged(t *rapid.T) []string {
	if rapid.Bool().Draw(t, "numbers") {
		numbers := rapid.SliceOfNDistinct(rapid.Int64(), 1, 20, rapid.ID[int64]).Draw(t, "boundaries")
		var boundaries []string
		for _, number := range numbers {
			boundaries = append(boundaries, strconv.FormatInt(number, 10))
		}
		return boundaries
	}
	text := rapid.StringMatching(`[a-zé]{1,6}`)
	return rapid.SliceOfNDistinct(text, 1, 20, rapid.ID[string]).Draw(t, "boundaries")
}

func TestASplitMovesTheUpperPartOfOneRange(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		boundaries := ranged(t)
		last := len(boundaries) - 1
		after := made(t, Range, len(boundaries)+1, Options{Boundaries: boundaries})
		before := after
		if last > 0 {
			before = made(t, Range, len(boundaries), Options{Boundaries: boundaries[:last]})
		} else {
			before = made(t, Range, 1, Options{})
			before.numeric = after.numeric
		}
		key := strconv.FormatInt(rapid.Int64().Draw(t, "key"), 10)
		if !after.numeric {
			key = rapid.String().Draw(t, "text")
		}
		was, err := before.Locate(key)
		require.NoError(t, err)
		is, err := after.Locate(key)
		require.NoError(t, err)
		split, err := before.Locate(boundaries[last])
		require.NoError(t, err)
		if was == is {
			return
		}
		assert.Equal(t, split, was, "only the range of the boundary is split")
		assert.Equal(t, after.shards[len(after.shards)-1], is)
		assert.GreaterOrEqual(t, after.compare(key, boundaries[last]), 0)
	})
}

func TestRangesAreContiguous(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := made(t, Range, 1, Options{})
		boundaries := ranged(t)
		m = made(t, Range, len(boundaries)+1, Options{Boundaries: boundaries})
		assert.True(t, slices.IsSortedFunc(m.ranges[1:], func(a, b span) int { return m.compare(a.from, b.from) }))
		for _, r := range m.ranges[1:] {
			shard, err := m.Locate(r.from)
			require.NoError(t, err)
			assert.Equal(t, m.shards[r.shard], shard, "a range begins at its boundary")
		}
	})
}

func TestAMapIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m, _ := spread(t)
		if rapid.Bool().Draw(t, "range") {
			boundaries := ranged(t)
			m = made(t, Range, len(boundaries)+1, Options{Boundaries: boundaries})
		}
		text, err := json.Marshal(m)
		require.NoError(t, err)
		var read Map
		require.NoError(t, json.Unmarshal(text, &read))
		assert.Equal(t, m, read)
	})
}
