package storagequeue_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/storagequeue"
)

func arguments() storagequeue.Args {
	return storagequeue.Args{
		Placement: componenttest.Placement(), AccountID: pulumi.String(componenttest.ID("account")),
		AccountName: pulumi.String("stshop"), Queues: []string{"email"},
		Senders:   []storagequeue.Principal{{Name: "web", ID: pulumi.String("principal-web")}},
		Receivers: []storagequeue.Principal{{Name: "worker", ID: pulumi.String("principal-worker")}},
	}
}

func run(t *testing.T, args storagequeue.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := storagequeue.New(ctx, "queues", args)
		return err
	})
}

func TestEachQueueHasOneForPoisonMessages(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "queues")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"queues", "queues-diagnostics", "queues-grant-web-email", "queues-grant-worker-email-poison",
		"queues-grant-worker-email-process", "queues-grant-worker-email-read", "queues-queue-email",
		"queues-queue-email-poison",
	}, recording.Names())
	assert.Equal(t, "email-poison", recording.Named(t, "queues-queue-email-poison").Input(t, "queueName"))
	assert.Equal(t, componenttest.ID("account")+"/queueServices/default",
		recording.Named(t, "queues-diagnostics").Input(t, "resourceUri"))
}

func TestAWorkerTakesFromItsQueueAndSendsToNothingButPoison(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	for name, want := range map[string]struct{ scope, role string }{
		"queues-grant-web-email":            {"queues-queue-email", "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"},
		"queues-grant-worker-email-process": {"queues-queue-email", "8a0f0c08-91a1-4084-bc3d-661d67233fed"},
		"queues-grant-worker-email-read":    {"queues-queue-email", "19e7f393-937e-4f77-808e-94535e297925"},
		"queues-grant-worker-email-poison":  {"queues-queue-email-poison", "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"},
	} {
		grant := recording.Named(t, name)
		assert.Equal(t, componenttest.ID(want.scope), grant.Input(t, "scope"), name)
		assert.Contains(t, grant.Input(t, "roleDefinitionId"), want.role, name)
	}
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*storagequeue.Args)
		want   []string
	}{
		"when there is no queue": {func(a *storagequeue.Args) { a.Queues = nil }, []string{"Queues"}},
		"when a queue's name leaves no room": {
			func(a *storagequeue.Args) {
				a.Queues = []string{"a23456789012345678901234567890123456789012345678901234567"}
			},
			[]string{"Queues[0]"},
		},
		"when a queue looks like that of another": {
			func(a *storagequeue.Args) { a.Queues = []string{"email", "email-poison", "email"} },
			[]string{"Queues[1]", "Queues[2]"},
		},
		"with every fault at once": {
			func(a *storagequeue.Args) {
				*a = storagequeue.Args{
					Placement: a.Placement, Queues: []string{"E"}, Senders: []storagequeue.Principal{{Name: "Web"}},
				}
			},
			[]string{"AccountID", "AccountName", "Queues[0]", "Senders[0].Name", "Senders[0].ID"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			seen := map[string]bool{}
			var fields []string
			for _, f := range faults {
				if !seen[f.Field] {
					fields = append(fields, f.Field)
				}
				seen[f.Field] = true
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}
