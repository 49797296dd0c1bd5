package advise

import (
	"fmt"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// columnWidth is the widest that a column of a table becomes.
const columnWidth = 44

// verdicts are the sentences that open an advice.
var verdicts = map[Verdict]string{
	Stay:         "Stay at stage %s as it is",
	RightSize:    "Stay at stage %s, with smaller sizes",
	ScaleInPlace: "Stay at stage %s, and grow in place",
	Promote:      "Go up to stage %s",
	GoDown:       "Go down to stage %s",
}

// Text writes an advice for a terminal.
func (a Advice) Text() string {
	var out strings.Builder
	fmt.Fprintf(&out, "Stack %s at stage %s, %s to %s\n\n", a.Stack, a.Stage, a.From.Format(layout), a.Till.Format(layout))
	fmt.Fprintf(&out, verdicts[a.Verdict]+".\n", a.To)
	for _, reason := range a.Reasons {
		out.WriteString(item(strings.TrimSuffix(reason, ".")+".") + "\n")
	}
	for _, part := range []string{a.signalTable(), a.loadTable(), a.costText(), a.doorText(), a.commandText()} {
		if part != "" {
			out.WriteString("\n" + part + "\n")
		}
	}
	return trimmed(out.String())
}

const (
	layout    = "2006-01-02 15:04"
	pageWidth = 120
)

// signalTable lists triggers and watches.
func (a Advice) signalTable() string {
	writer := newTable("Sign", "Holds when", "State", "Worst", "Held", "Longest")
	for _, f := range a.Findings {
		if f.Kind == Load {
			continue
		}
		row := table.Row{f.ID + f.of(), f.Condition(), string(f.State), "–", "–", "–"}
		if f.State != Unmeasured {
			row[3] = quantity(f.Worst, f.Unit)
		}
		if f.Held > 0 {
			row[4], row[5] = span(f.HeldMinutes()), span(f.LongestMinutes)
		}
		writer.AppendRow(row)
	}
	return writer.Render()
}

// loadTable lists what is used of the resources.
func (a Advice) loadTable() string {
	writer := newTable("Use", "Measured as", "State", "Worst", "95 % of hours below")
	rows := 0
	for _, f := range a.Findings {
		if f.Kind != Load {
			continue
		}
		rows++
		row := table.Row{f.Title + f.of(), f.Condition(), string(f.State), "–", "–"}
		if f.State != Unmeasured {
			row[3], row[4] = quantity(f.Worst, f.Unit), quantity(f.Percentile95, f.Unit)
		}
		writer.AppendRow(row)
	}
	if rows == 0 {
		return ""
	}
	return writer.Render()
}

func (a Advice) costText() string {
	var lines []string
	if a.Cost != nil {
		lines = a.Cost.lines(a.ChangesStack())
	}
	for _, what := range a.Buys {
		lines = append(lines, item(what))
	}
	return strings.Join(lines, "\n")
}

func (c Cost) lines(changes bool) []string {
	var lines []string
	if changes {
		way := "more"
		if c.Typical < 0 {
			way = "less"
		}
		lines = append(lines, fmt.Sprintf("Costs $%.0f a month %s: $%.0f ($%.0f to $%.0f) instead of $%.0f ($%.0f to $%.0f).",
			math.Abs(c.Typical), way, c.After.Typical, c.After.Min, c.After.Max, c.Before.Typical, c.Before.Min, c.Before.Max))
	}
	for _, idle := range c.Idle {
		lines = append(lines, fmt.Sprintf("What is idle (%s) costs $%.0f a month today.", idle.Signal, idle.Typical))
	}
	if c.Unpriced > 0 {
		lines = append(lines, fmt.Sprintf("%d resource(s) have no price and are not in it.", c.Unpriced))
	}
	return lines
}

func (a Advice) doorText() string {
	if len(a.Doors) == 0 {
		return ""
	}
	title := "Doors that close:"
	if a.Verdict == GoDown {
		title = "Doors that may stay closed; the plan says what they mean for this stack:"
	}
	lines := []string{title}
	for _, door := range a.Doors {
		back := "no way back"
		if door.WindowDays > 0 {
			back = fmt.Sprintf("way back within %d days", door.WindowDays)
		}
		lines = append(lines, item(fmt.Sprintf("%s (%s)", door.Step, back)))
	}
	return strings.Join(lines, "\n")
}

func (a Advice) commandText() string {
	if len(a.Commands) == 0 {
		return ""
	}
	return "Look, then do:\n  " + strings.Join(a.Commands, "\n  ")
}

// item is an entry of a list, wrapped.
func item(sentence string) string {
	const marker, indent = "- ", "  "
	return marker + strings.ReplaceAll(text.WrapSoft(sentence, pageWidth-len(marker)), "\n", "\n"+indent)
}

func newTable(header ...any) table.Writer {
	writer := table.NewWriter()
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	writer.SetStyle(style)
	columns := make([]table.ColumnConfig, len(header))
	for i := range columns {
		columns[i] = table.ColumnConfig{Number: i + 1, WidthMax: columnWidth, WidthMaxEnforcer: text.WrapSoft}
	}
	writer.SetColumnConfigs(columns)
	writer.AppendHeader(header)
	return writer
}

// trimmed removes the blanks at the ends of lines.
func trimmed(all string) string {
	var out strings.Builder
	for line := range strings.Lines(all) {
		out.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return out.String()
}
