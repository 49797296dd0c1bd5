package cost

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const (
	serviceBusNamespace = "azure-native:servicebus:Namespace"
	systemTopic         = "azure-native:eventgrid:SystemTopic"
	queueOfStorage      = "azure-native:storage:Queue"
	customTopic         = "azure-native:eventgrid:Topic"
)

var messagingKinds = map[string]kind{
	serviceBusNamespace: {charges: serviceBus},
	systemTopic:         {charges: uploadEvents, idle: "nothing happens that anybody subscribed to"},
	customTopic:         {charges: publishedEvents, idle: "nobody publishes anything"},

	"azure-native:servicebus:NamespaceNetworkRuleSet": {free: settings},
	"azure-native:servicebus:Queue":                   {free: "billed with its namespace"},
	"azure-native:servicebus:Topic":                   {free: "billed with its namespace"},
	"azure-native:servicebus:Subscription":            {free: "billed with its namespace"},

	"azure-native:eventgrid:SystemTopicEventSubscription": {free: "billed with its topic"},
	"azure-native:eventgrid:TopicEventSubscription":       {free: "billed with its topic"},
	queueOfStorage: {charges: storageQueue},
}

// serviceBus bills messaging units on Premium, whatever they carry; Basic has operations alone. Standard, whose tiers of
// operations start at 13 million, is not priced: no stage uses it.
func serviceBus(s scene, r graph.Resource) ([]charge, error) {
	switch tier := word(r, "sku", "name"); tier {
	case "Premium":
		quantity, what := Always(numberOr(r, 1, "sku", "capacity")*hoursPerMonth), "messaging units"
		if scaled, ok := s.autoscaleOf(r.ID); ok {
			quantity, what = scaled.hours, what+", autoscaled"
		}
		return []charge{{"servicebus.premium", what, quantity}}, nil
	case "Basic":
		messages := s.share(s.usage.Requests.Times(messagesPerRequest), serviceBusNamespace)
		return []charge{{"servicebus.basic.operations", "operations", messages.Times(operationsPerMessage)}}, nil
	default:
		return nil, fmt.Errorf("the price book has no meters for a namespace of tier %q", tier)
	}
}

// uploadEvents are what a storage account reports.
func uploadEvents(s scene, _ graph.Resource) ([]charge, error) {
	return events(s.share(s.usage.Requests.Times(blobWritesPerRequest), systemTopic)), nil
}

// publishedEvents are what an application publishes where others send messages.
func publishedEvents(s scene, _ graph.Resource) ([]charge, error) {
	return events(s.share(s.usage.Requests.Times(messagesPerRequest), customTopic)), nil
}

// events are billed by the operation: each event is taken in and delivered. One counts once for every 64 KB, which is more
// than fits into a storage queue. The free ones of a month belong to the subscription, and are counted for every stack.
func events(count Amount) []charge {
	return []charge{{"eventgrid.operations", "operations", count.Times(operationsPerEvent)}}
}

// storageQueue is billed by the operation, by the redundancy of the account around it. What waits in it takes no space to
// speak of, and workers that ask in vain are not counted.
func storageQueue(s scene, r graph.Resource) ([]charge, error) {
	account, _, _ := strings.Cut(strings.ToLower(r.ID), "/queueservices/")
	for _, holder := range s.graph.OfType(storageAccount) {
		if !strings.EqualFold(holder.ID, account) {
			continue
		}
		redundancy := strings.TrimPrefix(word(holder, "sku", "name"), "Standard_")
		messages := s.share(s.usage.Requests.Times(messagesPerRequest), queueOfStorage)
		return []charge{
			{"queue.class1." + redundancy, "messages sent, taken and deleted", messages.Times(queueWritesPerMessage)},
			{"queue.class2." + redundancy, "messages read", messages},
		}, nil
	}
	return nil, fmt.Errorf("the account of the queue is not among the resources")
}
