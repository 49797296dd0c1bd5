package emulator

import (
	"context"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/faults"
	"github.com/azstage/azstage/internal/emulator/reachability"
)

// Verb is what a provider was asked to do to a resource.
type Verb string

// The verbs that change the cloud.
const (
	Create Verb = "create"
	Update Verb = "update"
	Delete Verb = "delete"
)

// Operation is one finished request that changes the cloud. Previews are none.
type Operation struct {
	// Provider is "azure-native" or "random".
	Provider string
	Verb     Verb
	URN      resource.URN
	// Token is the type token.
	Token string
	// ID is empty when a creation failed.
	ID string
	// Started and Ended are minutes on the emulator's clock. Random values take no time.
	Started, Ended float64
	// Err is why the request was refused, or nil.
	Err error
}

// name is the logical name in the program, "" for what has no valid URN.
func (o Operation) name() string {
	if !o.URN.IsValid() {
		return ""
	}
	return o.URN.Name()
}

// failedAfterwards is the error of a request that took effect and that Azure then reported as failed.
type failedAfterwards struct{ error }

// operations carries the requests out that change the cloud: with the time that they take, the faults that a script asks
// for, and a look at what still reaches what after each of them.
type operations struct {
	subscription *arm.Subscription
	store        *cloud.Cloud
	clock        *clock
	injector     *faults.Injector
	watch        *reachability.Watch
	journal      *reachability.Journal
	log          func(Operation)

	mu     sync.Mutex
	number int
}

// newOperations starts with a look at what the cloud has already.
func newOperations(
	subscription *arm.Subscription, store *cloud.Cloud, options Options, log func(Operation),
) *operations {
	started := &operations{
		subscription: subscription, store: store, clock: newClock(options.Minute),
		injector: faults.NewInjector(options.Faults), watch: reachability.NewWatch(), journal: reachability.NewJournal(),
		log: log,
	}
	store.UseClock(started.clock.certain)
	store.Follow(started.watch.Change)
	started.observe("start", 0)
	return started
}

// run carries one request out and logs it. change does what is asked for and returns the resource's ID. What is created
// or changed is so when the operation ends, what is deleted is gone when it starts: nobody may rely on it in between.
func (o *operations) run(
	ctx context.Context, operation Operation, location string, change func() (id string, err error),
) error {
	verdict := o.injector.Judge(faults.Request{
		Identity: string(operation.URN), Name: operation.name(), Type: o.subscription.TypeOf(operation.Token),
		Verb: string(operation.Verb), Location: location, Subscription: cloud.SubscriptionID,
	})
	row, _ := azure.DurationOf(operation.Token, azure.Verb(operation.Verb))
	minutes := row.Typical + verdict.Waited
	if verdict.Fault != nil && !verdict.TakesEffect {
		minutes = verdict.Waited
	}
	operation.Provider, operation.Started = "azure-native", o.clock.now()
	if operation.Verb != Delete {
		o.clock.pass(ctx, minutes)
	}
	o.mu.Lock()
	o.carryOut(&operation, verdict, change)
	if operation.Verb != Delete {
		o.finish(&operation, minutes)
	}
	o.mu.Unlock()
	if operation.Verb == Delete {
		o.clock.pass(ctx, minutes)
		o.mu.Lock()
		o.finish(&operation, minutes)
		o.mu.Unlock()
	}
	return operation.Err
}

// carryOut changes the cloud and looks at what reaches what, as one step.
func (o *operations) carryOut(operation *Operation, verdict faults.Verdict, change func() (string, error)) {
	if verdict.Fault == nil || verdict.TakesEffect {
		var id string
		if id, operation.Err = change(); operation.Err == nil || operation.ID == "" {
			operation.ID = id
		}
	}
	if verdict.Fault != nil && operation.Err == nil {
		operation.Err = arm.Faults{*verdict.Fault}
		if verdict.Known {
			operation.Err = failedAfterwards{operation.Err}
		}
	}
	o.number++
	o.observe(string(operation.Verb)+" "+operation.name(), o.clock.now())
}

func (o *operations) finish(operation *Operation, minutes float64) {
	operation.Ended = o.clock.end(operation.Started, minutes)
	if o.log != nil {
		o.log(*operation)
	}
}

// observe notes what works at a moment.
func (o *operations) observe(operation string, minute float64) {
	o.journal.Observe(reachability.Moment{Number: o.number, Operation: operation, Minute: minute}, o.watch.Touched())
}
