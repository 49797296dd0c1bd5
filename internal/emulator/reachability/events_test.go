package reachability

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const (
	topic   = group + "Microsoft.EventGrid/systemTopics/storage"
	uploads = topic + "/eventSubscriptions/uploads"
)

// reported is an account whose uploads go to a queue of a private namespace that trusts Event Grid.
func reported() fake {
	f := queued()
	f[bus]["publicNetworkAccess"] = "Disabled"
	f[bus+"/networkRuleSets/default"] = props{"defaultAction": "Deny", "trustedServiceAccessEnabled": true}
	f[bus+"/queues/tasks"] = props{}
	f[topic] = props{"source": account}
	f[uploads] = props{"deliveryWithResourceIdentity": props{
		"identity": props{"type": "SystemAssigned"}, "destination": props{"resourceId": bus + "/queues/tasks"},
	}}
	return f
}

// delivered is the state of the one subscription.
func delivered(t *testing.T, f fake) State {
	t.Helper()
	for _, state := range Derive(f.cloud(t)) {
		if state.App == topic {
			return state
		}
	}
	assert.Fail(t, "the subscription has no path")
	return State{}
}

func TestEventsReachAPrivateQueue(t *testing.T) {
	t.Parallel()
	state := delivered(t, reported())
	assert.True(t, state.Works(), "%+v", state)
	assert.Equal(t, "tasks", state.To)
}

func TestEveryWayToLoseEvents(t *testing.T) {
	t.Parallel()
	toAccount := func(f fake, bypass string) {
		f[account]["publicNetworkAccess"] = "Disabled"
		f[account].Set("networkRuleSet.bypass", bypass)
		f[uploads].Set("deliveryWithResourceIdentity.destination", props{"resourceId": account, "queueName": "tasks"})
	}
	for name, c := range map[string]struct {
		change func(fake)
		reason string
	}{
		"the queue is gone": {func(f fake) { delete(f, bus+"/queues/tasks") }, "there is no tasks"},
		"trusted services are kept out": {
			func(f fake) { f[bus+"/networkRuleSets/default"]["trustedServiceAccessEnabled"] = false }, "trusted services",
		},
		"the identity is the user's": {
			func(f fake) { f[uploads].Set("deliveryWithResourceIdentity.identity.type", "UserAssigned") }, "system-assigned",
		},
		"a topic of a namespace that trusts works": {func(f fake) {
			f[bus+"/topics/order-placed"] = props{}
			f[uploads].Set("deliveryWithResourceIdentity.destination.resourceId", bus+"/topics/order-placed")
		}, ""},
		"a topic's namespace keeps trusted services out": {func(f fake) {
			f[bus+"/topics/order-placed"] = props{}
			f[uploads].Set("deliveryWithResourceIdentity.destination.resourceId", bus+"/topics/order-placed")
			f[bus+"/networkRuleSets/default"]["trustedServiceAccessEnabled"] = false
		}, "trusted services"},
		"there is no identity": {func(f fake) {
			f[uploads] = props{"destination": props{"resourceId": bus + "/queues/tasks"}}
		}, "system-assigned"},
		"an account keeps everybody out": {func(f fake) { toAccount(f, "None") }, "trusted services"},
		"an account that trusts works":   {func(f fake) { toAccount(f, "Logging, AzureServices") }, ""},
		"an open namespace takes any identity": {func(f fake) {
			f[bus]["publicNetworkAccess"] = "Enabled"
			delete(f, bus+"/networkRuleSets/default")
			f[uploads].Set("deliveryWithResourceIdentity.identity.type", "UserAssigned")
		}, ""},
	} {
		f := reported()
		c.change(f)
		reason := delivered(t, f).Reason
		if c.reason == "" {
			assert.Empty(t, reason, name)
			continue
		}
		assert.Contains(t, reason, c.reason, name)
	}
}

const (
	customTopic = group + "Microsoft.EventGrid/topics/events"
	topicHost   = "events.eastus2-1.eventgrid.azure.net"
)

// published is an app that publishes to a topic of its own, whose events go to a queue of a private account.
func published() fake {
	f := direct()
	f[site].Set("siteConfig.appSettings", []any{props{"name": "EVENTS", "value": "https://" + topicHost + "/api/events"}})
	f[customTopic] = props{"endpoint": "https://" + topicHost + "/api/events", "publicNetworkAccess": "Enabled"}
	f[customTopic+"/eventSubscriptions/email"] = props{"deliveryWithResourceIdentity": props{
		"identity": props{"type": "SystemAssigned"}, "destination": props{"resourceId": account, "queueName": "email"},
	}}
	f[account]["publicNetworkAccess"] = "Disabled"
	f[account].Set("networkRuleSet.bypass", "AzureServices")
	return f
}

func TestAnAppPublishesEventsThatReachAPrivateQueue(t *testing.T) {
	t.Parallel()
	f := published()
	assert.NotContains(t, broken(t, f), "EVENTS")
	var found bool
	for _, state := range Derive(f.cloud(t)) {
		if state.App == customTopic {
			found = true
			assert.Equal(t, Path{App: customTopic, From: "events", To: "email"}, state.Path)
			assert.Empty(t, state.Reason)
		}
	}
	assert.True(t, found, "the subscription has no path")
}

func TestEveryWayToLoseATopic(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(fake)
		reason string
	}{
		"the topic is gone":   {func(f fake) { delete(f, customTopic) }, "there is no " + topicHost},
		"the topic is closed": {func(f fake) { f[customTopic]["publicNetworkAccess"] = "Disabled" }, "is closed"},
		"the topic lets in addresses": {
			func(f fake) { f[customTopic]["inboundIpRules"] = []any{props{"ipMask": "203.0.113.0/24"}} }, "addresses, not subnets",
		},
		"a security rule stops HTTPS": {func(f fake) {
			f[appNSG] = nsg(rule("NoEvents", 100, "Outbound", "Deny", "AzureEventGrid", "443"))
		}, "NoEvents"},
	} {
		f := published()
		c.change(f)
		assert.Contains(t, broken(t, f)["EVENTS"], c.reason, name)
	}
}
