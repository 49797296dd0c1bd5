package resourceproviders

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const gatewayPrivateLinkDocs = "MicrosoftDocs/azure-docs articles/application-gateway/private-link.md (2026-01-21) and " +
	"private-link-configure.md"

// gatewayPrivateLinkRules are about the way in for private endpoints.
func gatewayPrivateLinkRules() []model.Rule {
	return []model.Rule{
		preflight("network.applicationGateways.private-link-name",
			"The names of a gateway and of its private link configuration have 70 characters together at most.",
			verified(gatewayPrivateLinkDocs), privateLinkNameLength),
		preflight("network.applicationGateways.private-link-primary",
			"A private link configuration has exactly one primary address.", known(), privateLinkPrimary),
		preflight("network.applicationGateways.private-link-listener",
			"A frontend with private link has a listener.", verified(gatewayPrivateLinkDocs), privateLinkListener),
		preflight("network.applicationGateways.private-frontend",
			"A private frontend has a static address in the gateway's own subnet, and is beside a public one: a gateway "+
				"without a public address is not modelled.", verified(applicationGatewaySource), gatewayPrivateFrontend),
		onApply("network.applicationGateways.private-link-subnet",
			"Private link comes from a subnet that is not the gateway's, holds no gateway, and has no policies for private "+
				"link services.", verified(gatewayPrivateLinkDocs), privateLinkSubnet),
		onApply("network.applicationGateways.private-frontend-address",
			"The address of a private frontend lies in its subnet and is none of those that Azure keeps.",
			known(), gatewayPrivateAddress),
		onApply("network.applicationGateways.private-link-in-use",
			"Private link stays at a frontend as long as a private endpoint is connected to it.",
			known(), privateLinkStaysInUse),
	}
}

func privateLinkNameLength(r model.Request) []model.Fault {
	const longest = 70
	gateway := r.Inputs.String("applicationGatewayName")
	var faults []model.Fault
	for i, configuration := range r.Inputs.Objects("privateLinkConfigurations") {
		if name := configuration.String("name"); len(gateway)+len(name) > longest {
			faults = append(faults, model.Refuse(fmt.Sprintf("privateLinkConfigurations[%d].name", i),
				"ApplicationGatewayPrivateLinkNameTooLong", "The names %s and %s have more than %d characters together.",
				gateway, name, longest)...)
		}
	}
	return faults
}

func privateLinkPrimary(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, configuration := range r.Inputs.Objects("privateLinkConfigurations") {
		primary := 0
		for _, address := range configuration.Objects("ipConfigurations") {
			if address.Bool("primary") || !address.Known("primary") {
				primary++
			}
		}
		if primary != 1 {
			faults = append(faults, model.Refuse(fmt.Sprintf("privateLinkConfigurations[%d].ipConfigurations", i),
				"ApplicationGatewayPrivateLinkPrimary", "The private link configuration %s has %d primary addresses, not one.",
				configuration.String("name"), primary)...)
		}
	}
	return faults
}

func privateLinkListener(r model.Request) []model.Fault {
	if !r.Inputs.Known("httpListeners") {
		return nil
	}
	listening := map[string]bool{}
	for _, listener := range r.Inputs.Objects("httpListeners") {
		if !listener.Known("frontendIPConfiguration.id") {
			return nil
		}
		listening[nameOf(listener.String("frontendIPConfiguration.id"))] = true
	}
	var faults []model.Fault
	for i, frontend := range r.Inputs.Objects("frontendIPConfigurations") {
		if _, linked := frontend.Get("privateLinkConfiguration.id"); linked && !listening[frontend.String("name")] {
			faults = append(faults, model.Refuse(fmt.Sprintf("frontendIPConfigurations[%d].privateLinkConfiguration", i),
				"ApplicationGatewayPrivateLinkNeedsListener", "The frontend %s has private link but no listener.",
				frontend.String("name"))...)
		}
	}
	return faults
}

func gatewayPrivateFrontend(r model.Request) []model.Fault {
	public := false
	var faults []model.Fault
	for i, frontend := range r.Inputs.Objects("frontendIPConfigurations") {
		property := fmt.Sprintf("frontendIPConfigurations[%d]", i)
		if _, given := frontend.Get("publicIPAddress.id"); given || !frontend.Known("publicIPAddress") {
			public = true
			continue
		}
		if frontend.Known("privateIPAllocationMethod") && !oneOf(frontend.String("privateIPAllocationMethod"), "Static") {
			faults = append(faults, model.Refuse(property+".privateIPAllocationMethod",
				"ApplicationGatewayV2PrivateIpMustBeStatic", "The private address of the frontend %s of a v2 gateway is static.",
				frontend.String("name"))...)
		}
		for _, found := range r.Inputs.Find(gatewaySubnetPath) {
			own, _ := found.Value.(string)
			if frontend.Has("subnet.id") && !strings.EqualFold(frontend.String("subnet.id"), own) && own != "" {
				faults = append(faults, model.Refuse(property+".subnet", "ApplicationGatewayFrontendSubnetMismatch",
					"The private frontend %s is in another subnet than the gateway.", frontend.String("name"))...)
			}
		}
	}
	if !public && r.Inputs.Known("frontendIPConfigurations") && len(r.Inputs.List("frontendIPConfigurations")) > 0 {
		faults = append(faults, model.Refuse("frontendIPConfigurations", "NotModelled",
			"The emulator does not model application gateways without a public frontend.")...)
	}
	return faults
}

