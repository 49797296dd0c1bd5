package resourceproviders

import (
	"fmt"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const dynamicDocs = "MicrosoftDocs/azure-monitor-docs alerts/alerts-dynamic-thresholds.md (2024-11)"

// dynamicAlertRules are what holds for thresholds that Azure Monitor learns. How many periods it looks at is not bounded
// here: no source says what is the most.
func dynamicAlertRules() []model.Rule {
	return []model.Rule{
		preflight("insights.metricAlerts.one-dynamic-criterion",
			"An alert with a dynamic threshold has no other criterion.", verified(metricAlertSource), alertOneDynamic),
		preflight("insights.metricAlerts.dynamic-criterion",
			"A dynamic threshold has a sensitivity (Low, Medium, High) and looks at periods, of which 1 to all must fail; it is "+
				"among the criteria for several resources.", verified(metricAlertSource), alertDynamicCriterion),
		preflight("insights.metricAlerts.dynamic-every-five-minutes",
			"Frequency and window of a dynamic threshold are five minutes or more.",
			verified("MicrosoftDocs/azure-docs#81625 (2021-09)"), alertDynamicPace),
		preflight("insights.metricAlerts.dynamic-metric",
			"Some metrics, such as counts of messages in queues, have no dynamic threshold.", verified(dynamicDocs),
			alertDynamicMetric),
	}
}

func isDynamic(criterion model.Properties) bool {
	return oneOf(criterion.String("criterionType"), "DynamicThresholdCriterion")
}

func alertOneDynamic(r model.Request) []model.Fault {
	all := criteria(r)
	for _, criterion := range all {
		if isDynamic(criterion) && len(all) > 1 {
			return model.Refuse("criteria.allOf", "BadRequest",
				"Alerts with a dynamic threshold support one criterion, not %d.", len(all))
		}
	}
	return nil
}

func alertDynamicCriterion(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, criterion := range criteria(r) {
		if !isDynamic(criterion) {
			continue
		}
		path := fmt.Sprintf("criteria.allOf[%d].", i)
		if r.Inputs.Known("criteria.odataType") && !oneOf(r.Inputs.String("criteria.odataType"), manyResourceCriteria) {
			faults = append(faults, model.Refuse("criteria.odataType", "BadRequest",
				"A dynamic threshold needs the criteria type '%s'.", manyResourceCriteria)...)
		}
		sensitivity := criterion.String("alertSensitivity")
		if criterion.Known("alertSensitivity") && !oneOf(sensitivity, "Low", "Medium", "High") {
			faults = append(faults, model.Refuse(path+"alertSensitivity", "BadRequest",
				"'%s' is not one of Low, Medium, High.", sensitivity)...)
		}
		faults = append(faults, dynamicPeriods(path+"failingPeriods", criterion)...)
	}
	return faults
}

func dynamicPeriods(path string, criterion model.Properties) []model.Fault {
	const all, failing = "failingPeriods.numberOfEvaluationPeriods", "failingPeriods.minFailingPeriodsToAlert"
	if !criterion.Known(all) || !criterion.Known(failing) {
		return nil
	}
	most, least := criterion.Number(all), criterion.Number(failing)
	if least >= 1 && least <= most {
		return nil
	}
	return model.Refuse(path, "BadRequest", "%v of %v periods: 1 to all of at least one period must fail.", least, most)
}

func alertDynamicPace(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, criterion := range criteria(r) {
		if !isDynamic(criterion) {
			continue
		}
		for _, property := range []string{"evaluationFrequency", "windowSize"} {
			if oneOf(r.Inputs.String(property), "PT1M") {
				faults = append(faults, model.Refuse(property, "BadRequest",
					"A dynamic threshold is not supported with the %s PT1M: the shortest is PT5M.", property)...)
			}
		}
	}
	return faults
}

func alertDynamicMetric(r model.Request) []model.Fault {
	armType := watchedType(r)
	var faults []model.Fault
	for i, criterion := range criteria(r) {
		metric := criterion.String("metricName")
		if isDynamic(criterion) && !azure.HasDynamicThreshold(armType, metric) {
			faults = append(faults, model.Refuse(fmt.Sprintf("criteria.allOf[%d].metricName", i), "BadRequest",
				"The metric %s of %s does not support dynamic thresholds.", metric, armType)...)
		}
	}
	return faults
}
