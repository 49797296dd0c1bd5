package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
)

func newEmulator(g *globals) *cobra.Command {
	command := &cobra.Command{
		Use: "emulator", Short: "The embedded Azure: what it models and checks",
		Example: "  azstage emulator rules\n  azstage emulator rules --type serverfarms --json",
		Args:    cobra.ArbitraryArgs,
		RunE:    unknownVerb,
	}
	command.AddCommand(newEmulatorRules(g), newEmulatorFaults(g))
	return command
}

func newEmulatorRules(g *globals) *cobra.Command {
	var filter string
	command := &cobra.Command{
		Use: "rules", Short: "Every rule that the emulator enforces, with its source and how well it is known",
		Long: `Rules lists what the emulator checks, fills in, replaces and refuses. None could be tried against a subscription:
"verified" means read in the named source, "inferred" that it follows from it, "known" that nobody looked it up.`,
		Example: "  azstage emulator rules\n  azstage emulator rules --type sql --json",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			return g.printRules(matching(emulator.Rules(resourceproviders.All()), filter))
		},
	}
	command.Flags().StringVar(&filter, "type", "", "only rules of types whose name contains this text, e.g. sql or serverfarms")
	return command
}

func matching(rules []emulator.RuleRow, filter string) []emulator.RuleRow {
	kept := []emulator.RuleRow{}
	for _, rule := range rules {
		// The ID starts with Azure's name of the type, the type is Pulumi's.
		if strings.Contains(strings.ToLower(rule.ID+" "+rule.Type), strings.ToLower(filter)) {
			kept = append(kept, rule)
		}
	}
	return kept
}

func (g *globals) printRules(rules []emulator.RuleRow) error {
	if g.json {
		return printJSON(g.stdout, rules)
	}
	for _, rule := range rules {
		source := fmt.Sprintf("%s: %s", rule.Evidence, rule.Source)
		if _, err := io.WriteString(g.stdout, rule.ID+"\n"+listed("", []string{rule.Text, source})); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(g.stdout, "\n%d rules.\n", len(rules))
	return err
}
