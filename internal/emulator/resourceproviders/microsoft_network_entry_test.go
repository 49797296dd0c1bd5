package resourceproviders

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	gatewayID    = group + "/providers/Microsoft.Network/applicationGateways/agw"
	natID        = group + "/providers/Microsoft.Network/natGateways/ng"
	addressID    = group + "/providers/Microsoft.Network/publicIPAddresses/pip"
	nsgID        = group + "/providers/Microsoft.Network/networkSecurityGroups/nsg"
	edgeSubnetID = networkID + "/subnets/edge"
)

func entryCases() []ruleCase {
	return slices.Concat(publicIPCases(), ddosCases(), natCases(), gatewayInputCases(), gatewayPlaceCases(), gatewayPrivateLinkCases(),
		firewallPolicyCases())
}

func zones(names ...any) props { return props{"zones": names} }

func publicIPCases() []ruleCase {
	standard := props{"sku": props{"name": "Standard"}, "publicIPAllocationMethod": "Static"}
	label := func(text string) props {
		return props{"dnsSettings": props{"domainNameLabel": text}, "location": "eastus2"}
	}
	taken := fakeCloud{resource(addressID, label("shop"))}
	const other = group + "/providers/Microsoft.Network/publicIPAddresses/other"
	return []ruleCase{
		{"network.publicIPAddresses.basic-retired", given(standard), given(props{"sku": props{"name": "Basic"}}), "sku.name"},
		{"network.publicIPAddresses.basic-retired", given(standard), given(props{}), "sku.name"},
		{"network.publicIPAddresses.standard-is-static", given(standard), given(merged(standard,
			props{"publicIPAllocationMethod": "Dynamic"})), "publicIPAllocationMethod"},
		{"network.publicIPAddresses.zones-by-region", given(merged(zones("1"), props{"location": "eastus2"})),
			given(merged(zones("1"), props{"location": "westus"})), "zones"},
		{"network.publicIPAddresses.zones-fixed", changed(zones("1", "2", "3"), zones("3", "2", "1")),
			changed(zones("1", "2", "3"), zones("1")), "zones"},
		{"network.publicIPAddresses.zones-fixed", changed(props{}, props{}),
			changed(zones("1", "2", "3"), zones()), "zones"},
		{"network.publicIPAddresses.label-form", given(label("pip-shop")), given(label("-shop")),
			"dnsSettings.domainNameLabel"},
		{"network.publicIPAddresses.label-scope", given(label("pip-shop")),
			given(props{"dnsSettings": props{"domainNameLabelScope": "TenantReuse"}}), "dnsSettings.domainNameLabelScope"},
		{"network.publicIPAddresses.label-unique-in-region", in(taken, addressID, label("shop")),
			in(taken, other, label("shop")), "dnsSettings.domainNameLabel"},
	}
}

func addressIn(location string, names ...any) model.Resource {
	return resource(addressID, merged(zones(names...), props{
		"sku": props{"name": "Standard"}, "publicIPAllocationMethod": "Static", "location": location,
	}))
}

func natCases() []ruleCase {
	nat := func(names ...any) props {
		return merged(zones(names...), props{
			"location": "eastus2", "publicIpAddresses": list(props{"id": addressID}),
		})
	}
	holder := resource(gatewayID, frontend())
	return []ruleCase{
		{"network.natGateways.one-zone", given(zones("1")), given(zones("1", "2")), "zones"},
		{"network.natGateways.zones-by-region", given(merged(zones("1"), props{"location": "eastus2"})),
			given(merged(zones("1"), props{"location": "westus"})), "zones"},
		{"network.natGateways.zones-fixed", changed(zones("1"), zones("1")), changed(zones("1"), zones("2")), "zones"},
		{"network.natGateways.addresses-fit-zone", in(fakeCloud{addressIn("eastus2", "1", "2", "3")}, natID, nat("2")),
			in(fakeCloud{addressIn("eastus2", "1")}, natID, nat("2")), "publicIpAddresses[0].id"},
		{"network.natGateways.addresses-free", in(fakeCloud{addressIn("eastus2"), resource(natID, nat())}, natID, nat()),
			in(fakeCloud{addressIn("eastus2"), holder}, natID, nat()), "publicIpAddresses[0].id"},
		{"network.natGateways.addresses-in-region", in(fakeCloud{addressIn("East US 2")}, natID, nat()),
			in(fakeCloud{addressIn("westus3")}, natID, nat()), "publicIpAddresses[0].id"},
	}
}

