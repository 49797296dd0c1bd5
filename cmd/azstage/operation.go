package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/stages/deploy"
)

// operation is a verb that works on a stack that outlives the command.
type operation struct {
	*globals
	stage           string
	expectNoChanges bool
	policy          bool
	yes             bool
	// faults is the file of a fault script for the emulator.
	faults string
}

// outcome is what an operation prints with --json.
type outcome struct {
	engine.Result
	Stage   string         `json:"stage"`
	Outputs map[string]any `json:"outputs,omitempty"`
	// Actions are what was done beside the engine's own work.
	Actions []string `json:"actions,omitempty"`
}

func (o *operation) bind(command *cobra.Command) {
	command.Flags().BoolVar(&o.expectNoChanges, "expect-no-changes", false,
		"exit with 4 if anything differs; up then changes nothing")
}

// bindPolicy lets a preview or an up go without the policy pack.
func (o *operation) bindPolicy(command *cobra.Command) {
	command.Flags().BoolVar(&o.policy, "policy", true, "judge the stack by the policy pack; a mandatory finding exits with 3")
}

// policyPack is the pack to run, none where it is switched off.
func (o *operation) policyPack() (string, error) {
	if !o.policy {
		return "", nil
	}
	return engine.FindPolicyPack()
}

// open checks the configuration and takes hold of the stack. Every fault of the configuration is reported at once,
// before anything is touched.
func (o *operation) open(ctx context.Context) (*engine.Session, error) {
	target, err := engine.ParseTarget(o.target)
	if err != nil {
		return nil, usageError{err}
	}
	stack := o.stackName()
	if err := engine.CheckStackName(stack); err != nil {
		return nil, usageError{err}
	}
	configuration, err := o.configuration(target, stack, o.stage)
	if err != nil {
		return nil, err
	}
	script, err := o.faultScript(target)
	if err != nil {
		return nil, err
	}
	if err := engine.Isolate(target); err != nil {
		return nil, err
	}
	pack, err := o.policyPack()
	if err != nil {
		return nil, err
	}
	return engine.Open(ctx, stack, engine.Options{
		Program: deploy.Program, Target: target, Directory: engine.Directory(o.state), Config: configuration,
		PolicyPack: pack, Faults: script, Progress: o.progress(), Color: colored(o.progress()),
	})
}

// openExisting takes hold of the stack that --stack names, as it was last brought up, and says at which stage that was.
func (o *operation) openExisting(ctx context.Context) (*engine.Session, string, error) {
	remembered, err := o.remembered()
	if err != nil {
		return nil, "", err
	}
	o.stage = remembered["stage"]
	session, err := o.open(ctx)
	return session, o.stage, err
}

// remembered is the configuration that the stack which --stack names was last brought up with.
func (g *globals) remembered() (map[string]string, error) {
	remembered, err := engine.Directory(g.state).Configuration(g.stack)
	if err == nil && remembered == nil {
		err = usageError{fmt.Errorf("no stack %s in %s; `azstage up STAGE --stack %s` makes it", g.stack, g.state, g.stack)}
	}
	return remembered, err
}

func (o *operation) stackName() string {
	if o.stack != "" {
		return o.stack
	}
	return o.stage
}

// progress is where the engine's display goes: with --json, standard output is for the result alone.
func (o *operation) progress() io.Writer {
	if o.json {
		return o.stderr
	}
	return o.stdout
}

// unchanged refuses a result that changes something where none was expected.
func (o *operation) unchanged(result engine.Result) error {
	if o.expectNoChanges && result.Changed() {
		return changesError{result.Operation, result.Stack}
	}
	return nil
}

// finish prints the result and closes the session.
func (o *operation) finish(session *engine.Session, result outcome, err error) error {
	if err == nil || errors.As(err, &changesError{}) {
		result.Stage = o.stage
		err = errors.Join(err, o.print(result))
	}
	return errors.Join(err, session.Close())
}

func (o *operation) print(result outcome) error {
	if o.json {
		return printJSON(o.stdout, result)
	}
	return printOutputs(o.stdout, result.Outputs)
}

// confirm asks before a real subscription is changed. The emulator is never asked about.
func (o *operation) confirm(question string) error {
	if engine.Target(o.target) == engine.Emulator || o.yes {
		return nil
	}
	return ask(o.stderr, question)
}
