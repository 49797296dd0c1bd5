package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func applicationGatewayRules() []model.Rule {
	scaling := verified(applicationGatewaySource)
	return append([]model.Rule{
		preflight("network.applicationGateways.v1-retired",
			"Application Gateway v1 (Standard and WAF) was retired on 2026-04-28; gateways are Standard_v2 or WAF_v2. The "+
				"SKU Basic is not modelled.", verified(retirements), gatewaySKU),
		preflight("network.applicationGateways.capacity-or-autoscale",
			"A gateway has a fixed capacity or autoscale bounds, not both and not neither; the minimum is at most the maximum.",
			scaling, gatewayCapacity),
		preflight("network.applicationGateways.waf-needs-policy",
			"A gateway of SKU WAF_v2 has a firewall policy, and only it does.",
			verified("GitHub Azure/AKS-Construction#678 (2024-01), which quotes the answer"), gatewayFirewall),
		preflight("network.applicationGateways.zones-by-region",
			"Zones need a region with availability zones.", verified(zonesByRegionSource),
			zonesByRegion(applicationGatewayType, "applicationGatewayName")),
		preflight("network.applicationGateways.zones-fixed",
			"The zones of a gateway are those of its creation.", verified(zonesFixedSource), zonesFixed),
		preflight("network.applicationGateways.inner-references",
			"What a listener, a rule, a probe or a setting refers to is part of the gateway.",
			verified(gatewaySubnetDocs), gatewayInnerReferences),
		preflight("network.applicationGateways.rule-priorities",
			"Each routing rule has a priority of its own.", known(), gatewayPriorities),
		preflight("network.applicationGateways.probe-timeout",
			"A probe waits no longer than until the next one.", verified(applicationGatewaySource), gatewayProbeTimeout),
		preflight("network.applicationGateways.listener-certificate",
			"An HTTPS listener has a certificate, an HTTP listener has none.", known(), gatewayListenerCertificates),
		preflight("network.applicationGateways.certificate-identity",
			"A certificate in a key vault is read with a user-assigned identity of the gateway.",
			inferred(gatewaySubnetDocs), gatewayCertificateIdentity),
		preflight("network.applicationGateways.identities-given",
			"An identity of type UserAssigned lists identities, and only it does.", known(), identitiesGiven),
	}, append(gatewayPlaceRules(), gatewayPrivateLinkRules()...)...)
}

func gatewaySKU(r model.Request) []model.Fault {
	name, tier := r.Inputs.String("sku.name"), r.Inputs.String("sku.tier")
	switch {
	case name == "" || oneOf(name, "Standard_v2", "WAF_v2"):
	case oneOf(name, "Basic"):
		return model.Refuse("sku.name", "NotModelled", "The emulator does not model application gateways of SKU Basic.")
	case oneOf(name, "Standard_Small", "Standard_Medium", "Standard_Large", "WAF_Medium", "WAF_Large"):
		return model.Refuse("sku.name", "ApplicationGatewayV1Retired", "Application Gateway v1 (%s) was retired on "+
			"2026-04-28 and cannot be created or updated: use Standard_v2 or WAF_v2.", name)
	default:
		return model.Refuse("sku.name", "InvalidRequestFormat", "There is no application gateway of SKU %s.", name)
	}
	if name != "" && r.Inputs.Has("sku.tier") && !oneOf(tier, name) {
		return model.Refuse("sku.tier", "ApplicationGatewaySkuTierMismatch",
			"The SKU %s is of tier %s, not %s.", name, name, tier)
	}
	return nil
}

func gatewayCapacity(r model.Request) []model.Fault {
	const fixed, scaled = "sku.capacity", "autoscaleConfiguration"
	if !r.Inputs.Known(fixed) || !r.Inputs.Known(scaled) {
		return nil
	}
	_, isFixed := r.Inputs.Get(fixed)
	_, isScaled := r.Inputs.Get(scaled)
	switch {
	case isFixed && isScaled:
		return model.Refuse(fixed, "ApplicationGatewayCapacityAndAutoscale",
			"A gateway has either a capacity or an autoscale configuration, not both.")
	case !isFixed && !isScaled:
		return model.Refuse(scaled, "ApplicationGatewayCapacityMissing",
			"A gateway needs a capacity or an autoscale configuration.")
	}
	low, high := r.Inputs.Number(scaled+".minCapacity"), r.Inputs.Number(scaled+".maxCapacity")
	if r.Inputs.Has(scaled+".minCapacity") && r.Inputs.Has(scaled+".maxCapacity") && low > high {
		return model.Refuse(scaled, "ApplicationGatewayAutoscaleBounds",
			"The minimum %v of the autoscale configuration is above its maximum %v.", low, high)
	}
	return nil
}

func gatewayFirewall(r model.Request) []model.Fault {
	const policy, inline = "firewallPolicy.id", "webApplicationFirewallConfiguration"
	if !r.Inputs.Has("sku.name") || !r.Inputs.Known(policy) || !r.Inputs.Known(inline) {
		return nil
	}
	_, hasPolicy := r.Inputs.Get(policy)
	hasInline := r.Inputs.Bool(inline+".enabled") || !r.Inputs.Known(inline+".enabled")
	switch firewall := oneOf(r.Inputs.String("sku.name"), "WAF_v2"); {
	case firewall && !hasPolicy && !hasInline:
		return model.Refuse("firewallPolicy", "ApplicationGatewayFirewallNotConfiguredForSelectedSku", "Application Gateway "+
			"%s with the selected SKU tier WAF_v2 must have a valid WAF policy or configuration", r.ID)
	case !firewall && hasPolicy:
		return model.Refuse("firewallPolicy", "ApplicationGatewayFirewallCannotBeEnabledForSelectedSku", "Application "+
			"Gateway %s with the selected SKU %s cannot have a WAF policy: use WAF_v2.", r.ID, r.Inputs.String("sku.name"))
	}
	return nil
}