// frontend is the public side of a gateway.
func frontend() props {
	return props{"frontendIPConfigurations": list(props{"name": "public", "publicIPAddress": props{"id": addressID}})}
}

func gatewayInputCases() []ruleCase {
	sku := func(name string) props { return props{"sku": props{"name": name, "tier": name}} }
	policy := props{"firewallPolicy": props{"id": firewallID}}
	scaled := func(low, high float64) props {
		return props{"autoscaleConfiguration": props{"minCapacity": low, "maxCapacity": high}}
	}
	fixed := props{"sku": props{"capacity": 2.0}}
	listener := func(port string) props {
		return props{
			"frontendPorts": list(props{"name": "http"}),
			"httpListeners": list(props{"name": "http", "frontendPort": props{"id": gatewayID + "/frontendPorts/" + port}}),
		}
	}
	foreign := listener("http")
	foreign["httpListeners"] = list(props{"name": "http", "frontendPort": props{"id": addressID + "/frontendPorts/http"}})
	rules := func(priorities ...any) props {
		var all []any
		for _, priority := range priorities {
			all = append(all, props{"name": "r", "priority": priority})
		}
		return props{"requestRoutingRules": all}
	}
	probe := func(timeout float64) props {
		return props{"probes": list(props{"name": "health", "interval": 30.0, "timeout": timeout})}
	}
	secure := func(protocol string) props {
		return props{"httpListeners": list(props{"protocol": protocol, "sslCertificate": props{"id": gatewayID}})}
	}
	vaulted := props{"sslCertificates": list(props{"name": "edge", "keyVaultSecretId": "https://kv.vault.azure.net/secrets/c"})}
	identity := props{"identity": props{"type": "UserAssigned", "userAssignedIdentities": list("id")}}
	return []ruleCase{
		{"network.applicationGateways.v1-retired", given(sku("WAF_v2")), given(sku("WAF_Medium")), "sku.name"},
		{"network.applicationGateways.v1-retired", given(sku("Standard_v2")), given(sku("Basic")), "sku.name"},
		{"network.applicationGateways.v1-retired", given(sku("Standard_v2")),
			given(props{"sku": props{"name": "Standard_v2", "tier": "WAF_v2"}}), "sku.tier"},
		{"network.applicationGateways.capacity-or-autoscale", given(scaled(1, 2)), given(merged(fixed, scaled(1, 2))),
			"sku.capacity"},
		{"network.applicationGateways.capacity-or-autoscale", given(fixed), given(props{"sku": props{}}),
			"autoscaleConfiguration"},
		{"network.applicationGateways.capacity-or-autoscale", given(scaled(2, 2)), given(scaled(3, 2)),
			"autoscaleConfiguration"},
		{"network.applicationGateways.waf-needs-policy", given(merged(sku("WAF_v2"), policy)), given(sku("WAF_v2")),
			"firewallPolicy"},
		{"network.applicationGateways.waf-needs-policy", given(sku("Standard_v2")),
			given(merged(sku("Standard_v2"), policy)), "firewallPolicy"},
		{"network.applicationGateways.zones-by-region", given(merged(zones("1"), props{"location": "eastus2"})),
			given(merged(zones("1"), props{"location": "westus"})), "zones"},
		{"network.applicationGateways.zones-fixed", changed(zones("1", "2"), zones("1", "2")),
			changed(zones("1", "2"), zones("1", "2", "3")), "zones"},
		{"network.applicationGateways.inner-references", in(nil, gatewayID, listener("http")),
			in(nil, gatewayID, listener("https")), "httpListeners[0].frontendPort.id"},
		{"network.applicationGateways.inner-references", in(nil, gatewayID, listener("HTTP")),
			in(nil, gatewayID, foreign), "httpListeners[0].frontendPort.id"},
		{"network.applicationGateways.rule-priorities", given(rules(10.0, 20.0)), given(rules(10.0, 10.0)),
			"requestRoutingRules[1].priority"},
		{"network.applicationGateways.rule-priorities", given(rules(10.0)), given(rules(nil)),
			"requestRoutingRules[0].priority"},
		{"network.applicationGateways.probe-timeout", given(probe(30)), given(probe(31)), "probes[0].timeout"},
		{"network.applicationGateways.listener-certificate", given(secure("Https")), given(secure("Http")),
			"httpListeners[0].sslCertificate"},
		{"network.applicationGateways.certificate-identity", given(merged(vaulted, identity)), given(vaulted),
			"sslCertificates[0].keyVaultSecretId"},
		{"network.applicationGateways.identities-given", given(identity),
			given(props{"identity": props{"type": "UserAssigned", "userAssignedIdentities": list()}}),
			"identity.userAssignedIdentities"},
	}
}

