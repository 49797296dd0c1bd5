package main

import (
	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/stages"
)

// advising is the verb advise.
type advising struct {
	*globals
	metrics string
	record  string
	days    int
	signals bool
}

func newAdvise(g *globals) *cobra.Command {
	a := &advising{globals: g}
	command := &cobra.Command{
		Use: "advise STAGE", Short: "Say from measured metrics whether to stay, resize, go up or go down, and what that costs",
		Long: `Advise compares what was measured of a stack with the triggers of its stage, the watches and the loads: which sign
holds for how long and how far, whether to stay, take smaller or bigger sizes in place, or go one stage up or down, what
that costs a month and what one has for it. It changes nothing, and exits with 0 whatever it advises.

The metrics come from a file; --signals lists what a stage measures and in which windows, docs/advisor.md describes the
file. With --target azure and --stack they come from Azure Monitor, which is asked what the stack's alert rules ask; sign
in as the Azure SDKs expect it (environment, managed identity, or az login). --record keeps them in such a file.`,
		Example: "  azstage advise single --signals\n  azstage advise single --metrics metrics.json\n" +
			"  azstage advise --stack prod --metrics metrics.json --json\n" +
			"  azstage advise --stack prod --target azure --days 14 --record metrics.json",
		RunE: a.run,
	}
	flags := command.Flags()
	flags.StringVar(&a.metrics, "metrics", "", "file of metrics (docs/schemas/metrics.json)")
	flags.IntVar(&a.days, "days", stages.JudgedDays, "days up to now that Azure Monitor is asked about, at most 93")
	flags.StringVar(&a.record, "record", "", "file to keep what Azure Monitor answered in")
	flags.BoolVar(&a.signals, "signals", false, "only list what is measured, and against what")
	return command
}

func (a *advising) run(command *cobra.Command, args []string) error {
	if err := a.check(); err != nil {
		return usageError{err}
	}
	raw, config, err := a.configured(command, args)
	if err != nil {
		return err
	}
	profile, err := stages.Resolve(config)
	if err != nil {
		return err
	}
	signals := advise.Signals(profile)
	if a.signals {
		return a.printSignals(signals)
	}
	input := advise.Input{Config: config, Stack: a.stackOf(config.Stage), Options: a.options()}
	if input.Metrics, input.Problems, err = a.measured(command.Context(), config.Stage, signals); err != nil {
		return err
	}
	advice, err := advise.On(input)
	if err != nil {
		return usageError{err}
	}
	if advice.Priceable() {
		before, err := a.graph(command, args)
		if err != nil {
			return err
		}
		if err := a.price(command.Context(), before, &advice, raw, config.Usage); err != nil {
			return err
		}
	}
	if a.json {
		return printJSON(a.stdout, advice)
	}
	return a.write("", []byte(advice.Text()))
}

// configured is the configuration of the stage, or with --stack that of the stack at its stage.
func (a *advising) configured(command *cobra.Command, args []string) (map[string]string, stages.Config, error) {
	target, err := engine.ParseTarget(a.target)
	if err != nil {
		return nil, stages.Config{}, usageError{err}
	}
	stack, stage := a.stack, ""
	switch {
	case a.stack == "":
		if err := oneStage(command, args); err != nil {
			return nil, stages.Config{}, err
		}
		stack, stage = args[0], args[0]
	default:
		if err := noArguments(command, args); err != nil {
			return nil, stages.Config{}, err
		}
		remembered, err := a.remembered()
		if err != nil {
			return nil, stages.Config{}, err
		}
		stage = remembered["stage"]
	}
	raw, err := a.configuration(target, stack, stage)
	if err != nil {
		return nil, stages.Config{}, err
	}
	config, err := stages.ParseConfig(raw)
	return raw, config, err
}

// stackOf names the stack as the commands that are advised need it.
func (a *advising) stackOf(stage stages.Stage) string {
	if a.stack != "" {
		return a.stack
	}
	return string(stage)
}

// options are those that lead back to the stack, where they are not the defaults.
func (a *advising) options() []string {
	var options []string
	if engine.Target(a.target) != engine.Emulator {
		options = append(options, "--target", a.target)
	}
	if a.state != engine.DefaultDirectory {
		options = append(options, "--state", a.state)
	}
	return options
}

func (a *advising) printSignals(signals []advise.Signal) error {
	if a.json {
		return printJSON(a.stdout, signals)
	}
	rows := [][]any{}
	for _, s := range signals {
		rows = append(rows, []any{s.ID, string(s.Kind), s.Condition(), s.Unit, s.Window.String(), s.Title})
	}
	return printTable(a.stdout, []any{"Signal", "Kind", "Condition", "Unit", "Window", "What it is"}, rows)
}
