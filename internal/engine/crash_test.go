package engine_test

import (
	"os"
	"os/exec"
	"strconv"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/engine"
)

// The engine is killed at the worst moment: Azure has made the resource, but the answer never arrives. Not parallel,
// because it kills every engine that this process has started.
func TestAKilledEngineIsMadeGoodByTheNextRun(t *testing.T) {
	names := []string{"rg-a", "rg-b", "rg-c", "rg-d"}
	for _, moment := range []int32{1, 3} {
		directory := stateDirectory(t)
		var made atomic.Int32
		session, err := engine.Open(t.Context(), "test", engine.Options{
			Program: groups(names...), Directory: directory,
			OnOperation: func(emulator.Operation) {
				if made.Add(1) == moment {
					assert.NoError(t, exec.Command("pkill", "-KILL", "-P", strconv.Itoa(os.Getpid())).Run())
				}
			},
		})
		require.NoError(t, err)
		_, err = session.Up(t.Context())
		require.Error(t, err)
		require.NoError(t, session.Close())

		again := open(t, engine.Options{Program: groups(names...), Directory: directory})
		_, err = again.Up(t.Context())
		require.NoError(t, err, "killed after %d", moment)
		assert.Len(t, again.Cloud().Resources(), len(names))
		result, err := again.Refresh(t.Context())
		require.NoError(t, err)
		assert.False(t, result.Changed())
		_, err = again.Destroy(t.Context())
		require.NoError(t, err)
		assert.Empty(t, again.Cloud().Resources(), "an orphan is left")
	}
}
