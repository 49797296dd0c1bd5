package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/promotion"
)

func newUp(g *globals) *cobra.Command {
	o := &operation{globals: g}
	command := &cobra.Command{
		Use: "up STAGE", Short: "Bring a stack to a stage",
		Example: `  azstage up single
  azstage up single --set workload=shop --set budget=150
  azstage up single --expect-no-changes
  azstage up single --stack prod --target azure`,
		Args: oneStage,
		RunE: func(command *cobra.Command, args []string) error {
			o.stage = args[0]
			return o.up(command.Context())
		},
	}
	o.bind(command)
	o.bindPolicy(command)
	command.Flags().BoolVar(&o.yes, "yes", false, "on target azure: do it without asking")
	command.Flags().StringVar(&o.faults, "faults", "", "on the emulator: a script of what shall fail "+
		"(`FILE`; azstage emulator faults --help)")
	return command
}

func (o *operation) up(ctx context.Context) error {
	session, err := o.open(ctx)
	if err != nil {
		return err
	}
	result, err := o.bringUp(ctx, session)
	if err != nil {
		return o.finish(session, result, err)
	}
	if result.Outputs, err = outputs(ctx, session); err != nil {
		return o.finish(session, result, err)
	}
	if err := o.finish(session, result, nil); err != nil || o.json {
		return err
	}
	o.next()
	return nil
}

// bringUp previews first where it must not change anything, or where a person is to be asked.
func (o *operation) bringUp(ctx context.Context, session *engine.Session) (outcome, error) {
	if o.expectNoChanges || (engine.Target(o.target) == engine.Azure && !o.yes) {
		result, err := session.Preview(ctx)
		if err == nil {
			err = o.unchanged(result)
		}
		if err == nil {
			err = o.confirm(fmt.Sprintf("Change stack %s on Azure as shown?", o.stackName()))
		}
		if err != nil {
			return outcome{Result: result}, err
		}
	}
	result, err := session.Up(ctx)
	if err == nil {
		err = o.unchanged(result)
	}
	if err != nil || o.expectNoChanges {
		return outcome{Result: result}, err
	}
	done, err := promotion.ApprovePrivateOrigins(ctx, session, o.stackName())
	for _, action := range done {
		session.Tell("%s", action)
	}
	return outcome{Result: result, Actions: done}, err
}

// next names the commands that a newcomer wants after the first up.
func (o *operation) next() {
	if o.expectNoChanges {
		return
	}
	stack, read := o.stage, o.stage
	if o.stack != "" {
		stack, read = o.stage+" --stack "+o.stack, "--stack "+o.stack
	}
	text := fmt.Sprintf("\nStack %s is at stage %s. Next:\n", o.stackName(), o.stage)
	for _, step := range [][2]string{
		{"up " + stack + " --expect-no-changes", "it converges: nothing is left to change"},
		{"graph " + read + " --json", "every resource with its inputs and outputs"},
		{"emulator rules", "what the embedded Azure checks, and where each rule comes from"},
		{"destroy " + stack, "remove it again"},
	} {
		text += fmt.Sprintf("  bin/azstage %-42s %s\n", step[0], step[1])
	}
	_, _ = io.WriteString(o.stdout, text)
}
