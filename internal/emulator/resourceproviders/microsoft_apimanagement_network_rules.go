package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// apimNetworkRules are the rules about the mode of a service and the properties that belong to it.
func apimNetworkRules() []model.Rule {
	return []model.Rule{
		preflight(apimRule+"injection-tier", "Inside a network stand the tiers Developer and Premium.",
			verified(apimInjectionDocs), apimInjectionTier),
		preflight(apimRule+"injection-v2-not-modelled", "A service of PremiumV2 inside a network is not modelled.",
			verified("MicrosoftDocs/azure-docs api-management/inject-vnet-v2.md, which describes another subnet"), apimInjectionV2),
		preflight(apimRule+"subnet-in-each-region", "A service inside a network has a subnet in each region, another has none.",
			verified(apimRegionDocs), apimSubnetGiven),
		preflight(apimRule+"zones-need-address",
			"A region inside a network that is spread over zones has a public address of the program's own.",
			verified(apimReliabilityDocs+"; GitHub hashicorp/terraform-provider-azurerm#27949 and #31035"), apimAddressGiven),
		preflight(apimRule+"network-change-not-modelled",
			"Leaving a network or a subnet is not modelled: Azure keeps the old subnet for hours.",
			verified(apimServiceSource+", which makes another service for that reason"), apimNetworkStays),
		preflight(apimRule+"public-at-creation", "Public network access cannot be off when a service is created.",
			verified(apimServiceSource+", which quotes the answer"), apimPublicAtCreation),
		preflight(apimRule+"private-has-no-injection",
			"Public network access stays on inside a network: only private endpoints replace it, and these do not go there.",
			inferred(apimSDK), apimPublicInside),
	}
}

func apimInside(service model.Properties) bool {
	return oneOf(service.String("virtualNetworkType"), "External", "Internal")
}

func apimInjectionTier(r model.Request) []model.Fault {
	sku, known := apimSKU(r.Inputs)
	if !known || sku.Injection || !apimInside(r.Inputs) {
		return nil
	}
	return model.Refuse("virtualNetworkType", "InvalidParameters",
		"Virtual networks are supported only for API Management services of the SKUs Developer and Premium, not %s.", sku.Name)
}

func apimInjectionV2(r model.Request) []model.Fault {
	sku, _ := apimSKU(r.Inputs)
	if !sku.V2 || !sku.Injection || !apimInside(r.Inputs) {
		return nil
	}
	return model.Refuse("virtualNetworkType", "NotModelled", "The emulator does not model %s inside a network.", sku.Name)
}

func apimSubnetGiven(r model.Request) []model.Fault {
	const property = "virtualNetworkConfiguration.subnetResourceId"
	if !r.Inputs.Known("virtualNetworkType") {
		return nil
	}
	inside := apimInside(r.Inputs)
	for _, region := range apimRegions(r.Inputs) {
		if _, given := region.Get(property); given == inside || !region.Known("virtualNetworkConfiguration") {
			continue
		}
		return model.Refuse(region.prefix+"virtualNetworkConfiguration", "InvalidParameters", "Invalid parameter: a service with "+
			"virtualNetworkType Internal or External has a subnet in each region, and another none; %s differs.",
			region.String("location"))
	}
	return nil
}

func apimAddressGiven(r model.Request) []model.Fault {
	if !apimInside(r.Inputs) {
		return nil
	}
	for _, region := range apimRegions(r.Inputs) {
		if _, given := region.Get("publicIpAddressId"); given || len(zonesOf(region.Properties)) == 0 {
			continue
		}
		return model.Refuse(region.prefix+"publicIpAddressId", "InvalidParameters", "Invalid parameter: 'publicIpAddressId' must "+
			"be specified for location %s, which has availability zones inside a virtual network.", region.String("location"))
	}
	return nil
}

func apimNetworkStays(r model.Request) []model.Fault {
	if r.Creating() || !apimInside(r.Old) {
		return nil
	}
	if r.Inputs.Known("virtualNetworkType") &&
		!oneOf(r.Inputs.String("virtualNetworkType"), r.Old.String("virtualNetworkType")) {
		return model.Refuse("virtualNetworkType", "NotModelled", "The emulator does not model a service that changes from %s.",
			r.Old.String("virtualNetworkType"))
	}
	for _, before := range apimRegions(r.Old) {
		for _, after := range apimRegions(r.Inputs) {
			same := sameRegion(before.String("location"), after.String("location"))
			if same && after.subnetID() != "" && !strings.EqualFold(before.subnetID(), after.subnetID()) {
				return model.Refuse(after.prefix+"virtualNetworkConfiguration.subnetResourceId", "NotModelled",
					"The emulator does not model a service that moves to another subnet.")
			}
		}
	}
	return nil
}

func apimPublicAtCreation(r model.Request) []model.Fault {
	if !r.Creating() || !oneOf(r.Inputs.String("publicNetworkAccess"), "Disabled") {
		return nil
	}
	return model.Refuse("publicNetworkAccess", "InvalidParameters", "Blocking all public network access by setting property "+
		"`publicNetworkAccess` of API Management service is not enabled during service creation.")
}

func apimPublicInside(r model.Request) []model.Fault {
	if r.Creating() || !apimInside(r.Inputs) || !oneOf(r.Inputs.String("publicNetworkAccess"), "Disabled") {
		return nil
	}
	return model.Refuse("publicNetworkAccess", "InvalidParameters", "Blocking all public network access needs a private "+
		"endpoint, which a service inside a virtual network cannot have.")
}
