package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/compare"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// sideBySide is the verb compare.
type sideBySide struct {
	*globals
	stacks bool
	format string
	out    string
}

func newCompare(g *globals) *cobra.Command {
	c := &sideBySide{globals: g}
	command := &cobra.Command{
		Use: "compare BEFORE AFTER", Short: "What comes, goes and changes between two stages, or two stacks",
		Long: `Compare sets two stages side by side: components, settings, limits, cost, promised availability, triggers, one-way
doors and how long the change takes. It brings both up as throw-away stacks on the emulator. With --stacks the arguments
are stacks that exist.`,
		Example: "  azstage compare single 1k\n  azstage compare 1k 10k --format markdown\n" +
			"  azstage compare 1k 10k --format html --out compare.html\n  azstage compare --stacks dev test --json",
		RunE: func(command *cobra.Command, args []string) error { return c.run(command, args) },
	}
	flags := command.Flags()
	flags.BoolVar(&c.stacks, "stacks", false, "the arguments are stacks, not stages")
	flags.StringVar(&c.format, "format", "text", "text, markdown or html")
	flags.StringVar(&c.out, "out", "", "file to write instead of standard output")
	return command
}

func (c *sideBySide) run(command *cobra.Command, args []string) error {
	if len(args) != 2 || c.stack != "" {
		return usageError{errors.New("compare takes two stages, e.g. azstage compare single 1k, or with --stacks two stacks")}
	}
	write, ok := map[string]func(context.Context, compare.Report) ([]byte, error){
		"text": func(_ context.Context, r compare.Report) ([]byte, error) { return []byte(compare.Text(r)), nil },
		"markdown": func(_ context.Context, r compare.Report) ([]byte, error) {
			return []byte(compare.Markdown(r)), nil
		},
		"html": compare.HTML,
	}[c.format]
	if !ok {
		return usageError{fmt.Errorf("--format %q is not one of text, markdown, html", c.format)}
	}
	if c.json && command.Flags().Changed("format") {
		return usageError{errors.New("--json and --format exclude each other")}
	}
	report, err := c.report(command.Context(), args[0], args[1])
	if err != nil {
		return err
	}
	if c.json {
		return c.writeJSON(c.out, report)
	}
	text, err := write(command.Context(), report)
	if err != nil {
		return err
	}
	return c.write(c.out, text)
}

// report reads both sides. Both names are checked before either is brought up.
func (c *sideBySide) report(ctx context.Context, before, after string) (compare.Report, error) {
	if err := errors.Join(c.check(before), c.check(after)); err != nil {
		return compare.Report{}, usageError{err}
	}
	var input compare.Input
	var err error
	if input.Before, err = c.side(ctx, before); err != nil {
		return compare.Report{}, err
	}
	if input.After, err = c.side(ctx, after); err != nil {
		return compare.Report{}, err
	}
	report, err := compare.Compare(input)
	if err != nil {
		return compare.Report{}, err
	}
	err = c.estimate(&report, input)
	return report, err
}

func (c *sideBySide) check(name string) error {
	if c.stacks {
		return engine.CheckStackName(name)
	}
	_, err := stages.Parse(name)
	return err
}

// side reads the graph of one argument.
func (c *sideBySide) side(ctx context.Context, name string) (graph.Graph, error) {
	if !c.stacks {
		return c.stageGraph(ctx, name)
	}
	one := *c.globals
	one.stack = name
	return one.stackGraph(ctx)
}
