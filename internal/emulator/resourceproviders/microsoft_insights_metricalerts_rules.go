package resourceproviders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	criteriaNamespace = "Microsoft.Azure.Monitor."
	webTestCriteria   = criteriaNamespace + "WebtestLocationAvailabilityCriteria"
)

func metricAlertRules() []model.Rule {
	return slices.Concat(dynamicAlertRules(), scopeRules(), []model.Rule{
		preflight("insights.metricAlerts.window-covers-frequency",
			"The window of a metric alert is at least as long as its frequency.",
			verified(metricAlertSource), windowCoversFrequency),
		preflight("insights.metricAlerts.criteria-type",
			"The criteria name their OData type: single resource, multiple resource or web test availability.",
			verified(sdkSource+"MetricAlert"), alertCriteriaType),
		preflight("insights.metricAlerts.criteria-values",
			"A criterion has an aggregation and an operator that metric alerts know; percentiles need a log query.",
			verified(metricAlertSource), alertCriteriaValues),
		preflight("insights.metricAlerts.metric-exists",
			"The resource type of the scope has the metric, unless skipMetricValidation is set.",
			verified(baselineAlerts), alertMetricExists),
		preflight("insights.metricAlerts.aggregation",
			"A metric is aggregated in a way that it knows; metrics of which the emulator does not know the ways take any.",
			verified("Azure/azure-monitor-baseline-alerts#194 (2024-04) and #885 (2026-03), which quote the answer"),
			alertAggregation),
		preflight("insights.metricAlerts.dimensions",
			"A criterion splits by dimensions that its metric has, each once, with Include, Exclude or StartsWith and values.",
			verified(metricAlertSource), alertDimensions),
		onApply("insights.metricAlerts.dtu-metric-needs-dtu-database",
			"DTU metrics exist for databases that are bought in DTUs only.", known(), alertDTUMetric),
		onApply("insights.metricAlerts.failed-locations",
			"An availability alert counts at most as many failed locations as its web test has.",
			known(), alertFailedLocations),
	})
}

func criteria(r model.Request) []model.Properties { return r.Inputs.Objects("criteria.allOf") }

func alertCriteriaType(r model.Request) []model.Fault {
	const property = "criteria.odataType"
	if !r.Inputs.Known(property) || oneOf(r.Inputs.String(property), webTestCriteria, oneResourceCriteria,
		manyResourceCriteria) {
		return nil
	}
	return model.Refuse(property, "BadRequest", "The criteria type '%s' is not known.", r.Inputs.String(property))
}

func alertCriteriaValues(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, criterion := range criteria(r) {
		operators := []string{"Equals", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"}
		if isDynamic(criterion) {
			operators = []string{"LessThan", "GreaterThan", "GreaterOrLessThan"}
		}
		for _, field := range []struct {
			name   string
			values []string
		}{
			{"timeAggregation", []string{"Average", "Count", "Minimum", "Maximum", "Total"}},
			{"operator", operators},
		} {
			if criterion.Has(field.name) && !oneOf(criterion.String(field.name), field.values...) {
				faults = append(faults, model.Refuse(fmt.Sprintf("criteria.allOf[%d].%s", i, field.name), "BadRequest",
					"'%s' is not one of %s.", criterion.String(field.name), strings.Join(field.values, ", "))...)
			}
		}
	}
	return faults
}

func alertMetricExists(r model.Request) []model.Fault {
	armType := watchedType(r)
	if armType == "" {
		return nil
	}
	var faults []model.Fault
	for i, criterion := range criteria(r) {
		if criterion.Bool("skipMetricValidation") || !criterion.Has("metricName") {
			continue
		}
		property, metric := fmt.Sprintf("criteria.allOf[%d].metricName", i), criterion.String("metricName")
		metrics, modelled := azure.MetricsOf(armType)
		switch {
		case !modelled:
			faults = append(faults, model.Refuse(property, "NotModelled",
				"The emulator does not know the metrics of %s: set skipMetricValidation to go without the check.", armType)...)
		case !oneOf(metric, metrics...):
			faults = append(faults, model.Refuse(property, "BadRequest",
				"Couldn't find a metric named %s. Make sure the name is correct. %s has: %s.",
				metric, armType, strings.Join(metrics, ", "))...)
		}
	}
	return faults
}

func alertAggregation(r model.Request) []model.Fault {
	armType := watchedType(r)
	var faults []model.Fault
	for i, criterion := range criteria(r) {
		kinds, known := azure.AggregationsOf(armType, criterion.String("metricName"))
		if !known || !criterion.Has("timeAggregation") || oneOf(criterion.String("timeAggregation"), kinds...) {
			continue
		}
		faults = append(faults, model.Refuse(fmt.Sprintf("criteria.allOf[%d].timeAggregation", i), "BadRequest",
			"Time aggregation must be one of [%s]", strings.Join(kinds, ", "))...)
	}
	return faults
}

func alertDTUMetric(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, scope := range r.Inputs.Strings("scopes") {
		database, ok := r.Cloud.Get(scope)
		objective, _, priced := databaseEdition(database.Inputs)
		if !ok || !oneOf(database.ARMType, "Microsoft.Sql/servers/databases") || !priced || objective.DTU > 0 {
			continue
		}
		for i, criterion := range criteria(r) {
			if metric := criterion.String("metricName"); isDTUMetric(metric) {
				faults = append(faults, model.Refuse(fmt.Sprintf("criteria.allOf[%d].metricName", i), "BadRequest",
					"Couldn't find a metric named %s. Make sure the name is correct: %s (%s) is bought in vCores, watch "+
						"cpu_percent.", metric, nameOf(scope), objective.Name)...)
			}
		}
	}
	return faults
}

func alertFailedLocations(r model.Request) []model.Fault {
	const property = "criteria.failedLocationCount"
	test, ok := r.Cloud.Get(r.Inputs.String("criteria.webTestId"))
	locations := len(test.Inputs.List("locations"))
	failed := int(r.Inputs.Number(property))
	if !ok || failed >= 1 && failed <= locations {
		return nil
	}
	return model.Refuse(property, "BadRequest",
		"The web test %s runs from %d locations: %d failed ones never are.", nameOf(test.ID), locations, failed)
}
