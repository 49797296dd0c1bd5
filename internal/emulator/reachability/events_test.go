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
