package promotion

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the table of hazards in docs/promotion.md")

const (
	root  = "../.."
	begin = "<!-- hazards -->\n"
	end   = "<!-- /hazards -->"
)

func TestEveryHazardIsShownByATestOrSaysWhyNot(t *testing.T) {
	t.Parallel()
	known := testNames(t)
	seen := map[string]bool{}
	for _, h := range Hazards() {
		assert.False(t, seen[h.ID], "%s occurs twice", h.ID)
		seen[h.ID] = true
		for _, text := range []string{h.Change, h.Danger, h.Answer, h.Source, string(h.Evidence)} {
			assert.NotEmpty(t, text, h.ID)
		}
		assert.Equal(t, len(h.Tests) == 0, h.NotModelled != "", h.ID)
		for _, name := range h.Tests {
			assert.True(t, known[name], "%s: there is no test %s", h.ID, name)
		}
	}
	assert.Greater(t, len(seen), 15)
}

var testName = regexp.MustCompile(`(?m)^func (Test\w+)\(`)

// testNames are all tests of the repository.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, match := range testName.FindAllStringSubmatch(string(text), -1) {
			names[match[1]] = true
		}
		return err
	})
	require.NoError(t, err)
	return names
}

func TestTheRunbookHasTheTableOfHazards(t *testing.T) {
	t.Parallel()
	path := filepath.Join(root, "docs", "promotion.md")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	before, rest, found := strings.Cut(string(text), begin)
	require.True(t, found)
	_, after, found := strings.Cut(rest, end)
	require.True(t, found)
	want := before + begin + "\n" + hazardTable() + "\n" + end + after
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(want), 0o644))
		return
	}
	assert.True(t, want == string(text), "the table is not current: run the test with -update")
}

func hazardTable() string {
	table := "| Change | What goes wrong | What is done | Shown by | Source |\n|---|---|---|---|---|\n"
	for _, h := range Hazards() {
		shown := "not modelled: " + h.NotModelled
		if len(h.Tests) > 0 {
			shown = "`" + strings.Join(h.Tests, "`<br>`") + "`"
		}
		table += fmt.Sprintf("| %s | %s | %s | %s | %s (%s) |\n", h.Change, h.Danger, h.Answer, shown, h.Source, h.Evidence)
	}
	return table
}
