package servicebus

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	servicebus "github.com/azstage/azstage/internal/azurenative/servicebus/v20240101"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:ServiceBus"

// ServiceBus is a namespace with its queues and topics.
type ServiceBus struct {
	pulumi.ResourceState

	// NamespaceID is the resource ID: the target of a private endpoint, of alerts and of autoscale.
	NamespaceID pulumi.StringOutput
	// HostName is the fully qualified name of the namespace, which clients connect to.
	HostName pulumi.StringOutput

	queueIDs, topicIDs map[string]pulumi.StringOutput
	subscriptionIDs    map[subscriptionKey]pulumi.StringOutput
	subscriptions      []pulumi.Resource
}

// New makes the namespace. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*ServiceBus, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("service bus %s: %w", name, err)
	}
	s := &ServiceBus{
		queueIDs: map[string]pulumi.StringOutput{}, topicIDs: map[string]pulumi.StringOutput{},
		subscriptionIDs: map[subscriptionKey]pulumi.StringOutput{},
	}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), s, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	namespace, err := s.newNamespace(ctx, name, args)
	if err != nil {
		return nil, err
	}
	if err := s.newRules(ctx, name, args, namespace); err != nil {
		return nil, err
	}
	for _, queue := range args.Queues {
		if err := s.newQueue(ctx, name, args, namespace, queue); err != nil {
			return nil, err
		}
	}
	for _, topic := range args.Topics {
		if err := s.newTopic(ctx, name, args, namespace, topic); err != nil {
			return nil, err
		}
	}
	if err := s.grant(ctx, name, args); err != nil {
		return nil, err
	}
	return s, ctx.RegisterResourceOutputs(s, s.outputs())
}

// outputs are what the state records of the component.
func (s *ServiceBus) outputs() pulumi.Map {
	queues := pulumi.StringMap{}
	for name, id := range s.queueIDs {
		queues[name] = id
	}
	outputs := pulumi.Map{"namespaceId": s.NamespaceID, "hostName": s.HostName, "queueIds": queues}
	if len(s.topicIDs) > 0 {
		topics := pulumi.StringMap{}
		for name, id := range s.topicIDs {
			topics[name] = id
		}
		outputs["topicIds"] = topics
	}
	return outputs
}

// QueueID returns the resource ID of the queue with the name, or an error when there is none.
func (s *ServiceBus) QueueID(name string) (pulumi.StringOutput, error) {
	id, ok := s.queueIDs[name]
	if !ok {
		return pulumi.StringOutput{}, fmt.Errorf("there is no queue %s; ask for it in the arguments", name)
	}
	return id, nil
}

func (s *ServiceBus) newNamespace(ctx *pulumi.Context, name string, args Args) (*servicebus.Namespace, error) {
	place := args.Placement
	inputs := &servicebus.NamespaceArgs{
		ResourceGroupName: place.ResourceGroupName,
		NamespaceName:     place.Names.GlobalName(naming.ServiceBusNamespace),
		Location:          pulumi.String(place.Location),
		Sku: servicebus.SBSkuArgs{
			Name: pulumi.String(args.tier()), Tier: pulumi.String(args.tier()), Capacity: pulumi.Int(args.units()),
		},
		// Azure's own default lets keys in.
		DisableLocalAuth:    pulumi.Bool(true),
		MinimumTLSVersion:   pulumi.String("1.2"),
		PublicNetworkAccess: pulumi.String(args.publicNetworkAccess()),
		Tags:                place.TagMap(),
	}
	if args.tier() == Premium {
		inputs.PremiumMessagingPartitions = pulumi.Int(1)
	}
	opts := place.Child(naming.ServiceBusNamespace, s)
	if args.Autoscaled {
		// From the first load on, the number of units is autoscale's.
		opts = append(opts, pulumi.IgnoreChanges([]string{"sku.capacity"}))
	}
	namespace, err := servicebus.NewNamespace(ctx, name+"-namespace", inputs, opts...)
	if err != nil {
		return nil, err
	}
	s.NamespaceID = namespace.ID().ToStringOutput()
	s.HostName = pulumi.Sprintf("%s.servicebus.windows.net", namespace.Name)
	return namespace, place.Diagnose(ctx, name+"-namespace-diagnostics", naming.ServiceBusNamespace, s.NamespaceID, s)
}

func (a Args) publicNetworkAccess() string {
	if a.Private {
		return "Disabled"
	}
	return "Enabled"
}

// newRules sets the firewall where there is one: its public access is the namespace's own once more, and would be opened
// again if it were left out.
func (s *ServiceBus) newRules(ctx *pulumi.Context, name string, args Args, namespace *servicebus.Namespace) error {
	if !args.TrustedServices {
		return nil
	}
	place := args.Placement
	_, err := servicebus.NewNamespaceNetworkRuleSet(ctx, name+"-rules", &servicebus.NamespaceNetworkRuleSetArgs{
		ResourceGroupName:           place.ResourceGroupName,
		NamespaceName:               namespace.Name,
		PublicNetworkAccess:         pulumi.String(args.publicNetworkAccess()),
		DefaultAction:               pulumi.String(args.defaultAction()),
		TrustedServiceAccessEnabled: pulumi.Bool(true),
	}, place.Child(naming.ServiceBusRuleSet, s, pulumi.DeletedWith(namespace))...)
	return err
}

// defaultAction is Deny only behind closed doors: without any rule, Azure would not enforce it on an open namespace.
func (a Args) defaultAction() string {
	if a.Private {
		return "Deny"
	}
	return "Allow"
}
