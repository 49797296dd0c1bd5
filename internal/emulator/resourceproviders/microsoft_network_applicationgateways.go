package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	applicationGatewayType   = "Microsoft.Network/applicationGateways"
	applicationGatewaySource = azurermSource + "network/application_gateway_resource.go"
	gatewaySubnetDocs        = "MicrosoftDocs/azure-docs articles/application-gateway/configuration-infrastructure.md; " +
		"Microsoft Learn, troubleshoot Application Gateway deployment (2026-06-12)"
)

func applicationGatewayTypes() []*model.Type {
	return []*model.Type{publicIPAddress(), natGateway(), applicationGateway(), webApplicationFirewallPolicy()}
}

func applicationGateway() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240501:ApplicationGateway",
		ARMType:  applicationGatewayType,
		Path:     networkGroupPath + "applicationGateways/{applicationGatewayName}",
		Location: model.Regional,
		Replace:  properties(inferred(applicationGatewaySource), "location"),
		Required: properties(known(), "sku.name", "gatewayIPConfigurations", "frontendIPConfigurations", "frontendPorts",
			"httpListeners", "requestRoutingRules"),
		Allowed: append([]model.Allowed{zoneNames(known())}, gatewayValues()...),
		Ranges:  gatewayRanges(),
		References: []model.Reference{
			identityReference,
			{
				Path: "gatewayIPConfigurations[].subnet.id", Types: []string{subnetType}, Blocks: true,
				Code: "InUseSubnetCannotBeDeleted", Message: "Subnet is in use by an application gateway and cannot be deleted. " +
					"In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.",
				Fact: verified("GitHub hashicorp/terraform-provider-azurerm#688"),
			},
			publicIPInUse("frontendIPConfigurations[].publicIPAddress.id"),
			{
				Path: "privateLinkConfigurations[].ipConfigurations[].subnet.id", Types: []string{subnetType}, Blocks: true,
				Code: "InUseSubnetCannotBeDeleted", Message: "Subnet is in use by a private link of an application gateway and " +
					"cannot be deleted.", Fact: known(),
			},
			{
				Path: "firewallPolicy.id", Types: []string{firewallPolicyType}, Blocks: true,
				Message: "The web application firewall policy is in use by an application gateway and cannot be deleted.",
				Fact:    known(),
			},
		},
		Defaults: []model.Default{
			byDefault(known(), "enableHttp2", false),
			byDefault(known(), "sslPolicy.policyType", "Predefined"),
			byDefault(inferred("MicrosoftDocs/azure-docs, application-gateway/application-gateway-ssl-policy-overview.md"),
				"sslPolicy.policyName", defaultTLSPolicy),
		},
		Normalise: normalisedLocation(),
		ReadOnly:  gatewayOutputs,
		Rules:     applicationGatewayRules(),
	}
}

// defaultTLSPolicy is what a gateway without an SSL policy of its own uses; it demands TLS 1.2.
const defaultTLSPolicy = "AppGwSslPolicy20220101"

func gatewayValues() []model.Allowed {
	documented := verified(sdkSource + "ApplicationGateway")
	return []model.Allowed{
		allowed(documented, "backendHttpSettingsCollection[].protocol", "Http", "Https"),
		allowed(documented, "backendHttpSettingsCollection[].cookieBasedAffinity", "Enabled", "Disabled"),
		allowed(documented, "httpListeners[].protocol", "Http", "Https"),
		allowed(documented, "probes[].protocol", "Http", "Https"),
		allowed(documented, "requestRoutingRules[].ruleType", "Basic", "PathBasedRouting"),
		// Sources: gatewayPrivateLinkDocs for the addresses of private link, azurerm for that of the frontend.
		allowed(verified(gatewayPrivateLinkDocs),
			"privateLinkConfigurations[].ipConfigurations[].privateIPAllocationMethod", "Dynamic"),
		allowed(documented, "sslPolicy.policyType", "Predefined", "Custom", "CustomV2"),
		// The older policies let TLS 1.0 and 1.1 in, which ended on 2025-08-31.
		allowed(verified(retirements), "sslPolicy.policyName",
			"AppGwSslPolicy20170401S", "AppGwSslPolicy20220101", "AppGwSslPolicy20220101S"),
		allowed(verified(retirements), "sslPolicy.minProtocolVersion", "TLSv1_2", "TLSv1_3"),
	}
}

func gatewayRanges() []model.Range {
	scaling := verified(applicationGatewaySource)
	return []model.Range{
		between(scaling, "sku.capacity", 1, 125),
		between(scaling, "autoscaleConfiguration.minCapacity", 0, 100),
		between(scaling, "autoscaleConfiguration.maxCapacity", 2, 125),
		between(verified(gatewayPrivateLinkDocs), "privateLinkConfigurations[].ipConfigurations", 1, 8),
		between(known(), "backendHttpSettingsCollection[].port", 1, 65535),
		between(known(), "backendHttpSettingsCollection[].requestTimeout", 1, 86400),
		between(known(), "backendHttpSettingsCollection[].connectionDraining.drainTimeoutInSec", 1, 3600),
		between(known(), "frontendPorts[].port", 1, 65535),
		between(known(), "probes[].interval", 1, 86400),
		between(known(), "probes[].timeout", 1, 86400),
		between(known(), "probes[].unhealthyThreshold", 1, 20),
		between(known(), "requestRoutingRules[].priority", 1, 20000),
	}
}

// gatewayCollections are the lists of a gateway whose elements Azure gives an ID.
var gatewayCollections = []string{
	"authenticationCertificates", "backendAddressPools", "backendHttpSettingsCollection", "backendSettingsCollection",
	"frontendIPConfigurations", "frontendPorts", "gatewayIPConfigurations", "httpListeners", "listeners",
	"loadDistributionPolicies", "privateLinkConfigurations", "probes", "redirectConfigurations", "requestRoutingRules",
	"rewriteRuleSets", "routingRules", "sslCertificates", "sslProfiles", "trustedClientCertificates",
	"trustedRootCertificates", "urlPathMaps",
}

func gatewayOutputs(r model.Request) model.Properties {
	outputs := model.Properties{
		"etag": etagOf(r.ID), "resourceGuid": stableUUID(r.ID, "guid"), "provisioningState": succeeded,
		"operationalState": "Running", "defaultPredefinedSslPolicy": defaultTLSPolicy,
		"privateEndpointConnections": gatewayConnections(r),
	}
	for _, collection := range gatewayCollections {
		outputs[collection] = gatewayElements(r, collection)
	}
	return withIdentity(r, named(r, applicationGatewayType, outputs))
}

func gatewayElements(r model.Request, collection string) []any {
	elements := []any{}
	for _, element := range r.Inputs.Objects(collection) {
		id := r.ID + "/" + collection + "/" + element.String("name")
		element = merged(element, model.Properties{
			"id": id, "etag": etagOf(id), "provisioningState": succeeded, "type": applicationGatewayType + "/" + collection,
		})
		for _, secret := range []string{"data", "password"} {
			delete(element, secret)
		}
		elements = append(elements, element)
	}
	return elements
}

// frontendOf returns the ID of the gateway's frontend that holds a public address.
func frontendOf(gateway model.Resource, address string) string {
	for _, frontend := range gateway.Inputs.Objects("frontendIPConfigurations") {
		if strings.EqualFold(frontend.String("publicIPAddress.id"), address) {
			return gateway.ID + "/frontendIPConfigurations/" + frontend.String("name")
		}
	}
	return gateway.ID
}
