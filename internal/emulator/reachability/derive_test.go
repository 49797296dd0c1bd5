package reachability

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// broken returns the reasons of the paths that do not work, by where they lead to.
func broken(t *testing.T, f fake) map[string]string {
	t.Helper()
	states := Derive(f.cloud(t))
	require.NotEmpty(t, states)
	reasons := map[string]string{}
	for _, state := range states {
		if !state.Works() {
			reasons[state.To] = state.Reason
		}
	}
	return reasons
}

func TestAnAppWithPublicStoresWorks(t *testing.T) {
	t.Parallel()
	states := Derive(direct().cloud(t))
	var to []string
	for _, state := range states {
		assert.True(t, state.Works(), "%+v", state)
		to = append(to, state.From+" → "+state.To)
	}
	assert.Equal(t, []string{"users → shop", "shop → SQL", "shop → BLOB", "shop → VAULT", "shop → REDIS", "shop → COSMOS",
		"shop → SEARCH"}, to,
		"settings that name no store are no paths")
	assert.Equal(t, "shop.azurewebsites.net", states[0].Via)
	assert.Equal(t, "sql.database.windows.net", states[1].Via)
}

func TestAPrivateAppBehindFrontDoorAndAGatewayWorks(t *testing.T) {
	t.Parallel()
	for _, state := range Derive(private().cloud(t)) {
		assert.True(t, state.Works(), "%+v", state)
		if state.From == Users {
			assert.Equal(t, "shop.z01.azurefd.net", state.Via)
		}
	}
}

func TestEveryWayToBreakAPathWithPublicStores(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(fake)
		to     string
		reason string
	}{
		"the app is closed":  {func(f fake) { f[site]["publicNetworkAccess"] = "Disabled" }, "shop", "is closed"},
		"the app is stopped": {func(f fake) { f[site]["enabled"] = false }, "shop", "stopped"},
		"the app lets in Front Door only": {func(f fake) {
			f[site].Set("siteConfig.ipSecurityRestrictions", []any{props{"ipAddress": "AzureFrontDoor.Backend", "action": "Allow"}})
		}, "shop", "no access restriction lets it in"},
		"the app turns everybody away": {func(f fake) {
			f[site].Set("siteConfig.ipSecurityRestrictions", []any{props{"name": "no", "ipAddress": "Any", "action": "Deny"}})
		}, "shop", "restriction no turns it away"},
		"the server is gone":   {func(f fake) { delete(f, server) }, "SQL", "there is no sql.database.windows.net"},
		"the database is gone": {func(f fake) { delete(f, server+"/databases/shop") }, "SQL", "no database shop"},
		"the server is closed": {func(f fake) { f[server]["publicNetworkAccess"] = "Disabled" }, "SQL", "is closed"},
		"the network rule is gone": {func(f fake) { delete(f, server+"/virtualNetworkRules/app") }, "SQL",
			"no rule of sql lets subnet app in"},
		"the service endpoint is gone": {func(f fake) { delete(f[appNet], "serviceEndpoints") }, "SQL", "no service endpoint"},
		"the app leaves its subnet":    {func(f fake) { delete(f[site], "virtualNetworkSubnetId") }, "SQL", "lets nobody in"},
		"a security rule stops the app": {func(f fake) {
			f[appNSG] = nsg(rule("NoInternet", 100, "Outbound", "Deny", "Internet", "*"))
		}, "SQL", "NoInternet"},
		"the account is closed": {func(f fake) { f[account]["publicNetworkAccess"] = "Disabled" }, "BLOB", "is closed"},
		"the account's firewall is on": {func(f fake) { f[account].Set("networkRuleSet.defaultAction", "Deny") }, "BLOB",
			"the firewall of st"},
		"the vault is closed": {func(f fake) { f[vault].Set("properties.publicNetworkAccess", "Disabled") }, "VAULT", "is closed"},
		"the cache closed with its first private endpoint": {func(f fake) {
			f.endpoint("redis", cluster, "redisEnterprise", sqlZone)
		}, "REDIS", "closed with its first private endpoint"},
		"the account of documents is closed": {func(f fake) { f[documents]["publicNetworkAccess"] = "Disabled" }, "COSMOS",
			"the public endpoint of cosno is closed"},
		"the account of documents lets addresses in": {func(f fake) {
			f[documents]["ipRules"] = []any{props{"ipAddressOrRange": "192.0.2.1"}}
		}, "COSMOS", "the firewall of cosno lets nobody in from subnet app"},
		"the account of documents lets another subnet in": {func(f fake) {
			f[documents]["isVirtualNetworkFilterEnabled"] = true
			f[documents]["virtualNetworkRules"] = []any{props{"id": linkNet}}
		}, "COSMOS", "the firewall of cosno lets nobody in from subnet app"},
		"the account of documents is gone": {func(f fake) { delete(f, documents) }, "COSMOS",
			"there is no cosno.documents.azure.com"},
		"the index is closed": {func(f fake) { f[index]["publicNetworkAccess"] = "disabled" }, "SEARCH",
			"the public endpoint of srch is closed"},
		"the index lets addresses in": {func(f fake) {
			f[index].Set("networkRuleSet.ipRules", []any{props{"value": "192.0.2.1"}})
		}, "SEARCH", "the firewall of srch lets in addresses"},
		"a private endpoint without a record in a linked zone": {func(f fake) {
			f.endpoint("sql", server, "sqlServer", sqlZone)
			delete(f, group+"Microsoft.Network/privateEndpoints/sql/privateDnsZoneGroups/default")
		}, "SQL", "does not resolve"},
	} {
		f := direct()
		c.change(f)
		reasons := broken(t, f)
		assert.Contains(t, reasons[c.to], c.reason, "%s: %v", name, reasons)
	}
}

