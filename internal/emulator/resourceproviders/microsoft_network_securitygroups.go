package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func networkSecurityGroup() *model.Type {
	return &model.Type{
		Token:     "azure-native:network/v20240501:NetworkSecurityGroup",
		ARMType:   "Microsoft.Network/networkSecurityGroups",
		Path:      networkGroupPath + "networkSecurityGroups/{networkSecurityGroupName}",
		Location:  model.Regional,
		Replace:   properties(verified(azurermSource+"network/network_security_group_resource.go"), "location"),
		Normalise: normalisedLocation(),
		Rules:     securityGroupRules(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Network/networkSecurityGroups", model.Properties{
				"etag": etagOf(r.ID), "resourceGuid": stableUUID(r.ID, "guid"), "provisioningState": succeeded,
				"flowLogs": []any{}, "networkInterfaces": []any{}, "subnets": []any{},
				"defaultSecurityRules": defaultSecurityRules(r.ID),
				"securityRules":        securityRules(r.ID, "securityRules", r.Inputs.Objects("securityRules")),
			})
		},
	}
}

// builtInRules are the rules that every network security group ends with.
var builtInRules = []struct {
	name, direction, access, source, destination string
	priority                                     float64
}{
	{"AllowVnetInBound", "Inbound", "Allow", "VirtualNetwork", "VirtualNetwork", 65000},
	{"AllowAzureLoadBalancerInBound", "Inbound", "Allow", "AzureLoadBalancer", "*", 65001},
	{"DenyAllInBound", "Inbound", "Deny", "*", "*", 65500},
	{"AllowVnetOutBound", "Outbound", "Allow", "VirtualNetwork", "VirtualNetwork", 65000},
	{"AllowInternetOutBound", "Outbound", "Allow", "*", "Internet", 65001},
	{"DenyAllOutBound", "Outbound", "Deny", "*", "*", 65500},
}

func defaultSecurityRules(group string) []any {
	rules := make([]model.Properties, 0, len(builtInRules))
	for _, rule := range builtInRules {
		rules = append(rules, model.Properties{
			"name": rule.name, "direction": rule.direction, "access": rule.access, "priority": rule.priority,
			"protocol": "*", "sourcePortRange": "*", "destinationPortRange": "*",
			"sourceAddressPrefix": rule.source, "destinationAddressPrefix": rule.destination,
		})
	}
	return securityRules(group, "defaultSecurityRules", rules)
}

func securityRules(group, collection string, given []model.Properties) []any {
	rules := []any{}
	for _, rule := range given {
		id := group + "/" + collection + "/" + rule.String("name")
		rules = append(rules, merged(rule, model.Properties{
			"id": id, "etag": etagOf(id), "provisioningState": succeeded,
			"type": "Microsoft.Network/networkSecurityGroups/" + collection,
		}))
	}
	return rules
}
