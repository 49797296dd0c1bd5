package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func newDestroy(g *globals) *cobra.Command {
	o := &operation{globals: g}
	command := &cobra.Command{
		Use: "destroy STAGE", Short: "Remove every resource of a stack",
		Long:    "Destroy removes every resource of a stack. A stack that is locked is refused with 3, before anything is touched.",
		Example: "  azstage destroy single\n  azstage destroy single --stack dev --target azure --yes",
		Args:    oneStage,
		RunE: func(command *cobra.Command, args []string) error {
			o.stage = args[0]
			return o.destroy(command.Context())
		},
	}
	command.Flags().BoolVar(&o.yes, "yes", false, "on target azure: do it without asking")
	return command
}

func (o *operation) destroy(ctx context.Context) error {
	session, err := o.open(ctx)
	if err != nil {
		return err
	}
	if err := o.refuseLocked(ctx, session); err != nil {
		return o.finish(session, outcome{}, err)
	}
	if err := o.confirm(fmt.Sprintf("Delete everything in stack %s on Azure?", o.stackName())); err != nil {
		return o.finish(session, outcome{}, err)
	}
	result, err := session.Destroy(ctx)
	return o.finish(session, outcome{Result: result}, err)
}
