package main

import (
	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/promotion"
)

func newPromote(g *globals) *cobra.Command {
	h := &hopping{operation: operation{globals: g}, direction: promotion.Promote}
	command := &cobra.Command{
		Use: "promote --to STAGE", Short: "Move a stack up to another stage without touching data",
		Long: `Promote takes a stack to a higher stage, one hop after the other. A hop has two halves: expand puts everything new
beside everything old, and contract takes away what the new stage does not have. Between them it looks at what Azure
answered about each resource. A hop that would replace or delete something that holds data is refused before anything is
touched, with the way out. A hop that was interrupted is finished by running promote again.`,
		Example: `  azstage promote --to 1k --stack dev --plan
  azstage promote --to 1k --stack dev
  azstage promote --to 10k --stack dev --expand-only
  azstage promote --to 1k --stack prod --target azure`,
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error { return h.run(command.Context()) },
	}
	h.bind(command)
	return command
}
