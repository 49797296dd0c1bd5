package v20240101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Queue is a queue of a namespace, with its dead-letter queue.
type Queue struct {
	pulumi.CustomResourceState

	AccessedAt                          pulumi.StringOutput     `pulumi:"accessedAt"`
	AutoDeleteOnIdle                    pulumi.StringPtrOutput  `pulumi:"autoDeleteOnIdle"`
	CountDetails                        pulumi.AnyOutput        `pulumi:"countDetails"`
	CreatedAt                           pulumi.StringOutput     `pulumi:"createdAt"`
	DeadLetteringOnMessageExpiration    pulumi.BoolPtrOutput    `pulumi:"deadLetteringOnMessageExpiration"`
	DefaultMessageTimeToLive            pulumi.StringPtrOutput  `pulumi:"defaultMessageTimeToLive"`
	DuplicateDetectionHistoryTimeWindow pulumi.StringPtrOutput  `pulumi:"duplicateDetectionHistoryTimeWindow"`
	EnableBatchedOperations             pulumi.BoolPtrOutput    `pulumi:"enableBatchedOperations"`
	EnableExpress                       pulumi.BoolPtrOutput    `pulumi:"enableExpress"`
	EnablePartitioning                  pulumi.BoolPtrOutput    `pulumi:"enablePartitioning"`
	ForwardDeadLetteredMessagesTo       pulumi.StringPtrOutput  `pulumi:"forwardDeadLetteredMessagesTo"`
	ForwardTo                           pulumi.StringPtrOutput  `pulumi:"forwardTo"`
	Location                            pulumi.StringOutput     `pulumi:"location"`
	LockDuration                        pulumi.StringPtrOutput  `pulumi:"lockDuration"`
	MaxDeliveryCount                    pulumi.IntPtrOutput     `pulumi:"maxDeliveryCount"`
	MaxMessageSizeInKilobytes           pulumi.Float64PtrOutput `pulumi:"maxMessageSizeInKilobytes"`
	MaxSizeInMegabytes                  pulumi.IntPtrOutput     `pulumi:"maxSizeInMegabytes"`
	MessageCount                        pulumi.Float64Output    `pulumi:"messageCount"`
	Name                                pulumi.StringOutput     `pulumi:"name"`
	RequiresDuplicateDetection          pulumi.BoolPtrOutput    `pulumi:"requiresDuplicateDetection"`
	RequiresSession                     pulumi.BoolPtrOutput    `pulumi:"requiresSession"`
	SizeInBytes                         pulumi.Float64Output    `pulumi:"sizeInBytes"`
	Status                              pulumi.StringPtrOutput  `pulumi:"status"`
	SystemData                          pulumi.AnyOutput        `pulumi:"systemData"`
	Type                                pulumi.StringOutput     `pulumi:"type"`
	UpdatedAt                           pulumi.StringOutput     `pulumi:"updatedAt"`
}

type queueArgs struct {
	AutoDeleteOnIdle                    *string  `pulumi:"autoDeleteOnIdle"`
	DeadLetteringOnMessageExpiration    *bool    `pulumi:"deadLetteringOnMessageExpiration"`
	DefaultMessageTimeToLive            *string  `pulumi:"defaultMessageTimeToLive"`
	DuplicateDetectionHistoryTimeWindow *string  `pulumi:"duplicateDetectionHistoryTimeWindow"`
	EnableBatchedOperations             *bool    `pulumi:"enableBatchedOperations"`
	EnableExpress                       *bool    `pulumi:"enableExpress"`
	EnablePartitioning                  *bool    `pulumi:"enablePartitioning"`
	ForwardDeadLetteredMessagesTo       *string  `pulumi:"forwardDeadLetteredMessagesTo"`
	ForwardTo                           *string  `pulumi:"forwardTo"`
	LockDuration                        *string  `pulumi:"lockDuration"`
	MaxDeliveryCount                    *int     `pulumi:"maxDeliveryCount"`
	MaxMessageSizeInKilobytes           *float64 `pulumi:"maxMessageSizeInKilobytes"`
	MaxSizeInMegabytes                  *int     `pulumi:"maxSizeInMegabytes"`
	NamespaceName                       string   `pulumi:"namespaceName"`
	QueueName                           *string  `pulumi:"queueName"`
	RequiresDuplicateDetection          *bool    `pulumi:"requiresDuplicateDetection"`
	RequiresSession                     *bool    `pulumi:"requiresSession"`
	ResourceGroupName                   string   `pulumi:"resourceGroupName"`
	Status                              *string  `pulumi:"status"`
}

// QueueArgs are the inputs of a Queue. Durations are ISO 8601, such as "PT1M".
type QueueArgs struct {
	// AutoDeleteOnIdle deletes the queue after this time without use, at least "PT5M". Azure's default: never.
	AutoDeleteOnIdle pulumi.StringPtrInput
	// DeadLetteringOnMessageExpiration keeps expired messages. Azure's default is false.
	DeadLetteringOnMessageExpiration pulumi.BoolPtrInput
	// DefaultMessageTimeToLive is how long a message waits. Azure's default: for ever.
	DefaultMessageTimeToLive pulumi.StringPtrInput
	// DuplicateDetectionHistoryTimeWindow is how far back duplicates are looked for, "PT20S" to "P7D". Azure's default is
	// "PT10M".
	DuplicateDetectionHistoryTimeWindow pulumi.StringPtrInput
	EnableBatchedOperations             pulumi.BoolPtrInput
	// EnableExpress is for Standard only.
	EnableExpress pulumi.BoolPtrInput
	// EnablePartitioning is set at creation only. A change replaces the queue.
	EnablePartitioning pulumi.BoolPtrInput
	// ForwardDeadLetteredMessagesTo is the name of a queue in the same namespace.
	ForwardDeadLetteredMessagesTo pulumi.StringPtrInput
	// ForwardTo is the name of a queue in the same namespace.
	ForwardTo pulumi.StringPtrInput
	// LockDuration is how long a message is hidden from other receivers, at most "PT5M". Azure's default is "PT1M".
	LockDuration pulumi.StringPtrInput
	// MaxDeliveryCount is after how many failures a message is dead. Azure's default is 10.
	MaxDeliveryCount pulumi.IntPtrInput
	// MaxMessageSizeInKilobytes is for Premium only, 1024 to 102400.
	MaxMessageSizeInKilobytes pulumi.Float64PtrInput
	MaxSizeInMegabytes        pulumi.IntPtrInput
	// NamespaceName is required.
	NamespaceName pulumi.StringInput
	QueueName     pulumi.StringPtrInput
	// RequiresDuplicateDetection is set at creation only. A change replaces the queue.
	RequiresDuplicateDetection pulumi.BoolPtrInput
	// RequiresSession is set at creation only. A change replaces the queue.
	RequiresSession pulumi.BoolPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	Status            pulumi.StringPtrInput
}

// ElementType returns the plain arguments.
func (QueueArgs) ElementType() reflect.Type { return reflect.TypeFor[queueArgs]() }

// NewQueue registers a queue.
func NewQueue(ctx *pulumi.Context,
	name string, args *QueueArgs, opts ...pulumi.ResourceOption) (*Queue, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.NamespaceName == nil {
		return nil, errors.New("invalid value for required argument 'NamespaceName'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Queue
	err := ctx.RegisterResource("azure-native:servicebus/v20240101:Queue", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
