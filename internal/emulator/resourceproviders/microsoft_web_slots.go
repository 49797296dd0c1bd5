package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const slotDocs = "MicrosoftDocs/azure-docs app-service/deploy-staging-slots.md (2023-07)"

func slotTypes() []*model.Type {
	return []*model.Type{
		webAppSlot(), slotConfigurationNames(),
		slotPublishingPolicy("azure-native:web/v20240401:WebAppFtpAllowedSlot", "ftp"),
		slotPublishingPolicy("azure-native:web/v20240401:WebAppScmAllowedSlot", "scm"),
	}
}

// webAppSlot is a site of its own below a site: what holds for the one holds for the other.
func webAppSlot() *model.Type {
	slot := webApp()
	slot.Token = "azure-native:web/v20240401:WebAppSlot"
	slot.ARMType = "Microsoft.Web/sites/slots"
	slot.Path = webGroupPath + "sites/{name}/slots/{slot}"
	// Pulumi's list of replacements names the app alone.
	slot.Replace = properties(verified(siteSource), "location")
	// Azure puts a slot without a plan on the app's own.
	slot.Required = nil
	slot.ReadOnly = slotOutputs
	slot.Rules = slotRules()
	return slot
}

func slotOutputs(r model.Request) model.Properties {
	app, slot := nameOf(parentOf(r.ID)), nameOf(r.ID)
	label := slotHostLabel(app, slot, r.ID)
	host, scm := label+".azurewebsites.net", label+".scm.azurewebsites.net"
	outputs := siteOutputs(r)
	outputs["name"] = app + "/" + slot
	outputs["type"] = "Microsoft.Web/sites/slots"
	outputs["defaultHostName"] = host
	outputs["enabledHostNames"] = []any{host, scm}
	outputs["hostNameSslStates"] = []any{hostNameState(host, "Standard"), hostNameState(scm, "Repository")}
	outputs["hostNames"] = []any{host}
	outputs["repositorySiteName"] = app
	return outputs
}

// slotHostLabel is how Azure fits both names into a DNS label: too long ones are cut and made unique again.
func slotHostLabel(app, slot, id string) string {
	const longest, longestApp, longestSlot, random = 59, 40, 19, 4
	label := app + "-" + slot
	if len(label) <= longest {
		return label
	}
	return app[:min(len(app), longestApp)] + "-" + slot[:min(len(slot), longestSlot)] + stableHex(id, "host", random)
}

// slotsOf returns the deployment slots of a site.
func slotsOf(cloud model.Cloud, site string) []model.Resource {
	return slices.DeleteFunc(cloud.Below(site), func(found model.Resource) bool {
		return !oneOf(found.ARMType, "Microsoft.Web/sites/slots")
	})
}

// slotConfigurationNames lists the settings that stay with their slot when two slots are swapped. Every app has the
// list, an empty one at first.
func slotConfigurationNames() *model.Type {
	return &model.Type{
		Token:     "azure-native:web/v20240401:WebAppSlotConfigurationNames",
		ARMType:   "Microsoft.Web/sites/config",
		Path:      webGroupPath + "sites/{name}/config/slotConfigNames",
		Location:  model.Unlocated,
		Automatic: true,
		ReadOnly: func(r model.Request) model.Properties {
			return model.Properties{"name": "slotConfigNames", "type": "Microsoft.Web/sites/config"}
		},
		Rules: []model.Rule{
			preflight("web.slotConfigNames.names",
				"Names of settings that stay with their slot are legal setting names, each given once; that a setting of "+
					"that name exists is not asked.", known(), stickyNames),
		},
	}
}

// slotPublishingPolicy is publishingPolicy for a slot, which has passwords of its own.
func slotPublishingPolicy(token, policy string) *model.Type {
	slot := publishingPolicy(token, policy)
	slot.ARMType = "Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies"
	slot.Path = webGroupPath + "sites/{name}/slots/{slot}/basicPublishingCredentialsPolicies/" + policy
	slot.ReadOnly = func(model.Request) model.Properties {
		return model.Properties{"name": policy, "type": "Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies"}
	}
	return slot
}

// slotTier returns the tier of the plan that a slot runs on; the zero tier when the plan is not there.
func slotTier(r model.Request) azure.AppServiceTier {
	plan := r.Inputs.String("serverFarmId")
	if plan == "" {
		site, _ := r.Cloud.Get(parentOf(r.ID))
		plan = site.Inputs.String("serverFarmId")
	}
	found, _ := r.Cloud.Get(plan)
	tier, _ := azure.AppServiceTierOf(found.Inputs.String("sku.name"))
	return tier
}
