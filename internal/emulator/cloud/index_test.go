package cloud_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

func TestNamedFindsANameOfATypeWhereverItIs(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cloud")
	c, err := cloud.Open(path)
	require.NoError(t, err)
	other := resourceAt("/a/other/x")
	other.ARMType = "Microsoft.Test/others"
	put(t, c, resourceAt("/b/boxes/X"), resourceAt("/a/boxes/x"), resourceAt("/a/boxes/xy"), other)
	named := func(c *cloud.Cloud) (found []string) {
		require.NoError(t, c.Update(func(tx *cloud.Tx) error {
			found = ids(tx.Named("microsoft.test/BOXES", "x"))
			return nil
		}))
		return found
	}
	assert.Equal(t, []string{"/a/boxes/x", "/b/boxes/X"}, named(c))
	require.NoError(t, c.Update(func(tx *cloud.Tx) error { tx.Remove("/a/boxes/X"); return nil }))
	assert.Equal(t, []string{"/b/boxes/X"}, named(c))
	require.NoError(t, c.Close())

	again, err := cloud.Open(path)
	require.NoError(t, err)
	assert.Equal(t, []string{"/b/boxes/X"}, named(again))
	assert.Equal(t, []string{"/b/boxes/X"}, ids(again.Below("/b")))
	require.NoError(t, again.Close())
}

func TestAFollowerIsToldWhatIsThereAndWhatIsKept(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	put(t, c, resourceAt("/a"))
	var told []string
	id := func(r *model.Resource) string {
		if r == nil {
			return "-"
		}
		return fmt.Sprint(r.ID, r.Outputs["on"])
	}
	c.Follow(func(before, after *model.Resource) { told = append(told, id(before)+" "+id(after)) })
	assert.Equal(t, []string{"- /atrue"}, told)

	told = nil
	changed := resourceAt("/a")
	changed.Outputs["on"] = false
	require.Error(t, c.Update(func(tx *cloud.Tx) error { tx.Put(changed); return errors.New("refused") }))
	assert.Empty(t, told, "a refused change has not happened")
	require.NoError(t, c.Update(func(tx *cloud.Tx) error {
		tx.Put(changed)
		tx.Put(resourceAt("/b"))
		tx.Remove("/a")
		tx.Remove("/nothing")
		return nil
	}))
	assert.Equal(t, []string{"/atrue /afalse", "- /btrue", "/afalse -"}, told)
}
