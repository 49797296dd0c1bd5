package resourceproviders

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/azstage/azstage/internal/emulator/model"
)

func budgetRules() []model.Rule {
	return []model.Rule{
		preflight("consumption.budgets.amount", "A budget has an amount larger than 0.",
			verified(budgetSource), budgetAmount),
		preflight("consumption.budgets.start-date",
			"A budget starts on the first of a month, 2017-06-01 or later, and before it ends.",
			verified(sdkSource+"Budget"), budgetPeriod),
		preflight("consumption.budgets.notifications",
			"A budget has at most five notifications, each with a threshold of 0 to 1000 percent, a known operator and "+
				"somebody to notify.", verified(budgetSource), budgetNotifications),
		preflight("consumption.budgets.filter",
			"A filter compares one tag or dimension by the operator In with values, or joins two and more of these by and.",
			verified(sdkSource+"BudgetFilter"), budgetFilter),
	}
}

func budgetAmount(r model.Request) []model.Fault {
	if !r.Inputs.Has("amount") || r.Inputs.Number("amount") > 0 {
		return nil
	}
	return model.Refuse("amount", "400", "The amount of a budget must be larger than 0.")
}

func budgetPeriod(r model.Request) []model.Fault {
	const property = "timePeriod.startDate"
	if !r.Inputs.Has(property) {
		return nil
	}
	start, ok := budgetDate(r.Inputs.String(property))
	earliest := time.Date(2017, time.June, 1, 0, 0, 0, 0, time.UTC)
	if !ok || start.Day() != 1 || start.Before(earliest) {
		return model.Refuse(property, "400", "The start date %q must be the first of a month, 2017-06-01 or later.",
			r.Inputs.String(property))
	}
	if end, ok := budgetDate(r.Inputs.String("timePeriod.endDate")); ok && !end.After(start) {
		return model.Refuse("timePeriod.endDate", "400", "The budget ends before it starts.")
	}
	return nil
}

func budgetDate(text string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if date, err := time.Parse(layout, text); err == nil {
			return date, true
		}
	}
	return time.Time{}, false
}

func budgetNotifications(r model.Request) []model.Fault {
	const most = 5
	notifications := r.Inputs.Object("notifications")
	var faults []model.Fault
	if len(notifications) > most {
		faults = append(faults, model.Refuse("notifications", "400",
			"A budget has at most %d notifications, not %d.", most, len(notifications))...)
	}
	for _, name := range slices.Sorted(maps.Keys(notifications)) {
		if notification := notifications.Object(name); notification != nil {
			faults = append(faults, budgetNotification("notifications."+name, notification)...)
		}
	}
	return faults
}

func budgetNotification(path string, notification model.Properties) []model.Fault {
	var faults []model.Fault
	refuse := func(property, format string, args ...any) {
		faults = append(faults, model.Refuse(path+"."+property, "400", format, args...)...)
	}
	threshold := notification.Number("threshold")
	if notification.Has("threshold") && (threshold <= 0 || threshold > 1000) {
		refuse("threshold", "The threshold %v is not between 0 and 1000 percent.", threshold)
	}
	if operator := notification.String("operator"); operator != "" &&
		!oneOf(operator, "EqualTo", "GreaterThan", "GreaterThanOrEqualTo") {
		refuse("operator", "The operator %s is not known.", operator)
	}
	if kind := notification.String("thresholdType"); kind != "" && !oneOf(kind, "Actual", "Forecasted") {
		refuse("thresholdType", "The threshold type %s is not known.", kind)
	}
	if !slices.ContainsFunc([]string{"contactEmails", "contactRoles", "contactGroups"}, func(contacts string) bool {
		_, given := notification.Get(contacts)
		return given && (!notification.Known(contacts) || len(notification.List(contacts)) > 0)
	}) {
		refuse("contactEmails", "The notification needs contactEmails, contactRoles or contactGroups.")
	}
	for _, email := range notification.Strings("contactEmails") {
		if !strings.Contains(email, "@") {
			refuse("contactEmails", "%q is no e-mail address.", email)
		}
	}
	return faults
}

func budgetFilter(r model.Request) []model.Fault {
	const property = "filter"
	filter := r.Inputs.Object(property)
	if filter == nil {
		return nil
	}
	joined := filter.Objects("and")
	if filter.Has("and") && filter.Known("and") && len(joined) < 2 {
		return model.Refuse(property+".and", "400", "An expression with and has at least two parts, not %d.", len(joined))
	}
	faults := budgetComparisons(property, filter)
	for i, part := range joined {
		faults = append(faults, budgetComparisons(fmt.Sprintf("%s.and[%d]", property, i), part)...)
	}
	return faults
}

func budgetComparisons(path string, filter model.Properties) []model.Fault {
	var faults []model.Fault
	for _, kind := range []string{"dimensions", "tags"} {
		compared := filter.Object(kind)
		if compared == nil {
			continue
		}
		where := path + "." + kind
		if operator := compared.String("operator"); compared.Known("operator") && !oneOf(operator, "In") {
			faults = append(faults, model.Refuse(where+".operator", "400", "The operator is In, not %s.", operator)...)
		}
		if compared.Known("values") && len(compared.List("values")) == 0 {
			faults = append(faults, model.Refuse(where+".values", "400", "There is no value to compare with.")...)
		}
	}
	return faults
}
