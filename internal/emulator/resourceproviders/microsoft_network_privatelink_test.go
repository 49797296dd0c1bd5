package resourceproviders

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	endpointID = group + "/providers/Microsoft.Network/privateEndpoints/pep"
	zoneID     = group + "/providers/Microsoft.Network/privateDnsZones/privatelink.database.windows.net"
	linkID     = zoneID + "/virtualNetworkLinks/link"
	groupID    = endpointID + "/privateDnsZoneGroups/default"
	vaultID    = group + "/providers/Microsoft.KeyVault/vaults/kv"
)

// connected is a private endpoint with one connection.
func connected(target string, groups ...any) props {
	return props{
		"location": "eastus2", "subnet": props{"id": subnetID},
		"privateLinkServiceConnections": list(props{"name": "c", "privateLinkServiceId": target, "groupIds": groups}),
	}
}

func privateNetworkCases() []ruleCase {
	return slices.Concat(endpointCases(), endpointPlaceCases(), endpointAddressCases(), dnsCases())
}

func endpointCases() []ruleCase {
	sql := connected(serverID, "sqlServer")
	none := props{"privateLinkServiceConnections": list(), "manualPrivateLinkServiceConnections": list()}
	const connection = "privateLinkServiceConnections[0]"
	const rule = "network.privateEndpoints."
	slot := fakeCloud{resource(siteID, nil), resource(siteID+"/slots/staging", nil)}
	return []ruleCase{
		{rule + "one-connection", given(sql), given(none), "privateLinkServiceConnections"},
		{rule + "one-group", given(sql), given(connected(accountID, "blob", "file")), connection + ".groupIds"},
		{rule + "one-group", given(connected(group + "/providers/Microsoft.Network/privateLinkServices/pls")),
			given(connected(serverID)), connection + ".groupIds"},
		{rule + "group-fits-target", given(sql), given(connected(serverID, "blob")), connection + ".groupIds"},
		{rule + "group-fits-target", given(connected(siteID, "sites-staging")), given(connected(planID, "sites")),
			connection + ".privateLinkServiceId"},
		{rule + "connection-fixed", changed(sql, connected(serverID, "SQLSERVER")),
			changed(sql, connected(serverID+"2", "sqlServer")), connection},
		{rule + "slot-exists", in(slot, endpointID, connected(siteID, "sites-staging")),
			in(slot, endpointID, connected(siteID, "sites-blue")), connection + ".groupIds"},
	}
}

func endpointPlaceCases() []ruleCase {
	sql := connected(serverID, "sqlServer")
	place := func(subnet props, more ...model.Resource) fakeCloud {
		return append(fakeCloud{
			resource(networkID, props{"location": "eastus2"}),
			resource(subnetID, merged(props{"addressPrefix": "10.0.2.0/29"}, subnet)),
		}, more...)
	}
	neighbour := func(name string) model.Resource { return resource(endpointID+name, sql) }
	gateway := resource(gatewayID, props{"gatewayIPConfigurations": list(props{"subnet": props{"id": subnetID}})})
	elsewhere := fakeCloud{resource(networkID, props{"location": "westus3"})}
	delegated := props{"delegations": list(props{"serviceName": "Microsoft.Web/serverFarms"})}
	const rule = "network.privateEndpoints."
	return []ruleCase{
		{rule + "same-region-as-network", in(place(nil), endpointID, sql), in(elsewhere, endpointID, sql), "subnet.id"},
		{rule + "subnet-not-delegated", in(place(nil), endpointID, sql), in(place(delegated), endpointID, sql), "subnet.id"},
		{rule + "subnet-of-gateway", in(place(nil, neighbour("1")), endpointID, sql), in(place(nil, gateway), endpointID, sql),
			"subnet.id"},
		// A /29 has eight addresses, of which Azure keeps five.
		{rule + "subnet-full", in(place(nil, neighbour("1"), neighbour("2")), endpointID, sql),
			in(place(nil, neighbour("1"), neighbour("2"), neighbour("3")), endpointID, sql), "subnet.id"},
	}
}

func dnsCases() []ruleCase {
	zoned := func(ids ...string) props {
		var configs []any
		for i, id := range ids {
			configs = append(configs, props{"name": string(rune('a' + i)), "privateDnsZoneId": id})
		}
		return props{"privateDnsZoneConfigs": configs}
	}
	twice := zoned(zoneID, zoneID)
	twice["privateDnsZoneConfigs"].([]any)[1].(props)["name"] = "A"
	blobZone := group + "/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net"
	endpoint := resource(endpointID, connected(serverID, "sqlServer"))
	grouped := fakeCloud{endpoint, resource(groupID, zoned(zoneID))}
	zones := fakeCloud{endpoint, resource(zoneID, nil), resource(blobZone, nil)}
	linked := func(registers bool) props {
		return props{"virtualNetwork": props{"id": networkID}, "registrationEnabled": registers}
	}
	links := func(id string, registers bool) fakeCloud { return fakeCloud{resource(id, linked(registers))} }
	policy := func(zone string) props { return props{"resolutionPolicy": "NxDomainRedirect", "privateZoneName": zone} }
	otherZone := group + "/providers/Microsoft.Network/privateDnsZones/shop.internal/virtualNetworkLinks/link"
	return []ruleCase{
		{"network.privateDnsZoneGroups.zones-given", given(zoned(zoneID)), given(zoned()), "privateDnsZoneConfigs"},
		{"network.privateDnsZoneGroups.zones-given", given(zoned(zoneID, zoneID)), given(twice),
			"privateDnsZoneConfigs[1].name"},
		{"network.privateDnsZoneGroups.one-per-endpoint", in(grouped, groupID, zoned(zoneID)),
			in(grouped, endpointID+"/privateDnsZoneGroups/other", zoned(zoneID)), "privateDnsZoneGroupName"},
		{"network.privateDnsZoneGroups.zone-of-service", in(zones, groupID, zoned(zoneID)),
			in(zones, groupID, zoned(zoneID, blobZone)), "privateDnsZoneConfigs[1].privateDnsZoneId"},
		{"network.privateDnsZoneGroups.one-zone-to-delete", in(zones, groupID, zoned(zoneID)),
			in(zones, groupID, zoned(zoneID, blobZone)), ""},
		{"network.privateDnsZones.no-links", in(fakeCloud{}, zoneID, props{}), in(links(linkID, false), zoneID, props{}), ""},
		{"network.virtualNetworkLinks.redirect-in-privatelink-zones", given(policy("privatelink.database.windows.net")),
			given(policy("shop.internal")), "resolutionPolicy"},
		{"network.virtualNetworkLinks.no-overlapping-zones", in(links(otherZone, false), linkID, linked(false)),
			in(links(linkID, false), zoneID+"/virtualNetworkLinks/again", linked(false)), "virtualNetwork.id"},
		{"network.virtualNetworkLinks.one-registration-zone", in(links(otherZone, false), linkID, linked(true)),
			in(links(otherZone, true), linkID, linked(true)), "registrationEnabled"},
	}
}