// opening is a security rule for a service tag.
func opening(tag, access, ports string, priority float64) props {
	return props{
		"name": access + tag, "priority": priority, "direction": "Inbound", "access": access, "protocol": "Tcp",
		"sourceAddressPrefix": tag, "destinationPortRange": ports,
	}
}

// edge is a cloud with the subnet of a gateway.
func edge(subnet props, more ...model.Resource) fakeCloud {
	cloud := fakeCloud{
		resource(networkID, props{"location": "eastus2"}),
		resource(edgeSubnetID, merged(props{"addressPrefix": "10.0.1.0/24"}, subnet)),
	}
	return append(cloud, more...)
}

// guarded is the same with a security group.
func guarded(rules ...any) fakeCloud {
	return edge(props{"networkSecurityGroup": props{"id": nsgID}}, resource(nsgID, props{"securityRules": rules}))
}

func gatewayPlaceCases() []ruleCase {
	const subnet = "gatewayIPConfigurations"
	gateway := merged(merged(props{
		"location": "eastus2", subnet: list(props{"name": "gw", "subnet": props{"id": edgeSubnetID}}),
		"autoscaleConfiguration": props{"minCapacity": 1.0, "maxCapacity": 10.0},
	}, frontend()), zones("1", "2", "3"))
	put := func(cloud fakeCloud) model.Request { return in(cloud, gatewayID, gateway) }
	manager := opening("GatewayManager", "Allow", "65200-65535", 200)
	everything := opening("*", "Deny", "*", 4096)
	balancer := opening("AzureLoadBalancer", "Allow", "*", 210)
	endpoint := resource(endpointID, props{"subnet": props{"id": edgeSubnetID}})
	delegated := props{"delegations": list(props{"serviceName": "Microsoft.Web/serverFarms"})}
	own := props{"delegations": list(props{"serviceName": applicationGatewayType})}
	basic := resource(addressID, props{"sku": props{"name": "Basic"}})
	nat := resource(natID, props{"publicIpAddresses": list(props{"id": addressID})})
	rule := "network.applicationGateways."
	return []ruleCase{
		{rule + "dedicated-subnet", put(edge(nil, resource(gatewayID, gateway))), put(edge(nil, endpoint)), subnet},
		{rule + "subnet-not-delegated", put(edge(own)), put(edge(delegated)), subnet},
		{rule + "subnet-size", put(edge(props{"addressPrefix": "10.0.1.0/28"})),
			put(edge(props{"addressPrefix": "10.0.1.0/29"})), subnet},
		{rule + "security-group", put(edge(nil)), put(guarded()), subnet},
		{rule + "security-group", put(guarded(manager)), put(guarded(opening("GatewayManager", "Allow", "65200", 200))),
			subnet},
		{rule + "security-group", put(guarded(everything, balancer, manager)), put(guarded(everything, manager)), subnet},
		{rule + "security-group", put(guarded(manager, opening("Internet", "Deny", "443", 100))),
			put(guarded(manager, opening("Internet", "Deny", "65300", 100))), subnet},
		{rule + "same-region", put(edge(nil)),
			put(fakeCloud{resource(edgeSubnetID, nil), resource(networkID, props{"location": "westus3"})}), subnet},
		{rule + "same-region", put(fakeCloud{addressIn("eastus2")}), put(fakeCloud{addressIn("westus3")}),
			"frontendIPConfigurations[0].publicIPAddress.id"},
		{rule + "address-fits", put(fakeCloud{addressIn("eastus2", "1", "2", "3")}), put(fakeCloud{basic}),
			"frontendIPConfigurations[0].publicIPAddress.id"},
		{rule + "address-fits", put(fakeCloud{addressIn("eastus2", "3", "2", "1")}), put(fakeCloud{addressIn("eastus2", "1")}),
			"frontendIPConfigurations[0].publicIPAddress.id"},
		{rule + "address-free", put(fakeCloud{addressIn("eastus2")}), put(fakeCloud{addressIn("eastus2"), nat}),
			"frontendIPConfigurations[0].publicIPAddress.id"},
	}
}

