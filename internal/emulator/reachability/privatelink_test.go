package reachability

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const linkSource = network + "/subnets/gatewayprivatelink"

// linked has Front Door come to the gateway by private link, and nobody in another way.
func linked() fake {
	f := private()
	f[linkSource] = props{"addressPrefix": "10.0.4.32/27"}
	f[gateNSG] = nsg(rule("Manager", 200, "Inbound", "Allow", "GatewayManager", "65200-65535"),
		rule("Link", 230, "Inbound", "Allow", "10.0.4.32/27", "8080"), denyAll)
	f[gateway]["frontendIPConfigurations"] = []any{f[gateway].Objects("frontendIPConfigurations")[0], props{
		"name": "private", "privateLinkConfiguration": props{"id": gateway + "/privateLinkConfigurations/frontdoor"}}}
	f[gateway]["privateLinkConfigurations"] = []any{props{"name": "frontdoor", "ipConfigurations": []any{
		props{"subnet": props{"id": linkSource}}}}}
	f[gateway]["frontendPorts"] = []any{props{"name": "http", "port": 8080.0}}
	f[gateway].Objects("httpListeners")[0].Set("frontendIPConfiguration.id", gateway+"/frontendIPConfigurations/private")
	f[origin] = props{"enabledState": "Enabled", "hostName": "10.0.1.254", "httpPort": 8080.0, "httpsPort": 8443.0,
		"sharedPrivateLinkResource": props{"privateLink": props{"id": gateway}, "groupId": "private", "status": "Approved"}}
	return f
}

func TestUsersComeByPrivateLink(t *testing.T) {
	t.Parallel()
	assert.Empty(t, broken(t, linked()))
	direct := linked()
	direct[origin].Set("sharedPrivateLinkResource.privateLink.id", site)
	assert.Empty(t, broken(t, direct), "an approved link to the app is not asked for access restrictions")
}

func TestEveryWayToBreakAPrivateLink(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(fake)
		reason string
	}{
		"nobody approved it": {func(f fake) { f[origin].Set("sharedPrivateLinkResource.status", "Pending") }, "not approved"},
		"the app's is not approved": {func(f fake) {
			f[origin].Set("sharedPrivateLinkResource.privateLink.id", site)
			f[origin].Set("sharedPrivateLinkResource.status", "Rejected")
		}, "not approved"},
		"the frontend has none": {func(f fake) {
			f[origin].Set("sharedPrivateLinkResource.groupId", "public")
		}, "no private link at its frontend public"},
		"nobody listens there": {func(f fake) {
			f[gateway].Objects("httpListeners")[0].Set("frontendIPConfiguration.id", gateway+"/frontendIPConfigurations/public")
		}, "no listener"},
		"the port is another": {func(f fake) { f[origin]["httpPort"] = 80.0 }, "no listener"},
		"the security group knows the public way only": {func(f fake) {
			f[gateNSG] = nsg(rule("Manager", 200, "Inbound", "Allow", "GatewayManager", "65200-65535"),
				rule("FrontDoor", 220, "Inbound", "Allow", "AzureFrontDoor.Backend", "80", "8080"), denyAll)
		}, "stops port 8080"},
		"the profile is another": {func(f fake) { f[profile]["frontDoorId"] = "theirs" }, "blocks this Front Door"},
		"it leads to another gateway": {func(f fake) {
			f[origin].Set("sharedPrivateLinkResource.privateLink.id", gateway+"2")
		}, "is closed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := linked()
			c.change(f)
			assert.Contains(t, broken(t, f)["shop"], c.reason)
		})
	}
}
