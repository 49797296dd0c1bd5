package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// costing is the verb cost.
type costing struct {
	*globals
	usage  []string
	prices string
}

func newCost(g *globals) *cobra.Command {
	c := &costing{globals: g}
	command := &cobra.Command{
		Use: "cost STAGE", Short: "Estimate what a stage or a stack costs in a month",
		Long: `Cost brings a stage up as a throw-away stack on the emulator and multiplies what its resources use with the
price book. With --stack it prices that stack as it is and takes no stage. Minimum is the fewest users of the stage with
autoscale at its minimum, typical is to plan with, maximum is a stage full of users, autoscale at its maximum all
month, and logs at their daily cap. What has no price is listed, never guessed.

--usage declares what you know of a month: ` + strings.Join(cost.DeclarableNames(), ", ") + `.
It goes before the configuration key usage; what neither declares is assumed.`,
		Example: "  azstage cost single\n  azstage cost 10k --usage requestsPerMonth=2e7 --usage egressGB=800\n" +
			"  azstage cost --stack dev --json",
		RunE: c.run,
	}
	command.Flags().StringArrayVar(&c.usage, "usage", nil, "expected use in a month, name=number")
	command.Flags().StringVar(&c.prices, "prices", "", "table of prices to use, as `azstage prices refresh` writes it "+
		"(default: the one in the program)")
	return command
}

func (c *costing) run(command *cobra.Command, args []string) error {
	// What can be wrong is looked at before a stage is brought up.
	declared, err := parseUsage(c.usage)
	if err != nil {
		return usageError{err}
	}
	book, err := priceBook(c.prices)
	if err != nil {
		return usageError{err}
	}
	read, err := c.graph(command, args)
	if err != nil {
		return err
	}
	if err := c.configured(read, declared); err != nil {
		return err
	}
	estimate, err := cost.Of(read, book, declared)
	if err != nil {
		return usageError{err}
	}
	if c.json {
		return printJSON(c.stdout, estimate)
	}
	return estimate.WriteText(c.stdout)
}

// parseUsage reads name=number pairs.
func parseUsage(pairs []string) (cost.Declaration, error) {
	declared := cost.Declaration{}
	var faults []error
	for _, pair := range pairs {
		name, text, ok := strings.Cut(pair, "=")
		value, err := strconv.ParseFloat(text, 64)
		if !ok || err != nil {
			faults = append(faults, fmt.Errorf("--usage %q is not name=number, such as egressGB=800", pair))
			continue
		}
		declared[name] = value
	}
	return declared, errors.Join(append(faults, declared.Check())...)
}

// priceBook is the one in the program, or one with the prices of a file.
func priceBook(path string) (pricebook.Book, error) {
	if path == "" {
		return pricebook.Embedded()
	}
	file, err := os.Open(path)
	if err != nil {
		return pricebook.Book{}, err
	}
	book, err := pricebook.Read(file)
	return book, errors.Join(err, file.Close())
}

// configured adds what the configuration of a stack declares to what the command line does.
func (g *globals) configured(read graph.Graph, declared cost.Declaration) error {
	raw, err := g.configuration(engine.Target(g.target), read.Stack, read.Stage)
	if err != nil {
		return err
	}
	configuration, err := stages.ParseConfig(raw)
	if err != nil {
		return err
	}
	declare(declared, configuration.Usage)
	return nil
}

// declare adds the use that a configuration declares, where nothing else is declared.
func declare(declared cost.Declaration, usage stages.Usage) {
	for name, value := range map[string]float64{
		cost.RequestsPerMonth: usage.RequestsPerMonth, cost.EgressGB: usage.EgressGB, cost.LogGB: usage.LogGB,
		cost.StorageGB: usage.StorageGB,
	} {
		if _, given := declared[name]; !given && value > 0 {
			declared[name] = value
		}
	}
}
