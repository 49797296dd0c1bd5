package v20240101_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	servicebus "github.com/azstage/azstage/internal/azurenative/servicebus/v20240101"
)

// registrations records what would go to the provider, by type token.
type registrations map[string]map[string]any

func (r registrations) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r[args.TypeToken] = args.Inputs.Mappable()
	outputs := args.Inputs.Copy()
	if args.TypeToken == "azure-native:servicebus/v20240101:Namespace" {
		outputs["serviceBusEndpoint"] = resource.NewProperty("https://sbns.servicebus.windows.net:443/")
		outputs["name"] = args.Inputs["namespaceName"]
	}
	if args.TypeToken == "azure-native:servicebus/v20240101:Topic" {
		outputs["name"] = args.Inputs["topicName"]
	}
	return "/id/" + args.Name, outputs, nil
}

func (r registrations) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func TestEveryInputGoesOutUnderItsWireName(t *testing.T) {
	t.Parallel()
	sent := registrations{}
	require.NoError(t, pulumi.RunErr(everything, pulumi.WithMocks("project", "stack", sent)))
	assert.Equal(t, registrations{
		"azure-native:servicebus/v20240101:Namespace": {
			"disableLocalAuth": true, "location": "eastus2", "minimumTlsVersion": "1.2", "namespaceName": "sbns",
			"premiumMessagingPartitions": 1.0, "publicNetworkAccess": "Disabled", "resourceGroupName": "rg",
			"sku":  map[string]any{"name": "Premium", "tier": "Premium", "capacity": 2.0},
			"tags": map[string]any{"a": "b"}, "zoneRedundant": true,
			"identity": map[string]any{"type": "UserAssigned", "userAssignedIdentities": []any{"/id"}},
		},
		"azure-native:servicebus/v20240101:NamespaceNetworkRuleSet": {
			"defaultAction": "Deny", "namespaceName": "sbns", "publicNetworkAccess": "Disabled", "resourceGroupName": "rg",
			"trustedServiceAccessEnabled": true,
			"ipRules":                     []any{map[string]any{"action": "Allow", "ipMask": "203.0.113.0/24"}},
			"virtualNetworkRules": []any{map[string]any{
				"ignoreMissingVnetServiceEndpoint": false, "subnet": map[string]any{"id": "/subnet"},
			}},
		},
		"azure-native:servicebus/v20240101:Queue": {
			"autoDeleteOnIdle": "PT5M", "deadLetteringOnMessageExpiration": true, "defaultMessageTimeToLive": "P14D",
			"duplicateDetectionHistoryTimeWindow": "PT10M", "enableBatchedOperations": true, "enableExpress": false,
			"enablePartitioning": false, "forwardDeadLetteredMessagesTo": "dead", "forwardTo": "next", "lockDuration": "PT1M",
			"maxDeliveryCount": 10.0, "maxMessageSizeInKilobytes": 1024.0, "maxSizeInMegabytes": 5120.0,
			"namespaceName": "sbns", "queueName": "email", "requiresDuplicateDetection": true, "requiresSession": false,
			"resourceGroupName": "rg", "status": "Active",
		},
		"azure-native:servicebus/v20240101:Topic": {
			"autoDeleteOnIdle": "PT5M", "defaultMessageTimeToLive": "P14D", "duplicateDetectionHistoryTimeWindow": "PT10M",
			"enableBatchedOperations": true, "enableExpress": false, "enablePartitioning": false,
			"maxMessageSizeInKilobytes": 1024.0, "maxSizeInMegabytes": 5120.0, "namespaceName": "sbns",
			"requiresDuplicateDetection": true, "resourceGroupName": "rg", "status": "Active", "supportOrdering": true,
			"topicName": "order-placed",
		},
		"azure-native:servicebus/v20240101:Subscription": {
			"autoDeleteOnIdle": "PT5M", "deadLetteringOnFilterEvaluationExceptions": true,
			"deadLetteringOnMessageExpiration": true, "defaultMessageTimeToLive": "P14D", "enableBatchedOperations": true,
			"forwardDeadLetteredMessagesTo": "dead", "forwardTo": "next", "lockDuration": "PT1M", "maxDeliveryCount": 10.0,
			"namespaceName": "sbns", "requiresSession": false, "resourceGroupName": "rg", "status": "Active",
			"subscriptionName": "analytics", "topicName": "order-placed",
		},
	}, sent)
}

