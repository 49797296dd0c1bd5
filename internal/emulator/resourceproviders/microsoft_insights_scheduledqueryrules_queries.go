package resourceproviders

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const queryDocs = "MicrosoftDocs/azure-monitor-docs alerts/alerts-create-log-alert-rule.md (2025-07)"

// queryTextRules are what the query of a rule must not hold. They read the text and no more of the language.
func queryTextRules() []model.Rule {
	return []model.Rule{
		preflight("insights.scheduledQueryRules.query-operators",
			"Queries of rules have no bag_unpack(), pivot() and narrow(), and no column AggregatedValue.",
			verified(queryDocs), queryOperators),
		preflight("insights.scheduledQueryRules.every-minute",
			"A query that runs each minute has no search, union, take, limit, ingestion_time() and adx().",
			verified(queryDocs+"; the answer: Azure/azure-rest-api-specs#20341 (2022-08)"), queryEveryMinute),
	}
}

var (
	unsupportedInRules = regexp.MustCompile(`(?i)\b(?:bag_unpack|pivot|narrow)\s*\(|\bAggregatedValue\b`)
	// An operator stands at the start, or follows a pipe, a parenthesis, an equals sign or the end of a statement.
	unsupportedEachMinute = regexp.MustCompile(
		`(?i)(?:^|[|(=;])\s*(?:search|union|take|limit)\b|\b(?:ingestion_time|adx)\s*\(`)
)

// unsupported names what a query has of a pattern, each once.
func unsupported(query string, pattern *regexp.Regexp) []string {
	var found []string
	for _, match := range pattern.FindAllString(query, -1) {
		if word := strings.Trim(match, " \t\n\r|(=;"); !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	return found
}

func queryOperators(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, condition := range criteria(r) {
		if found := unsupported(condition.String("query"), unsupportedInRules); len(found) > 0 {
			faults = append(faults, model.Refuse(fmt.Sprintf("criteria.allOf[%d].query", i), "BadRequest",
				"The query is not supported in log search alert rules: it has %s.", strings.Join(found, ", "))...)
		}
	}
	return faults
}

func queryEveryMinute(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("evaluationFrequency"), "PT1M") {
		return nil
	}
	var faults []model.Fault
	for i, condition := range criteria(r) {
		if found := unsupported(condition.String("query"), unsupportedEachMinute); len(found) > 0 {
			faults = append(faults, model.Refuse(fmt.Sprintf("criteria.allOf[%d].query", i), "BadRequest",
				"Couldn't optimize this query so the selected frequency was not supported. Try selecting a different "+
					"frequency. (The query has %s.)", strings.Join(found, ", "))...)
		}
	}
	return faults
}
