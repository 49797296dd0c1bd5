package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/azure"
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
		preflight("operationalinsights.workspaces.replica-region",
			"A replica has a region: another one of the same group, for which the emulator takes the continent.",
			inferred(workspaceReplicaDocs), workspaceReplicaRegion),
		preflight("operationalinsights.workspaces.replica-moves",
			"A replica is switched off before it is made in another region.", inferred(workspaceReplicaDocs), workspaceReplicaMoves),
	}
}

const workspaceReplicaDocs = "Microsoft Learn, Enhance resilience by replicating your Log Analytics workspace across regions (2025)"

func workspaceReplicaRegion(r model.Request) []model.Fault {
	const region = "replication.location"
	if !r.Inputs.Bool("replication.enabled") || !r.Inputs.Known(region) || !r.Inputs.Known("location") ||
		azure.SameContinent(r.Inputs.String("location"), r.Inputs.String(region)) {
		return nil
	}
	return model.Refuse(region, "InvalidParameter", "The workspace in '%s' cannot be replicated to '%s'.",
		r.Inputs.String("location"), r.Inputs.String(region))
}

func workspaceReplicaMoves(r model.Request) []model.Fault {
	const region = "replication.location"
	if !r.Old.Bool("replication.enabled") || !r.Inputs.Bool("replication.enabled") || !r.Inputs.Known(region) ||
		oneOf(r.Old.String(region), r.Inputs.String(region)) {
		return nil
	}
	return model.Refuse(region, "InvalidParameter", "The replica of the workspace is in '%s' and cannot be moved.",
		r.Old.String(region))
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
