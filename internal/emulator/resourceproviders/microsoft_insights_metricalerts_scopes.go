package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	oneResourceCriteria  = criteriaNamespace + "SingleResourceMultipleMetricCriteria"
	manyResourceCriteria = criteriaNamespace + "MultipleResourceMultipleMetricCriteria"
)

// scopeRules are what holds for the resources that an alert watches.
func scopeRules() []model.Rule {
	return []model.Rule{
		preflight("insights.metricAlerts.one-scope", "Criteria for a single resource have one scope.",
			verified("hashicorp/terraform-provider-azurerm#4337 (2023-04), which quotes the answer"), alertOneScope),
		preflight("insights.metricAlerts.many-scopes",
			"An alert on several resources names their type and region, and the type is one of those that Azure watches together.",
			verified("MicrosoftDocs/azure-monitor-docs alerts/alerts-types.md (2025-07); the answer: MicrosoftDocs/azure-docs#36942"),
			alertManyScopes),
		preflight("insights.metricAlerts.criteria-fixed",
			"The criteria of an alert keep their type and their kind of threshold: another one needs another alert.",
			verified("hashicorp/terraform-provider-azurerm#7910 (2020-07), which quotes the answer"), alertCriteriaFixed),
	}
}

// watchedType is the type of the resources that an alert watches, "" while it is unknown.
func watchedType(r model.Request) string {
	if target := r.Inputs.String("targetResourceType"); target != "" {
		return target
	}
	if scopes := r.Inputs.Strings("scopes"); len(scopes) > 0 {
		return armTypeOf(scopes[0])
	}
	return ""
}

func alertOneScope(r model.Request) []model.Fault {
	if len(r.Inputs.List("scopes")) < 2 || !oneOf(r.Inputs.String("criteria.odataType"), oneResourceCriteria) {
		return nil
	}
	return model.Refuse("scopes", "BadRequest", "Scopes property is invalid. Only single resource is allowed for criteria type "+
		"SingleResourceMultipleMetricCriteria. If you want to create an alert on multiple resources, use "+
		"MultipleResourceMultipleMetricCriteria odata.type.")
}

func alertManyScopes(r model.Request) []model.Fault {
	if len(r.Inputs.List("scopes")) < 2 || !oneOf(r.Inputs.String("criteria.odataType"), manyResourceCriteria) {
		return nil
	}
	var faults []model.Fault
	for _, property := range []string{"targetResourceType", "targetResourceRegion"} {
		if r.Inputs.Known(property) && r.Inputs.String(property) == "" {
			faults = append(faults, model.Refuse(property, "BadRequest", "An alert on several resources needs %s.", property)...)
		}
	}
	if armType := watchedType(r); armType != "" && !azure.WatchedTogether(armType) {
		faults = append(faults, model.Refuse("scopes", "BadRequest",
			"For the resource type %s, selecting only one resource is supported.", armType)...)
	}
	return faults
}

// alertCriteriaFixed compares what Azure names in its answer: the kind of threshold and the type of the criteria.
func alertCriteriaFixed(r model.Request) []model.Fault {
	if r.Creating() || len(r.Old.Objects("criteria.allOf")) == 0 || !criteriaKnown(r.Inputs) {
		return nil
	}
	before, after := criteriaKind(r.Old), criteriaKind(r.Inputs)
	if strings.EqualFold(before, after) {
		return nil
	}
	return model.Refuse("criteria.odataType", "BadRequest", "Alert update failed. Updating from %s to %s is not supported.",
		before, after)
}

// criteriaKnown says that the inputs have criteria on metrics and show of which kind they are.
func criteriaKnown(alert model.Properties) bool {
	all := alert.Objects("criteria.allOf")
	return alert.Has("criteria.odataType") && len(all) > 0 && !slices.ContainsFunc(all, func(criterion model.Properties) bool {
		return !criterion.Known("criterionType")
	})
}

func criteriaKind(alert model.Properties) string {
	threshold := "StaticThresholdCriteria"
	for _, criterion := range alert.Objects("criteria.allOf") {
		if isDynamic(criterion) {
			threshold = "DynamicThresholdCriteria"
		}
	}
	return threshold + " and odata.type " + strings.TrimPrefix(alert.String("criteria.odataType"), criteriaNamespace)
}
