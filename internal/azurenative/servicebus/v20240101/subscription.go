package v20240101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Subscription is a subscription to a topic, with its dead-letter queue.
type Subscription struct {
	pulumi.CustomResourceState

	AccessedAt                                pulumi.StringOutput    `pulumi:"accessedAt"`
	AutoDeleteOnIdle                          pulumi.StringPtrOutput `pulumi:"autoDeleteOnIdle"`
	CountDetails                              pulumi.AnyOutput       `pulumi:"countDetails"`
	CreatedAt                                 pulumi.StringOutput    `pulumi:"createdAt"`
	DeadLetteringOnFilterEvaluationExceptions pulumi.BoolPtrOutput   `pulumi:"deadLetteringOnFilterEvaluationExceptions"`
	DeadLetteringOnMessageExpiration          pulumi.BoolPtrOutput   `pulumi:"deadLetteringOnMessageExpiration"`
	DefaultMessageTimeToLive                  pulumi.StringPtrOutput `pulumi:"defaultMessageTimeToLive"`
	EnableBatchedOperations                   pulumi.BoolPtrOutput   `pulumi:"enableBatchedOperations"`
	ForwardDeadLetteredMessagesTo             pulumi.StringPtrOutput `pulumi:"forwardDeadLetteredMessagesTo"`
	ForwardTo                                 pulumi.StringPtrOutput `pulumi:"forwardTo"`
	Location                                  pulumi.StringOutput    `pulumi:"location"`
	LockDuration                              pulumi.StringPtrOutput `pulumi:"lockDuration"`
	MaxDeliveryCount                          pulumi.IntPtrOutput    `pulumi:"maxDeliveryCount"`
	MessageCount                              pulumi.Float64Output   `pulumi:"messageCount"`
	Name                                      pulumi.StringOutput    `pulumi:"name"`
	RequiresSession                           pulumi.BoolPtrOutput   `pulumi:"requiresSession"`
	Status                                    pulumi.StringPtrOutput `pulumi:"status"`
	SystemData                                pulumi.AnyOutput       `pulumi:"systemData"`
	Type                                      pulumi.StringOutput    `pulumi:"type"`
	UpdatedAt                                 pulumi.StringOutput    `pulumi:"updatedAt"`
}

type subscriptionArgs struct {
	AutoDeleteOnIdle                          *string `pulumi:"autoDeleteOnIdle"`
	DeadLetteringOnFilterEvaluationExceptions *bool   `pulumi:"deadLetteringOnFilterEvaluationExceptions"`
	DeadLetteringOnMessageExpiration          *bool   `pulumi:"deadLetteringOnMessageExpiration"`
	DefaultMessageTimeToLive                  *string `pulumi:"defaultMessageTimeToLive"`
	EnableBatchedOperations                   *bool   `pulumi:"enableBatchedOperations"`
	ForwardDeadLetteredMessagesTo             *string `pulumi:"forwardDeadLetteredMessagesTo"`
	ForwardTo                                 *string `pulumi:"forwardTo"`
	LockDuration                              *string `pulumi:"lockDuration"`
	MaxDeliveryCount                          *int    `pulumi:"maxDeliveryCount"`
	NamespaceName                             string  `pulumi:"namespaceName"`
	RequiresSession                           *bool   `pulumi:"requiresSession"`
	ResourceGroupName                         string  `pulumi:"resourceGroupName"`
	Status                                    *string `pulumi:"status"`
	SubscriptionName                          *string `pulumi:"subscriptionName"`
	TopicName                                 string  `pulumi:"topicName"`
}

// SubscriptionArgs are the inputs of a Subscription. Durations are ISO 8601, such as "PT1M".
type SubscriptionArgs struct {
	// AutoDeleteOnIdle deletes the subscription after this time without use, at least "PT5M". Azure's default: never.
	AutoDeleteOnIdle pulumi.StringPtrInput
	// DeadLetteringOnFilterEvaluationExceptions keeps messages that a filter fails on.
	DeadLetteringOnFilterEvaluationExceptions pulumi.BoolPtrInput
	// DeadLetteringOnMessageExpiration keeps expired messages. Azure's default is false.
	DeadLetteringOnMessageExpiration pulumi.BoolPtrInput
	// DefaultMessageTimeToLive is how long a message waits, at most as long as the topic says.
	DefaultMessageTimeToLive pulumi.StringPtrInput
	EnableBatchedOperations  pulumi.BoolPtrInput
	// ForwardDeadLetteredMessagesTo is the name of a queue or topic in the same namespace.
	ForwardDeadLetteredMessagesTo pulumi.StringPtrInput
	// ForwardTo is the name of a queue or topic in the same namespace.
	ForwardTo pulumi.StringPtrInput
	// LockDuration is how long a message is hidden from other receivers, at most "PT5M". Azure's default is "PT1M".
	LockDuration pulumi.StringPtrInput
	// MaxDeliveryCount is after how many failures a message is dead. Azure's default is 10.
	MaxDeliveryCount pulumi.IntPtrInput
	// NamespaceName is required.
	NamespaceName pulumi.StringInput
	// RequiresSession is set at creation only.
	RequiresSession pulumi.BoolPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	Status            pulumi.StringPtrInput
	SubscriptionName  pulumi.StringPtrInput
	// TopicName is required.
	TopicName pulumi.StringInput
}

// ElementType returns the plain arguments.
func (SubscriptionArgs) ElementType() reflect.Type { return reflect.TypeFor[subscriptionArgs]() }

// NewSubscription registers a subscription.
func NewSubscription(ctx *pulumi.Context,
	name string, args *SubscriptionArgs, opts ...pulumi.ResourceOption) (*Subscription, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.NamespaceName == nil {
		return nil, errors.New("invalid value for required argument 'NamespaceName'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	if args.TopicName == nil {
		return nil, errors.New("invalid value for required argument 'TopicName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Subscription
	err := ctx.RegisterResource("azure-native:servicebus/v20240101:Subscription", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
