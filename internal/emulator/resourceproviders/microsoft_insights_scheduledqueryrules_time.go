package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// queryTimeRules are what holds between the times of a rule. Whether a window may be shorter than the frequency Azure does
// not say; it would leave gaps, so it is refused.
func queryTimeRules() []model.Rule {
	return []model.Rule{
		preflight("insights.scheduledQueryRules.window-covers-frequency",
			"The window of a rule is at least as long as its frequency.", known(), windowCoversFrequency),
		preflight("insights.scheduledQueryRules.two-days",
			"All the periods that a rule looks at are two days at most.", verified(queryDocs), queryTwoDays),
		preflight("insights.scheduledQueryRules.mute",
			"A rule that mutes its actions for a while does not resolve its alerts by itself, and mutes no shorter than until "+
				"it runs again.", verified(queryRuleSource+"; the answer: Azure/azure-cli#26581 (2023-06)"), queryMute),
	}
}

func minutesOf(inputs model.Properties, property string) (int, bool) {
	minutes, ok := isoMinutes[strings.ToUpper(inputs.String(property))]
	return minutes, ok
}

func queryTwoDays(r model.Request) []model.Fault {
	const longest = 2 * 24 * 60
	window, ok := minutesOf(r.Inputs, "windowSize")
	if !ok {
		return nil
	}
	var faults []model.Fault
	for i, condition := range criteria(r) {
		periods := int(condition.Number("failingPeriods.numberOfEvaluationPeriods"))
		if window*periods > longest {
			faults = append(faults, model.Refuse(fmt.Sprintf("criteria.allOf[%d].failingPeriods", i), "BadRequest",
				"%d periods of %s are more than the two days that a rule may look at.", periods,
				r.Inputs.String("windowSize"))...)
		}
	}
	return faults
}

func queryMute(r model.Request) []model.Fault {
	const property = "muteActionsDuration"
	if !r.Inputs.Has(property) {
		return nil
	}
	var faults []model.Fault
	if _, given := r.Inputs.Get("autoMitigate"); !given || r.Inputs.Bool("autoMitigate") {
		faults = append(faults, model.Refuse("autoMitigate", "BadRequest",
			"autoMitigate must be false when muteActionsDuration is set; it is true when it is left out.")...)
	}
	muted, ok := minutesOf(r.Inputs, property)
	if frequency, also := minutesOf(r.Inputs, "evaluationFrequency"); ok && also && muted < frequency {
		faults = append(faults, model.Refuse(property, "InvalidRequestContent", "The request content was invalid and could not "+
			"be deserialized: 'EvaluationFrequency cannot be greater than MuteActionsDuration'")...)
	}
	return faults
}
