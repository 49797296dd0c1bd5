package resourceproviders

import (
	"regexp"
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

const maintenanceDocs = clusterDocs + "planned-maintenance.md (2025-12-19)"

func maintenanceConfiguration() *model.Type {
	documented := verified(clusterSpec)
	days := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	return &model.Type{
		Token:    "azure-native:containerservice/v20250101:MaintenanceConfiguration",
		ARMType:  maintenanceType,
		Path:     clusterPath + "/maintenanceConfigurations/{configName}",
		Location: model.Unlocated,
		Allowed: []model.Allowed{
			allowed(documented, "maintenanceWindow.schedule.weekly.dayOfWeek", days...),
			allowed(documented, "maintenanceWindow.schedule.relativeMonthly.dayOfWeek", days...),
			allowed(verified(maintenanceDocs), "maintenanceWindow.schedule.relativeMonthly.weekIndex",
				"First", "Second", "Third", "Fourth", "Last"),
		},
		Ranges: []model.Range{
			between(documented, "maintenanceWindow.durationHours", 4, 24),
			between(known(), "maintenanceWindow.schedule.weekly.intervalWeeks", 1, 4),
			between(known(), "maintenanceWindow.schedule.daily.intervalDays", 1, 7),
			between(known(), "maintenanceWindow.schedule.absoluteMonthly.intervalMonths", 1, 6),
			between(known(), "maintenanceWindow.schedule.absoluteMonthly.dayOfMonth", 1, 31),
			between(known(), "maintenanceWindow.schedule.relativeMonthly.intervalMonths", 1, 6),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, maintenanceType, model.Properties{"systemData": systemData()})
		},
		Rules: []model.Rule{
			preflight("containerservice.maintenance.times",
				"The start is HH:mm, the offset +HH:mm or -HH:mm.", verified(clusterSpec), maintenanceTimes),
			preflight("containerservice.maintenance.one-schedule",
				"A window has exactly one schedule; the configuration default takes weekly ones only.",
				verified(maintenanceDocs), maintenanceSchedule),
			preflight("containerservice.maintenance.old-properties",
				"timeInWeek and notAllowedTime are for the configuration default; the upgrade schedules need a window.",
				verified(maintenanceDocs), maintenanceWindowGiven),
		},
	}
}

var (
	clockForm  = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)
	offsetForm = regexp.MustCompile(`^[+-](0\d|1[0-4]):[0-5]\d$`)
)

func maintenanceTimes(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, row := range []struct {
		path string
		form *regexp.Regexp
	}{{"maintenanceWindow.startTime", clockForm}, {"maintenanceWindow.utcOffset", offsetForm}} {
		if r.Inputs.Has(row.path) && !row.form.MatchString(r.Inputs.String(row.path)) {
			faults = append(faults, model.Refuse(row.path, "InvalidParameter",
				"The value %q of %s is not valid.", r.Inputs.String(row.path), row.path)...)
		}
	}
	return faults
}

func maintenanceSchedule(r model.Request) []model.Fault {
	const path = "maintenanceWindow.schedule"
	if !r.Inputs.Has(path) {
		return nil
	}
	var given []string
	for _, kind := range []string{"absoluteMonthly", "daily", "relativeMonthly", "weekly"} {
		if _, ok := r.Inputs.Get(path + "." + kind); ok {
			given = append(given, kind)
		}
	}
	switch {
	case len(given) != 1:
		return model.Refuse(path, "InvalidParameter", "One and only one schedule can be specified, not %v.", given)
	case oneOf(r.Inputs.String("configName"), "default") && !slices.Contains(given, "weekly"):
		return model.Refuse(path, "InvalidParameter", "The configuration default does not support %s schedules.", given[0])
	}
	return nil
}

func maintenanceWindowGiven(r model.Request) []model.Fault {
	if !r.Inputs.Has("configName") || oneOf(r.Inputs.String("configName"), "default") {
		return nil
	}
	for _, path := range []string{"timeInWeek", "notAllowedTime"} {
		if len(r.Inputs.List(path)) > 0 {
			return model.Refuse(path, "InvalidParameter", "%s is not supported by the configuration %s.", path,
				r.Inputs.String("configName"))
		}
	}
	if _, ok := r.Inputs.Get("maintenanceWindow"); !ok {
		return model.Refuse("maintenanceWindow", "InvalidParameter", "The configuration %s needs a maintenanceWindow.",
			r.Inputs.String("configName"))
	}
	return nil
}
