package resourceproviders

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/azstage/azstage/internal/emulator/model"
)

const cdnRuleSource = azurermSource + "cdn/cdn_frontdoor_rule_resource.go"

func frontDoorRuleSet() *model.Type {
	return &model.Type{
		Token:    "azure-native:cdn:RuleSet",
		ARMType:  cdnRuleSetType,
		Path:     cdnProfilePath + "/ruleSets/{ruleSetName}",
		Location: model.Unlocated,
		ReadOnly: func(r model.Request) model.Properties { return edgeOutputs(r, cdnRuleSetType, nil) },
		Rules: []model.Rule{
			frontDoorLimit("cdn.ruleSets.limit", cdnRuleSetType),
		},
	}
}

func frontDoorRule() *model.Type {
	documented := verified(sdkSource + "Rule")
	return &model.Type{
		Token:    "azure-native:cdn:Rule",
		ARMType:  cdnRuleType,
		Path:     cdnProfilePath + "/ruleSets/{ruleSetName}/rules/{ruleName}",
		Location: model.Unlocated,
		Allowed: []model.Allowed{
			allowed(documented, "matchProcessingBehavior", "Continue", "Stop"),
			allowed(documented, "actions[].parameters.headerAction", "Append", "Overwrite", "Delete"),
		},
		Ranges: []model.Range{
			between(inferred(cdnRuleSource), "actions", 1, 5),
			between(inferred(cdnRuleSource), "conditions", 0, 10),
			between(documented, "order", 0, 2147483647),
		},
		References: []model.Reference{{
			Path:  "actions[].parameters.originGroupOverride.originGroup.id",
			Types: []string{cdnOriginGroupType}, Blocks: true, Code: "BadRequest",
			Message: "The origin group is still used by a rule.", Fact: known(),
		}},
		Defaults: []model.Default{byDefault(documented, "matchProcessingBehavior", "Continue")},
		ReadOnly: func(r model.Request) model.Properties { return edgeOutputs(r, cdnRuleType, nil) },
		Rules: []model.Rule{
			preflight("cdn.rules.action",
				"An action is one that Front Door has, with the parameters of its type.",
				inferred(cdnRuleSource), actionIsForFrontDoor),
			preflight("cdn.rules.cache-duration",
				"A cache duration has the form [d.]hh:mm:ss and is shorter than 366 days.",
				inferred(cdnRuleSource), cacheDurationIsValid),
			preflight("cdn.rules.cache-complete",
				"A cache behaviour that sets a duration names it, and one that honours the origin does not.",
				inferred(cdnRuleSource), cacheBehaviourIsComplete),
			preflight("cdn.rules.condition",
				"A condition is one that Front Door has, with the parameters of its type and something to match.",
				verified(cdnConditionSource), conditionIsForFrontDoor),
			preflight("cdn.rules.condition-values",
				"Extensions are written without a dot and paths without a leading slash; the rule would never apply.",
				verified(cdnConditionSource), conditionCanApply),
			onApply("cdn.rules.per-set",
				"A rule set has at most 100 rules.",
				known(), rulesPerSet),
			onApply("cdn.rules.order",
				"No two rules of a rule set have the same order.",
				known(), orderIsUnique),
		},
	}
}

// frontDoorActions lists the actions of Front Door's rules with the type of their parameters; the others in the SDK
// belong to Azure CDN.
var frontDoorActions = map[string]string{
	"ModifyRequestHeader":        "DeliveryRuleHeaderActionParameters",
	"ModifyResponseHeader":       "DeliveryRuleHeaderActionParameters",
	"UrlRedirect":                "DeliveryRuleUrlRedirectActionParameters",
	"UrlRewrite":                 "DeliveryRuleUrlRewriteActionParameters",
	"RouteConfigurationOverride": "DeliveryRuleRouteConfigurationOverrideActionParameters",
}

func actionIsForFrontDoor(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, action := range r.Inputs.Objects("actions") {
		want, ok := frontDoorActions[action.String("name")]
		switch {
		case !action.Has("name"):
		case !ok:
			faults = append(faults, model.Refuse(fmt.Sprintf("actions[%d].name", i), "BadRequest",
				"The action '%s' is not supported by Azure Front Door Standard and Premium.", action.String("name"))...)
		case action.Has("parameters.typeName") && action.String("parameters.typeName") != want:
			faults = append(faults, model.Refuse(fmt.Sprintf("actions[%d].parameters.typeName", i), "BadRequest",
				"The parameters of '%s' are of type '%s'.", action.String("name"), want)...)
		}
	}
	return faults
}

var cacheDurationForm = regexp.MustCompile(`^(?:(\d{1,3})\.)?([01]\d|2[0-3]):[0-5]\d:[0-5]\d$`)

// longestCacheDays bounds the days of a duration of the form d.hh:mm:ss.
const longestCacheDays = 365

func cacheDurationIsValid(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, found := range r.Inputs.Find("actions[].parameters.cacheConfiguration.cacheDuration") {
		text, ok := found.Value.(string)
		if !ok {
			continue
		}
		parts := cacheDurationForm.FindStringSubmatch(text)
		if parts != nil && atMost(parts[1], longestCacheDays) {
			continue
		}
		faults = append(faults, model.Refuse(found.Path, "BadRequest",
			"The cache duration '%s' must have the form [d.]hh:mm:ss and be shorter than 366 days.", text)...)
	}
	return faults
}

// atMost reads a number that may be left out.
func atMost(digits string, most int) bool {
	if digits == "" {
		return true
	}
	number, err := strconv.Atoi(digits)
	return err == nil && number <= most
}

func orderIsUnique(r model.Request) []model.Fault {
	for _, other := range profileSiblings(r, cdnRuleType) {
		if other.Inputs.Number("order") == r.Inputs.Number("order") {
			return model.Refuse("order", "BadRequest", "The order %v is already used by the rule '%s'.",
				r.Inputs.Number("order"), nameOf(other.ID))
		}
	}
	return nil
}
