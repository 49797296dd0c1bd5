package rules_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/policies/rules"
)

// TestEveryPublicRuleIsTakenOrLeftOutWithAReason compares with the IDs of the public sets that concern a type of ours:
// PSRule's baseline Azure.GA_2025_12, the active recommendations of the resiliency library of 2026-07, and the
// benchmarks of the Center for Internet Security without the services that no stage has.
func TestEveryPublicRuleIsTakenOrLeftOutWithAReason(t *testing.T) {
	t.Parallel()
	taken, left := map[rules.Source]bool{}, map[rules.Source]bool{}
	for _, rule := range rules.All() {
		for _, source := range rule.Sources {
			taken[source] = true
		}
	}
	for _, omission := range rules.Omissions() {
		require.NotEmpty(t, omission.Reason)
		for _, id := range omission.IDs {
			source := rules.Source{Set: omission.Set, ID: id}
			assert.False(t, left[source], "%v is left out twice", source)
			assert.False(t, taken[source], "%v is taken and left out", source)
			left[source] = true
		}
	}
	known := map[rules.Source]bool{}
	for _, source := range publicSets(t) {
		known[source] = true
		assert.True(t, taken[source] || left[source], "%v is neither taken nor left out", source)
	}
	for source := range left {
		assert.True(t, known[source], "%v is in no set", source)
	}
	for source := range taken {
		switch source.Set {
		case rules.PSRule, rules.APRL, rules.CIS, rules.CIS5:
			assert.True(t, known[source], "%v is in no set", source)
		}
	}
}

func publicSets(t *testing.T) []rules.Source {
	t.Helper()
	text, err := os.ReadFile("testdata/publicsets.txt")
	require.NoError(t, err)
	var sources []rules.Source
	for line := range strings.Lines(string(text)) {
		set, id, found := strings.Cut(strings.TrimSpace(line), "\t")
		require.True(t, found, line)
		sources = append(sources, rules.Source{Set: rules.Set(set), ID: id})
	}
	require.Greater(t, len(sources), 300)
	return sources
}
