package docs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLongLinesBreakAndStructureStays(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("x", 30)
	long := strings.Repeat(word+" ", 4)
	for name, test := range map[string]struct{ text, want string }{
		"a short line stays":           {"one two\n", "one two\n"},
		"a paragraph breaks":           {long + "\n", strings.TrimSpace(strings.Repeat(word+" ", 3)) + "\n" + word + "\n"},
		"a list item is indented":      {"- " + long + "\n", "- " + word + " " + word + " " + word + "\n  " + word + "\n"},
		"a table stays":                {"| " + long + "\n", "| " + long + "\n"},
		"indented code stays":          {"\t" + long + "\n", "\t" + long + "\n"},
		"fenced code stays":            {"```\n" + long + "\n```\n", "```\n" + long + "\n```\n"},
		"no line begins with a dash":   {long[:119] + " - a\n", long[:119] + " -\na\n"},
		"an empty line stays":          {"\n", "\n"},
		"a heading of any length stay": {"# " + long + "\n", "# " + long + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, test.want, wrap(test.text))
		})
	}
}

func TestCellsStayInTheirTable(t *testing.T) {
	t.Parallel()
	assert.Equal(t, `DOTNETCORE\|8.0 of two lines, a &lt;name> and \*`,
		cell("DOTNETCORE|8.0 of\n two lines, a <name> and *"))
	assert.Equal(t, "`A\\|B`", code("A|B"))
	assert.Equal(t, "| a | b |\n|---|---|\n| 1 | 2 |\n", table([]string{"a", "b"}, [][]string{{"1", "2"}}))
}

func TestDemandsAreReadFromComments(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ comment, required, rest string }{
		"alone":          {"SKU is required.", "Required", ""},
		"with a meaning": {"SKU is required: the size.", "Required", "The size."},
		"several things": {"SKU are optional; sizes.", "Optional", "Sizes."},
		"and more":       {"SKU is required and unique.", "Required", "Required and unique."},
		"on a condition": {"SKU is required for gateways: the size.", "Conditional", "Required for gateways: the size."},
		"optional with a limit": {"SKU is optional, managed engine only: the size.", "Optional",
			"Optional, managed engine only: the size."},
		"one of two":        {"SKU or Size is required, not both.", "Conditional", "SKU or Size is required, not both."},
		"both of two":       {"SKU and Size are required: numbers.", "Required", "SKU and Size are required: numbers."},
		"nothing said":      {"SKU is the size.", "", "The size."},
		"of something else": {"Plan is required.", "", "Plan is required."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			required, rest := demand("SKU", test.comment)
			assert.Equal(t, test.required, required)
			assert.Equal(t, test.rest, rest)
		})
	}
}

func TestAnEssayHasThreeParagraphsWithLeads(t *testing.T) {
	t.Parallel()
	read, err := parseEssay("Why you come here: it is\nslow.\n\nWhat changes: up, then out.\n\nThe doors: none.\n")
	require.NoError(t, err)
	assert.Equal(t, essay{why: "It is slow.", what: "Up, then out.", doors: "None.", whatTitle: "What changes"}, read)
	_, err = parseEssay("Why you come here: it is slow.")
	assert.ErrorContains(t, err, "1 paragraphs instead of 3")
	_, err = parseEssay("Why: slow.\n\nIt grows.\n\nThe doors: none.")
	assert.ErrorContains(t, err, `"It grows."`)
}

func TestTheReadmeKeepsWhatIsOutsideTheMarkers(t *testing.T) {
	t.Parallel()
	page := func(text string) ([]Page, error) {
		folder := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(folder, "README.md"), []byte(text), 0o600))
		return readme(folder)
	}
	pages, err := page("before\n<!-- ladder -->\noutdated\n<!-- /ladder -->\nafter\n")
	require.NoError(t, err)
	require.Len(t, pages, 1)
	assert.True(t, strings.HasPrefix(pages[0].Text, "before\n<!-- ladder -->\n\n| Stage |"))
	assert.True(t, strings.HasSuffix(pages[0].Text, "\n<!-- /ladder -->\nafter\n"))
	assert.NotContains(t, pages[0].Text, "outdated")
	assert.Contains(t, pages[0].Text, "(docs/stages/10m.md)")

	pages, err = page("no marker\n")
	require.NoError(t, err)
	assert.Empty(t, pages)
	_, err = page("<!-- ladder -->\nnever closed\n")
	assert.ErrorContains(t, err, "is not followed by")
	pages, err = readme(t.TempDir())
	require.NoError(t, err)
	assert.Empty(t, pages)
}

func TestPagesOfWhatIsGoneAreOrphans(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(folder, "docs/stages"), 0o700))
	for _, name := range []string{"single.md", "2k.md"} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, "docs/stages", name), nil, 0o600))
	}
	orphans, err := Orphans(folder, []Page{{Path: "docs/stages/single.md"}})
	require.NoError(t, err)
	assert.Equal(t, []string{"docs/stages/2k.md"}, orphans)
}
