package v20240101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Topic is a topic of a namespace: each of its subscriptions gets every message that its rules let through.
type Topic struct {
	pulumi.CustomResourceState

	AccessedAt                          pulumi.StringOutput     `pulumi:"accessedAt"`
	AutoDeleteOnIdle                    pulumi.StringPtrOutput  `pulumi:"autoDeleteOnIdle"`
	CountDetails                        pulumi.AnyOutput        `pulumi:"countDetails"`
	CreatedAt                           pulumi.StringOutput     `pulumi:"createdAt"`
	DefaultMessageTimeToLive            pulumi.StringPtrOutput  `pulumi:"defaultMessageTimeToLive"`
	DuplicateDetectionHistoryTimeWindow pulumi.StringPtrOutput  `pulumi:"duplicateDetectionHistoryTimeWindow"`
	EnableBatchedOperations             pulumi.BoolPtrOutput    `pulumi:"enableBatchedOperations"`
	EnableExpress                       pulumi.BoolPtrOutput    `pulumi:"enableExpress"`
	EnablePartitioning                  pulumi.BoolPtrOutput    `pulumi:"enablePartitioning"`
	Location                            pulumi.StringOutput     `pulumi:"location"`
	MaxMessageSizeInKilobytes           pulumi.Float64PtrOutput `pulumi:"maxMessageSizeInKilobytes"`
	MaxSizeInMegabytes                  pulumi.IntPtrOutput     `pulumi:"maxSizeInMegabytes"`
	Name                                pulumi.StringOutput     `pulumi:"name"`
	RequiresDuplicateDetection          pulumi.BoolPtrOutput    `pulumi:"requiresDuplicateDetection"`
	SizeInBytes                         pulumi.Float64Output    `pulumi:"sizeInBytes"`
	Status                              pulumi.StringPtrOutput  `pulumi:"status"`
	SubscriptionCount                   pulumi.IntOutput        `pulumi:"subscriptionCount"`
	SupportOrdering                     pulumi.BoolPtrOutput    `pulumi:"supportOrdering"`
	SystemData                          pulumi.AnyOutput        `pulumi:"systemData"`
	Type                                pulumi.StringOutput     `pulumi:"type"`
	UpdatedAt                           pulumi.StringOutput     `pulumi:"updatedAt"`
}

type topicArgs struct {
	AutoDeleteOnIdle                    *string  `pulumi:"autoDeleteOnIdle"`
	DefaultMessageTimeToLive            *string  `pulumi:"defaultMessageTimeToLive"`
	DuplicateDetectionHistoryTimeWindow *string  `pulumi:"duplicateDetectionHistoryTimeWindow"`
	EnableBatchedOperations             *bool    `pulumi:"enableBatchedOperations"`
	EnableExpress                       *bool    `pulumi:"enableExpress"`
	EnablePartitioning                  *bool    `pulumi:"enablePartitioning"`
	MaxMessageSizeInKilobytes           *float64 `pulumi:"maxMessageSizeInKilobytes"`
	MaxSizeInMegabytes                  *int     `pulumi:"maxSizeInMegabytes"`
	NamespaceName                       string   `pulumi:"namespaceName"`
	RequiresDuplicateDetection          *bool    `pulumi:"requiresDuplicateDetection"`
	ResourceGroupName                   string   `pulumi:"resourceGroupName"`
	Status                              *string  `pulumi:"status"`
	SupportOrdering                     *bool    `pulumi:"supportOrdering"`
	TopicName                           *string  `pulumi:"topicName"`
}

// TopicArgs are the inputs of a Topic. Durations are ISO 8601, such as "PT1M".
type TopicArgs struct {
	// AutoDeleteOnIdle deletes the topic after this time without use, at least "PT5M". Azure's default: never.
	AutoDeleteOnIdle pulumi.StringPtrInput
	// DefaultMessageTimeToLive is the most that a subscription's own can be. Azure's default: for ever.
	DefaultMessageTimeToLive pulumi.StringPtrInput
	// DuplicateDetectionHistoryTimeWindow is how far back duplicates are looked for, "PT20S" to "P7D". Azure's default is
	// "PT10M".
	DuplicateDetectionHistoryTimeWindow pulumi.StringPtrInput
	EnableBatchedOperations             pulumi.BoolPtrInput
	// EnableExpress is for Standard only.
	EnableExpress pulumi.BoolPtrInput
	// EnablePartitioning is set at creation only. A change replaces the topic.
	EnablePartitioning pulumi.BoolPtrInput
	// MaxMessageSizeInKilobytes is for Premium only, 1024 to 102400.
	MaxMessageSizeInKilobytes pulumi.Float64PtrInput
	MaxSizeInMegabytes        pulumi.IntPtrInput
	// NamespaceName is required.
	NamespaceName pulumi.StringInput
	// RequiresDuplicateDetection is set at creation only. A change replaces the topic.
	RequiresDuplicateDetection pulumi.BoolPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	Status            pulumi.StringPtrInput
	// SupportOrdering delivers messages in the order in which they came.
	SupportOrdering pulumi.BoolPtrInput
	TopicName       pulumi.StringPtrInput
}

// ElementType returns the plain arguments.
func (TopicArgs) ElementType() reflect.Type { return reflect.TypeFor[topicArgs]() }

// NewTopic registers a topic.
func NewTopic(ctx *pulumi.Context,
	name string, args *TopicArgs, opts ...pulumi.ResourceOption) (*Topic, error) {
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
	var resource Topic
	err := ctx.RegisterResource("azure-native:servicebus/v20240101:Topic", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