const firewallID = group + "/providers/" + firewallPolicyType + "/waf"

func firewallPolicyCases() []ruleCase {
	sets := func(versions ...string) props {
		var all []any
		for i := 0; i < len(versions); i += 2 {
			all = append(all, props{"ruleSetType": versions[i], "ruleSetVersion": versions[i+1]})
		}
		return props{"managedRules": props{"managedRuleSets": all}}
	}
	custom := func(names ...string) props {
		var all []any
		for i, name := range names {
			all = append(all, props{"name": name, "priority": float64(i + 1)})
		}
		return props{"customRules": all}
	}
	clash := custom("a", "b")
	clash["customRules"].([]any)[1].(props)["priority"] = 1.0
	limit := props{"ruleType": "RateLimitRule", "rateLimitThreshold": 100.0, "rateLimitDuration": "OneMin"}
	const managed = "network.firewallPolicies.managed-rule-sets"
	return []ruleCase{
		{managed, given(sets("Microsoft_DefaultRuleSet", "2.1", "Microsoft_BotManagerRuleSet", "1.1")),
			given(sets("Microsoft_DefaultRuleSet", "9.9")), "managedRules.managedRuleSets[0]"},
		{managed, given(sets("OWASP", "3.2")), given(sets("OWASP", "3.2", "OWASP", "3.1")),
			"managedRules.managedRuleSets[1]"},
		{managed, given(sets("OWASP", "3.2")), given(sets("OWASP", "3.2", "Microsoft_DefaultRuleSet", "2.1")),
			"managedRules.managedRuleSets"},
		{managed, given(sets("OWASP", "3.2")), given(sets("Microsoft_BotManagerRuleSet", "1.1")),
			"managedRules.managedRuleSets"},
		{"network.firewallPolicies.custom-rules", given(custom("OnlyFrontDoor", "B2")), given(custom("only-front-door")),
			"customRules[0].name"},
		{"network.firewallPolicies.custom-rules", given(custom("a", "b")), given(custom("a", "A")), "customRules[1].name"},
		{"network.firewallPolicies.custom-rules", given(custom("a", "b")), given(clash), "customRules[1].priority"},
		{"network.firewallPolicies.rate-limit-complete",
			given(props{"customRules": list(merged(limit, props{"groupByUserSession": list(props{})}))}),
			given(props{"customRules": list(limit)}), "customRules[0].groupByUserSession"},
	}
}

func TestAnAddressTellsWhoHoldsIt(t *testing.T) {
	t.Parallel()
	address := model.Request{ID: addressID, Inputs: props{
		"location": "East US 2", "dnsSettings": props{"domainNameLabel": "shop"},
	}, Cloud: fakeCloud{}}
	alone := publicIPOutputs(address)
	assert.Equal(t, "shop.eastus2.cloudapp.azure.com", alone.String("dnsSettings.fqdn"))
	assert.Equal(t, props{}, alone.Object("ipConfiguration"))
	assert.Regexp(t, `^198\.1[89]\.\d+\.\d+$`, alone.String("ipAddress"))

	address.Cloud = fakeCloud{resource(gatewayID, frontend())}
	assert.Equal(t, gatewayID+"/frontendIPConfigurations/public", publicIPOutputs(address).String("ipConfiguration.id"))
	address.Cloud = fakeCloud{resource(natID, props{"publicIpAddresses": list(props{"id": addressID})})}
	assert.Equal(t, natID, publicIPOutputs(address).String("natGateway.id"))
}

func TestAGatewayNeverReturnsItsCertificates(t *testing.T) {
	t.Parallel()
	outputs := gatewayOutputs(model.Request{ID: gatewayID, Inputs: props{
		"sslCertificates": list(props{"name": "edge", "data": "PFX", "password": "hunter2"}),
	}})
	certificates := outputs.Objects("sslCertificates")
	require.Len(t, certificates, 1)
	assert.Equal(t, gatewayID+"/sslCertificates/edge", certificates[0].String("id"))
	assert.NotContains(t, fmt.Sprint(outputs), "hunter2")
	assert.NotContains(t, fmt.Sprint(outputs), "PFX")
}
