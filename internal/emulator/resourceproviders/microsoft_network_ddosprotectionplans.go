package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const (
	ddosPlanType   = "Microsoft.Network/ddosProtectionPlans"
	ddosPlanSource = "hashicorp/terraform-provider-azurerm v5.2.0 website/docs/r/network_ddos_protection_plan.html.markdown"
	ddosTiers      = "Microsoft Learn, About Azure DDoS Protection tier comparison"
)

// ddosProtectionPlan: the plan has nothing to set. Networks name it, in any region and subscription of its tenant.
func ddosProtectionPlan() *model.Type {
	return &model.Type{
		Token:     "azure-native:network/v20240501:DdosProtectionPlan",
		ARMType:   ddosPlanType,
		Path:      networkGroupPath + "ddosProtectionPlans/{ddosProtectionPlanName}",
		Location:  model.Regional,
		Replace:   properties(verified(replaceSource), "location"),
		Normalise: normalisedLocation(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, ddosPlanType, model.Properties{
				"etag": etagOf(r.ID), "resourceGuid": stableUUID(r.ID, "guid"), "provisioningState": succeeded,
				"virtualNetworks":   referringIDs(r, "Microsoft.Network/virtualNetworks"),
				"publicIPAddresses": referringIDs(r, publicIPType),
			})
		},
		Rules: []model.Rule{
			onApply("network.ddosProtectionPlans.one-in-region",
				"A subscription has one DDoS protection plan in a region.", verified(ddosPlanSource), ddosPlanOnly),
		},
	}
}

// ddosPlanInUse is the reference of a network or an address that a plan protects.
func ddosPlanInUse(path string) model.Reference {
	return model.Reference{
		Path: path, Types: []string{ddosPlanType}, Blocks: true, Code: "DdosProtectionPlanInUse",
		Message: "The DDoS protection plan is in use and cannot be deleted: take the networks and addresses out of it first.",
		Fact:    inferred("Microsoft Learn, Manage DDoS Network Protection, view and delete a plan; the answer is not quoted there"),
	}
}

// referringIDs lists what of a type names a resource.
func referringIDs(r model.Request, armType string) []any {
	ids := []any{}
	if r.Cloud == nil {
		return ids
	}
	for _, by := range r.Cloud.Referring(r.ID) {
		if oneOf(by.ARMType, armType) {
			ids = append(ids, model.Properties{"id": by.ID})
		}
	}
	return ids
}

func ddosPlanOnly(r model.Request) []model.Fault {
	for _, other := range r.Cloud.OfType(ddosPlanType) {
		if !oneOf(other.ID, r.ID) && sameRegion(other.Inputs.String("location"), r.Inputs.String("location")) {
			return model.Refuse("location", "DdosProtectionPlanCountLimitReached",
				"Cannot create more than 1 DDoS protection plans for this subscription in this region: there is %s. Networks of "+
					"all regions can use it.", nameOf(other.ID))
		}
	}
	return nil
}

// networkNamesItsPlan: protection of a network is protection by a plan.
func networkNamesItsPlan(r model.Request) []model.Fault {
	const plan = "ddosProtectionPlan.id"
	if !r.Inputs.Bool("enableDdosProtection") || !r.Inputs.Known(plan) || r.Inputs.Has(plan) {
		return nil
	}
	return model.Refuse(plan, "DdosProtectionPlanRequired",
		"DDoS protection of a virtual network needs the DDoS protection plan that it belongs to.")
}

func addressPlanNeedsMode(r model.Request) []model.Fault {
	const mode, plan = "ddosSettings.protectionMode", "ddosSettings.ddosProtectionPlan.id"
	if !r.Inputs.Has(plan) || !r.Inputs.Known(mode) || oneOf(r.Inputs.String(mode), "Enabled") {
		return nil
	}
	return model.Refuse(plan, "DdosProtectionPlanNotAllowed",
		"A DDoS protection plan can only be set on a public IP address whose protection mode is Enabled.")
}

func addressProtectionNeedsStandard(r model.Request) []model.Fault {
	const mode = "ddosSettings.protectionMode"
	if !oneOf(r.Inputs.String(mode), "Enabled") || r.Inputs.Has("ddosSettings.ddosProtectionPlan.id") ||
		!r.Inputs.Known("sku.name") || oneOf(r.Inputs.String("sku.name"), "Standard") {
		return nil
	}
	return model.Refuse(mode, "DdosIpProtectionNotSupported",
		"DDoS IP Protection is not supported for public IP addresses of the Basic SKU.")
}
