package azure_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

func TestEveryDurationRowIsOrderedBoundedAndSourced(t *testing.T) {
	t.Parallel()
	rows := azure.Durations()
	require.NotEmpty(t, rows)
	seen := map[string]bool{}
	for _, row := range rows {
		name := row.Type + " " + string(row.Verb)
		assert.False(t, seen[name], "%s twice", name)
		seen[name] = true
		for _, d := range []azure.Duration{row.Duration, row.Settles} {
			assert.LessOrEqual(t, d.Low, d.Typical, name)
			assert.LessOrEqual(t, d.Typical, d.High, name)
		}
		assert.Positive(t, row.Low, name)
		assert.NotEmpty(t, row.Source, name)
		assert.Contains(t, []azure.Evidence{azure.Verified, azure.Inferred, azure.Known}, row.Evidence, name)
	}
	assert.True(t, slices.IsSortedFunc(rows, func(a, b azure.DurationRow) int { return cmp.Compare(a.Type, b.Type) }))
}

func TestADurationIsFoundByTokenWithOrWithoutAVersionOrByDefault(t *testing.T) {
	t.Parallel()
	for token, kind := range map[string]string{
		"azure-native:sql/v20230801:Server": "sql:Server",
		"azure-native:sql:Server":           "sql:Server",
		"azure-native:cdn:Profile":          "cdn:Profile",
		"azure-native:made:Up":              "",
	} {
		row, ok := azure.DurationOf(token, azure.VerbCreate)
		assert.True(t, ok, token)
		assert.Equal(t, kind, row.Type, token)
	}
	row, ok := azure.DurationOf("azure-native:storage:StorageAccount", azure.VerbDelete)
	assert.True(t, ok)
	assert.Empty(t, row.Type, "a verb without a row of its own takes the default")
	for _, token := range []string{"random:index/randomString:RandomString", "azstage:components:Storage", "nonsense", ""} {
		_, ok := azure.DurationOf(token, azure.VerbCreate)
		assert.False(t, ok, token)
	}
	_, ok = azure.DurationOf("azure-native:sql:Server", "look at")
	assert.False(t, ok)
}
