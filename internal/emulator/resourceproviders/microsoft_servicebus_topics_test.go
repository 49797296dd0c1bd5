package resourceproviders

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	busTopicID        = busID + "/topics/order-placed"
	busSubscriptionID = busTopicID + "/subscriptions/analytics"
)

// busOf is a namespace of a tier with one topic and one queue, which have other names.
func busOf(tier string) fakeCloud {
	return fakeCloud{
		resource(busID, props{"location": "eastus2", "sku": props{"name": tier}, "premiumMessagingPartitions": 1.0}),
		resource(busTopicID, props{}), resource(busQueueID, props{}),
	}
}

func topicCases() []ruleCase {
	premium, standard, basic := busOf("Premium"), busOf("Standard"), busOf("Basic")
	topic := func(cloud fakeCloud, property string, value any) model.Request {
		return in(cloud, busTopicID, props{property: value})
	}
	subscription := func(property string, value any) model.Request {
		return in(premium, busSubscriptionID, props{property: value})
	}
	named := func(id string) model.Request { return in(premium, id, props{}) }
	const p, q = "servicebus.topics.", "servicebus.subscriptions."
	return []ruleCase{
		{p + "durations", given(props{"duplicateDetectionHistoryTimeWindow": "P7D"}),
			given(props{"duplicateDetectionHistoryTimeWindow": "P8D"}), "duplicateDetectionHistoryTimeWindow"},
		{p + "name-free", named(busID + "/topics/reports"), named(busID + "/topics/email"), "topicName"},
		{"servicebus.queues.name-free", named(busID + "/queues/reports"), named(busID + "/queues/order-placed"), "queueName"},
		{p + "not-on-basic", topic(standard, "status", "Active"), topic(basic, "status", "Active"), ""},
		{p + "no-express-on-premium", topic(standard, "enableExpress", true), topic(premium, "enableExpress", true),
			"enableExpress"},
		{p + "partitioning-by-tier", topic(standard, "enablePartitioning", true), topic(premium, "enablePartitioning", true),
			"enablePartitioning"},
		{p + "size-by-tier", topic(premium, "maxSizeInMegabytes", 81920.0), topic(standard, "maxSizeInMegabytes", 10240.0),
			"maxSizeInMegabytes"},
		{q + "durations", given(props{"lockDuration": "PT5M"}), given(props{"lockDuration": "PT6M"}), "lockDuration"},
		{q + "forwards-to-what-exists", subscription("forwardTo", "email"), subscription("forwardTo", "order-placed"),
			"forwardTo"},
		{q + "forwards-to-what-exists", subscription("forwardDeadLetteredMessagesTo", "email"),
			subscription("forwardDeadLetteredMessagesTo", "nowhere"), "forwardDeadLetteredMessagesTo"},
		{q + "number", in(subscribed(azure.ServiceBusMaxSubscriptions-1), busSubscriptionID, props{}),
			in(subscribed(azure.ServiceBusMaxSubscriptions), busSubscriptionID, props{}), "subscriptionName"},
	}
}

// subscribed is a topic that has a number of subscriptions already.
func subscribed(count int) fakeCloud {
	cloud := busOf("Premium")
	for i := range count {
		cloud = append(cloud, resource(fmt.Sprintf("%s/subscriptions/s%d", busTopicID, i), props{}))
	}
	return cloud
}

func TestATopicIsWhereItsNamespaceIs(t *testing.T) {
	t.Parallel()
	for tier, size := range map[string]float64{"Premium": 1024, "Standard": 256} {
		outputs := serviceBusTopicKind().ReadOnly(in(busOf(tier), busTopicID, props{}))
		assert.InDelta(t, size, outputs.Number("maxMessageSizeInKilobytes"), 0)
		assert.Equal(t, "eastus2", outputs.String("location"))
		below := serviceBusSubscriptionKind().ReadOnly(in(busOf(tier), busSubscriptionID, props{}))
		assert.Equal(t, "eastus2", below.String("location"), "a subscription is two levels below its namespace")
		assert.False(t, below.Has("maxMessageSizeInKilobytes"))
	}
}
