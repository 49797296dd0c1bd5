package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/actions"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

const (
	lockHelp = `Lock puts a CanNotDelete lock on each resource group of a stack. Azure then refuses to delete anything in it,
whoever asks and whatever rights they have; everything can still be changed. The locks are no resources of the stack, or
it would stumble over them itself: destroy refuses a locked stack, and an up that deletes something fails at it. Unlock
before, and lock again afterwards.

Whoever locks needs Owner or User Access Administrator on the groups.`
	unlockHelp = `Unlock takes the locks off that lock put. Locks of other names stay.`
	lockNotes  = "Put by azstage lock; azstage unlock removes it."
)

func newLock(g *globals) *cobra.Command {
	return lockVerb(g, "lock", "Keep the resource groups of a stack from being deleted", lockHelp, "locked",
		func(ctx context.Context, target actions.Target, groups []string) ([]string, error) {
			return actions.LockScopes(ctx, target, groups, lockNotes)
		})
}

func newUnlock(g *globals) *cobra.Command {
	return lockVerb(g, "unlock", "Take the locks off the resource groups of a stack", unlockHelp, "unlocked",
		actions.UnlockScopes)
}

// lockOutcome is what the verbs print with --json.
type lockOutcome struct {
	Stack string `json:"stack"`
	Stage string `json:"stage"`
	// Changed are the resource groups whose lock was put or removed.
	Changed []string `json:"changed"`
	// Locks are those that there are now, whoever put them.
	Locks []lockView `json:"locks"`
}

type lockView struct {
	ID    string `json:"id"`
	Level string `json:"level"`
	Notes string `json:"notes"`
}

func lockVerb(g *globals, verb, short, long, done string,
	do func(context.Context, actions.Target, []string) ([]string, error),
) *cobra.Command {
	o := &operation{globals: g}
	command := &cobra.Command{
		Use: verb + " STAGE", Short: short, Long: long,
		Example: fmt.Sprintf("  azstage %s 100k\n  azstage %s 100k --stack prod --target azure --yes\n  azstage %s 100k --json",
			verb, verb, verb),
		Args: oneStage,
		RunE: func(command *cobra.Command, args []string) error {
			o.stage = args[0]
			return o.changeLocks(command.Context(), verb, done, do)
		},
	}
	command.Flags().BoolVar(&o.yes, "yes", false, "on target azure: do it without asking")
	return command
}

func (o *operation) changeLocks(ctx context.Context, verb, done string,
	do func(context.Context, actions.Target, []string) ([]string, error),
) error {
	o.stack = o.stackName()
	session, stage, err := o.openExisting(ctx)
	if err != nil {
		return err
	}
	outcome, err := o.locked(ctx, session, verb, do)
	if err == nil {
		outcome.Stage = stage
		err = o.printLocks(outcome, done)
	}
	return errors.Join(err, session.Close())
}

func (o *operation) locked(ctx context.Context, session *engine.Session, verb string,
	do func(context.Context, actions.Target, []string) ([]string, error),
) (lockOutcome, error) {
	outcome := lockOutcome{Stack: o.stack, Changed: []string{}, Locks: []lockView{}}
	groups, err := resourceGroups(ctx, session, o.stage)
	if err != nil {
		return outcome, err
	}
	question := fmt.Sprintf("%s the resource groups of stack %s on Azure?", strings.ToUpper(verb[:1])+verb[1:], o.stack)
	if err := o.confirm(question); err != nil {
		return outcome, err
	}
	target, err := session.Actions()
	if err != nil {
		return outcome, err
	}
	changed, err := do(ctx, target, groups)
	if err != nil {
		return outcome, err
	}
	outcome.Changed = append(outcome.Changed, changed...)
	locks, err := actions.LocksOf(ctx, target, groups)
	for _, lock := range locks {
		outcome.Locks = append(outcome.Locks, lockView(lock))
	}
	return outcome, err
}

func (o *operation) printLocks(outcome lockOutcome, done string) error {
	if o.json {
		return printJSON(o.stdout, outcome)
	}
	for _, group := range outcome.Changed {
		if _, err := fmt.Fprintf(o.stdout, "%s is %s\n", groupName(group), done); err != nil {
			return err
		}
	}
	if len(outcome.Changed) > 0 {
		return nil
	}
	_, err := fmt.Fprintf(o.stdout, "Nothing to do: stack %s is %s already\n", outcome.Stack, done)
	return err
}

// resourceGroups are the IDs of the stack's groups.
func resourceGroups(ctx context.Context, session *engine.Session, stage string) ([]string, error) {
	state, err := session.Export(ctx)
	if err != nil {
		return nil, err
	}
	read, err := graph.FromState(stage, stage, state)
	if err != nil {
		return nil, err
	}
	var groups []string
	for _, group := range read.OfType("azure-native:resources:ResourceGroup") {
		groups = append(groups, group.ID)
	}
	return groups, nil
}

// lockedError says that a stack cannot be destroyed.
type lockedError struct {
	stack string
	locks []actions.Lock
}

func (e lockedError) Error() string {
	text := fmt.Sprintf("stack %s is locked, and nothing was touched:", e.stack)
	for _, lock := range e.locks {
		text += fmt.Sprintf("\n  %s: %s lock %s (%s)", groupName(lock.Scope()), lock.Level, lock.ID[strings.LastIndex(lock.ID, "/")+1:],
			lock.Notes)
	}
	return text + fmt.Sprintf("\nWay out: `azstage unlock STAGE --stack %s`; it leaves locks of other names, which `az lock delete` removes",
		e.stack)
}

// refuseLocked refuses what deletes everything while something is locked, before anything is touched.
func (o *operation) refuseLocked(ctx context.Context, session *engine.Session) error {
	groups, err := resourceGroups(ctx, session, o.stage)
	if err != nil || len(groups) == 0 {
		return err
	}
	target, err := session.Actions()
	if err != nil {
		return err
	}
	locks, err := actions.LocksOf(ctx, target, groups)
	if err != nil {
		// Whoever may destroy need not be allowed to read locks. They hold all the same.
		session.Tell("The locks of stack %s cannot be read (%v). Azure refuses to delete what is locked.", o.stackName(), err)
		return nil
	}
	if len(locks) > 0 {
		return lockedError{o.stackName(), locks}
	}
	return nil
}

func groupName(id string) string { return id[strings.LastIndex(id, "/")+1:] }