func privateLinkSubnet(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, found := range r.Inputs.Find("privateLinkConfigurations[].ipConfigurations[].subnet.id") {
		id, _ := found.Value.(string)
		subnet, exists := r.Cloud.Get(id)
		if !exists {
			continue
		}
		gateways := false
		for _, own := range gatewaySubnets(r) {
			gateways = gateways || strings.EqualFold(own.ID, id)
		}
		for _, tenant := range tenants(r.Cloud, id) {
			gateways = gateways || strings.EqualFold(tenant.ARMType, applicationGatewayType) && usesSubnet(tenant, id)
		}
		switch {
		case gateways:
			faults = append(faults, model.Refuse(found.Path, "ApplicationGatewayPrivateLinkSubnet",
				"The subnet %s holds application gateways and cannot be the source of private link.", nameOf(id))...)
		case !oneOf(subnet.Outputs.String("privateLinkServiceNetworkPolicies"), "Disabled"):
			faults = append(faults, model.Refuse(found.Path, "PrivateLinkServiceCannotBeCreatedInSubnetThatHasNetworkPoliciesEnabled",
				"Private link cannot be created in the subnet %s since it has private link service network policies enabled.",
				id)...)
		}
	}
	return faults
}

// usesSubnet says that the instances of a gateway are in a subnet.
func usesSubnet(gateway model.Resource, subnet string) bool {
	for _, found := range gateway.Inputs.Find(gatewaySubnetPath) {
		if id, _ := found.Value.(string); strings.EqualFold(id, subnet) {
			return true
		}
	}
	return false
}

func gatewayPrivateAddress(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, frontend := range r.Inputs.Objects("frontendIPConfigurations") {
		subnet, exists := r.Cloud.Get(frontend.String("subnet.id"))
		address, err := netip.ParseAddr(frontend.String("privateIPAddress"))
		if !exists || !frontend.Has("privateIPAddress") {
			continue
		}
		fits := false
		for _, prefix := range subnetPrefixes(subnet.Inputs) {
			fits = fits || err == nil && prefix.Contains(address) && !keptByAzure(prefix, address)
		}
		if !fits {
			faults = append(faults, model.Refuse(fmt.Sprintf("frontendIPConfigurations[%d].privateIPAddress", i),
				"PrivateIPAddressNotInSubnet", "The private address %s of the frontend %s is not a free address of subnet %s.",
				frontend.String("privateIPAddress"), frontend.String("name"), nameOf(subnet.ID))...)
		}
	}
	return faults
}

// keptByAzure says that an address is among the first four or the last of a prefix.
func keptByAzure(prefix netip.Prefix, address netip.Addr) bool {
	first := prefix.Masked().Addr()
	for range 4 {
		if first == address {
			return true
		}
		first = first.Next()
	}
	return !prefix.Contains(address.Next())
}

func privateLinkStaysInUse(r model.Request) []model.Fault {
	linked := map[string]bool{}
	for _, frontend := range r.Inputs.Objects("frontendIPConfigurations") {
		_, has := frontend.Get("privateLinkConfiguration.id")
		linked[strings.ToLower(frontend.String("name"))] = has
	}
	for _, link := range connectedLinks(r.Cloud, r.ID) {
		if !linked[strings.ToLower(link.group)] {
			return model.Refuse("frontendIPConfigurations", "ApplicationGatewayPrivateLinkInUse",
				"The private link of the frontend %s cannot be removed: a private endpoint of %s is connected to it.",
				link.group, nameOf(link.profile))
		}
	}
	return nil
}

// gatewayConnections are the private endpoints that asked for a connection.
func gatewayConnections(r model.Request) []any {
	connections := []any{}
	if r.Cloud == nil {
		return connections
	}
	for _, link := range connectedLinks(r.Cloud, r.ID) {
		id := r.ID + "/privateEndpointConnections/" + link.name
		connections = append(connections, model.Properties{
			"id": id, "name": link.name, "etag": etagOf(id), "provisioningState": succeeded,
			"type":           applicationGatewayType + "/privateEndpointConnections",
			"linkIdentifier": stableHex(link.name, "link", 9), "privateEndpoint": model.Properties{"id": link.endpoint},
			"privateLinkServiceConnectionState": model.Properties{
				"status": link.status, "description": link.message, "actionsRequired": "",
			},
		})
	}
	return connections
}
