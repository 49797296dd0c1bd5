package compare

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// columnWidth is the widest that a column of the terminal's tables becomes.
const columnWidth = 44

// Text writes a report for a terminal.
func Text(r Report) string {
	var written strings.Builder
	written.WriteString("From " + title(r) + "\n\n" + summary(r) + "\n")
	for _, s := range sections(r) {
		written.WriteString("\n" + s.Title + "\n\n")
		switch {
		case len(s.Rows) == 0:
			written.WriteString(s.None + "\n")
		default:
			written.WriteString(textTable(s) + "\n")
		}
		if s.Note != "" {
			written.WriteString("\n" + s.Note + "\n")
		}
	}
	return written.String()
}

func textTable(s section) string {
	writer := table.NewWriter()
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = 0
	writer.SetStyle(style)
	columns := make([]table.ColumnConfig, len(s.Header))
	for i := range columns {
		columns[i] = table.ColumnConfig{Number: i + 1, WidthMax: columnWidth, WidthMaxEnforcer: text.WrapSoft}
	}
	writer.SetColumnConfigs(columns)
	writer.AppendHeader(row(s.Header))
	for _, cells := range s.Rows {
		writer.AppendRow(row(cells))
	}
	return writer.Render()
}

func row(cells []string) table.Row {
	converted := make(table.Row, len(cells))
	for i, cell := range cells {
		converted[i] = cell
	}
	return converted
}
