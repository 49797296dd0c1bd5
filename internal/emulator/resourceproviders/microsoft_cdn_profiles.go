package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const cdnProfileSource = azurermSource + "cdn/cdn_frontdoor_profile_resource.go"

func frontDoorProfile() *model.Type {
	return &model.Type{
		Token:    "azure-native:cdn:Profile",
		ARMType:  cdnProfileType,
		Path:     cdnProfilePath,
		Location: model.Global,
		// Azure upgrades Standard to Premium in place, by an action of its own that no PUT triggers. The provider
		// knows only to replace, which loses the host names.
		Replace:  properties(verified(replaceSource), "location", "sku.name"),
		Required: properties(verified(cdnProfileSource), "sku.name"),
		Ranges:   []model.Range{between(verified(cdnProfileSource), "originResponseTimeoutSeconds", 16, 240)},
		References: []model.Reference{
			identityReference,
		},
		Defaults: []model.Default{byDefault(known(), "originResponseTimeoutSeconds", float64(60))},
		Normalise: map[string]func(any) any{
			"location": func(any) any { return "Global" },
		},
		ReadOnly: func(r model.Request) model.Properties {
			return withIdentity(r, named(r, cdnProfileType, model.Properties{
				"frontDoorId": stableUUID(r.ID, "frontDoor"), "kind": "frontdoor", "resourceState": "Active",
				"provisioningState": succeeded, "systemData": systemData(), "extendedProperties": model.Properties{},
			}))
		},
		Actions: []model.Action{upgradeProfile()},
		Rules: []model.Rule{
			preflight("cdn.profiles.classic-retired",
				"A new profile is Standard_AzureFrontDoor or Premium_AzureFrontDoor; the SKUs of Azure CDN are retired.",
				verified(azurermSource+"cdn/cdn_deprecation.go; "+retirements), frontDoorSKU),
		},
	}
}

// retiredCDN lists the SKUs of Azure CDN, of which none can be created any more.
var retiredCDN = []struct{ prefix, suffix, product, since, ends string }{
	{"Standard_Microsoft", "", "Azure CDN Standard from Microsoft (classic)", "2025-10-01", "2027-09-30"},
	{"", "_Verizon", "Azure CDN from Edgio", "2025-01-15", "2025-01-15"},
	{"", "_Akamai", "Azure CDN from Akamai", "2023-10-31", "2023-10-31"},
	{"", "_ChinaCdn", "Azure CDN from 21Vianet (classic)", "2025-10-01", "2027-09-30"},
}

func frontDoorSKU(r model.Request) []model.Fault {
	sku := r.Inputs.String("sku.name")
	if !r.Inputs.Has("sku.name") || strings.EqualFold(sku, frontDoorStandard) || strings.EqualFold(sku, frontDoorPremium) {
		return nil
	}
	for _, row := range retiredCDN {
		if strings.HasPrefix(sku, row.prefix) && strings.HasSuffix(sku, row.suffix) {
			return model.Refuse("sku.name", "BadRequest", "%s no longer supports new profile creation since %s and is "+
				"retired on %s: use %s or %s.", row.product, row.since, row.ends, frontDoorStandard, frontDoorPremium)
		}
	}
	return model.Refuse("sku.name", "BadRequest", "The SKU '%s' is not one of %s, %s.",
		sku, frontDoorStandard, frontDoorPremium)
}
