package azure_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

func TestServiceLevelsAreCompleteAndUnique(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	levels := azure.ServiceLevels()
	require.NotEmpty(t, levels)
	for _, level := range levels {
		assert.False(t, seen[level.ID], level.ID)
		seen[level.ID] = true
		found, ok := azure.ServiceLevelByID(level.ID)
		assert.True(t, ok)
		assert.Equal(t, level, found)
		assert.NotEmpty(t, level.Service)
		assert.NotEmpty(t, level.Configuration)
		assert.NotEmpty(t, level.Source)
		assert.Regexp(t, regexp.MustCompile(`^20\d\d-\d\d$`), level.Date)
		assert.Contains(t, []azure.Evidence{azure.Verified, azure.Inferred, azure.Known}, level.Evidence)
		assert.True(t, level.Percent == 0 || level.Percent >= 99 && level.Percent < 100, level.ID)
	}
	_, ok := azure.ServiceLevelByID("nothing")
	assert.False(t, ok)
}
