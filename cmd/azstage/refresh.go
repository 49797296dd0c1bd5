package main

import (
	"context"

	"github.com/spf13/cobra"
)

func newRefresh(g *globals) *cobra.Command {
	o := &operation{globals: g}
	command := &cobra.Command{
		Use: "refresh STAGE", Short: "Read the target again and correct the state where it drifted",
		Example: "  azstage refresh single\n  azstage refresh single --expect-no-changes",
		Args:    oneStage,
		RunE: func(command *cobra.Command, args []string) error {
			o.stage = args[0]
			return o.refresh(command.Context())
		},
	}
	o.bind(command)
	return command
}

func (o *operation) refresh(ctx context.Context) error {
	session, err := o.open(ctx)
	if err != nil {
		return err
	}
	result, err := session.Refresh(ctx)
	if err == nil {
		err = o.unchanged(result)
	}
	return o.finish(session, outcome{Result: result}, err)
}
