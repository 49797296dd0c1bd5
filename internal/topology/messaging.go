package topology

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

func serviceBusFacts(r *reader, namespace graph.Resource) []string {
	units := ""
	if strings.EqualFold(text(namespace.Inputs, "sku", "name"), "Premium") {
		units = text(namespace.Inputs, "sku", "capacity") + " units"
		if number(namespace.Inputs, "sku", "capacity") == 1 {
			units = "1 unit"
		}
		if low, high, ok := r.autoscale(namespace); ok {
			units = span(low, high, "units")
		}
	}
	names := func(token string) string {
		var names []string
		for _, entity := range r.childrenOf(token, namespace, "namespaceName") {
			names = append(names, lastSegment(entity.ID))
		}
		return strings.Join(names, ", ")
	}
	facts := []string{text(namespace.Inputs, "sku", "name"), units, names("azure-native:servicebus:Queue")}
	if topics := names("azure-native:servicebus:Topic"); topics != "" {
		facts = append(facts, "topics "+topics)
	}
	return facts
}

// subscriptionsOf are the event subscriptions of a topic.
func (r *reader) subscriptionsOf(topic graph.Resource) []graph.Resource {
	return slices.Concat(
		r.childrenOf("azure-native:eventgrid:SystemTopicEventSubscription", topic, "systemTopicName"),
		r.childrenOf("azure-native:eventgrid:TopicEventSubscription", topic, "topicName"),
	)
}

// topicFacts are the events that its subscriptions pass on.
func topicFacts(r *reader, topic graph.Resource) []string {
	var events []string
	for _, subscription := range r.subscriptionsOf(topic) {
		types, _ := value(subscription.Inputs, "filter", "includedEventTypes").([]any)
		for _, event := range types {
			name, _ := event.(string)
			events = append(events, name[strings.LastIndex(name, ".")+1:])
		}
	}
	return []string{strings.Join(events, ", ")}
}

// addEvents follows a topic, a system topic from the resource that it speaks for, to whatever its subscriptions deliver to.
func (r *reader) addEvents(node Node, topic graph.Resource) {
	if source, ok := r.nodeWithin(text(topic.Inputs, "source")); ok {
		r.addFlow(Flow{From: source, To: node.ID, Kind: Messages, Label: "events"})
	}
	for _, subscription := range r.subscriptionsOf(topic) {
		target := text(subscription.Inputs, "deliveryWithResourceIdentity", "destination", "resourceId")
		if to, ok := r.nodeWithin(target); ok {
			label := text(subscription.Inputs, "deliveryWithResourceIdentity", "destination", "queueName")
			if label == "" {
				label = lastSegment(target)
			}
			r.addFlow(Flow{From: node.ID, To: to, Kind: Messages, Label: label})
		}
		dead := text(subscription.Inputs, "deadLetterWithResourceIdentity", "deadLetterDestination", "resourceId")
		if to, ok := r.nodeWithin(dead); ok {
			r.addFlow(Flow{From: node.ID, To: to, Kind: Messages, Label: "dead letters"})
		}
	}
}

// nodeWithin returns the node of the resource with an ID, or of one that holds it.
func (r *reader) nodeWithin(id string) (string, bool) {
	for _, node := range r.model.Nodes {
		if resource, ok := r.graph.Find(node.URN); ok && id != "" && within(id, resource.ID) {
			return node.ID, true
		}
	}
	return "", false
}