// innerReferences lists which part of a gateway refers to which other.
var innerReferences = []struct{ from, property, to string }{
	{"httpListeners", "frontendIPConfiguration.id", "frontendIPConfigurations"},
	{"httpListeners", "frontendPort.id", "frontendPorts"},
	{"httpListeners", "sslCertificate.id", "sslCertificates"},
	{"httpListeners", "sslProfile.id", "sslProfiles"},
	{"requestRoutingRules", "httpListener.id", "httpListeners"},
	{"requestRoutingRules", "backendAddressPool.id", "backendAddressPools"},
	{"requestRoutingRules", "backendHttpSettings.id", "backendHttpSettingsCollection"},
	{"requestRoutingRules", "redirectConfiguration.id", "redirectConfigurations"},
	{"requestRoutingRules", "rewriteRuleSet.id", "rewriteRuleSets"},
	{"requestRoutingRules", "urlPathMap.id", "urlPathMaps"},
	{"backendHttpSettingsCollection", "probe.id", "probes"},
	{"frontendIPConfigurations", "privateLinkConfiguration.id", "privateLinkConfigurations"},
}

func gatewayInnerReferences(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, row := range innerReferences {
		if !r.Inputs.Known(row.to) {
			continue
		}
		parts := map[string]bool{}
		for _, part := range r.Inputs.Objects(row.to) {
			parts[strings.ToLower(row.to+"/"+part.String("name"))] = true
		}
		for i, element := range r.Inputs.Objects(row.from) {
			target := element.String(row.property)
			gateway, part := cutPart(target)
			// A preview may not know the gateway's own ID yet.
			own := r.ID == "" || strings.EqualFold(gateway, r.ID)
			if target == "" || own && parts[strings.ToLower(part)] {
				continue
			}
			property := fmt.Sprintf("%s[%d].%s", row.from, i, row.property)
			faults = append(faults, model.Refuse(property, "InvalidResourceReference", "Resource %s referenced by resource %s "+
				"was not found. Please make sure that the referenced resource exists, and that both resources are in the "+
				"same region.", target, r.ID)...)
		}
	}
	return faults
}

// cutPart splits the ID of a part of a gateway: the gateway, and "probes/health".
func cutPart(id string) (gateway, part string) {
	gateway = parentOf(id)
	return gateway, strings.TrimPrefix(id, gateway+"/")
}

func gatewayPriorities(r model.Request) []model.Fault {
	var faults []model.Fault
	taken := map[float64]bool{}
	for i, rule := range r.Inputs.Objects("requestRoutingRules") {
		property, priority := fmt.Sprintf("requestRoutingRules[%d].priority", i), rule.Number("priority")
		if !rule.Known("priority") {
			continue
		}
		switch _, given := rule.Get("priority"); {
		case !given:
			faults = append(faults, model.Refuse(property, "ApplicationGatewayRequestRoutingRulePriorityCannotBeEmpty",
				"The priority of the request routing rule %s is missing.", rule.String("name"))...)
		case taken[priority]:
			faults = append(faults, model.Refuse(property, "ApplicationGatewayRequestRoutingRulePriorityNotUnique",
				"Two request routing rules have the priority %v.", priority)...)
		}
		taken[priority] = true
	}
	return faults
}

func gatewayProbeTimeout(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, probe := range r.Inputs.Objects("probes") {
		timeout, interval := probe.Number("timeout"), probe.Number("interval")
		if !probe.Has("timeout") || !probe.Has("interval") || timeout <= interval {
			continue
		}
		faults = append(faults, model.Refuse(fmt.Sprintf("probes[%d].timeout", i), "ApplicationGatewayProbeTimeout",
			"The probe %s waits %v seconds, longer than its interval of %v.", probe.String("name"), timeout, interval)...)
	}
	return faults
}

func gatewayListenerCertificates(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, listener := range r.Inputs.Objects("httpListeners") {
		_, has := listener.Get("sslCertificate.id")
		needs := oneOf(listener.String("protocol"), "Https")
		if !listener.Has("protocol") || has == needs {
			continue
		}
		faults = append(faults, model.Refuse(fmt.Sprintf("httpListeners[%d].sslCertificate", i),
			"ApplicationGatewayHttpListenerSslCertificate", "The listener %s has the protocol %s: only HTTPS listeners have a "+
				"certificate, and they need one.", listener.String("name"), listener.String("protocol"))...)
	}
	return faults
}

func gatewayCertificateIdentity(r model.Request) []model.Fault {
	if !r.Inputs.Known("identity.userAssignedIdentities") || len(r.Inputs.List("identity.userAssignedIdentities")) > 0 {
		return nil
	}
	var faults []model.Fault
	for i, certificate := range r.Inputs.Objects("sslCertificates") {
		if _, has := certificate.Get("keyVaultSecretId"); has {
			faults = append(faults, model.Refuse(fmt.Sprintf("sslCertificates[%d].keyVaultSecretId", i),
				"ApplicationGatewayKeyVaultSecretException", "Unable to retrieve certificate '%s' from Key Vault: the gateway has "+
					"no user-assigned identity.", certificate.String("name"))...)
		}
	}
	return faults
}