func TestEveryWayToBreakAPrivatePath(t *testing.T) {
	t.Parallel()
	sqlEndpoint, siteEndpoint := group+"Microsoft.Network/privateEndpoints/sql", group+"Microsoft.Network/privateEndpoints/sites"
	for name, c := range map[string]struct {
		change func(fake)
		to     string
		reason string
	}{
		"the endpoint is gone": {func(f fake) { delete(f, sqlEndpoint) }, "SQL", "is closed"},
		"the zone has no record": {func(f fake) { delete(f, sqlEndpoint+"/privateDnsZoneGroups/default") }, "SQL",
			"does not resolve"},
		"the zone is not linked": {func(f fake) { delete(f, sqlZone+"/virtualNetworkLinks/stamp") }, "SQL", "is closed"},
		"the endpoint is in another network": {func(f fake) { f[sqlEndpoint].Set("subnet.id", "/other/subnets/x") }, "SQL",
			"another network"},
		"a rule stops the endpoint's port": {func(f fake) {
			f[linkNSG] = nsg(rule("Web", 200, "Inbound", "Allow", "VirtualNetwork", "443"), denyAll)
		}, "SQL", "DenyAll"},
		"the app's endpoint is gone":    {func(f fake) { delete(f, siteEndpoint) }, "shop", "is closed"},
		"Front Door is switched off":    {func(f fake) { f[edge]["enabledState"] = "Disabled" }, "shop", "its own host name"},
		"the route is gone":             {func(f fake) { delete(f, route) }, "shop", "its own host name"},
		"the route serves a part only":  {func(f fake) { f[route]["patternsToMatch"] = []any{"/static/*"} }, "shop", "is closed"},
		"the origin is switched off":    {func(f fake) { f[origin]["enabledState"] = "Disabled" }, "shop", "its own host name"},
		"the gateway is gone":           {func(f fake) { delete(f, gateway) }, "shop", "no gateway at pip"},
		"the gateway is stopped":        {func(f fake) { f[gateway]["operationalState"] = "Stopped" }, "shop", "is stopped"},
		"the gateway leads elsewhere":   {func(f fake) { f[gateway]["backendAddressPools"] = []any{} }, "shop", "no gateway"},
		"nobody listens at that port":   {func(f fake) { f[route]["forwardingProtocol"] = "HttpsOnly" }, "shop", "no listener"},
		"no rule follows the listener":  {func(f fake) { f[gateway]["requestRoutingRules"] = []any{} }, "shop", "no listener"},
		"the firewall wants another ID": {func(f fake) { f[profile]["frontDoorId"] = "other" }, "shop", "blocks this Front Door"},
		"Azure cannot manage the gateway": {func(f fake) {
			f[gateNSG] = nsg(rule("FrontDoor", 220, "Inbound", "Allow", "AzureFrontDoor.Backend", "80"), denyAll)
		}, "shop", "port 65200"},
		"the gateway's subnet is closed": {func(f fake) {
			f[gateNSG] = nsg(rule("Manager", 200, "Inbound", "Allow", "GatewayManager", "65200-65535"), denyAll)
		}, "shop", "port 80"},
	} {
		f := private()
		c.change(f)
		reasons := broken(t, f)
		assert.Contains(t, reasons[c.to], c.reason, "%s: %v", name, reasons)
		assert.Len(t, reasons, 1, name)
	}
}

