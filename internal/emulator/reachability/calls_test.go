package reachability

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const (
	environment = group + "Microsoft.App/managedEnvironments/cae"
	ordersApp   = group + "Microsoft.App/containerApps/orders"
	cartsGroup  = group + "Microsoft.ContainerInstance/containerGroups/carts"
	ordersID    = group + "Microsoft.ManagedIdentity/userAssignedIdentities/orders"
	ordersRoles = "/providers/Microsoft.Authorization/roleAssignments/"
	appsNet     = network + "/subnets/apps"
	groupsNet   = network + "/subnets/groups"
	appsDomain  = "calm-sea-12345678.eastus2.azurecontainerapps.io"
	appsZone    = group + "Microsoft.Network/privateDnsZones/" + appsDomain
	ownZone     = group + "Microsoft.Network/privateDnsZones/services.internal"
	searchZone  = group + "Microsoft.Network/privateDnsZones/privatelink.search.windows.net"
)

// split is an app that calls two services, of which one is a container app with stores of its own.
func split() fake {
	f := direct()
	f[site].Set("siteConfig.appSettings", []any{
		props{"name": "ORDERS", "value": "https://orders." + appsDomain},
		props{"name": "CARTS", "value": "http://carts.services.internal:8080/api"},
		props{"name": "OTHERS", "value": "https://api.example.com"},
	})
	f[environment] = props{"defaultDomain": appsDomain, "staticIp": "10.0.2.62",
		"vnetConfiguration": props{"internal": true, "infrastructureSubnetId": appsNet}}
	f[appsNet] = props{"addressPrefix": "10.0.2.0/26"}
	f[ordersID] = props{"principalId": "orders-principal"}
	f[ordersApp] = props{"environmentId": environment,
		"identity":      props{"userAssignedIdentities": props{ordersID: props{}}},
		"configuration": props{"ingress": props{"external": true, "fqdn": "orders." + appsDomain}},
		"template": props{"containers": []any{props{"env": []any{
			props{"name": "SEARCH_ENDPOINT", "value": "https://srch.search.windows.net"},
			props{"name": "COSMOS_ENDPOINT", "value": "https://cosno.documents.azure.com:443/"},
			props{"name": "BLOB_ENDPOINT", "value": "https://st.blob.core.windows.net/"},
		}}}}}
	f[index]["publicNetworkAccess"] = "disabled"
	f.endpoint("search", index, "searchService", searchZone)
	f[linkNet] = props{"addressPrefix": "10.0.0.128/25"}
	f[index+ordersRoles+"1"] = props{"principalId": "orders-principal"}
	f[documents+"/sqlRoleAssignments/1"] = props{"principalId": "ORDERS-principal"}
	f[account+"/blobServices/default/containers/orders"+ordersRoles+"1"] = props{"principalId": "orders-principal"}
	f.zone(appsZone, "*", "10.0.2.62")
	f.zone(ownZone, "carts", "10.0.3.4")
	f[groupsNet] = props{"addressPrefix": "10.0.3.0/26",
		"delegations": []any{props{"serviceName": "Microsoft.ContainerInstance/containerGroups"}}}
	f[cartsGroup] = props{"ipAddress": props{"ip": "10.0.3.4"}, "subnetIds": []any{props{"id": groupsNet}},
		"containers": []any{props{"environmentVariables": []any{
			props{"name": "ORDERS_FROM_CARTS", "value": "https://orders." + appsDomain}}}}}
	return f
}

// zone adds a private zone with a record, and its link.
func (f fake) zone(id, name, address string) {
	f[id] = props{}
	f[id+"/A/"+name] = props{"aRecords": []any{props{"ipv4Address": address}}}
	f[id+"/virtualNetworkLinks/stamp"] = props{"virtualNetwork": props{"id": network}}
}

func TestServicesAndTheirStoresAreReached(t *testing.T) {
	t.Parallel()
	var to []string
	for _, state := range Derive(split().cloud(t)) {
		assert.True(t, state.Works(), "%+v", state)
		to = append(to, state.From+" → "+state.To)
	}
	assert.Equal(t, []string{"users → shop", "shop → ORDERS", "shop → CARTS", "orders → SEARCH_ENDPOINT",
		"orders → COSMOS_ENDPOINT", "orders → BLOB_ENDPOINT", "carts → ORDERS_FROM_CARTS"}, to)
}

func TestARoleAboveAStoreIsEnough(t *testing.T) {
	t.Parallel()
	f := split()
	delete(f, index+ordersRoles+"1")
	f["/subscriptions/s/resourceGroups/rg/providers/Microsoft.Authorization/roleAssignments/1"] =
		props{"principalId": "orders-principal"}
	assert.Empty(t, broken(t, f))
}

func TestEveryWayToLoseAServiceOrItsStores(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(fake)
		to     string
		reason string
	}{
		"the role at the search service": {func(f fake) { delete(f, index+ordersRoles+"1") }, "SEARCH_ENDPOINT",
			"orders has no role in srch"},
		"the role is somebody else's": {func(f fake) { f[index+ordersRoles+"1"]["principalId"] = "carts" }, "SEARCH_ENDPOINT",
			"orders has no role in srch"},
		"the data role in the account": {func(f fake) { delete(f, documents+"/sqlRoleAssignments/1") }, "COSMOS_ENDPOINT",
			"orders has no role in cosno"},
		"the role in the storage account": {func(f fake) {
			delete(f, account+"/blobServices/default/containers/orders"+ordersRoles+"1")
		}, "BLOB_ENDPOINT", "orders has no role in st"},
		"the private link of the store": {func(f fake) {
			delete(f, group+"Microsoft.Network/privateEndpoints/search")
		}, "SEARCH_ENDPOINT", "the public endpoint of srch is closed"},
		"the store":   {func(f fake) { delete(f, index) }, "SEARCH_ENDPOINT", "there is no srch.search.windows.net"},
		"the service": {func(f fake) { delete(f, ordersApp) }, "ORDERS", "there is no orders." + appsDomain},
		"the ingress from the network": {func(f fake) { f[ordersApp].Set("configuration.ingress.external", false) }, "ORDERS",
			"by its neighbours only"},
		"the link of the zone": {func(f fake) { delete(f, appsZone+"/virtualNetworkLinks/stamp") }, "ORDERS", "not linked"},
		"the record":           {func(f fake) { delete(f, appsZone+"/A/*") }, "ORDERS", "has no record of orders"},
		"the record leads elsewhere": {func(f fake) {
			f[appsZone+"/A/*"]["aRecords"] = []any{props{"ipv4Address": "10.0.2.5"}}
		}, "ORDERS", "leads to [10.0.2.5]"},
		"the zone of the environment": {func(f fake) { delete(f, appsZone) }, "ORDERS", "has no name in any zone"},
		"the container group":         {func(f fake) { delete(f, cartsGroup) }, "CARTS", "where no container group is"},
		"the record of the group":     {func(f fake) { delete(f, ownZone+"/A/carts") }, "CARTS", "has no record of carts"},
		"the way out": {func(f fake) {
			f[appNSG] = nsg(rule("NoNeighbours", 100, "Outbound", "Deny", "VirtualNetwork", "443"))
		}, "CARTS", "NoNeighbours"},
	} {
		f := split()
		c.change(f)
		assert.Contains(t, broken(t, f)[c.to], c.reason, name)
	}
}