func everything(ctx *pulumi.Context) error {
	namespace, err := servicebus.NewNamespace(ctx, "namespace", &servicebus.NamespaceArgs{
		DisableLocalAuth: pulumi.Bool(true), Location: pulumi.String("eastus2"), MinimumTLSVersion: pulumi.String("1.2"),
		NamespaceName: pulumi.String("sbns"), PremiumMessagingPartitions: pulumi.Int(1),
		PublicNetworkAccess: pulumi.String("Disabled"), ResourceGroupName: pulumi.String("rg"),
		Sku: servicebus.SBSkuArgs{
			Name: pulumi.String("Premium"), Tier: pulumi.String("Premium"), Capacity: pulumi.Int(2),
		},
		Tags: pulumi.StringMap{"a": pulumi.String("b")}, ZoneRedundant: pulumi.Bool(true),
		Identity: servicebus.IdentityArgs{
			Type: pulumi.String("UserAssigned"), UserAssignedIdentities: pulumi.StringArray{pulumi.String("/id")},
		},
	})
	if err != nil {
		return err
	}
	_, err = servicebus.NewNamespaceNetworkRuleSet(ctx, "rules", &servicebus.NamespaceNetworkRuleSetArgs{
		DefaultAction: pulumi.String("Deny"), NamespaceName: namespace.Name, PublicNetworkAccess: pulumi.String("Disabled"),
		ResourceGroupName: pulumi.String("rg"), TrustedServiceAccessEnabled: pulumi.Bool(true),
		IPRules: servicebus.NWRuleSetIPRulesArray{servicebus.NWRuleSetIPRulesArgs{
			Action: pulumi.String("Allow"), IPMask: pulumi.String("203.0.113.0/24"),
		}},
		VirtualNetworkRules: servicebus.NWRuleSetVirtualNetworkRulesArray{servicebus.NWRuleSetVirtualNetworkRulesArgs{
			IgnoreMissingVnetServiceEndpoint: pulumi.Bool(false),
			Subnet:                           servicebus.SubnetArgs{ID: pulumi.String("/subnet")},
		}},
	})
	if err != nil {
		return err
	}
	_, err = servicebus.NewQueue(ctx, "queue", &servicebus.QueueArgs{
		AutoDeleteOnIdle: pulumi.String("PT5M"), DeadLetteringOnMessageExpiration: pulumi.Bool(true),
		DefaultMessageTimeToLive: pulumi.String("P14D"), DuplicateDetectionHistoryTimeWindow: pulumi.String("PT10M"),
		EnableBatchedOperations: pulumi.Bool(true), EnableExpress: pulumi.Bool(false),
		EnablePartitioning: pulumi.Bool(false), ForwardDeadLetteredMessagesTo: pulumi.String("dead"),
		ForwardTo: pulumi.String("next"), LockDuration: pulumi.String("PT1M"), MaxDeliveryCount: pulumi.Int(10),
		MaxMessageSizeInKilobytes: pulumi.Float64(1024), MaxSizeInMegabytes: pulumi.Int(5120),
		NamespaceName: namespace.Name, QueueName: pulumi.String("email"), RequiresDuplicateDetection: pulumi.Bool(true),
		RequiresSession: pulumi.Bool(false), ResourceGroupName: pulumi.String("rg"), Status: pulumi.String("Active"),
	})
	if err != nil {
		return err
	}
	return everyTopic(ctx, namespace)
}

