package reachability

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	systemTopics = "Microsoft.EventGrid/systemTopics"
	customTopics = "Microsoft.EventGrid/topics"
)

// events returns a path for each subscription of a topic: from the resource that a system topic speaks for, or from the topic
// of an application itself, to the destination.
//
// Event Grid never comes through a private endpoint. Where a destination's public endpoint is closed or has a firewall, it
// gets in as a trusted service, and then with a system-assigned identity only
// (azure-docs event-grid/deliver-events-using-managed-identity.md, 2025-04; verified. That a trusted service gets past a
// public endpoint that is switched off altogether is inferred from azure-docs of both destinations).
func (w *world) events(topic model.Resource) []State {
	var states []State
	from := nameOf(topic.ID)
	if source := topic.Outputs.String("source"); source != "" {
		from = nameOf(source)
	}
	for _, subscription := range w.children(topic.ARMType+"/eventSubscriptions", topic.ID) {
		delivery := subscription.Outputs.Object("deliveryWithResourceIdentity")
		if delivery == nil {
			delivery = model.Properties{"destination": subscription.Outputs.Object("destination")}
		}
		target := delivery.String("destination.resourceId")
		to := nameOf(target)
		if queue := delivery.String("destination.queueName"); queue != "" {
			to = queue
		}
		states = append(states, State{
			Path:   Path{App: topic.ID, From: from, To: to},
			Reason: w.delivers(delivery.String("identity.type"), target),
		})
	}
	return states
}

// delivers says why Event Grid does not reach a destination with a kind of identity.
func (w *world) delivers(identity, target string) string {
	if _, ok := w.Get(target); !ok {
		return "there is no " + nameOf(target)
	}
	holder, guarded, trusted := w.door(target)
	switch {
	case !guarded:
		return ""
	case !trusted:
		return nameOf(holder) + " does not let trusted services in"
	case !strings.EqualFold(identity, "SystemAssigned"):
		return nameOf(holder) + " lets Event Grid in with a system-assigned identity only"
	}
	return ""
}

// door returns what guards a destination, whether it is guarded at all, and whether trusted services get in.
func (w *world) door(target string) (holder string, guarded, trusted bool) {
	if namespace, ok := w.namespaceOf(target); ok {
		rules, _ := w.Get(namespace.ID + "/networkRuleSets/default")
		guarded = disabled(namespace.Outputs.String("publicNetworkAccess")) ||
			strings.EqualFold(rules.Outputs.String("defaultAction"), "Deny")
		return namespace.ID, guarded, rules.Outputs.Bool("trustedServiceAccessEnabled")
	}
	account, _ := w.Get(target)
	guarded = disabled(account.Outputs.String("publicNetworkAccess")) ||
		strings.EqualFold(account.Outputs.String("networkRuleSet.defaultAction"), "Deny")
	return account.ID, guarded, strings.Contains(account.Outputs.String("networkRuleSet.bypass"), "AzureServices")
}

// namespaceOf returns the Service Bus namespace that holds a queue or a topic.
func (w *world) namespaceOf(target string) (model.Resource, bool) {
	for _, kind := range []string{"/queues/", "/topics/"} {
		if namespace, _, below := strings.Cut(strings.ToLower(target), kind); below {
			return w.Get(namespace)
		}
	}
	return model.Resource{}, false
}
