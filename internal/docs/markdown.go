package docs

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// width is the column at which running text is wrapped.
const width = 120

// table renders rows of cells that are Markdown already; see cell for plain text.
func table(header []string, rows [][]string) string {
	var text strings.Builder
	row := func(cells []string) { text.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	row(header)
	text.WriteString(strings.Repeat("|---", len(header)) + "|\n")
	for _, cells := range rows {
		row(cells)
	}
	return text.String()
}

var cellEscapes = strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`)

// cell makes one line of plain text safe inside a table.
func cell(text string) string {
	return cellEscapes.Replace(strings.Join(strings.Fields(text), " "))
}

// code marks a name or a value as such. A bar needs an escape even there, or it would end the cell.
func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + strings.ReplaceAll(text, "|", `\|`) + "`"
}

// joined renders several values, or a dash for none.
func joined(values []string) string {
	if len(values) == 0 {
		return none
	}
	return strings.Join(values, ", ")
}

// none stands in a table for what is not there.
const none = "–"

// listItem finds the indent under which the rest of a list item continues.
var listItem = regexp.MustCompile(`^ *(- |\d+\. )`)

// startsBlock are words that would turn the line they begin into something else than running text.
var startsBlock = regexp.MustCompile(`^([-+*>=]|#+|\d+[.)])$`)

// wrap breaks the long lines of Markdown text. Code, tables and headings stay as they are.
func wrap(text string) string {
	var wrapped strings.Builder
	fenced := false
	for line := range strings.Lines(text) {
		fence := strings.HasPrefix(line, "```")
		fenced = fenced != fence
		if fenced || fence || strings.IndexAny(line, "|#\t<") == 0 {
			wrapped.WriteString(line)
			continue
		}
		wrapped.WriteString(wrapLine(strings.TrimRight(line, "\n")) + "\n")
	}
	return wrapped.String()
}

func wrapLine(line string) string {
	marker := listItem.FindString(line)
	indent := strings.Repeat(" ", len(marker))
	var text strings.Builder
	text.WriteString(marker)
	column := len(marker)
	for i, word := range strings.Fields(line[len(marker):]) {
		length := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+length > width && !startsBlock.MatchString(word):
			text.WriteString("\n" + indent)
			column = len(indent)
		default:
			text.WriteString(" ")
			column++
		}
		text.WriteString(word)
		column += length
	}
	return text.String()
}
