package resourceproviders

import (
	"fmt"
	"strings"
	"time"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	insightAlert = "InsightAlert"
	costViews    = "/providers/Microsoft.CostManagement/views/"
	anomalyView  = "ms:DailyAnomalyByResourceGroup"
	// mostAnomalyAlerts is per subscription.
	mostAnomalyAlerts = 5
)

// builtInViews are the views that cost analysis comes with. ms:CostByService and the one of anomalies are in azurerm's
// sources, verified; the others: Microsoft Learn, save and share customized views, known. Views of one's own are not
// emulated.
var builtInViews = []string{
	anomalyView, "ms:AccumulatedCosts", "ms:CostByService", "ms:DailyCosts", "ms:InvoiceDetails",
}

func scheduledActionRules() []model.Rule {
	return []model.Rule{
		preflight("costManagement.scheduledActions.anomaly-scope",
			"Anomaly alerts exist for subscriptions only.", verified(costRESTSource), anomalyScope),
		preflight("costManagement.scheduledActions.anomaly-daily",
			"Anomalies are looked for daily.", verified(anomalyAlertSource), anomalyDaily),
		preflight("costManagement.scheduledActions.view",
			"The view is one that cost analysis has, in the scope of the action; an anomaly alert has "+anomalyView+".",
			verified(anomalyAlertSource), scheduledView),
		preflight("costManagement.scheduledActions.period",
			"A scheduled action starts before it ends, and ends within a year.",
			inferred(anomalyAlertSource), scheduledPeriod),
		preflight("costManagement.scheduledActions.days",
			"A weekly action names days of the week, a monthly one a day of the month, or weeks and days.",
			verified(costReportSource), scheduledDays),
		preflight("costManagement.scheduledActions.recipients",
			"Recipients are e-mail addresses.", known(), scheduledRecipients),
		onApply("costManagement.scheduledActions.anomaly-alerts-per-subscription",
			fmt.Sprintf("A subscription has at most %d anomaly alerts.", mostAnomalyAlerts),
			known(), anomalyAlertsPerSubscription),
	}
}

func isAnomalyAlert(inputs model.Properties) bool { return oneOf(inputs.String("kind"), insightAlert) }

func anomalyScope(r model.Request) []model.Fault {
	const property = "scope"
	scope := "/" + strings.Trim(r.Inputs.String(property), "/")
	if !isAnomalyAlert(r.Inputs) || !r.Inputs.Known(property) || armTypeOf(scope) == "Microsoft.Resources/subscriptions" {
		return nil
	}
	return model.Refuse(property, "InvalidInsightAlertRequestScope",
		"Anomaly alerts are for subscriptions, not for %s.", scope)
}

func anomalyDaily(r model.Request) []model.Fault {
	const property = "schedule.frequency"
	if !isAnomalyAlert(r.Inputs) || !r.Inputs.Has(property) || oneOf(r.Inputs.String(property), "Daily") {
		return nil
	}
	return model.Refuse(property, "BadRequest", "The frequency of an anomaly alert is Daily, not %s.",
		r.Inputs.String(property))
}

func scheduledView(r model.Request) []model.Fault {
	const property = "viewId"
	if !r.Inputs.Known(property) || !r.Inputs.Known("scope") {
		return nil
	}
	id := r.Inputs.String(property)
	scope, view, ok := cutFold(id, costViews)
	own := strings.EqualFold(strings.Trim(scope, "/"), strings.Trim(r.Inputs.String("scope"), "/"))
	switch {
	case !ok || (scope != "" && !own):
		return model.Refuse(property, "InvalidView", "%s is no view of the scope %s.", id, r.Inputs.String("scope"))
	case !oneOf(view, builtInViews...):
		return model.Refuse(property, "NotModelled", "The emulator knows the views %s, not %s.",
			strings.Join(builtInViews, ", "), view)
	case isAnomalyAlert(r.Inputs) != oneOf(view, anomalyView):
		return model.Refuse(property, "InvalidView", "The view %s is for anomaly alerts, and anomaly alerts are for it.",
			anomalyView)
	}
	return nil
}

// cutFold cuts around the separator without regard to case.
func cutFold(text, separator string) (before, after string, found bool) {
	i := strings.Index(strings.ToLower(text), strings.ToLower(separator))
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(separator):], true
}

func scheduledPeriod(r model.Request) []model.Fault {
	var dates [2]time.Time
	for i, property := range []string{"schedule.startDate", "schedule.endDate"} {
		if !r.Inputs.Has(property) || !r.Inputs.Known(property) {
			return nil
		}
		date, err := time.Parse(time.RFC3339, r.Inputs.String(property))
		if err != nil {
			return model.Refuse(property, "BadRequest", "%q is no date and time.", r.Inputs.String(property))
		}
		dates[i] = date
	}
	if dates[1].After(dates[0]) && !dates[1].After(dates[0].AddDate(1, 0, 0)) {
		return nil
	}
	return model.Refuse("schedule.endDate", "BadRequest", "The action must end after it starts, and within a year.")
}

func scheduledDays(r model.Request) []model.Fault {
	schedule := r.Inputs.Object("schedule")
	days, weeks := schedule.Has("daysOfWeek"), schedule.Has("weeksOfMonth")
	switch frequency := schedule.String("frequency"); {
	case oneOf(frequency, "Weekly") && !days:
		return model.Refuse("schedule.daysOfWeek", "BadRequest", "A weekly action names days of the week.")
	case oneOf(frequency, "Monthly") && !schedule.Has("dayOfMonth") && (!days || !weeks):
		return model.Refuse("schedule.dayOfMonth", "BadRequest",
			"A monthly action names a day of the month, or weeks and days.")
	}
	return nil
}

func scheduledRecipients(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, address := range r.Inputs.Strings("notification.to") {
		if !strings.Contains(address, "@") {
			faults = append(faults, model.Refuse(fmt.Sprintf("notification.to[%d]", i), "BadRequest",
				"%q is no e-mail address.", address)...)
		}
	}
	return faults
}

func anomalyAlertsPerSubscription(r model.Request) []model.Fault {
	if !isAnomalyAlert(r.Inputs) || !r.Creating() {
		return nil
	}
	there := 0
	for _, action := range r.Cloud.OfType("Microsoft.CostManagement/scheduledActions") {
		if isAnomalyAlert(action.Inputs) && !strings.EqualFold(action.ID, r.ID) {
			there++
		}
	}
	if there < mostAnomalyAlerts {
		return nil
	}
	return model.Refuse("", "BadRequest", "The subscription has %d anomaly alerts, and can have no more.", there)
}
