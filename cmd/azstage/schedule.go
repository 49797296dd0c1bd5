package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/schedule"
)

func newSchedule(g *globals) *cobra.Command {
	return &cobra.Command{
		Use: "schedule STAGE", Short: "Predict how long a stage takes on Azure, and what it waits for",
		Long: `Schedule predicts how long Azure takes to make a stage from nothing, or with --stack all that a stack has, and shows
the chain of operations that decides it. Durations are data with sources (--json shows them); the engine's own work and
retries are not counted.`,
		Example: "  azstage schedule 1k\n  azstage schedule --stack dev --json",
		RunE: func(command *cobra.Command, args []string) error {
			read, err := g.graph(command, args)
			if err != nil {
				return err
			}
			predicted, err := schedule.Create(read)
			if err != nil {
				return err
			}
			if g.json {
				return printJSON(g.stdout, predicted)
			}
			_, err = fmt.Fprint(g.stdout, predicted.Text())
			return err
		},
	}
}
