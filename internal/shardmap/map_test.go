package shardmap

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite testdata")

func names(count int) []string {
	var shards []string
	for i := range count {
		shards = append(shards, fmt.Sprintf("shop-s%02d", i))
	}
	return shards
}

func made(t require.TestingT, strategy Strategy, count int, options Options) Map {
	m, err := New(strategy, names(count), options)
	require.NoError(t, err)
	return m
}

// vector is what an implementation in another language is tested with.
type vector struct {
	Map  json.RawMessage `json:"map"`
	Keys []located       `json:"keys"`
}

type located struct {
	Key     string `json:"key"`
	Virtual *int   `json:"virtual,omitempty"`
	Shard   string `json:"shard"`
}

func TestTheVectorsForOtherLanguagesHold(t *testing.T) {
	t.Parallel()
	var vectors []vector
	for _, m := range []Map{
		made(t, Hash, 3, Options{VirtualShards: 16}), made(t, Hash, 5, Options{}),
		made(t, Lookup, 4, Options{VirtualShards: 32, Catalog: "shop-catalog", Moved: map[int]int{7: 3}}),
		made(t, Range, 3, Options{Boundaries: []string{"1000", "500"}}),
		made(t, Range, 3, Options{Boundaries: []string{"g", "t"}}),
	} {
		text, err := json.Marshal(m)
		require.NoError(t, err)
		one := vector{Map: text}
		keys := []string{"", "0", "alice", "Alice", "größe", "tenant-42", "t", "z", strings.Repeat("x", 300)}
		if m.numeric {
			keys = []string{"-9223372036854775808", "-1", "0", "499", "500", "999", "1000", "9223372036854775807"}
		}
		for _, key := range keys {
			shard, err := m.Locate(key)
			require.NoError(t, err)
			row := located{Key: key, Shard: shard}
			if m.strategy != Range {
				virtual := Virtual(key, m.VirtualShards())
				row.Virtual = &virtual
			}
			one.Keys = append(one.Keys, row)
		}
		vectors = append(vectors, one)
	}
	text, err := json.MarshalIndent(vectors, "", "  ")
	require.NoError(t, err)
	const file = "testdata/vectors.json"
	if *update {
		require.NoError(t, os.WriteFile(file, append(text, '\n'), 0o600))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(text)+"\n", "applications have this algorithm: it never changes within a version")
}

func TestTheArticlesExampleOfARange(t *testing.T) {
	t.Parallel()
	m := made(t, Range, 3, Options{Boundaries: []string{"4", "8"}})
	for key, want := range map[string]string{"0": "shop-s00", "3": "shop-s00", "4": "shop-s01", "7": "shop-s01", "8": "shop-s02"} {
		shard, err := m.Locate(key)
		require.NoError(t, err)
		assert.Equal(t, want, shard, key)
	}
	_, err := m.Locate("alice")
	assert.ErrorContains(t, err, "no 64-bit integer")
}

func TestMapsAreRefused(t *testing.T) {
	t.Parallel()
	for says, c := range map[string]struct {
		strategy Strategy
		shards   []string
		options  Options
	}{
		"no strategy":                {"modulo", names(2), Options{}},
		"0 shards":                   {Hash, nil, Options{}},
		"65 shards":                  {Hash, names(65), Options{}},
		"names of their own":         {Hash, []string{"a", "a"}, Options{}},
		"24 virtual shards":          {Hash, names(2), Options{VirtualShards: 24}},
		"lookup needs":               {Lookup, names(2), Options{}},
		"only lookup moves":          {Hash, names(2), Options{Moved: map[int]int{1: 1}}},
		"cannot move to shard 2":     {Lookup, names(2), Options{Catalog: "c", Moved: map[int]int{1: 2}}},
		"0 boundaries: range":        {Range, names(2), Options{}},
		"1 boundaries: hash":         {Hash, names(2), Options{Boundaries: []string{"5"}}},
		"there twice":                {Range, names(3), Options{Boundaries: []string{"5", "05"}}},
		"the boundary \"\" is empty": {Range, names(2), Options{Boundaries: []string{""}}},
	} {
		_, err := New(c.strategy, c.shards, c.options)
		assert.ErrorContains(t, err, says)
	}
}

func TestDocumentsThatPlaceNotEveryKeyAreRefused(t *testing.T) {
	t.Parallel()
	for says, text := range map[string]string{
		"version 2":             `{"version":2,"strategy":"hash","shards":["a"],"slots":"A"}`,
		`strategy "modulo"`:     `{"version":1,"strategy":"modulo","shards":["a"],"slots":"A"}`,
		"places no keys":        `{"version":1,"strategy":"hash","shards":["a"]}`,
		"that it does not have": `{"version":1,"strategy":"hash","shards":["a"],"slots":"B"}`,
		`do not rise at "5"`: `{"version":1,"strategy":"range","keys":"number","shards":["a","b"],` +
			`"ranges":[{"from":"","shard":0},{"from":"10","shard":1},{"from":"5","shard":0}]}`,
		`do not rise at "a"`: `{"version":1,"strategy":"range","keys":"text","shards":["a"],"ranges":[{"from":"a","shard":0}]}`,
		`"x" among numbers`:  `{"version":1,"strategy":"range","keys":"number","shards":["a"],"ranges":[{"from":"","shard":0},{"from":"x","shard":0}]}`,
		"read a shard map":   `{"version":`,
	} {
		var m Map
		assert.ErrorContains(t, m.UnmarshalJSON([]byte(text)), says)
	}
}

func TestAMapFitsIntoASetting(t *testing.T) {
	t.Parallel()
	m := made(t, Lookup, MaxShards, Options{VirtualShards: MaxVirtualShards, Catalog: "shop-catalog"})
	text, err := json.Marshal(m)
	require.NoError(t, err)
	assert.LessOrEqual(t, len(text), MaxLength)
	long := names(MaxShards)
	for i := range long {
		long[i] += strings.Repeat("x", 60)
	}
	m, err = New(Hash, long, Options{})
	require.NoError(t, err)
	_, err = json.Marshal(m)
	assert.ErrorContains(t, err, "more than 4096")
}
