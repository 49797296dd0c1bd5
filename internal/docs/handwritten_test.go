package docs

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// documents are all Markdown files below docs, and the README where there is one, by path below the root.
func documents(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, pattern := range []string{"README.md", "docs/*.md", "docs/*/*.md"} {
		paths, err := filepath.Glob(filepath.Join(root, pattern))
		require.NoError(t, err)
		for _, path := range paths {
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			below, err := filepath.Rel(root, path)
			require.NoError(t, err)
			texts[filepath.ToSlash(below)] = string(text)
		}
	}
	require.Greater(t, len(texts), 20)
	return texts
}

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	t.Parallel()
	texts := documents(t)
	followed := 0
	for from, text := range texts {
		for _, match := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(match[1], "://") {
				continue
			}
			followed++
			path, fragment, _ := strings.Cut(match[1], "#")
			target := from
			if path != "" {
				target = filepath.ToSlash(filepath.Join(filepath.Dir(from), path))
			}
			_, err := os.Stat(filepath.Join(root, target))
			assert.NoError(t, err, "%s links to %s", from, match[1])
			if fragment != "" {
				assert.Contains(t, anchors(texts[target]), fragment, "%s links to %s", from, match[1])
			}
		}
	}
	assert.Greater(t, followed, 50)
}

// anchors are the fragments of a document's headings.
func anchors(text string) []string {
	var found []string
	for line := range strings.Lines(text) {
		if heading := strings.TrimLeft(line, "#"); heading != line {
			found = append(found, anchor(strings.TrimSpace(heading)))
		}
	}
	return found
}

func TestTheIndexLeadsToEveryDocument(t *testing.T) {
	t.Parallel()
	index := documents(t)["docs/README.md"]
	for path := range documents(t) {
		below := strings.TrimPrefix(path, "docs/")
		if below == path || below == "README.md" || strings.HasPrefix(below, "components/") {
			continue
		}
		assert.Contains(t, index, "]("+below, path)
	}
	schemas, err := filepath.Glob(filepath.Join(root, "docs/schemas/*.json"))
	require.NoError(t, err)
	require.NotEmpty(t, schemas)
	for _, path := range schemas {
		assert.Contains(t, index, "](schemas/"+filepath.Base(path)+")")
	}
}

func TestRunningTextIsWrapped(t *testing.T) {
	t.Parallel()
	texts := generated(t)
	for _, path := range []string{"docs/README.md", "docs/deployment-on-azure.md"} {
		texts[path] = documents(t)[path]
	}
	delete(texts, readmePath)
	for path, text := range texts {
		fenced := false
		for line := range strings.Lines(text) {
			fenced = fenced != strings.HasPrefix(line, "```")
			if !fenced && !strings.HasPrefix(line, "|") {
				assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimRight(line, "\n")), width, "%s: %s", path, line)
			}
		}
	}
}
