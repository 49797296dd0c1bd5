package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/diagram"
	"github.com/azstage/azstage/internal/topology"
	"github.com/azstage/azstage/stages"
)

// drawing is the verb diagram.
type drawing struct {
	*globals
	format string
	from   string
	out    string
	each   bool
}

func newDiagram(g *globals) *cobra.Command {
	d := &drawing{globals: g}
	command := &cobra.Command{
		Use: "diagram STAGE", Short: "Draw a stage or a stack: what answers requests, what keeps data, what flows",
		Long: `Diagram brings a stage up as a throw-away stack on the emulator and draws what it finds, by region, network and
subnet. With --stack it draws that stack and takes no stage. --from marks the difference to another stage: added green,
changed amber, removed red and dashed. A picture with more than 24 parts is drawn as an overview: whatever is alike, be it in
other regions or cells, once, with how many there are. --each draws every part; --json always has every part.`,
		Example: "  azstage diagram 1k\n  azstage diagram 10k --format svg --out 10k.svg\n" +
			"  azstage diagram 10k --from 1k --format svg --out hop.svg\n  azstage diagram --stack dev --format d2",
		RunE: func(command *cobra.Command, args []string) error { return d.run(command, args) },
	}
	flags := command.Flags()
	flags.StringVar(&d.format, "format", "mermaid", "mermaid, d2 or svg")
	flags.StringVar(&d.from, "from", "", "stage to mark the difference to")
	flags.StringVar(&d.out, "out", "", "file to write instead of standard output")
	flags.BoolVar(&d.each, "each", false, "draw every part, however many are alike")
	return command
}

func (d *drawing) run(command *cobra.Command, args []string) error {
	draw, ok := map[string]func(context.Context, topology.Model) ([]byte, error){
		"mermaid": func(_ context.Context, m topology.Model) ([]byte, error) { return []byte(diagram.Mermaid(m)), nil },
		"d2":      func(_ context.Context, m topology.Model) ([]byte, error) { return []byte(diagram.D2(m)), nil },
		"svg": func(ctx context.Context, m topology.Model) ([]byte, error) {
			return diagram.SVG(ctx, m, "azstage")
		},
	}[d.format]
	if !ok {
		return usageError{fmt.Errorf("--format %q is not one of mermaid, d2, svg", d.format)}
	}
	if d.json && command.Flags().Changed("format") {
		return usageError{errors.New("--json and --format exclude each other")}
	}
	model, err := d.model(command, args)
	if err != nil {
		return err
	}
	if d.json {
		return d.writeJSON(d.out, model)
	}
	if !d.each {
		model = topology.Overview(model)
	}
	text, err := draw(command.Context(), model)
	if err != nil {
		return err
	}
	return d.write(d.out, text)
}

// model reads what is drawn, laid over the stage that --from names.
func (d *drawing) model(command *cobra.Command, args []string) (topology.Model, error) {
	from := stages.Stage("")
	if d.from != "" {
		var err error
		if from, err = stages.Parse(d.from); err != nil {
			return topology.Model{}, usageError{err}
		}
	}
	drawn, err := d.graph(command, args)
	if err != nil || from == "" {
		return topology.FromGraph(drawn), err
	}
	before, err := d.stageGraph(command.Context(), string(from))
	if err != nil {
		return topology.Model{}, err
	}
	return topology.Between(topology.FromGraph(before), topology.FromGraph(drawn)), nil
}