func everyTopic(ctx *pulumi.Context, namespace *servicebus.Namespace) error {
	topic, err := servicebus.NewTopic(ctx, "topic", &servicebus.TopicArgs{
		AutoDeleteOnIdle: pulumi.String("PT5M"), DefaultMessageTimeToLive: pulumi.String("P14D"),
		DuplicateDetectionHistoryTimeWindow: pulumi.String("PT10M"), EnableBatchedOperations: pulumi.Bool(true),
		EnableExpress: pulumi.Bool(false), EnablePartitioning: pulumi.Bool(false),
		MaxMessageSizeInKilobytes: pulumi.Float64(1024), MaxSizeInMegabytes: pulumi.Int(5120),
		NamespaceName: namespace.Name, RequiresDuplicateDetection: pulumi.Bool(true),
		ResourceGroupName: pulumi.String("rg"), Status: pulumi.String("Active"), SupportOrdering: pulumi.Bool(true),
		TopicName: pulumi.String("order-placed"),
	})
	if err != nil {
		return err
	}
	_, err = servicebus.NewSubscription(ctx, "subscription", &servicebus.SubscriptionArgs{
		AutoDeleteOnIdle: pulumi.String("PT5M"), DeadLetteringOnFilterEvaluationExceptions: pulumi.Bool(true),
		DeadLetteringOnMessageExpiration: pulumi.Bool(true), DefaultMessageTimeToLive: pulumi.String("P14D"),
		EnableBatchedOperations: pulumi.Bool(true), ForwardDeadLetteredMessagesTo: pulumi.String("dead"),
		ForwardTo: pulumi.String("next"), LockDuration: pulumi.String("PT1M"), MaxDeliveryCount: pulumi.Int(10),
		NamespaceName: namespace.Name, RequiresSession: pulumi.Bool(false), ResourceGroupName: pulumi.String("rg"),
		Status: pulumi.String("Active"), SubscriptionName: pulumi.String("analytics"), TopicName: topic.Name,
	})
	return err
}

func TestOutputsAreRead(t *testing.T) {
	t.Parallel()
	var endpoint string
	var sku any
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		namespace, err := servicebus.NewNamespace(ctx, "namespace", &servicebus.NamespaceArgs{
			NamespaceName: pulumi.String("sbns"), ResourceGroupName: pulumi.String("rg"),
			Sku: servicebus.SBSkuArgs{Name: pulumi.String("Basic")},
		})
		if err != nil {
			return err
		}
		pulumi.All(namespace.ServiceBusEndpoint, namespace.Sku).ApplyT(func(v []any) any {
			endpoint, sku = v[0].(string), v[1]
			return nil
		})
		return nil
	}, pulumi.WithMocks("project", "stack", registrations{})))
	assert.Equal(t, "https://sbns.servicebus.windows.net:443/", endpoint)
	assert.Equal(t, map[string]any{"name": "Basic"}, sku)
}

func TestRequiredArgumentsAreDemanded(t *testing.T) {
	t.Parallel()
	group := pulumi.String("rg")
	for missing, construct := range map[string]func(*pulumi.Context) error{
		"'ResourceGroupName'": func(ctx *pulumi.Context) error {
			_, err := servicebus.NewNamespace(ctx, "x", &servicebus.NamespaceArgs{})
			return err
		},
		"'NamespaceName'": func(ctx *pulumi.Context) error {
			_, err := servicebus.NewQueue(ctx, "x", &servicebus.QueueArgs{ResourceGroupName: group})
			return err
		},
		"argument 'NamespaceName'": func(ctx *pulumi.Context) error {
			_, err := servicebus.NewNamespaceNetworkRuleSet(ctx, "x",
				&servicebus.NamespaceNetworkRuleSetArgs{ResourceGroupName: group})
			return err
		},
		"'TopicName'": func(ctx *pulumi.Context) error {
			_, err := servicebus.NewSubscription(ctx, "x",
				&servicebus.SubscriptionArgs{NamespaceName: group, ResourceGroupName: group})
			return err
		},
	} {
		t.Run(missing, func(t *testing.T) {
			t.Parallel()
			err := pulumi.RunErr(construct, pulumi.WithMocks("project", "stack", registrations{}))
			assert.ErrorContains(t, err, missing)
		})
	}
}
