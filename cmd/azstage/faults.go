package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/emulator/faults"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
	"github.com/azstage/azstage/internal/engine"
)

const faultsHelp = `Faults lists the ways in which the emulator can fail on purpose. A script in YAML or JSON says which requests fail:

  seed: 1                          # decides about probabilities; the same seed hits the same requests
  faults:
    - name: throttled              # required, unique
      effect: throttled            # required, one of the list
      type: Microsoft.Sql/servers  # all criteria are optional: the ARM type,
      verb: create                 # create, update or delete,
      resource: sql-*              # the logical name,
      location: eastus2            # the region
      skip: 0                      # how many requests of a resource get through first
      times: 2                     # how many requests of a resource then fail; 0 is all
      probability: 0.05            # the share of the matching requests that fail; left out, all do
      retryAfterSeconds: 30        # when a throttled caller shall come back

The provider repeats a request up to three times after the effects that say so, as azure-native does; then the error
reaches the engine, and running the same command again goes on from there.`

func newEmulatorFaults(g *globals) *cobra.Command {
	command := &cobra.Command{
		Use: "faults", Short: "The ways in which the embedded Azure can fail on purpose", Long: faultsHelp,
		Example: "  azstage emulator faults\n  azstage emulator faults check storm.yaml\n  azstage up single --faults storm.yaml",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return g.printEffects() },
	}
	command.AddCommand(newEmulatorFaultsCheck(g))
	return command
}

func newEmulatorFaultsCheck(g *globals) *cobra.Command {
	return &cobra.Command{
		Use: "check FILE", Short: "Check a fault script and show what it says",
		Example: "  azstage emulator faults check storm.yaml\n  azstage emulator faults check storm.yaml --json",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("check takes one file, the fault script")}
			}
			script, err := readFaults(args[0])
			if err != nil {
				return err
			}
			return g.printScript(script)
		},
	}
}

// readFaults reads a fault script. Every fault of the script is wrong use.
func readFaults(path string) (faults.Script, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return faults.Script{}, usageError{err}
	}
	var types []string
	for _, modelled := range resourceproviders.All() {
		types = append(types, modelled.ARMType)
	}
	script, err := faults.Parse(text, types)
	if err != nil {
		return script, usageError{fmt.Errorf("%s:\n%w", path, err)}
	}
	return script, nil
}

// faultScript is the script that the operation runs with; the zero script where none is asked for.
func (o *operation) faultScript(target engine.Target) (faults.Script, error) {
	if o.faults == "" {
		return faults.Script{}, nil
	}
	if target != engine.Emulator {
		return faults.Script{}, usageError{errors.New("--faults is for the emulator; Azure fails by itself")}
	}
	return readFaults(o.faults)
}

func (g *globals) printEffects() error {
	if g.json {
		return printJSON(g.stdout, faults.Kinds())
	}
	rows := [][]any{}
	for _, kind := range faults.Kinds() {
		repeated := "no"
		if kind.Retried {
			repeated = "yes"
		}
		rows = append(rows, []any{kind.Effect, kind.Text, repeated, kind.Evidence, kind.Source})
	}
	return printTable(g.stdout, []any{"Effect", "What happens", "Repeated", "Evidence", "Source"}, rows,
		table.ColumnConfig{Number: 2, WidthMax: 60}, table.ColumnConfig{Number: 5, WidthMax: 40})
}

func (g *globals) printScript(script faults.Script) error {
	if g.json {
		return printJSON(g.stdout, script)
	}
	rows := [][]any{}
	for _, fault := range script.Faults {
		rows = append(rows, []any{fault.Name, fault.Effect, scope(fault), share(fault)})
	}
	return printTable(g.stdout, []any{"Fault", "Effect", "Hits", "How often"}, rows)
}

func scope(fault faults.Fault) string {
	text := "every request"
	if fault.Verb != "" {
		text = "every " + fault.Verb
	}
	for _, criterion := range []struct{ word, value string }{
		{" of ", fault.Type}, {" named ", fault.Resource}, {" in ", fault.Location},
	} {
		if criterion.value != "" {
			text += criterion.word + criterion.value
		}
	}
	return text
}

func share(fault faults.Fault) string {
	text := "always"
	if fault.Times > 0 {
		text = fmt.Sprintf("%d times a resource", fault.Times)
	}
	if fault.Skip > 0 {
		text += fmt.Sprintf(", after %d", fault.Skip)
	}
	if fault.Probability > 0 {
		const percent = 100
		text += fmt.Sprintf(", %g %% of them", fault.Probability*percent)
	}
	return text
}
