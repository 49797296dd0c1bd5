package cloud_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

func resourceAt(id string) model.Resource {
	return model.Resource{ID: id, Token: "t", ARMType: "Microsoft.Test/boxes",
		Inputs:  model.Properties{"name": id, "nested": model.Properties{"list": []any{1.0, "two"}}},
		Outputs: model.Properties{"on": true}}
}

func put(t *testing.T, c *cloud.Cloud, resources ...model.Resource) {
	t.Helper()
	require.NoError(t, c.Update(func(tx *cloud.Tx) error {
		for _, resource := range resources {
			tx.Put(resource)
		}
		return nil
	}))
}

func ids(resources []model.Resource) []string {
	found := []string{}
	for _, resource := range resources {
		found = append(found, resource.ID)
	}
	return found
}

func TestIDsCompareWithoutRegardToCase(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	put(t, c, resourceAt("/Groups/A"), resourceAt("/groups/a/x"), resourceAt("/groups/ab"), resourceAt("/GROUPS/a"))
	got, ok := c.Get("/groups/a")
	require.True(t, ok)
	assert.Equal(t, "/GROUPS/a", got.ID, "the last one overwrote the first")
	assert.Equal(t, []string{"/groups/a/x"}, ids(c.Below("/Groups/A")))
	assert.Equal(t, []string{"/GROUPS/a", "/groups/a/x", "/groups/ab"}, ids(c.OfType("microsoft.test/BOXES")))
	assert.Equal(t, []string{"/GROUPS/a", "/groups/a/x", "/groups/ab"}, ids(c.Resources()))
}

func TestAFailedChangeLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	put(t, c, resourceAt("/a"), resourceAt("/b"))
	before := c.Resources()
	refused := errors.New("refused")
	err := c.Update(func(tx *cloud.Tx) error {
		tx.Remove("/a")
		changed := resourceAt("/b")
		changed.Outputs = model.Properties{"on": false}
		tx.Put(changed)
		tx.Put(resourceAt("/c"))
		tx.Bury(cloud.Tombstone{Resource: resourceAt("/a"), Name: "a"})
		_, ok := tx.Get("/a")
		assert.False(t, ok, "a change sees itself")
		return refused
	})
	require.ErrorIs(t, err, refused)
	assert.Equal(t, before, c.Resources())
	require.NoError(t, c.Update(func(tx *cloud.Tx) error {
		assert.Empty(t, tx.Tombstones("Microsoft.Test/boxes"))
		return nil
	}))
}

func TestWhatIsPutCanBeChangedByTheCaller(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	resource := resourceAt("/a")
	put(t, c, resource)
	resource.Outputs.Set("on", false)
	stored, _ := c.Get("/a")
	assert.True(t, stored.Outputs.Bool("on"))
}

func TestReferring(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	pointer := resourceAt("/pointer")
	pointer.Inputs = model.Properties{"targets": []any{"/A", "/b"}}
	put(t, c, pointer)
	c.UseTypes(func(string) *model.Type {
		return &model.Type{References: []model.Reference{{Path: "targets[]"}}}
	})
	assert.Equal(t, []string{"/pointer"}, ids(c.Referring("/a")), "what was there before the types were known")

	pointer.Inputs = model.Properties{"targets": []any{"/b"}}
	put(t, c, pointer)
	assert.Empty(t, c.Referring("/a"))
	assert.Equal(t, []string{"/pointer"}, ids(c.Referring("/B")))
	require.Error(t, c.Update(func(tx *cloud.Tx) error {
		tx.Remove("/pointer")
		return errors.New("refused")
	}))
	assert.Equal(t, []string{"/pointer"}, ids(c.Referring("/b")), "a failed removal keeps the reference")
}

func TestAFileOutlivesTheProcess(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cloud.db")
	first, err := cloud.Open(path)
	require.NoError(t, err)
	put(t, first, resourceAt("/a"), resourceAt("/b"))
	require.NoError(t, first.Update(func(tx *cloud.Tx) error {
		tx.Remove("/b")
		tx.Bury(cloud.Tombstone{Resource: resourceAt("/b"), Name: "b"})
		return nil
	}))
	want := first.Resources()
	require.NoError(t, first.Close())

	second, err := cloud.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, second.Close()) })
	assert.Equal(t, want, second.Resources(), "nested values read as before")
	require.NoError(t, second.Update(func(tx *cloud.Tx) error {
		require.Len(t, tx.Tombstones("Microsoft.Test/boxes"), 1)
		tx.Purge("/B")
		assert.Empty(t, tx.Tombstones("Microsoft.Test/boxes"))
		return nil
	}))
}

func TestAnUnfinishedChangeIsNotInTheFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cloud.db")
	first, err := cloud.Open(path)
	require.NoError(t, err)
	require.Error(t, first.Update(func(tx *cloud.Tx) error {
		tx.Put(resourceAt("/a"))
		return errors.New("refused")
	}))
	require.NoError(t, first.Close())
	second, err := cloud.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, second.Close()) })
	assert.Empty(t, second.Resources())
}

func TestOpenSaysWhyAFileCannotBeUsed(t *testing.T) {
	t.Parallel()
	write := func(data []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) { require.NoError(t, os.WriteFile(path, data, 0o600)) }
	}
	for name, test := range map[string]struct {
		prepare func(*testing.T, string)
		want    error
	}{
		"another run has it": {func(t *testing.T, path string) {
			other, err := cloud.Open(path)
			require.NoError(t, err)
			t.Cleanup(func() { assert.NoError(t, other.Close()) })
		}, cloud.ErrLocked},
		"it is something else":          {write([]byte("something else")), cloud.ErrCorrupt},
		"it is large and full of noise": {write(make([]byte, 1<<16)), cloud.ErrCorrupt},
		"an entry is damaged":           {damage("resources", "/a", "{"), cloud.ErrCorrupt},
		"a newer version wrote it":      {damage("meta", "format", "99"), cloud.ErrFormat},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "cloud.db")
			test.prepare(t, path)
			_, err := cloud.Open(path)
			require.ErrorIs(t, err, test.want)
			assert.ErrorContains(t, err, path)
		})
	}
}

// damage writes a cloud file and then one raw entry into it.
func damage(bucket, key, value string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		c, err := cloud.Open(path)
		require.NoError(t, err)
		require.NoError(t, c.Close())
		db, err := bbolt.Open(path, 0o600, nil)
		require.NoError(t, err)
		require.NoError(t, db.Update(func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte(bucket)).Put([]byte(key), []byte(value))
		}))
		require.NoError(t, db.Close())
	}
}

func TestConcurrentChangesAreSerialised(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	put(t, c, model.Resource{ID: "/counter", Outputs: model.Properties{"n": 0.0}})
	const workers, rounds = 8, 50
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			for round := range rounds {
				assert.NoError(t, c.Update(func(tx *cloud.Tx) error {
					counter, _ := tx.Get("/counter")
					counter.Outputs = model.Properties{"n": counter.Outputs.Number("n") + 1}
					tx.Put(counter)
					tx.Put(resourceAt(fmt.Sprintf("/%d/%d", worker, round)))
					return nil
				}))
			}
		})
	}
	group.Wait()
	counter, _ := c.Get("/counter")
	assert.InDelta(t, workers*rounds, counter.Outputs.Number("n"), 0)
	assert.Len(t, c.Resources(), workers*rounds+1)
}
