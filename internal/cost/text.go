package cost

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// WriteText writes the estimate for a terminal: every meter with its typical quantity, then totals, what could be
// saved, and what is not in the total.
func (e Estimate) WriteText(w io.Writer) error {
	sections := []string{
		e.heading(), e.usageTable(), e.resourceTable(), e.partTable("Component", e.Components),
		e.partTable("Place", e.Regions),
	}
	if len(e.Cells) > 0 {
		sections = append(sections, e.partTable("Cell", e.Cells))
	}
	sections = append(sections, e.savingsList(), e.honesty())
	var text strings.Builder
	for line := range strings.Lines(strings.Join(sections, "\n\n")) {
		text.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

func (e Estimate) heading() string {
	return fmt.Sprintf("Stage %s in %s, US dollars a month. Prices read from %s to %s.", e.Stage, e.Region, e.OldestPrice,
		e.AsOf)
}

func (e Estimate) usageTable() string {
	u := e.Usage
	writer := newTable("Use a month", "", "", "Minimum", "Typical", "Maximum")
	for _, row := range []struct {
		what string
		Amount
	}{
		{"users", u.Users}, {"requests", u.Requests}, {"GB to users", u.EgressGB}, {"GB of logs", u.LogGB},
		{"GB of blobs", u.StorageGB}, {"GB of rows", u.DatabaseGB},
	} {
		writer.AppendRow(table.Row{row.what, "", "", amount(row.Min), amount(row.Typical), amount(row.Max)})
	}
	return writer.Render() + "\n" + e.declared()
}

func (e Estimate) declared() string {
	if len(e.Usage.Declared) == 0 {
		return "Nothing of it is declared: these are assumptions about the stage; --usage declares what you know."
	}
	return "Declared: " + strings.Join(e.Usage.Declared, ", ") + ". The rest is assumed."
}

func (e Estimate) resourceTable() string {
	writer := newTable("Resource", "Quantity", "Unit", "Minimum", "Typical", "Maximum")
	for _, resource := range e.Resources {
		writer.AppendRow(table.Row{resource.Name})
		for _, line := range resource.Lines {
			writer.AppendRow(table.Row{
				"  " + line.What, amount(line.Quantity.Typical), line.Unit, dollars(line.Min), dollars(line.Typical),
				dollars(line.Max),
			})
		}
	}
	writer.AppendSeparator()
	writer.AppendRow(table.Row{"Total", "", "", dollars(e.Total.Min), dollars(e.Total.Typical), dollars(e.Total.Max)})
	writer.AppendRow(table.Row{
		"A thousand users", "", "", "", dollars(e.PerThousandUsers.Typical), dollars(e.PerThousandUsers.Full),
	})
	return writer.Render()
}

func (e Estimate) partTable(title string, parts []Part) string {
	writer := newTable(title, "", "", "Minimum", "Typical", "Maximum")
	for _, part := range parts {
		writer.AppendRow(table.Row{part.Name, "", "", dollars(part.Min), dollars(part.Typical), dollars(part.Max)})
	}
	return writer.Render()
}

func (e Estimate) savingsList() string {
	if len(e.Savings) == 0 {
		return "The price book has no discount for any of these sizes."
	}
	lines := []string{"What could be paid less a month, each by itself:"}
	for _, saving := range e.Savings {
		lines = append(lines, fmt.Sprintf("  %10s  %s", dollars(saving.Monthly), saving.What))
	}
	return strings.Join(lines, "\n")
}

// honesty is Honesty for a terminal, with what belongs to the numbers indented.
func (e Estimate) honesty() string {
	lines := e.Honesty()
	for i := 1; i < len(lines)-1; i++ {
		lines[i] = "  " + lines[i]
	}
	return strings.Join(lines, "\n")
}

// Honesty says how much of the stack is in the total: the numbers, what is at the prices of another region, what is not in it,
// and at last what never is.
func (e Estimate) Honesty() []string {
	all := len(e.Resources) + len(e.Free) + len(e.Unpriced)
	lines := []string{fmt.Sprintf("%d resources: %d priced, %d free, %d unpriced.", all, len(e.Resources), len(e.Free),
		len(e.Unpriced))}
	lines = append(lines, e.borrowed()...)
	for _, urn := range e.Unpriced {
		lines = append(lines, fmt.Sprintf("not in the total: %s: %s", nameOf(urn), e.Reasons[urn]))
	}
	return append(lines, "Taxes, support and discounts of an agreement are not in it.")
}

// borrowed says for each region how much of the total is at the prices of another.
func (e Estimate) borrowed() []string {
	var lines []string
	for _, place := range e.Regions {
		resources, from, sum := 0, "", Amount{}
		for _, resource := range e.Resources {
			before := sum
			for _, line := range resource.Lines {
				if resource.Region == place.Name && line.PriceRegion != "" {
					from, sum = line.PriceRegion, sum.Plus(line.Amount)
				}
			}
			if sum != before {
				resources++
			}
		}
		if resources > 0 {
			lines = append(lines, fmt.Sprintf("at the prices of %s, as the price book lacks some of %s: %s of %d resource(s)",
				from, place.Name, dollars(sum.Typical), resources))
		}
	}
	return lines
}

// nameOf is the last part of a URN.
func nameOf(urn string) string { return urn[strings.LastIndex(urn, "::")+len("::"):] }

// nameWidth holds the longest names of the stages, those of private DNS zones.
const nameWidth = 50

func newTable(header ...any) table.Writer {
	writer := table.NewWriter()
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	writer.SetStyle(style)
	columns := []table.ColumnConfig{
		{Number: 1, WidthMax: nameWidth, WidthMaxEnforcer: text.WrapHard},
		{Number: 2, Align: text.AlignRight, AlignHeader: text.AlignRight},
	}
	for column := 4; column <= 6; column++ {
		columns = append(columns, table.ColumnConfig{Number: column, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	writer.SetColumnConfigs(columns)
	writer.AppendHeader(header)
	return writer
}

func dollars(x float64) string { return fmt.Sprintf("$%s", grouped(fmt.Sprintf("%.2f", x))) }

// amount writes a quantity with two decimals at most, and small ones with two digits.
func amount(x float64) string {
	if x > 0 && x < 0.1 {
		return strconv.FormatFloat(x, 'g', 2, 64)
	}
	return grouped(strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", x), "0"), "."))
}

// grouped puts commas between thousands.
func grouped(number string) string {
	whole, fraction, _ := strings.Cut(number, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return whole
}
