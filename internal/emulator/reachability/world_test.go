package reachability

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

type props = model.Properties

const (
	group     = "/subscriptions/s/resourceGroups/rg/providers/"
	network   = group + "Microsoft.Network/virtualNetworks/vnet"
	appNet    = network + "/subnets/app"
	linkNet   = network + "/subnets/endpoints"
	gateNet   = network + "/subnets/gateway"
	site      = group + "Microsoft.Web/sites/shop"
	server    = group + "Microsoft.Sql/servers/sql"
	account   = group + "Microsoft.Storage/storageAccounts/st"
	vault     = group + "Microsoft.KeyVault/vaults/kv"
	cluster   = group + "Microsoft.Cache/redisEnterprise/amr"
	documents = group + "Microsoft.DocumentDB/databaseAccounts/cosno"
	index     = group + "Microsoft.Search/searchServices/srch"
	sqlZone   = group + "Microsoft.Network/privateDnsZones/privatelink.database.windows.net"
	siteZone  = group + "Microsoft.Network/privateDnsZones/privatelink.azurewebsites.net"
	profile   = group + "Microsoft.Cdn/profiles/afd"
	edge      = profile + "/afdEndpoints/shop"
	route     = edge + "/routes/default"
	origin    = profile + "/originGroups/origins/origins/gateway"
	gateway   = group + "Microsoft.Network/applicationGateways/agw"
	firewall  = group + "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies/waf"
	gateNSG   = group + "Microsoft.Network/networkSecurityGroups/gateway"
	linkNSG   = group + "Microsoft.Network/networkSecurityGroups/endpoints"
	appNSG    = group + "Microsoft.Network/networkSecurityGroups/app"
)

// fake is a cloud that is put together by hand: outputs by ID.
type fake map[string]props

func (f fake) cloud(t *testing.T) *cloud.Cloud {
	t.Helper()
	store := cloud.Memory()
	require.NoError(t, store.Update(func(tx *cloud.Tx) error {
		for id, outputs := range f {
			tx.Put(model.Resource{ID: id, ARMType: armType(id), Outputs: outputs})
		}
		return nil
	}))
	return store
}

// armType reads the type out of an ID: what follows its last provider.
func armType(id string) string {
	const providers = "/providers/"
	rest := id[strings.LastIndex(id, providers)+len(providers):]
	kind, segment := "", 0
	for start, i := 0, 0; i <= len(rest); i++ {
		if i < len(rest) && rest[i] != '/' {
			continue
		}
		if segment == 0 || segment%2 == 1 {
			kind += "/" + rest[start:i]
		}
		start, segment = i+1, segment+1
	}
	return kind[1:]
}

func rule(name string, priority float64, direction, access, peer string, ports ...any) props {
	return props{"name": name, "priority": priority, "direction": direction, "access": access, "protocol": "Tcp",
		"sourceAddressPrefix": peer, "destinationAddressPrefix": peer, "destinationPortRanges": ports}
}

func nsg(rules ...any) props { return props{"securityRules": rules} }

var denyAll = rule("DenyAll", 4096, "Inbound", "Deny", "*", "*")

// direct is an app that users reach at its own name, and stores with public endpoints.
func direct() fake {
	return fake{
		site: props{"kind": "app,linux", "defaultHostName": "shop.azurewebsites.net", "publicNetworkAccess": "Enabled",
			"virtualNetworkSubnetId": appNet, "siteConfig": props{"appSettings": []any{
				props{"name": "SQL", "value": "Server=tcp:sql.database.windows.net,1433;Database=shop;Encrypt=True"},
				props{"name": "BLOB", "value": "https://st.blob.core.windows.net/"},
				props{"name": "VAULT", "value": "https://kv.vault.azure.net/"},
				props{"name": "REDIS", "value": "amr.eastus2.redis.azure.net"},
				props{"name": "COSMOS", "value": "https://cosno.documents.azure.com:443/"},
				props{"name": "SEARCH", "value": "https://srch.search.windows.net"},
				props{"name": "STAGE", "value": "single"},
				props{"name": "TELEMETRY", "value": "https://eastus2-0.in.applicationinsights.azure.com/"},
			}}},
		network: props{},
		appNet: props{"addressPrefix": "10.0.0.0/26", "networkSecurityGroup": props{"id": appNSG}, "serviceEndpoints": []any{
			props{"service": "Microsoft.Sql"}}},
		appNSG:                              nsg(denyAll),
		server:                              props{"fullyQualifiedDomainName": "sql.database.windows.net", "publicNetworkAccess": "Enabled"},
		server + "/databases/shop":          props{},
		server + "/virtualNetworkRules/app": props{"virtualNetworkSubnetId": appNet},
		account: props{"primaryEndpoints": props{"blob": "https://st.blob.core.windows.net/"}, "publicNetworkAccess": "Enabled",
			"networkRuleSet": props{"defaultAction": "Allow"}},
		vault: props{"properties": props{"vaultUri": "https://kv.vault.azure.net/", "publicNetworkAccess": "Enabled",
			"networkAcls": props{"defaultAction": "Allow"}}},
		cluster:   props{"hostName": "amr.eastus2.redis.azure.net"},
		documents: props{"documentEndpoint": "https://cosno.documents.azure.com:443/", "publicNetworkAccess": "Enabled"},
		index:     props{"name": "srch", "publicNetworkAccess": "enabled"},
	}
}

