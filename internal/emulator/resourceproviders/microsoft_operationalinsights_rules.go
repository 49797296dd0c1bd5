package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

// commitmentTiers are the capacity reservations that Log Analytics sells, in GB a day.
var commitmentTiers = []float64{100, 200, 300, 400, 500, 1000, 2000, 5000, 10000, 25000, 50000}

func workspaceRules() []model.Rule {
	return []model.Rule{
		preflight("operationalinsights.workspaces.sku-change",
			"A workspace changes its SKU between PerGB2018 and CapacityReservation only.",
			verified(workspaceSource), workspaceSKUChange),
		preflight("operationalinsights.workspaces.capacity-reservation",
			"CapacityReservation, and only it, has a reservation level, one that is sold.",
			verified(workspaceSource), workspaceReservation),
		preflight("operationalinsights.workspaces.daily-cap",
			"The daily cap is -1 (none) or larger than 0.", known(), workspaceCap),
	}
}

func workspaceSKUChange(r model.Request) []model.Fault {
	from, to := r.Old.String("sku.name"), r.Inputs.String("sku.name")
	if from == "" || to == "" || oneOf(from, to) ||
		oneOf(from, "PerGB2018", "CapacityReservation") && oneOf(to, "PerGB2018", "CapacityReservation") {
		return nil
	}
	return model.Refuse("sku.name", "InvalidParameter",
		"The SKU of a workspace cannot be changed from %s to %s.", from, to)
}

func workspaceReservation(r model.Request) []model.Fault {
	const level = "sku.capacityReservationLevel"
	if !r.Inputs.Known("sku.name") || !r.Inputs.Known(level) {
		return nil
	}
	reserved := oneOf(r.Inputs.String("sku.name"), "CapacityReservation")
	if reserved == slices.Contains(commitmentTiers, r.Inputs.Number(level)) && reserved == r.Inputs.Has(level) {
		return nil
	}
	return model.Refuse(level, "InvalidParameter",
		"CapacityReservation needs a level of %v GB a day; other SKUs have none.", commitmentTiers)
}

func workspaceCap(r model.Request) []model.Fault {
	const quota = "workspaceCapping.dailyQuotaGb"
	if gigabytes := r.Inputs.Number(quota); !r.Inputs.Has(quota) || gigabytes == -1 || gigabytes > 0 {
		return nil
	}
	return model.Refuse(quota, "InvalidParameter", "The daily cap is -1 for none, or larger than 0.")
}
