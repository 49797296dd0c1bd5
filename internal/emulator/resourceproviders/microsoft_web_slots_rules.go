package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func slotRules() []model.Rule {
	rules := []model.Rule{
		preflight("web.slots.name-not-production",
			`No slot is called "production": that is the app itself.`, known(), slotNotProduction),
		onApply("web.slots.number-by-tier",
			"An app has at most as many slots as the tier of its plan allows; Free, Shared and Basic have none.",
			verified(appServiceDocs), slotsByTier),
	}
	for _, rule := range siteRules() {
		rule.ID = strings.Replace(rule.ID, "web.sites.", "web.slots.", 1)
		rules = append(rules, rule)
	}
	return rules
}

func slotNotProduction(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("slot"), "production") {
		return nil
	}
	return model.Refuse("slot", "BadRequest", "The slot name 'production' is reserved.")
}

func slotsByTier(r model.Request) []model.Fault {
	tier := slotTier(r)
	if tier.Name == "" || !r.Creating() {
		return nil
	}
	if slots := len(slotsOf(r.Cloud, parentOf(r.ID))); slots >= tier.Slots {
		return []model.Fault{{Property: "slot", Status: 409, Code: "Conflict", Message: fmt.Sprintf(
			"Cannot complete the operation because the site will exceed the number of slots allowed for the '%s' SKU: %d.",
			tier.Name, tier.Slots)}}
	}
	return nil
}

func stickyNames(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, list := range []string{"appSettingNames", "connectionStringNames"} {
		seen := map[string]bool{}
		for i, item := range r.Inputs.List(list) {
			name, ok := item.(string)
			if !ok {
				continue
			}
			property := fmt.Sprintf("%s[%d]", list, i)
			if !settingName.MatchString(name) {
				faults = append(faults, model.Refuse(property, "BadRequest",
					"The setting name '%s' is not allowed: use letters, digits, '.' and '_'.", name)...)
			}
			if seen[strings.ToLower(name)] {
				faults = append(faults, model.Refuse(property, "BadRequest", "The setting '%s' is given twice.", name)...)
			}
			seen[strings.ToLower(name)] = true
		}
	}
	return faults
}

// planSlotRules are the refusals of a plan on behalf of what hangs on it beside its apps.
func planSlotRules() []model.Rule {
	return []model.Rule{
		onApply("web.serverfarms.slots-fit-tier",
			"A plan cannot move to a tier that allows fewer slots than one of its apps has.", verified(slotDocs),
			planSlotsFitTier),
		onApply("web.serverfarms.private-endpoints-fit-tier",
			"A plan cannot move to a tier without private endpoints while one of its apps has one.",
			inferred(appServiceDocs), planPrivateEndpointsFitTier),
		onApply("web.serverfarms.autoscale-fits-tier",
			"A plan cannot move to a tier that its autoscale setting does not fit.", inferred(appServiceDocs),
			planAutoscaleFitsTier),
	}
}

func planSlotsFitTier(r model.Request) []model.Fault {
	return onEachSite(r, func(tier azure.AppServiceTier, site model.Resource) string {
		if slots := len(slotsOf(r.Cloud, site.ID)); slots > tier.Slots {
			return fmt.Sprintf("allows %d slots per app, and %s has %d", tier.Slots, nameOf(site.ID), slots)
		}
		return ""
	})
}

func planPrivateEndpointsFitTier(r model.Request) []model.Fault {
	return onEachSite(r, func(tier azure.AppServiceTier, site model.Resource) string {
		for _, user := range r.Cloud.Referring(site.ID) {
			if oneOf(user.ARMType, "Microsoft.Network/privateEndpoints") && !tier.PrivateEndpoint {
				return fmt.Sprintf("has no private endpoints, and %s leads to %s", nameOf(user.ID), nameOf(site.ID))
			}
		}
		return ""
	})
}

// onEachSite asks what the tier of a changed plan lacks for each app on it.
func onEachSite(r model.Request, lacks func(azure.AppServiceTier, model.Resource) string) []model.Fault {
	tier, ok := planTierOf(r.Inputs)
	if !ok || r.Creating() {
		return nil
	}
	var faults []model.Fault
	for _, site := range sitesOf(r.Cloud, r.ID) {
		if reason := lacks(tier, site); reason != "" {
			faults = append(faults, model.Fault{Property: "sku.name", Status: 409, Code: "Conflict",
				Message: fmt.Sprintf("The tier %s %s.", tier.Name, reason)})
		}
	}
	return faults
}

func planAutoscaleFitsTier(r model.Request) []model.Fault {
	tier, ok := planTierOf(r.Inputs)
	if !ok || r.Creating() {
		return nil
	}
	var faults []model.Fault
	for _, setting := range autoscaleSettingsOf(r.Cloud, r.ID) {
		if reason := autoscaleMisfit(tier, setting.Inputs); reason != "" {
			faults = append(faults, model.Fault{Property: "sku.name", Status: 409, Code: "Conflict",
				Message: fmt.Sprintf("The autoscale setting %s does not fit: %s.", nameOf(setting.ID), reason)})
		}
	}
	return faults
}
