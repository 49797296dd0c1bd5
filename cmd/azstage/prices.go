package main

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/cost/retail"
)

func newPrices(g *globals) *cobra.Command {
	command := &cobra.Command{
		Use: "prices", Short: "The price book that estimates are made from",
		Example: "  azstage prices refresh --out prices.csv",
		Args:    cobra.ArbitraryArgs,
		RunE:    unknownVerb,
	}
	command.AddCommand(newPricesRefresh(g))
	return command
}

// pricesRefresh is the verb prices refresh.
type pricesRefresh struct {
	*globals
	from, out string
	regions   []string
}

func newPricesRefresh(g *globals) *cobra.Command {
	p := &pricesRefresh{globals: g}
	command := &cobra.Command{
		Use: "refresh", Short: "Read every price again from Azure's public retail price API",
		Long: `Refresh reads every meter of the price book again and writes a new table of prices. It needs no account. It
comes back when the API is busy, and writes nothing when the answer cannot be trusted: a meter is gone, billed by another
unit, free, there twice with two prices, or four times dearer or cheaper than before.`,
		Example: "  azstage prices refresh --out prices.csv\n  azstage prices refresh --region swedencentral --json\n" +
			"  azstage cost 1k --prices prices.csv",
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error { return p.run(command) },
	}
	flags := command.Flags()
	flags.StringVar(&p.from, "from", retail.Endpoint, "address of the price API")
	flags.StringVar(&p.out, "out", "prices.csv", "file to write")
	flags.StringArrayVar(&p.regions, "region", nil, "region to read (default: those of the price book)")
	return command
}

func (p *pricesRefresh) run(command *cobra.Command) error {
	book, err := pricebook.Embedded()
	if err != nil {
		return err
	}
	client, err := retail.NewClient(p.from)
	if err != nil {
		return usageError{err}
	}
	if len(p.regions) == 0 {
		p.regions = book.Regions()
	}
	report, err := retail.Refresh(command.Context(), client, book, p.regions, time.Now().UTC().Format(time.DateOnly))
	if err != nil {
		return err
	}
	var table bytes.Buffer
	if err := pricebook.WritePrices(&table, report.Prices); err != nil {
		return err
	}
	if err := os.WriteFile(p.out, table.Bytes(), 0o644); err != nil {
		return err
	}
	return p.print(report)
}

func (p *pricesRefresh) print(report retail.Report) error {
	if p.json {
		return printJSON(p.stdout, struct {
			retail.Report
			Out string `json:"out"`
		}{report, p.out})
	}
	rows := [][]any{}
	for _, change := range report.Changes {
		rows = append(rows, []any{change.Price, fmt.Sprintf("$%g", change.Old), fmt.Sprintf("$%g", change.New)})
	}
	if len(rows) > 0 {
		if err := printTable(p.stdout, []any{"Price", "Was", "Is"}, rows); err != nil {
			return err
		}
	}
	for _, name := range report.Kept {
		if _, err := fmt.Fprintf(p.stdout, "%s: the API has it no more; the old price is kept\n", name); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(p.stdout, "%d prices in %s: %d as before, %d changed, %d new, %d kept, %d not sold.\n",
		report.Count, p.out, report.Unchanged, len(report.Changes), len(report.Added), len(report.Kept), len(report.Absent))
	return err
}
