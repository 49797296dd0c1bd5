package reachability

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const (
	hub     = group + "Microsoft.Network/virtualNetworks/hub"
	hubNet  = hub + "/subnets/endpoints"
	toHub   = network + "/virtualNetworkPeerings/to-hub"
	toSpoke = hub + "/virtualNetworkPeerings/to-spoke"
)

// spoke is the private app with its database's endpoint in the network of the region, with which its own is peered.
func spoke() fake {
	f := private()
	f[hub] = props{}
	f[hubNet] = props{"addressPrefix": "10.9.0.128/25", "privateEndpointNetworkPolicies": "Enabled",
		"networkSecurityGroup": props{"id": linkNSG}}
	f[group+"Microsoft.Network/privateEndpoints/sql"].Set("subnet.id", hubNet)
	f.peer(toHub, hub)
	f.peer(toSpoke, network)
	return f
}

func (f fake) peer(id, remote string) {
	f[id] = props{"remoteVirtualNetwork": props{"id": remote}, "peeringState": "Connected",
		"allowVirtualNetworkAccess": true}
}

func TestAPrivateEndpointInAPeeredNetworkIsReached(t *testing.T) {
	t.Parallel()
	assert.Empty(t, broken(t, spoke()))
}

func TestEveryWayToLoseAPeeredNetwork(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(fake)
		reason string
	}{
		"there is no way there":     {func(f fake) { delete(f, toHub) }, "not peered with hub"},
		"there is no way back":      {func(f fake) { delete(f, toSpoke) }, "not peered with vnet"},
		"the other side waits":      {func(f fake) { f[toSpoke]["peeringState"] = "Initiated" }, "to-spoke is Initiated"},
		"this side is disconnected": {func(f fake) { f[toHub]["peeringState"] = "Disconnected" }, "to-hub is Disconnected"},
		"access is off on one side": {func(f fake) { f[toSpoke]["allowVirtualNetworkAccess"] = false }, "gives no access"},
		"the networks are peered with a third one, which leads nowhere": {func(f fake) {
			third := group + "Microsoft.Network/virtualNetworks/third"
			delete(f, toHub)
			delete(f, toSpoke)
			f[third] = props{}
			f.peer(network+"/virtualNetworkPeerings/x", third)
			f.peer(third+"/virtualNetworkPeerings/x", network)
			f.peer(third+"/virtualNetworkPeerings/y", hub)
			f.peer(hub+"/virtualNetworkPeerings/y", third)
		}, "not peered with hub"},
		"the name resolves in the other network only": {func(f fake) {
			f[sqlZone+"/virtualNetworkLinks/stamp"]["virtualNetwork"] = props{"id": hub}
		}, "is closed"},
		"a rule of the other network stops the port": {func(f fake) {
			f[linkNSG] = nsg(rule("Own", 200, "Inbound", "Allow", "10.9.0.0/16", "443", "1433"),
				rule("Web", 210, "Inbound", "Allow", "VirtualNetwork", "443"), denyAll)
		}, "DenyAll"},
	} {
		f := spoke()
		c.change(f)
		reasons := broken(t, f)
		assert.Contains(t, reasons["SQL"], c.reason, "%s: %v", name, reasons)
		assert.Len(t, reasons, 1, name)
	}
}
