package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages/deploy"
)

func newGraph(g *globals) *cobra.Command {
	return &cobra.Command{
		Use: "graph STAGE", Short: "List every resource with type, name, inputs, outputs, parent and dependencies",
		Long: `Graph brings a stage up as a throw-away stack on the emulator and lists its resources. With --stack it reads the
state of that stack instead and takes no stage. Secrets are never shown.`,
		Example: "  azstage graph single\n  azstage graph single --json\n  azstage graph --stack dev --json",
		RunE: func(command *cobra.Command, args []string) error {
			read, err := g.graph(command, args)
			if err != nil {
				return err
			}
			return g.printGraph(read)
		},
	}
}

// graph reads the graph of a stage, or with --stack of a stack that exists.
func (g *globals) graph(command *cobra.Command, args []string) (graph.Graph, error) {
	if g.stack == "" {
		if err := oneStage(command, args); err != nil {
			return graph.Graph{}, err
		}
		return g.stageGraph(command.Context(), args[0])
	}
	if err := noArguments(command, args); err != nil {
		return graph.Graph{}, err
	}
	return g.stackGraph(command.Context())
}

// stageGraph brings a stage up as a throw-away stack: outputs are known only once everything stands.
func (g *globals) stageGraph(ctx context.Context, stage string) (read graph.Graph, err error) {
	if engine.Target(g.target) != engine.Emulator {
		return read, usageError{errors.New("a stage is read on the emulator; --stack reads a stack on target azure")}
	}
	configuration, err := g.configuration(engine.Emulator, stage, stage)
	if err != nil {
		return read, err
	}
	return g.throwAwayGraph(ctx, stage, configuration)
}

// throwAwayGraph brings a stage up with a configuration, on the emulator, and forgets it again.
func (g *globals) throwAwayGraph(ctx context.Context, stage string, configuration map[string]string) (read graph.Graph, err error) {
	if err := engine.Isolate(engine.Emulator); err != nil {
		return read, err
	}
	session, err := engine.Open(ctx, stage, engine.Options{
		Program: deploy.Program, Directory: engine.Directory(g.state), Config: configuration, ThrowAway: true,
	})
	if err != nil {
		return read, err
	}
	defer func() { err = errors.Join(err, session.Close()) }()
	if _, err := session.Up(ctx); err != nil {
		return read, err
	}
	return exported(ctx, session, stage, stage)
}

// stackGraph reads a stack that exists, at whatever stage it is.
func (g *globals) stackGraph(ctx context.Context) (read graph.Graph, err error) {
	o := operation{globals: g}
	session, stage, err := o.openExisting(ctx)
	if err != nil {
		return read, err
	}
	defer func() { err = errors.Join(err, session.Close()) }()
	return exported(ctx, session, stage, g.stack)
}

func exported(ctx context.Context, session *engine.Session, stage, stack string) (graph.Graph, error) {
	state, err := session.Export(ctx)
	if err != nil {
		return graph.Graph{}, err
	}
	return graph.FromState(stage, stack, state)
}

func (g *globals) printGraph(read graph.Graph) error {
	if g.json {
		return printJSON(g.stdout, read)
	}
	rows := [][]any{}
	for _, resource := range read.Resources {
		rows = append(rows, []any{resource.Type, resource.Name, resource.ID})
	}
	if err := printTable(g.stdout, []any{"Type", "Name", "ID"}, rows); err != nil {
		return err
	}
	_, err := fmt.Fprintf(g.stdout, "\n%d resources. --json shows inputs, outputs, parents and dependencies.\n",
		len(read.Resources))
	return err
}
