package resourceproviders

import (
	"regexp"

	"github.com/azstage/azstage/internal/emulator/model"
)

func sqlLongTermRetention() *model.Type {
	documented := verified(sdkSource + "LongTermRetentionPolicy")
	return &model.Type{
		Token:     "azure-native:sql/v20230801:LongTermRetentionPolicy",
		ARMType:   "Microsoft.Sql/servers/databases/backupLongTermRetentionPolicies",
		Path:      sqlServerPath + "/databases/{databaseName}/backupLongTermRetentionPolicies/{policyName}",
		Location:  model.Unlocated,
		Automatic: true,
		Allowed:   []model.Allowed{allowed(documented, "policyName", "default")},
		Ranges:    []model.Range{between(documented, "weekOfYear", 0, 52)},
		Defaults: []model.Default{
			byDefault(known(), "weeklyRetention", "PT0S"), byDefault(known(), "monthlyRetention", "PT0S"),
			byDefault(known(), "yearlyRetention", "PT0S"), byDefault(known(), "weekOfYear", float64(0)),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Sql/servers/databases/backupLongTermRetentionPolicies", nil)
		},
		Rules: []model.Rule{
			preflight("sql.backupLongTermRetentionPolicies.durations",
				"Retentions are ISO 8601 durations in days, weeks, months or years, PT0S for none, and at most ten years.",
				known(), longTermDurations),
			preflight("sql.backupLongTermRetentionPolicies.week-of-year",
				"A yearly retention names the week whose backup is kept.", known(), longTermWeek),
		},
	}
}

var longTermDuration = regexp.MustCompile(`^(PT0S|P([1-9]|10)Y|P([1-9][0-9]?|1[01][0-9]|120)M|P[1-9][0-9]{0,2}W|P[1-9][0-9]{0,3}D)$`)

func longTermDurations(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, path := range []string{"weeklyRetention", "monthlyRetention", "yearlyRetention"} {
		if r.Inputs.Has(path) && !longTermDuration.MatchString(r.Inputs.String(path)) {
			faults = append(faults, model.Refuse(path, "InvalidBackupRetentionPeriod", "%q is no retention.",
				r.Inputs.String(path))...)
		}
	}
	return faults
}

func longTermWeek(r model.Request) []model.Fault {
	yearly := r.Inputs.String("yearlyRetention")
	if yearly == "" || yearly == "PT0S" || !r.Inputs.Known("weekOfYear") || r.Inputs.Number("weekOfYear") > 0 {
		return nil
	}
	return model.Refuse("weekOfYear", "InvalidWeekOfYear", "A yearly retention needs the week of the year, 1 to 52.")
}
