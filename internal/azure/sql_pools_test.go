package azure

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSQLPoolsAreConsistent(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, pool := range SQLPools() {
		assert.False(t, seen[pool.Objective()], pool.Objective())
		seen[pool.Objective()] = true
		edition, ok := SQLEditionByName(pool.Edition)
		require.True(t, ok, pool.Objective())
		assert.Equal(t, edition.DTU, pool.DTU(), pool.Objective())
		assert.Equal(t, pool.DTU(), len(pool.PerDatabase) > 0, pool.Objective())
		assert.Positive(t, pool.MaxSizeGB, pool.Objective())
		assert.Positive(t, pool.MaxDatabases, pool.Objective())
		assert.NotEmpty(t, pool.Source, pool.Objective())
	}
	assert.NotEmpty(t, seen)
}

func TestASQLPoolHasTwoSpellings(t *testing.T) {
	t.Parallel()
	for _, spelling := range []struct {
		name     string
		capacity int
	}{{"StandardPool", 100}, {"standardpool_100", 0}} {
		pool, ok := SQLPoolOf(spelling.name, spelling.capacity)
		require.True(t, ok, spelling.name)
		assert.Equal(t, "StandardPool_100", pool.Objective())
		assert.Equal(t, 200, pool.MaxDatabases)
	}
	for _, name := range []string{"", "StandardPool", "StandardPool_75", "GP_Gen5_1", "S3"} {
		_, ok := SQLPoolOf(name, 0)
		assert.False(t, ok, name)
	}
}