func TestAZoneLinkThatFallsBackDoesNotHideThePublicName(t *testing.T) {
	t.Parallel()
	f := direct()
	f.endpoint("sql", server, "sqlServer", sqlZone)
	delete(f, group+"Microsoft.Network/privateEndpoints/sql/privateDnsZoneGroups/default")
	f[sqlZone+"/virtualNetworkLinks/stamp"]["resolutionPolicy"] = "NxDomainRedirect"
	assert.Empty(t, broken(t, f))
}

func TestFrontDoorInFrontOfTheAppItself(t *testing.T) {
	t.Parallel()
	lock := func(f fake, id string) {
		f[site].Set("siteConfig.ipSecurityRestrictions", []any{props{"name": "edge", "ipAddress": frontDoorTag,
			"action": "Allow", "headers": props{"x-azure-fdid": []any{id}}}})
	}
	f := direct()
	f.edge()
	f[origin]["hostName"] = "shop.azurewebsites.net"
	lock(f, "our-id")
	assert.Empty(t, broken(t, f), "users come through Front Door")
	lock(f, "somebody else's")
	assert.Contains(t, broken(t, f)["shop"], "no access restriction lets it in")

	f[site]["publicNetworkAccess"] = "Disabled"
	f[origin]["sharedPrivateLinkResource"] = props{"status": "Pending", "privateLink": props{"id": site}}
	assert.Contains(t, broken(t, f)["shop"], "not approved")
	f[origin].Set("sharedPrivateLinkResource.status", "Approved")
	assert.Empty(t, broken(t, f))
}

func TestARuleLeadsSomeUsersToOtherOrigins(t *testing.T) {
	t.Parallel()
	const others, set = profile + "/originGroups/cell", profile + "/ruleSets/cells"
	divided := private()
	divided[others+"/origins/gateway"] = divided[origin]
	divided[origin] = props{"enabledState": "Enabled", "hostName": "elsewhere.example.com"}
	divided[set+"/rules/cell"] = props{"actions": []any{props{"name": "RouteConfigurationOverride", "parameters": props{
		"originGroupOverride": props{"originGroup": props{"id": others}}}}}}
	assert.Contains(t, broken(t, divided), "shop", "a rule that no route applies")

	divided[route]["ruleSets"] = []any{props{"id": set}}
	assert.Empty(t, broken(t, divided))
}

func TestAFunctionHasNoUsers(t *testing.T) {
	t.Parallel()
	f := direct()
	f[site]["kind"] = "functionapp,linux"
	f[site]["publicNetworkAccess"] = "Disabled"
	assert.Empty(t, broken(t, f))
}
