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
)

var messagingKinds = map[string]kind{
	serviceBusNamespace: {charges: serviceBus},
	systemTopic:         {charges: events, idle: "nothing happens that anybody subscribed to"},

	"azure-native:servicebus:NamespaceNetworkRuleSet": {free: settings},
	"azure-native:servicebus:Queue":                   {free: "billed with its namespace"},

	"azure-native:eventgrid:SystemTopicEventSubscription": {free: "billed with its topic"},
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

// events are billed by the operation: each event is taken in and delivered. The free ones of a month belong to the
// subscription, and are counted for every stack.
func events(s scene, _ graph.Resource) ([]charge, error) {
	uploads := s.share(s.usage.Requests.Times(blobWritesPerRequest), systemTopic)
	return []charge{{"eventgrid.operations", "operations", uploads.Times(operationsPerEvent)}}, nil
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
