package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/engine"
)

// globals are the flags that every verb has.
type globals struct {
	target string
	state  string
	stack  string
	set    []string
	json   bool

	stdout, stderr io.Writer
}

const rootHelp = `azstage takes one application through the stages of its growth on Azure, from one App Service to cells in several
regions, and moves a stack between them.

It runs the real Pulumi engine. On the target "emulator", the default, it needs no Azure account and no network: an
embedded Azure answers, checks names, SKUs, references and order as Azure would, and keeps its cloud in the state
directory. On the target "azure" the same program deploys to your subscription.

Exit codes: 0 done; 1 failed; 2 wrong use or configuration, nothing was touched; 3 refused; 4 changes found where
--expect-no-changes was asked.`

const rootExample = `  azstage stages
  azstage up single
  azstage up single --expect-no-changes
  azstage graph single --json
  azstage destroy single`

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot(stdout, stderr)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	report(err, stderr)
	return exitCode(err)
}

func newRoot(stdout, stderr io.Writer) *cobra.Command {
	g := &globals{stdout: stdout, stderr: stderr}
	root := &cobra.Command{
		Use: "azstage", Short: "Scale one application on Azure, stage by stage", Long: rootHelp, Example: rootExample,
		SilenceUsage: true, SilenceErrors: true, SuggestionsMinimumDistance: 2,
		Args: cobra.ArbitraryArgs,
		RunE: unknownVerb,
	}
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(command *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; %s --help lists the flags", err, command.CommandPath())}
	})
	flags := root.PersistentFlags()
	flags.StringVar(&g.target, "target", string(engine.Emulator), "where resources go: emulator or azure")
	flags.StringVar(&g.state, "state", engine.DefaultDirectory, "directory that keeps the state, the emulated cloud and "+
		"Pulumi's home")
	flags.StringVar(&g.stack, "stack", "", "name of the stack (default: the stage's name)")
	flags.StringArrayVar(&g.set, "set", nil, "configuration, key=value; a dot reaches into an object: app.runtime=…")
	flags.BoolVar(&g.json, "json", false, "print JSON")
	root.AddCommand(newStages(g), newPreview(g), newUp(g), newRefresh(g), newDestroy(g), newGraph(g), newEmulator(g),
		newDoctor(g))
	root.AddCommand(newCost(g), newPrices(g))
	root.AddCommand(newSchedule(g), newRunbook(g))
	root.AddCommand(newCompare(g), newDiagram(g))
	root.AddCommand(newPolicy(g))
	root.AddCommand(newPromote(g), newDemote(g))
	root.AddCommand(newAdvise(g))
	root.AddCommand(newLock(g), newUnlock(g))
	root.AddCommand(newCells(g))
	root.AddCommand(newVersion(g))
	return root
}

// unknownVerb answers a call without a verb with the help, and one with an unknown verb with the nearest known ones.
func unknownVerb(command *cobra.Command, args []string) error {
	if len(args) == 0 {
		return command.Help()
	}
	text := fmt.Sprintf("unknown verb %q", args[0])
	if near := command.SuggestionsFor(args[0]); len(near) > 0 {
		text += fmt.Sprintf(" (did you mean %s?)", strings.Join(near, " or "))
	}
	return usageError{fmt.Errorf("%s; %s --help lists them", text, command.CommandPath())}
}

// oneStage accepts exactly one argument, the stage.
func oneStage(command *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usageError{fmt.Errorf("%s takes one stage, e.g. %s single; `azstage stages` lists them",
			command.CommandPath(), command.CommandPath())}
	}
	return nil
}

// noArguments accepts none.
func noArguments(command *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no arguments, not %q", command.CommandPath(), args)}
	}
	return nil
}

// colored says whether a writer is a terminal whose user wants colours (https://no-color.org).
func colored(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && isatty.IsTerminal(file.Fd())
}
