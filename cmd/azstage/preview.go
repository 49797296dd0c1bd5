package main

import (
	"context"

	"github.com/spf13/cobra"
)

func newPreview(g *globals) *cobra.Command {
	o := &operation{globals: g}
	command := &cobra.Command{
		Use: "preview STAGE", Short: "Show what up would change; change nothing",
		Example: "  azstage preview single\n  azstage preview 1k --stack dev --expect-no-changes",
		Args:    oneStage,
		RunE: func(command *cobra.Command, args []string) error {
			o.stage = args[0]
			return o.preview(command.Context())
		},
	}
	o.bind(command)
	o.bindPolicy(command)
	return command
}

func (o *operation) preview(ctx context.Context) error {
	session, err := o.open(ctx)
	if err != nil {
		return err
	}
	result, err := session.Preview(ctx)
	if err == nil {
		err = o.unchanged(result)
	}
	return o.finish(session, outcome{Result: result}, err)
}
