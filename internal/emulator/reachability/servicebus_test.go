package reachability

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const bus = group + "Microsoft.ServiceBus/namespaces/sbns"

// queued is an app that sends to a namespace with a public endpoint.
func queued() fake {
	f := direct()
	f[site].Set("siteConfig.appSettings", []any{props{"name": "BUS", "value": "sbns.servicebus.windows.net"}})
	f[bus] = props{"serviceBusEndpoint": "https://sbns.servicebus.windows.net:443/", "publicNetworkAccess": "Enabled"}
	return f
}

func TestAnAppReachesItsQueues(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(fake){
		"in public": func(fake) {},
		"past a firewall without rules, which Azure does not enforce": func(f fake) {
			f[bus+"/networkRuleSets/default"] = props{"defaultAction": "Deny"}
		},
		"by a rule for its subnet": func(f fake) {
			f[appNet].Set("serviceEndpoints", []any{props{"service": "Microsoft.ServiceBus"}})
			f[bus+"/networkRuleSets/default"] = props{
				"defaultAction": "Deny", "virtualNetworkRules": []any{props{"subnet": props{"id": appNet}}},
			}
		},
	} {
		f := queued()
		change(f)
		assert.NotContains(t, broken(t, f), "BUS", name)
	}
}

func TestEveryWayToLoseTheQueues(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(fake)
		reason string
	}{
		"the namespace is gone":   {func(f fake) { delete(f, bus) }, "there is no sbns.servicebus.windows.net"},
		"the namespace is closed": {func(f fake) { f[bus]["publicNetworkAccess"] = "Disabled" }, "is closed"},
		"the firewall knows others only": {func(f fake) {
			f[bus+"/networkRuleSets/default"] = props{
				"defaultAction": "Deny", "ipRules": []any{props{"ipMask": "203.0.113.0/24"}},
			}
		}, "the firewall of sbns lets nobody in"},
		"a security rule stops AMQP": {func(f fake) {
			f[appNSG] = nsg(rule("NoQueues", 100, "Outbound", "Deny", "ServiceBus", "5671"))
		}, "NoQueues"},
	} {
		f := queued()
		c.change(f)
		assert.Contains(t, broken(t, f)["BUS"], c.reason, name)
	}
}
