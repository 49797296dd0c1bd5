package resourceproviders

import (
	"regexp"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func publicIPRules() []model.Rule {
	return []model.Rule{
		preflight("network.publicIPAddresses.basic-retired",
			"Basic public IP addresses, which is what an address without a SKU is, cannot be created since 2025-03-31; "+
				"they were retired on 2025-09-30.",
			verified(retirements+"; GitHub daveprowse/tac-course#5 (2025-09), which quotes the answer"), publicIPBasicRetired),
		preflight("network.publicIPAddresses.standard-is-static",
			"A Standard public IP address is allocated statically.",
			verified("GitHub pulumi/pulumi-azure-native#1597, which quotes the answer"), publicIPStandardIsStatic),
		preflight("network.publicIPAddresses.zones-by-region",
			"Zones need a region with availability zones.", verified(zonesByRegionSource),
			zonesByRegion(publicIPType, "publicIpAddressName")),
		preflight("network.publicIPAddresses.zones-fixed",
			"The zones of a public IP address are those of its creation.", verified(zonesFixedSource), zonesFixed),
		preflight("network.publicIPAddresses.ddos-plan-needs-mode",
			"An address names a DDoS protection plan only in the protection mode Enabled.",
			verified(publicIPSDK+", doc comment of DdosSettings"), addressPlanNeedsMode),
		preflight("network.publicIPAddresses.ddos-needs-standard",
			"DDoS protection of an address by itself needs the Standard SKU.", verified(ddosTiers),
			addressProtectionNeedsStandard),
		preflight("network.publicIPAddresses.label-form",
			"A domain name label has 3 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen last.",
			known(), publicIPLabelForm),
		preflight("network.publicIPAddresses.label-scope",
			"Host names with a hash (domainNameLabelScope) are not modelled.", known(), publicIPLabelScope),
		onApply("network.publicIPAddresses.label-unique-in-region",
			"A domain name label is given once in a region.", known(), publicIPLabelUnique),
	}
}

func publicIPBasicRetired(r model.Request) []model.Fault {
	if !r.Creating() || !r.Inputs.Known("sku.name") || oneOf(r.Inputs.String("sku.name"), "Standard") {
		return nil
	}
	return model.Refuse("sku.name", "IPv4BasicSkuPublicIpCountLimitReached", "Cannot create more than 0 IPv4 Basic SKU "+
		"public IP addresses for this subscription in this region. Basic addresses cannot be created since 2025-03-31: "+
		"set the SKU to Standard.")
}

func publicIPStandardIsStatic(r model.Request) []model.Fault {
	const property = "publicIPAllocationMethod"
	if !oneOf(r.Inputs.String("sku.name"), "Standard") || !r.Inputs.Known(property) ||
		oneOf(r.Inputs.String(property), "Static") {
		return nil
	}
	return model.Refuse(property, "StandardSkuPublicIPAddressesMustBeStatic",
		"Standard sku publicIp %s must have AllocationMethod set to Static.", r.ID)
}

var domainLabel = regexp.MustCompile(`^[a-z][a-z0-9-]{1,61}[a-z0-9]$`)

func publicIPLabelForm(r model.Request) []model.Fault {
	const property = "dnsSettings.domainNameLabel"
	label := r.Inputs.String(property)
	if label == "" || domainLabel.MatchString(label) {
		return nil
	}
	return model.Refuse(property, "InvalidDomainNameLabel", "The domain name label %s is invalid. It must conform to the "+
		"following regular expression: %s.", label, domainLabel)
}

func publicIPLabelScope(r model.Request) []model.Fault {
	const property = "dnsSettings.domainNameLabelScope"
	if !r.Inputs.Has(property) {
		return nil
	}
	return model.Refuse(property, "NotModelled", "The emulator does not model host names with a hash.")
}

func publicIPLabelUnique(r model.Request) []model.Fault {
	const property = "dnsSettings.domainNameLabel"
	label := r.Inputs.String(property)
	if label == "" {
		return nil
	}
	for _, other := range r.Cloud.OfType(publicIPType) {
		if strings.EqualFold(other.ID, r.ID) || !strings.EqualFold(other.Inputs.String(property), label) ||
			!sameRegion(other.Inputs.String("location"), r.Inputs.String("location")) {
			continue
		}
		return model.Refuse(property, "DnsRecordInUse", "DNS record %s is already used by another public IP.",
			publicIPHostName(label, r.Inputs.String("location")))
	}
	return nil
}