func keyVaultCases() []ruleCase {
	of := func(properties props) props { return props{"properties": properties} }
	rules := of(props{"networkAcls": props{"virtualNetworkRules": list(props{"id": subnetID})}})
	open := resource(subnetID, props{"serviceEndpoints": list(props{"service": "Microsoft.KeyVault"})})
	const never = "keyvault.vaults.purge-protection-never-false"
	return []ruleCase{
		{never, given(of(props{"enablePurgeProtection": true})), given(of(props{"enablePurgeProtection": false})),
			"properties.enablePurgeProtection"},
		{never, given(of(props{})), changed(of(props{"enablePurgeProtection": true}),
			of(props{"enablePurgeProtection": false})), "properties.enablePurgeProtection"},
		{"keyvault.vaults.soft-delete-always-on", given(of(props{"enableSoftDelete": true})),
			given(of(props{"enableSoftDelete": false})), "properties.enableSoftDelete"},
		{"keyvault.vaults.tenant-form", given(of(props{"tenantId": guid})), given(of(props{"tenantId": "shop.example"})),
			"properties.tenantId"},
		{"keyvault.vaults.recovery-not-modelled", given(of(props{"createMode": "default"})),
			given(of(props{"createMode": "recover"})), "properties.createMode"},
		{"keyvault.vaults.service-endpoint", in(fakeCloud{open}, vaultID, rules),
			in(fakeCloud{resource(subnetID, nil)}, vaultID, rules), "properties.networkAcls.virtualNetworkRules"},
	}
}

func TestAnEndpointTellsItsHostNamesUntilAZoneGroupKeepsThem(t *testing.T) {
	t.Parallel()
	request := model.Request{ID: endpointID, Inputs: connected(serverID, "sqlServer"), Cloud: fakeCloud{}}
	records := privateEndpointOutputs(request).Objects("customDnsConfigs")
	require.Len(t, records, 1)
	assert.Equal(t, "sql.database.windows.net", records[0].String("fqdn"))

	zoned := resource(groupID, props{"privateDnsZoneConfigs": list(props{"name": "a", "privateDnsZoneId": zoneID})})
	request.Cloud = fakeCloud{resource(endpointID, request.Inputs), zoned}
	assert.Empty(t, privateEndpointOutputs(request).Objects("customDnsConfigs"))
	configs := zoneConfigsOutput(model.Request{ID: groupID, Inputs: zoned.Inputs, Cloud: request.Cloud})
	require.Len(t, configs, 1)
	sets := configs[0].(props).Objects("recordSets")
	require.Len(t, sets, 1)
	assert.Equal(t, "sql.privatelink.database.windows.net", sets[0].String("fqdn"))
	assert.Equal(t, records[0].Strings("ipAddresses"), sets[0].Strings("ipAddresses"))
}

func TestConnectionsAreApprovedAtOnceUnlessTheyAskForIt(t *testing.T) {
	t.Parallel()
	inputs := connected(serverID, "sqlServer")
	state := func(property string) string {
		outputs := privateEndpointOutputs(model.Request{ID: endpointID, Inputs: inputs})
		require.Len(t, outputs.Objects(property), 1)
		return outputs.Objects(property)[0].String("privateLinkServiceConnectionState.status")
	}
	assert.Equal(t, "Approved", state("privateLinkServiceConnections"))
	inputs["manualPrivateLinkServiceConnections"] = inputs["privateLinkServiceConnections"]
	assert.Equal(t, "Pending", state("manualPrivateLinkServiceConnections"))
}

func TestPurgeProtectionStaysOnWhenLeftOut(t *testing.T) {
	t.Parallel()
	on := props{"properties": props{"enablePurgeProtection": true}}
	outputs := vaultOutputs(model.Request{ID: vaultID, Inputs: props{"properties": props{}}, Old: on})
	assert.True(t, outputs.Bool("properties.enablePurgeProtection"))
	assert.Equal(t, "https://kv.vault.azure.net/", outputs.String("properties.vaultUri"))
	outputs = vaultOutputs(model.Request{ID: vaultID, Inputs: props{"properties": props{}}})
	assert.False(t, outputs.Bool("properties.enablePurgeProtection"))
}
