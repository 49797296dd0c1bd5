package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const upgradeDocs = "MicrosoftDocs/azure-docs articles/frontdoor/tier-upgrade.md and tier-upgrade-powershell.md (2024-11); " +
	"AFDProfiles_Upgrade of Microsoft.Cdn"

// upgradeProfile is Azure's own way from Standard to Premium, which keeps the profile with everything in it.
func upgradeProfile() model.Action {
	return model.Action{
		ID: UpgradeProfile,
		Text: "A Standard profile becomes Premium in place. Each of its security policies is mapped to a Premium firewall " +
			"policy of its own subscription that exists; there is no way back.",
		Fact: verified(upgradeDocs),
		Do:   upgrade,
	}
}

func upgrade(r model.Request, body model.Properties, put func(model.Resource)) []model.Fault {
	profile, _ := r.Cloud.Get(r.ID)
	if tier := tierOf(profile); tier != frontDoorStandard {
		return model.Refuse("sku.name", "BadRequest", "The profile '%s' is %s: only %s can be upgraded.",
			nameOf(r.ID), tier, frontDoorStandard)
	}
	mapped, faults := wafMapping(r, body)
	var changed []model.Resource
	for _, security := range profileBelow(r.Cloud, r.ID, cdnSecurityPolicyType) {
		policy, given := mapped[strings.ToLower(nameOf(security.ID))]
		if !given {
			faults = append(faults, model.Refuse("wafMappingList", "BadRequest",
				"The security policy '%s' is not mapped to a Premium firewall policy.", nameOf(security.ID))...)
			continue
		}
		changed = append(changed, with(security, "parameters.wafPolicy.id", policy))
	}
	if len(faults) > 0 {
		return faults
	}
	for _, resource := range append(changed, with(profile, "sku.name", frontDoorPremium)) {
		put(resource)
	}
	return nil
}

// wafMapping reads the firewall policy for each security policy, by name in lower case.
func wafMapping(r model.Request, body model.Properties) (map[string]string, []model.Fault) {
	mapped := map[string]string{}
	var faults []model.Fault
	for _, mapping := range body.Objects("wafMappingList") {
		name, id := mapping.String("securityPolicyName"), mapping.String("changeToWafPolicy.id")
		policy, exists := r.Cloud.Get(id)
		switch _, known := r.Cloud.Get(r.ID + "/securityPolicies/" + name); {
		case !known:
			faults = append(faults, model.Refuse("wafMappingList", "BadRequest",
				"The profile '%s' has no security policy '%s'.", nameOf(r.ID), name)...)
		case !exists || !strings.EqualFold(policy.ARMType, wafPolicyType):
			faults = append(faults, model.Refuse("wafMappingList", "BadRequest",
				"The firewall policy '%s' does not exist.", id)...)
		case tierOf(policy) != frontDoorPremium:
			faults = append(faults, model.Refuse("wafMappingList", "BadRequest",
				"The firewall policy '%s' is %s: it must be %s.", nameOf(id), tierOf(policy), frontDoorPremium)...)
		}
		mapped[strings.ToLower(name)] = id
	}
	return mapped, faults
}

// with returns a resource with another value of a property, in what was given and in what Azure returns.
func with(resource model.Resource, path string, value any) model.Resource {
	resource.Inputs, resource.Outputs = resource.Inputs.Clone(), resource.Outputs.Clone()
	resource.Inputs.Set(path, value)
	resource.Outputs.Set(path, value)
	return resource
}
