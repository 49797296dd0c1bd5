package compare

import (
	"strings"

	"github.com/azstage/azstage/internal/diagram"
	"github.com/azstage/azstage/internal/topology"
)

// Markdown writes a report for a pull request, with the picture as Mermaid.
func Markdown(r Report) string {
	var text strings.Builder
	text.WriteString("# From " + markdownCell(title(r)) + "\n\n" + summary(r) + "\n\n")
	text.WriteString("```mermaid\n" + diagram.Mermaid(topology.Overview(r.Topology)) + "```\n")
	for _, s := range sections(r) {
		text.WriteString("\n## " + markdownCell(s.Title) + "\n\n")
		switch {
		case len(s.Rows) == 0:
			text.WriteString(s.None + "\n")
		default:
			text.WriteString(markdownTable(s))
		}
		if s.Note != "" {
			text.WriteString("\n" + s.Note + "\n")
		}
	}
	return text.String()
}

func markdownTable(s section) string {
	var text strings.Builder
	line := func(cells []string) {
		for _, cell := range cells {
			text.WriteString("| " + markdownCell(cell) + " ")
		}
		text.WriteString("|\n")
	}
	line(s.Header)
	text.WriteString(strings.Repeat("|---", len(s.Header)) + "|\n")
	for _, cells := range s.Rows {
		line(cells)
	}
	return text.String()
}

// markdownCell keeps a value in its cell and takes their meaning from characters that Markdown would read.
func markdownCell(value string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", "&lt;", "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`,
		"\r\n", " ", "\n", " ").Replace(value)
}
