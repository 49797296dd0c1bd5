package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const periodicProperties = "backupPolicy.periodicModeProperties."

func cosmosBackupRules() []model.Rule {
	return []model.Rule{
		preflight(cosmosAccountRule+"multi-write-needs-periodic-backup",
			"Continuous backup is not available while several regions write.",
			verified("Azure/bicep-registry-modules avm document-db/database-account (2026-08)"), multiWriteNeedsPeriodic),
		preflight(cosmosAccountRule+"continuous-backup-stays",
			"An account with continuous backup never goes back to periodic backup.", verified(cosmosSource), continuousStays),
		preflight(cosmosAccountRule+"continuous-backup-alone",
			"The change to continuous backup is an update of its own.",
			verified("Azure/bicep-types-az issue 1940, which quotes the answer"), continuousAlone),
		preflight(cosmosAccountRule+"periodic-backup-limits",
			"Periodic backups are 60 to 1,440 minutes apart and kept for 8 to 720 hours.",
			verified(cosmosSource), periodicLimits),
		preflight(cosmosAccountRule+"periodic-backup-kept-twice",
			"Periodic backups are kept for at least two intervals.", known(), periodicKeptTwice),
		preflight(cosmosAccountRule+"backup-of-one-kind",
			"A backup policy has the properties of its own type only.", inferred(cosmosSource), backupOfOneKind),
		preflight(cosmosAccountRule+"zone-backup-needs-region",
			"Backups over zones need a region with zones.", known(), zoneBackupNeedsRegion),
	}
}

func continuous(account model.Properties) bool {
	return oneOf(account.String("backupPolicy.type"), "Continuous")
}

func multiWriteNeedsPeriodic(r model.Request) []model.Fault {
	if !continuous(r.Inputs) || !r.Inputs.Bool("enableMultipleWriteLocations") {
		return nil
	}
	return model.Refuse("backupPolicy.type", "BadRequest",
		"Continuous backup mode is not supported for accounts with multiple write locations.")
}

func continuousStays(r model.Request) []model.Fault {
	if r.Creating() || !continuous(r.Old) || !oneOf(r.Inputs.String("backupPolicy.type"), "Periodic") {
		return nil
	}
	return model.Refuse("backupPolicy.type", "BadRequest",
		"The backup policy of an existing account cannot be changed from Continuous to Periodic.")
}

func continuousAlone(r model.Request) []model.Fault {
	if r.Creating() || continuous(r.Old) || !continuous(r.Inputs) {
		return nil
	}
	others := slices.DeleteFunc(changedProperties(r, append([]string{"enableMultipleWriteLocations"}, cosmosUpdatable...)),
		func(name string) bool { return name == "backupPolicy" })
	added, removed := regionChanges(r)
	if len(others)+len(added)+len(removed) == 0 {
		return nil
	}
	return model.Refuse("backupPolicy.type", "BadRequest",
		"Cannot update continuous backup mode and other properties at the same time.")
}

func periodicLimits(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, limit := range []struct {
		property    string
		least, most float64
	}{{"backupIntervalInMinutes", 60, 1440}, {"backupRetentionIntervalInHours", 8, 720}} {
		value := r.Inputs.Number(periodicProperties + limit.property)
		if r.Inputs.Has(periodicProperties+limit.property) && (value < limit.least || value > limit.most) {
			faults = append(faults, model.Refuse(periodicProperties+limit.property, "BadRequest",
				"%s must be between %.0f and %.0f, not %.0f.", limit.property, limit.least, limit.most, value)...)
		}
	}
	return faults
}

func periodicKeptTwice(r model.Request) []model.Fault {
	const copies, minutesPerHour = 2, 60
	interval, retention := periodicProperties+"backupIntervalInMinutes", periodicProperties+"backupRetentionIntervalInHours"
	if !r.Inputs.Has(interval) || !r.Inputs.Has(retention) ||
		r.Inputs.Number(retention)*minutesPerHour >= copies*r.Inputs.Number(interval) {
		return nil
	}
	return model.Refuse(retention, "BadRequest", "The backup retention must be at least twice the backup interval.")
}

func backupOfOneKind(r model.Request) []model.Fault {
	kind := strings.ToLower(r.Inputs.String("backupPolicy.type"))
	for _, other := range []struct{ kind, property string }{
		{"periodic", "continuousModeProperties"}, {"continuous", "periodicModeProperties"},
	} {
		if kind == other.kind && r.Inputs.Has("backupPolicy."+other.property) {
			return model.Refuse("backupPolicy."+other.property, "BadRequest",
				"A backup policy of type %s has no %s.", kind, other.property)
		}
	}
	return nil
}

func zoneBackupNeedsRegion(r model.Request) []model.Fault {
	const property = periodicProperties + "backupStorageRedundancy"
	write := writeRegion(r.Inputs)
	if !oneOf(r.Inputs.String(property), "Zone") || write == "" || zonal(write) {
		return nil
	}
	return model.Refuse(property, "BadRequest", "Zone-redundant backup storage is not available in the region %s.", write)
}
