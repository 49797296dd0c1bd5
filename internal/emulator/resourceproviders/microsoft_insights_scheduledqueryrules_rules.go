package resourceproviders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func queryRuleRules() []model.Rule {
	return slices.Concat(queryTimeRules(), queryTextRules(), []model.Rule{
		preflight("insights.scheduledQueryRules.one-scope",
			"A scheduled query rule has exactly one scope.", verified(queryRuleSource), queryOneScope),
		preflight("insights.scheduledQueryRules.log-alert-complete",
			"A rule of kind LogAlert has a frequency, a window and a severity.",
			verified(sdkSource+"ScheduledQueryRule"), queryComplete),
		preflight("insights.scheduledQueryRules.failing-periods",
			"A rule looks at 1 to 6 periods, of which at least one and at most all must fail.",
			verified(queryRuleSource), queryFailingPeriods),
		preflight("insights.scheduledQueryRules.criteria-values",
			"A condition has a query, an aggregation and an operator that rules know; all but Count need a measure column.",
			verified(queryRuleSource), queryCriteria),
	})
}

func queryOneScope(r model.Request) []model.Fault {
	if scopes := r.Inputs.List("scopes"); !r.Inputs.Has("scopes") || len(scopes) == 1 {
		return nil
	}
	return model.Refuse("scopes", "BadRequest",
		"A scheduled query rule has exactly one scope, not %d.", len(r.Inputs.List("scopes")))
}

func queryComplete(r model.Request) []model.Fault {
	if !r.Inputs.Known("kind") || oneOf(r.Inputs.String("kind"), "LogToMetric") {
		return nil
	}
	var faults []model.Fault
	for _, property := range []string{"evaluationFrequency", "windowSize", "severity"} {
		if _, given := r.Inputs.Get(property); !given {
			faults = append(faults, model.Refuse(property, "BadRequest", "A log alert needs %s.", property)...)
		}
	}
	return faults
}

func queryFailingPeriods(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, condition := range criteria(r) {
		periods := condition.Object("failingPeriods")
		if periods == nil || !periods.Known("numberOfEvaluationPeriods") || !periods.Known("minFailingPeriodsToAlert") {
			continue
		}
		all, failing := periods.Number("numberOfEvaluationPeriods"), periods.Number("minFailingPeriodsToAlert")
		if all < 1 || all > 6 || failing < 1 || failing > all {
			faults = append(faults, model.Refuse(fmt.Sprintf("criteria.allOf[%d].failingPeriods", i), "BadRequest",
				"%v of %v periods: rules look at 1 to 6 periods, of which 1 to all must fail.", failing, all)...)
		}
	}
	return faults
}

func queryCriteria(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, condition := range criteria(r) {
		refuse := func(property, format string, args ...any) {
			path := fmt.Sprintf("criteria.allOf[%d].%s", i, property)
			faults = append(faults, model.Refuse(path, "BadRequest", format, args...)...)
		}
		aggregation, operator := condition.String("timeAggregation"), condition.String("operator")
		if condition.Known("query") && strings.TrimSpace(condition.String("query")) == "" {
			refuse("query", "A condition needs a query.")
		}
		if condition.Known("operator") && !oneOf(operator, "Equals", "Equal", "GreaterThan", "GreaterThanOrEqual",
			"LessThan", "LessThanOrEqual") {
			refuse("operator", "The operator '%s' is not known.", operator)
		}
		if condition.Known("timeAggregation") && !oneOf(aggregation, "Average", "Count", "Maximum", "Minimum", "Total") {
			refuse("timeAggregation", "The aggregation '%s' is not known.", aggregation)
		}
		_, measured := condition.Get("metricMeasureColumn")
		if oneOf(aggregation, "Average", "Maximum", "Minimum", "Total") && !measured {
			refuse("metricMeasureColumn", "The aggregation %s needs the column that it aggregates.", aggregation)
		}
	}
	return faults
}
