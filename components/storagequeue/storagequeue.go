package storagequeue

import (
	"fmt"

	storage "github.com/pulumi/pulumi-azure-native-sdk/storage/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:StorageQueues"

// StorageQueues are the queues of an account.
type StorageQueues struct {
	pulumi.ResourceState

	// Endpoint is the address of the account's queues, with a slash at the end.
	Endpoint pulumi.StringOutput

	queues []pulumi.Resource
}

// New makes the queues. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*StorageQueues, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("storage queues %s: %w", name, err)
	}
	q := &StorageQueues{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), q, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	for _, queue := range args.Queues {
		if err := q.newPair(ctx, name, args, queue); err != nil {
			return nil, err
		}
	}
	service := pulumi.Sprintf("%s/queueServices/default", args.AccountID.ToStringOutput())
	err = args.Placement.Diagnose(ctx, name+"-diagnostics", naming.StorageQueueService, service, q)
	if err != nil {
		return nil, err
	}
	q.Endpoint = pulumi.Sprintf("https://%s.queue.core.windows.net/", args.AccountName.ToStringOutput())
	return q, ctx.RegisterResourceOutputs(q, pulumi.Map{"endpoint": q.Endpoint})
}

// Ready returns the queues: depend on them before something is delivered there.
func (q *StorageQueues) Ready() []pulumi.Resource { return append([]pulumi.Resource(nil), q.queues...) }

// newPair makes a queue and the one for its poison messages, with the roles on either.
func (q *StorageQueues) newPair(ctx *pulumi.Context, name string, args Args, queue string) error {
	work, err := q.newQueue(ctx, name, args, queue)
	if err != nil {
		return err
	}
	poison, err := q.newQueue(ctx, name, args, queue+PoisonSuffix)
	if err != nil {
		return err
	}
	for _, sender := range args.Senders {
		err := q.grant(ctx, args, name+"-grant-"+sender.Name+"-"+queue, work, sender, placement.StorageQueueDataSender)
		if err != nil {
			return err
		}
	}
	for _, receiver := range args.Receivers {
		logical := name + "-grant-" + receiver.Name + "-"
		for _, row := range []struct {
			name  string
			scope pulumi.StringOutput
			role  placement.Role
		}{
			{logical + queue + "-process", work, placement.StorageQueueDataProcessor},
			// The functions' host scales by the length of the queue, which the processor's role does not let it see.
			{logical + queue + "-read", work, placement.StorageQueueDataReader},
			{logical + queue + PoisonSuffix, poison, placement.StorageQueueDataSender},
		} {
			if err := q.grant(ctx, args, row.name, row.scope, receiver, row.role); err != nil {
				return err
			}
		}
	}
	return nil
}

func (q *StorageQueues) newQueue(ctx *pulumi.Context, name string, args Args, queue string) (pulumi.StringOutput, error) {
	place := args.Placement
	made, err := storage.NewQueue(ctx, name+"-queue-"+queue, &storage.QueueArgs{
		ResourceGroupName: place.ResourceGroupName,
		AccountName:       args.AccountName.ToStringOutput(),
		QueueName:         pulumi.String(queue),
	}, place.Child(naming.StorageQueue, q)...)
	if err != nil {
		return pulumi.StringOutput{}, err
	}
	q.queues = append(q.queues, made)
	return made.ID().ToStringOutput(), nil
}

func (q *StorageQueues) grant(ctx *pulumi.Context, args Args, logical string, scope pulumi.StringOutput, who Principal,
	role placement.Role,
) error {
	_, err := args.Placement.AssignRole(ctx, logical, scope, who.ID, role, q)
	return err
}