// private closes the app and the SQL server to the public, with a gateway and Front Door in front of the app.
func private() fake {
	f := direct()
	f[site]["publicNetworkAccess"] = "Disabled"
	f[server]["publicNetworkAccess"] = "Disabled"
	delete(f, server+"/virtualNetworkRules/app")
	f[linkNet] = props{"addressPrefix": "10.0.0.128/25", "privateEndpointNetworkPolicies": "Enabled",
		"networkSecurityGroup": props{"id": linkNSG}}
	f[linkNSG] = nsg(rule("Stores", 200, "Inbound", "Allow", "VirtualNetwork", "443", "1433", "11000-11999"), denyAll)
	f.endpoint("sql", server, "sqlServer", sqlZone)
	f.endpoint("sites", site, "sites", siteZone)
	f.edge()
	return f
}

// endpoint adds a private endpoint with its zone, link and record.
func (f fake) endpoint(name, target, part, zone string) {
	id := group + "Microsoft.Network/privateEndpoints/" + name
	f[id] = props{"subnet": props{"id": linkNet}, "privateLinkServiceConnections": []any{props{
		"privateLinkServiceId": target, "groupIds": []any{part},
		"privateLinkServiceConnectionState": props{"status": "Approved"}}}}
	f[zone] = props{}
	f[zone+"/virtualNetworkLinks/stamp"] = props{"virtualNetwork": props{"id": network}}
	f[id+"/privateDnsZoneGroups/default"] = props{"privateDnsZoneConfigs": []any{props{"privateDnsZoneId": zone}}}
}

// edge adds Front Door and the gateway.
func (f fake) edge() {
	address := group + "Microsoft.Network/publicIPAddresses/pip"
	f[profile] = props{"frontDoorId": "our-id"}
	f[edge] = props{"enabledState": "Enabled", "hostName": "shop.z01.azurefd.net"}
	f[route] = props{"enabledState": "Enabled", "patternsToMatch": []any{"/*"}, "forwardingProtocol": "HttpOnly",
		"originGroup": props{"id": profile + "/originGroups/origins"}}
	f[origin] = props{"enabledState": "Enabled", "hostName": "pip.cloudapp.azure.com", "httpPort": 80.0, "httpsPort": 443.0}
	f[address] = props{"dnsSettings": props{"fqdn": "pip.cloudapp.azure.com"}}
	f[gateNet] = props{"addressPrefix": "10.0.1.0/24", "networkSecurityGroup": props{"id": gateNSG}}
	f[gateNSG] = nsg(rule("Manager", 200, "Inbound", "Allow", "GatewayManager", "65200-65535"),
		rule("FrontDoor", 220, "Inbound", "Allow", "AzureFrontDoor.Backend", "80", "443"), denyAll)
	f[firewall] = props{"policySettings": props{"state": "Enabled", "mode": "Prevention"}, "customRules": []any{props{
		"name": "OnlyOurs", "action": "Block", "state": "Enabled", "matchConditions": []any{props{
			"negationConditon": true, "matchValues": []any{"our-id"},
			"matchVariables": []any{props{"variableName": "RequestHeaders", "selector": "X-Azure-FDID"}}}}}}}
	f[gateway] = props{
		"gatewayIPConfigurations":  []any{props{"subnet": props{"id": gateNet}}},
		"frontendIPConfigurations": []any{props{"name": "public", "publicIPAddress": props{"id": address}}},
		"frontendPorts":            []any{props{"name": "http", "port": 80.0}},
		"httpListeners": []any{props{
			"name": "in", "frontendPort": props{"id": gateway + "/frontendPorts/http"},
			"frontendIPConfiguration": props{"id": gateway + "/frontendIPConfigurations/public"}}},
		"requestRoutingRules": []any{props{"httpListener": props{"id": gateway + "/httpListeners/in"}}},
		"backendAddressPools": []any{props{"backendAddresses": []any{props{"fqdn": "shop.azurewebsites.net"}}}},
		"firewallPolicy":      props{"id": firewall},
	}
}
