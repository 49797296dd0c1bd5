package compare_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/azstage/azstage/internal/compare"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
)

// awkward is a stack whose values would mean something to HTML or Markdown.
func awkward(t *testing.T) graph.Graph {
	t.Helper()
	g := graphtest.Graph(t, "single")
	for i, resource := range g.Resources {
		if resource.Name == "sql-database" {
			g.Resources[i].Inputs["sku"] = map[string]any{"name": "<script>alert(1)</script>|`x`"}
		}
	}
	return g
}

// walk visits every element of a page.
func walk(node *html.Node, visit func(*html.Node)) {
	if node.Type == html.ElementNode {
		visit(node)
	}
	for child := range node.ChildNodes() {
		walk(child, visit)
	}
}

func TestThePageLoadsNothingAndRunsNothing(t *testing.T) {
	t.Parallel()
	page, err := compare.HTML(t.Context(), between(t, graphtest.Graph(t, "single"), awkward(t)))
	require.NoError(t, err)
	root, err := html.Parse(strings.NewReader(string(page)))
	require.NoError(t, err)
	pictures := 0
	walk(root, func(node *html.Node) {
		assert.NotContains(t, []string{"script", "iframe", "img", "link", "object", "base"}, node.Data)
		if node.Data == "figure" {
			pictures++
		}
		for _, attribute := range node.Attr {
			assert.False(t, strings.HasPrefix(attribute.Key, "on"), attribute.Key)
			if attribute.Key == "href" || attribute.Key == "src" {
				assert.True(t, strings.HasPrefix(attribute.Val, "#") || strings.HasPrefix(attribute.Val, "data:"), attribute.Val)
			}
		}
	})
	assert.Equal(t, 3, pictures)
	assert.NotContains(t, string(page), "url(http")
	assert.NotContains(t, string(page), "@import")
	assert.Contains(t, string(page), "&lt;script&gt;alert(1)&lt;/script&gt;|`x`")
}

func TestAValueStaysInItsMarkdownCell(t *testing.T) {
	t.Parallel()
	text := compare.Markdown(between(t, graphtest.Graph(t, "single"), awkward(t)))
	assert.Contains(t, text, "| sql-database | sku.name | S1 | &lt;script>alert(1)&lt;/script>\\|\\`x\\` |")
}
