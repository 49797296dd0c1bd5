package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/doctor"
	"github.com/azstage/azstage/internal/engine"
)

func newDoctor(g *globals) *cobra.Command {
	return &cobra.Command{
		Use: "doctor", Short: "Say what this machine, or a subscription, lacks before a stage can be brought up",
		Long: `Doctor checks this machine; with --target azure it also asks the Azure CLI about the signed-in subscription. It
changes nothing. It exits with 1 if something is missing that the target needs.`,
		Example: "  azstage doctor\n  azstage doctor --target azure --json",
		Args:    noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			target, err := engine.ParseTarget(g.target)
			if err != nil {
				return usageError{err}
			}
			return g.printFindings(doctor.Examine(command.Context(), target, engine.Directory(g.state)))
		},
	}
}

func (g *globals) printFindings(findings []doctor.Finding) error {
	if g.json {
		if err := printJSON(g.stdout, findings); err != nil {
			return err
		}
	} else {
		rows := [][]any{}
		for _, finding := range findings {
			rows = append(rows, []any{finding.State, finding.Subject, finding.Found, finding.Fix})
		}
		if err := printTable(g.stdout, []any{"", "Subject", "Found", "What to do"}, rows); err != nil {
			return err
		}
	}
	missing := 0
	for _, finding := range findings {
		if finding.State == doctor.Missing {
			missing++
		}
	}
	if missing > 0 {
		return errors.New(fmt.Sprint(missing, " of the things that target ", g.target, " needs are missing"))
	}
	return nil
}
