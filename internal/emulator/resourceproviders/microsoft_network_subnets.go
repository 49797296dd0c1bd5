package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const (
	subnetType   = "Microsoft.Network/virtualNetworks/subnets"
	subnetSource = azurermSource + "network/subnet_resource.go"
)

// delegatedActions lists the services that a subnet can be delegated to, and what each may then do to it.
var delegatedActions = map[string][]any{
	"Microsoft.Web/serverFarms":                      {"Microsoft.Network/virtualNetworks/subnets/action"},
	"Microsoft.App/environments":                     {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"Microsoft.ContainerInstance/containerGroups":    {"Microsoft.Network/virtualNetworks/subnets/action"},
	"Microsoft.ContainerService/managedClusters":     {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"Microsoft.ApiManagement/service":                {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"Microsoft.DBforPostgreSQL/flexibleServers":      {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"Microsoft.DBforMySQL/flexibleServers":           {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"Microsoft.Sql/managedInstances":                 {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"Microsoft.Network/dnsResolvers":                 {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"Microsoft.Network/applicationGateways":          {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"Microsoft.ServiceNetworking/trafficControllers": {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"Microsoft.NetApp/volumes":                       {"Microsoft.Network/virtualNetworks/subnets/join/action"},
	"GitHub.Network/networkSettings":                 {"Microsoft.Network/virtualNetworks/subnets/join/action"},
}

func subnet() *model.Type {
	documented := verified(sdkSource + "Subnet")
	return &model.Type{
		Token: "azure-native:network/v20240501:Subnet",
		OneAtATime: &model.Fact{
			Source:   "pulumi/pulumi-azure-native issues 903 and 1024, hashicorp/terraform-provider-azurerm issue 21293",
			Evidence: model.Inferred,
		},
		ARMType:  subnetType,
		Path:     networkGroupPath + "virtualNetworks/{virtualNetworkName}/subnets/{subnetName}",
		Location: model.Unlocated,
		// defaultOutboundAccess is no Immutable row: the SDK says that it is set at creation only, the networking
		// documentation describes how to change it. The emulator does not refuse what may work.
		Allowed: []model.Allowed{
			allowed(documented, "privateEndpointNetworkPolicies",
				"Disabled", "Enabled", "NetworkSecurityGroupEnabled", "RouteTableEnabled"),
			allowed(documented, "privateLinkServiceNetworkPolicies", "Enabled", "Disabled"),
			allowed(documented, "sharingScope", "Tenant", "DelegatedServices"),
		},
		References: []model.Reference{
			{
				Path: "networkSecurityGroup.id", Types: []string{"Microsoft.Network/networkSecurityGroups"}, Blocks: true,
				Code:    "InUseNetworkSecurityGroupCannotBeDeleted",
				Message: "Network security group cannot be deleted because it is in use by a subnet.", Fact: known(),
			},
			{
				Path: "natGateway.id", Types: []string{"Microsoft.Network/natGateways"}, Blocks: true,
				Code:    "InUseNatGatewayCannotBeDeleted",
				Message: "NAT gateway cannot be deleted because it is in use by a subnet.", Fact: known(),
			},
			{
				Path: "routeTable.id", Types: []string{"Microsoft.Network/routeTables"}, Blocks: true,
				Code:    "InUseRouteTableCannotBeDeleted",
				Message: "Route table cannot be deleted because it is in use by a subnet.", Fact: known(),
			},
		},
		Defaults: []model.Default{
			byDefault(documented, "privateEndpointNetworkPolicies", "Disabled"),
			byDefault(documented, "privateLinkServiceNetworkPolicies", "Enabled"),
		},
		ReadOnly: subnetOutputs,
		Rules:    subnetRules(),
	}
}

func subnetOutputs(r model.Request) model.Properties {
	return emptyLists(named(r, subnetType, model.Properties{
		"etag": etagOf(r.ID), "provisioningState": succeeded, "purpose": "",
		"delegations": delegationsOutput(r), "serviceEndpoints": serviceEndpointsOutput(r),
	}), "ipConfigurationProfiles", "ipConfigurations", "privateEndpoints", "resourceNavigationLinks",
		"serviceAssociationLinks")
}

func delegationsOutput(r model.Request) []any {
	delegations := []any{}
	for _, delegation := range r.Inputs.Objects("delegations") {
		id := r.ID + "/delegations/" + delegation.String("name")
		delegations = append(delegations, merged(delegation, model.Properties{
			"id": id, "etag": etagOf(id), "provisioningState": succeeded, "type": subnetType + "/delegations",
			"actions": delegatedActions[delegation.String("serviceName")],
		}))
	}
	return delegations
}

// serviceEndpointsOutput fills in the regions that an endpoint covers.
func serviceEndpointsOutput(r model.Request) []any {
	endpoints := []any{}
	for _, endpoint := range r.Inputs.Objects("serviceEndpoints") {
		endpoint = merged(endpoint, model.Properties{"provisioningState": succeeded})
		if len(endpoint.List("locations")) == 0 {
			endpoint["locations"] = []any{subnetRegion(r)}
		}
		endpoints = append(endpoints, endpoint)
	}
	return endpoints
}

// subnetRegion is the region of the network; "*" while it is not known.
func subnetRegion(r model.Request) string {
	if r.Cloud != nil {
		if network, ok := r.Cloud.Get(parentOf(r.ID)); ok {
			return locationName(network.Inputs.String("location")).(string)
		}
	}
	return "*"
}
