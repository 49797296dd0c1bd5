package page_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/policies/page"
	"github.com/azstage/azstage/policies/rules"
)

func TestThePageIsCurrent(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/policies.md")
	require.NoError(t, err)
	assert.Equal(t, string(text), page.Page(), "run make generate")
}

func TestThePageHasEveryRuleAndKeepsItsTables(t *testing.T) {
	t.Parallel()
	text := page.Page()
	for _, rule := range rules.All() {
		assert.Contains(t, text, "| `"+rule.ID+"` |")
	}
	columns := 0
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "|") {
			columns = 0
			continue
		}
		cells := strings.Count(line, "|") - strings.Count(line, `\|`)
		if columns == 0 {
			columns = cells
		}
		assert.Equal(t, columns, cells, line)
	}
}
