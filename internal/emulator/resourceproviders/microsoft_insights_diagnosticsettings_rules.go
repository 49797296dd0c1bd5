package resourceproviders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func diagnosticRules() []model.Rule {
	return []model.Rule{
		preflight("insights.diagnosticSettings.destination-needed",
			"A diagnostic setting has a destination.", verified(diagnosticSource), diagnosticDestination),
		preflight("insights.diagnosticSettings.category-needed",
			"A diagnostic setting has at least one log or metric entry, each with a category or a category group.",
			verified(diagnosticSource), diagnosticEntriesNeeded),
		preflight("insights.diagnosticSettings.category-exists",
			"The resource type has the category or the category group.", known(), diagnosticCategoryExists),
		onApply("insights.diagnosticSettings.sink-once",
			"A resource sends a category to a destination in one setting only.", known(), diagnosticSinkOnce),
	}
}

// destinations are the properties that name where diagnostics go.
var destinations = []string{
	"workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId", "serviceBusRuleId",
}

func diagnosticDestination(r model.Request) []model.Fault {
	for _, destination := range destinations {
		if _, given := r.Inputs.Get(destination); given {
			return nil
		}
	}
	return model.Refuse("workspaceId", "BadRequest", "At least one data sink needs to be specified: set workspaceId.")
}

// diagnosticEntry is a log or metric entry of a setting.
type diagnosticEntry struct {
	path  string
	field string // category or categoryGroup
	name  string
	logs  bool
}

// enabledEntries returns the entries that are known and enabled.
func enabledEntries(inputs model.Properties) []diagnosticEntry {
	var entries []diagnosticEntry
	for _, kind := range []string{"logs", "metrics"} {
		for i, entry := range inputs.Objects(kind) {
			for _, field := range []string{"category", "categoryGroup"} {
				if entry.Has(field) && entry.Bool("enabled") {
					path := fmt.Sprintf("%s[%d].%s", kind, i, field)
					entries = append(entries, diagnosticEntry{path, field, entry.String(field), kind == "logs"})
				}
			}
		}
	}
	return entries
}

func diagnosticEntriesNeeded(r model.Request) []model.Fault {
	if !r.Inputs.Known("logs") || !r.Inputs.Known("metrics") {
		return nil
	}
	if len(r.Inputs.List("logs"))+len(r.Inputs.List("metrics")) == 0 {
		return model.Refuse("logs", "BadRequest", "At least one log or metric category needs to be specified.")
	}
	var faults []model.Fault
	for _, kind := range []string{"logs", "metrics"} {
		for i, entry := range r.Inputs.Objects(kind) {
			_, category := entry.Get("category")
			_, group := entry.Get("categoryGroup")
			if category == group {
				faults = append(faults, model.Refuse(fmt.Sprintf("%s[%d]", kind, i), "BadRequest",
					"An entry has either a category or a categoryGroup.")...)
			}
		}
	}
	return faults
}

func diagnosticCategoryExists(r model.Request) []model.Fault {
	armType := armTypeOf(r.Inputs.String("resourceUri"))
	if armType == "" {
		return nil
	}
	categories, modelled := diagnosticsOf(armType)
	if !modelled {
		return model.Refuse("resourceUri", "ResourceTypeNotSupported",
			"The resource type '%s' does not support diagnostic settings, or the emulator does not know its categories.",
			strings.ToLower(armType))
	}
	var faults []model.Fault
	for _, entry := range enabledEntries(r.Inputs) {
		names, what := categories.metrics, "Metric category"
		switch {
		case entry.logs && entry.field == "category":
			names, what = categories.logs, "Category"
		case entry.logs:
			names, what = categories.groups, "Category group"
		}
		if !oneOf(entry.name, names...) {
			faults = append(faults, model.Refuse(entry.path, "BadRequest",
				"%s '%s' is not supported, supported ones are: '%s'.", what, entry.name, strings.Join(names, "', '"))...)
		}
	}
	return faults
}

func diagnosticSinkOnce(r model.Request) []model.Fault {
	target := strings.Trim(r.Inputs.String("resourceUri"), "/")
	for _, other := range below(r.Cloud, "/"+target, "Microsoft.Insights/diagnosticSettings") {
		if strings.EqualFold(other.ID, r.ID) || !sharedSink(r.Inputs, other.Inputs) ||
			!strings.EqualFold(strings.Trim(other.Inputs.String("resourceUri"), "/"), target) {
			continue
		}
		others := enabledEntries(other.Inputs)
		for _, entry := range enabledEntries(r.Inputs) {
			if slices.ContainsFunc(others, func(o diagnosticEntry) bool { return sameEntry(o, entry) }) {
				return []model.Fault{{Property: entry.path, Status: 409, Code: "Conflict", Message: fmt.Sprintf(
					"Data sink is already used in diagnostic setting '%s' for category '%s'. Data sinks can't be reused in "+
						"different settings on the same category for the same resource.", nameOf(other.ID), entry.name)}}
			}
		}
	}
	return nil
}

func sharedSink(a, b model.Properties) bool {
	return slices.ContainsFunc(destinations, func(destination string) bool {
		return a.String(destination) != "" && strings.EqualFold(a.String(destination), b.String(destination))
	})
}

func sameEntry(a, b diagnosticEntry) bool {
	return a.logs == b.logs && a.field == b.field && strings.EqualFold(a.name, b.name)
}
