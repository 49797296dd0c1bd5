package resourceproviders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

var (
	// activityCategories are what the activity log is divided into.
	activityCategories = []string{
		"Administrative", "Autoscale", "Policy", "Recommendation", "ResourceHealth", "Security", "ServiceHealth",
	}
	// activityFields are what a condition may look at, beside what begins with "properties.".
	activityFields = []string{
		"resourceId", "category", "caller", "level", "operationName", "resourceGroup", "resourceProvider", "status",
		"subStatus", "resourceType", "recommendationType", "recommendationCategory", "recommendationImpact",
	}
)

func activityLogAlertRules() []model.Rule {
	return []model.Rule{
		preflight("insights.activityLogAlerts.one-test-per-condition",
			"A condition compares one field by equals or containsAny, or has anyOf; an anyOf has leaf conditions only.",
			verified(sdkSource+"ActivityLogAlert"), activityConditionForm),
		preflight("insights.activityLogAlerts.fields",
			"A condition looks at a field that activity log events have.",
			verified(sdkSource+"ActivityLogAlert"), activityConditionFields),
		preflight("insights.activityLogAlerts.category",
			"The conditions name one category of the activity log.", verified(activityLogAlertSource), activityCategory),
		preflight("insights.activityLogAlerts.service-health-scope",
			"Service health is reported for whole subscriptions: the scope of an alert on it is one.",
			inferred("MicrosoftDocs/azure-monitor-docs service-health, alerts on activity logs, 2026"), serviceHealthScope),
	}
}

// leaf is a condition that compares one field, and where it stands.
type leaf struct {
	path      string
	condition model.Properties
}

// leaves are the conditions that compare, those inside an anyOf too.
func leaves(r model.Request) []leaf {
	var all []leaf
	for i, condition := range r.Inputs.Objects("condition.allOf") {
		path := fmt.Sprintf("condition.allOf[%d]", i)
		inner := condition.Objects("anyOf")
		for j, alternative := range inner {
			all = append(all, leaf{fmt.Sprintf("%s.anyOf[%d]", path, j), alternative})
		}
		if len(inner) == 0 {
			all = append(all, leaf{path, condition})
		}
	}
	return all
}

func activityConditionForm(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, condition := range r.Inputs.Objects("condition.allOf") {
		path := fmt.Sprintf("condition.allOf[%d]", i)
		if condition.Has("anyOf") && (condition.Has("field") || len(condition.List("anyOf")) == 0) {
			faults = append(faults, model.Refuse(path, "BadRequest",
				"A condition with anyOf has alternatives and no field of its own.")...)
		}
	}
	for _, l := range leaves(r) {
		if !l.condition.Known("field") || l.condition.Has("anyOf") {
			continue
		}
		byValue, byList := l.condition.Has("equals"), l.condition.Has("containsAny")
		if !l.condition.Has("field") || byValue == byList {
			faults = append(faults, model.Refuse(l.path, "BadRequest",
				"A leaf condition has a field, and either equals or containsAny.")...)
		}
	}
	return faults
}

func activityConditionFields(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, l := range leaves(r) {
		field := l.condition.String("field")
		if field == "" || oneOf(field, activityFields...) || strings.HasPrefix(strings.ToLower(field), "properties.") {
			continue
		}
		faults = append(faults, model.Refuse(l.path+".field", "BadRequest",
			"'%s' is no field of an activity log event.", field)...)
	}
	return faults
}

// categoriesOf are the categories that the conditions ask for.
func categoriesOf(r model.Request) []string {
	var found []string
	for _, condition := range r.Inputs.Objects("condition.allOf") {
		if oneOf(condition.String("field"), "category") {
			found = append(found, condition.String("equals"))
		}
	}
	return found
}

func activityCategory(r model.Request) []model.Fault {
	const property = "condition.allOf"
	if !r.Inputs.Known(property) {
		return nil
	}
	found := categoriesOf(r)
	if len(found) == 1 && (found[0] == "" || oneOf(found[0], activityCategories...)) {
		return nil
	}
	return model.Refuse(property, "BadRequest", "The conditions must name one category of %s, not %v.",
		strings.Join(activityCategories, ", "), found)
}

func serviceHealthScope(r model.Request) []model.Fault {
	if !slices.ContainsFunc(categoriesOf(r), func(c string) bool { return oneOf(c, "ServiceHealth") }) {
		return nil
	}
	for i, scope := range r.Inputs.Strings("scopes") {
		if armTypeOf(scope) != "Microsoft.Resources/subscriptions" {
			return model.Refuse(fmt.Sprintf("scopes[%d]", i), "BadRequest",
				"An alert on service health has a subscription as its scope, not %s.", scope)
		}
	}
	return nil
}
