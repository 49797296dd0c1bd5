package shardmap

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/badinput"
)

const badDocuments = "testdata/bad.json"

func TestBadDocumentsAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	badinput.Run(t, badDocuments, func(c badinput.Case) error {
		var m Map
		return m.UnmarshalJSON([]byte(c.Text()))
	})
}

// FuzzUnmarshal: a document is refused, or it places every key, and is the same when it is written and read again.
func FuzzUnmarshal(f *testing.F) {
	for _, seed := range badinput.Seeds(f, badDocuments) {
		f.Add(seed, "a key")
	}
	f.Add(`{"version":1,"strategy":"hash","shards":["a","b"],"slots":"AB"}`, "7")
	f.Add(`{"version":1,"strategy":"range","keys":"number","shards":["a","b"],"ranges":[{"from":"","shard":0},{"from":"10","shard":1}]}`, "7")
	f.Fuzz(func(t *testing.T, text, key string) {
		var m Map
		if m.UnmarshalJSON([]byte(text)) != nil {
			return
		}
		shard, err := m.Locate(key)
		if err == nil {
			require.Contains(t, m.Shards(), shard)
		}
		written, err := json.Marshal(m)
		if err != nil {
			return // longer than a setting may be
		}
		var again Map
		require.NoError(t, json.Unmarshal(written, &again))
		same, _ := again.Locate(key)
		require.Equal(t, shard, same)
	})
}
