package resourceproviders

func networkCases() []ruleCase {
	space := func(prefixes ...any) props { return props{"addressSpace": props{"addressPrefixes": prefixes}} }
	inline := func(prefixes ...string) props {
		network := space("10.0.0.0/16")
		var subnets []any
		for i, prefix := range prefixes {
			subnets = append(subnets, props{"name": string(rune('a' + i)), "addressPrefix": prefix})
		}
		network["subnets"] = subnets
		return network
	}
	child := resource(subnetID, props{
		"addressPrefix": "10.0.1.0/24", "delegations": list(props{"serviceName": "Microsoft.Web/serverFarms"}),
	})
	user := resource(siteID, props{"virtualNetworkSubnetId": subnetID})
	rule := resource(serverID+"/virtualNetworkRules/app", props{"virtualNetworkSubnetId": subnetID})
	used, free := fakeCloud{child, user}, fakeCloud{child, rule}
	security := func(priorities ...float64) props {
		var rules []any
		for _, priority := range priorities {
			rules = append(rules, props{
				"name": "rule", "priority": priority, "direction": "Inbound", "access": "Deny", "protocol": "Tcp",
			})
		}
		return props{"securityRules": rules}
	}
	cases := []ruleCase{
		{"network.virtualNetworks.address-space", given(space("10.0.0.0/16", "10.1.0.0/16")),
			given(space("10.0.0.0/8", "10.1.0.0/16")), "addressSpace.addressPrefixes"},
		{"network.virtualNetworks.address-space", given(space("10.0.0.0/16")), given(space("10.0.0.1/16")),
			"addressSpace.addressPrefixes"},
		{"network.virtualNetworks.inline-subnets", given(inline("10.0.0.0/24", "10.0.1.0/24")),
			given(inline("10.0.0.0/23", "10.0.1.0/24")), "subnets[1]"},
		{"network.virtualNetworks.inline-subnets", given(inline("10.0.0.0/24")), given(inline("10.1.0.0/24")),
			"subnets[0]"},
		{"network.virtualNetworks.inline-subnets-keep-used", changing(free, networkID, props{}, inline("10.0.0.0/24")),
			changing(used, networkID, props{}, inline("10.0.0.0/24")), "subnets"},
		{"network.virtualNetworks.address-space-keeps-subnets", changing(used, networkID, props{}, space("10.0.0.0/16")),
			changing(used, networkID, props{}, space("10.1.0.0/16")), "addressSpace.addressPrefixes"},
		{"network.virtualNetworks.not-in-use", in(free, networkID, nil), in(used, networkID, nil), ""},
		{"network.networkSecurityGroups.rule-values", given(security(100)), given(security(99)),
			"securityRules[0].priority"},
		{"network.networkSecurityGroups.unique-priorities", given(security(100, 101)), given(security(100, 100)),
			"securityRules[1].priority"},
	}
	return append(cases, subnetCases(used, free)...)
}

func subnetCases(used, free fakeCloud) []ruleCase {
	prefix := func(cidr string) props { return props{"addressPrefix": cidr} }
	delegated := func(services ...string) props {
		var delegations []any
		for _, service := range services {
			delegations = append(delegations, props{"name": "d", "serviceName": service})
		}
		return props{"addressPrefix": "10.0.1.0/24", "delegations": delegations}
	}
	network := resource(networkID, props{
		"addressSpace": props{"addressPrefixes": list("10.0.0.0/16")},
		"subnets":      list(props{"name": "inline", "addressPrefix": "10.0.9.0/24"}),
	})
	const web = "Microsoft.Web/serverFarms"
	siblings, other := append(free, network), networkID+"/subnets/pe"
	return []ruleCase{
		{"network.subnets.prefix-form", given(prefix("10.0.1.0/29")), given(prefix("10.0.1.0/30")), "addressPrefix"},
		{"network.subnets.prefix-form", given(prefix("10.0.1.0/29")), given(props{}), "addressPrefix"},
		{"network.subnets.delegation-known", given(delegated(web)), given(delegated("Microsoft.Web/sites")), "delegations"},
		{"network.subnets.delegation-known", given(delegated(web)),
			given(delegated(web, "Microsoft.App/environments")), "delegations"},
		{"network.subnets.within-network", in(siblings, other, prefix("10.0.2.0/24")),
			in(siblings, other, prefix("10.1.2.0/24")), "addressPrefix"},
		{"network.subnets.no-overlap", in(siblings, other, prefix("10.0.2.0/24")),
			in(siblings, other, prefix("10.0.1.128/25")), "addressPrefix"},
		{"network.subnets.no-overlap", in(siblings, subnetID, prefix("10.0.1.0/24")),
			in(siblings, other, prefix("10.0.8.0/23")), "addressPrefix"},
		{"network.subnets.prefix-fixed-in-use",
			changing(free, subnetID, prefix("10.0.1.0/24"), prefix("10.0.2.0/24")),
			changing(used, subnetID, prefix("10.0.1.0/24"), prefix("10.0.2.0/24")), "addressPrefix"},
		{"network.subnets.delegation-fixed-in-use", changing(used, subnetID, delegated(web), delegated(web)),
			changing(used, subnetID, delegated(web), delegated()), "delegations"},
	}
}
