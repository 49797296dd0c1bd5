package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	privateEndpointType   = "Microsoft.Network/privateEndpoints"
	privateEndpointSource = azurermSource + "network/private_endpoint_resource.go"
	privateLinkDocs       = "MicrosoftDocs/azure-docs articles/private-link/private-endpoint-overview.md"
)

// privateLinkTypes: Azure answers AnotherOperationInProgress to operations on one subnet that overlap. The emulated
// cloud works through its requests one by one, so that answer is not modelled.
func privateLinkTypes() []*model.Type {
	return []*model.Type{privateEndpoint(), privateDNSZoneGroup(), privateDNSZone(), virtualNetworkLink(), privateRecordSet()}
}

func privateEndpoint() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240501:PrivateEndpoint",
		ARMType:  privateEndpointType,
		Path:     networkGroupPath + "privateEndpoints/{privateEndpointName}",
		Location: model.Regional,
		Replace: append(properties(verified(replaceSource+"; GitHub pulumi/pulumi-azure-native#3883"), "subnet"),
			properties(inferred(privateEndpointSource), "location")...),
		Required: properties(known(), "subnet.id"),
		References: []model.Reference{
			{
				Path: "subnet.id", Types: []string{subnetType}, Blocks: true, Code: "InUseSubnetCannotBeDeleted",
				Message: "Subnet is in use by a private endpoint and cannot be deleted. In order to delete the subnet, " +
					"delete all the resources within the subnet. See aka.ms/deletesubnet.",
				Fact: verified("GitHub pulumi/pulumi-azure-native and hashicorp/terraform-provider-azurerm#4784"),
			},
			{Path: "privateLinkServiceConnections[].privateLinkServiceId", Fact: known()},
			{Path: "manualPrivateLinkServiceConnections[].privateLinkServiceId", Fact: known()},
		},
		Normalise: normalisedLocation(),
		ReadOnly:  privateEndpointOutputs,
		Rules:     privateEndpointRules(),
	}
}

func privateEndpointOutputs(r model.Request) model.Properties {
	return emptyLists(named(r, privateEndpointType, model.Properties{
		"etag": etagOf(r.ID), "provisioningState": succeeded,
		"networkInterfaces": []any{model.Properties{"id": endpointInterface(r)}},
		"customDnsConfigs":  endpointDNS(r),
		// Whoever deploys may approve connections to what is in the same tenant, so Azure approves them at once.
		"privateLinkServiceConnections": connectionsOutput(r, "privateLinkServiceConnections",
			model.Properties{"status": "Approved", "description": "Auto-Approved", "actionsRequired": "None"}),
		"manualPrivateLinkServiceConnections": connectionsOutput(r, "manualPrivateLinkServiceConnections",
			model.Properties{"status": "Pending", "description": "Awaiting approval", "actionsRequired": "None"}),
	}), "applicationSecurityGroups", "ipConfigurations")
}

// endpointInterface is the network interface that Azure creates with the endpoint.
func endpointInterface(r model.Request) string {
	name := r.Inputs.String("customNetworkInterfaceName")
	if name == "" {
		name = nameOf(r.ID) + ".nic." + stableUUID(r.ID, "nic")
	}
	return parentOf(r.ID) + "/networkInterfaces/" + name
}

func connectionsOutput(r model.Request, property string, state model.Properties) []any {
	connections := []any{}
	for _, connection := range r.Inputs.Objects(property) {
		id := r.ID + "/" + property + "/" + connection.String("name")
		connections = append(connections, merged(connection, model.Properties{
			"id": id, "etag": etagOf(id), "provisioningState": succeeded, "type": privateEndpointType + "/" + property,
			"privateLinkServiceConnectionState": state.Clone(),
		}))
	}
	return connections
}

// endpointDNS lists the host names that somebody must enter into DNS. A zone group takes the work over and empties it.
func endpointDNS(r model.Request) []any {
	records := []any{}
	if r.Cloud == nil || len(zoneGroupsOf(r.Cloud, r.ID)) > 0 {
		return records
	}
	for _, target := range endpointTargets(r.Inputs) {
		row, ok := target.row()
		if !ok {
			continue
		}
		zone := strings.TrimPrefix(zoneFor(r.Cloud, row, target.id), "privatelink.")
		for _, name := range endpointNames(r.Cloud, target.id) {
			records = append(records, model.Properties{
				"fqdn": name + "." + zone, "ipAddresses": []any{endpointAddress(r.ID, name)},
			})
		}
	}
	return records
}

// endpointAddress stands for the address that Azure takes from the subnet for a name.
func endpointAddress(id, name string) string { return emulatedAddress(id + "/private/" + name) }

// endpointTarget is what one connection of an endpoint leads to.
type endpointTarget struct {
	property, id string
	groups       []string
	// readable is false while a preview does not know the target or its group.
	readable bool
}

// row finds the facts about the target; not found for what the table lacks.
func (t endpointTarget) row() (azure.PrivateLinkTarget, bool) {
	if len(t.groups) != 1 {
		return azure.PrivateLinkTarget{}, false
	}
	group := t.groups[0]
	// A deployment slot has an endpoint of its own below its site: "sites-staging".
	if armTypeOf(t.id) == "Microsoft.Web/sites" && strings.HasPrefix(strings.ToLower(group), "sites-") {
		group = "sites"
	}
	return azure.PrivateLinkTargetOf(armTypeOf(t.id), group)
}

// endpointTargets returns what the connections of an endpoint lead to, automatic ones first.
func endpointTargets(inputs model.Properties) []endpointTarget {
	var targets []endpointTarget
	for _, property := range []string{"privateLinkServiceConnections", "manualPrivateLinkServiceConnections"} {
		for i, connection := range inputs.Objects(property) {
			groups := connection.Strings("groupIds")
			targets = append(targets, endpointTarget{
				property: fmt.Sprintf("%s[%d]", property, i), id: connection.String("privateLinkServiceId"), groups: groups,
				readable: connection.Known("privateLinkServiceId") && connection.Known("groupIds") &&
					len(groups) == len(connection.List("groupIds")),
			})
		}
	}
	return targets
}
