package main

import (
	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/promotion"
)

func newDemote(g *globals) *cobra.Command {
	h := &hopping{operation: operation{globals: g}, direction: promotion.Demote}
	command := &cobra.Command{
		Use: "demote --to STAGE", Short: "Move a stack down to another stage where no door has closed",
		Long: `Demote takes a stack to a lower stage, planned and done in halves as promote does it. It refuses what would lose data
and what Azure does not take back, with the way out. What holds data that you have saved or moved is deleted if you name
it with --discard, each time anew.`,
		Example: `  azstage demote --to single --stack dev --plan
  azstage demote --to single --stack dev
  azstage demote --to 10k --stack dev --discard 'cosmos-*' --discard 'messaging-*' --plan`,
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error { return h.run(command.Context()) },
	}
	h.bind(command)
	return command
}
