package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const cdnConditionSource = "MicrosoftDocs/azure-docs articles/frontdoor/rules-match-conditions.md (2023-12-28)"

// frontDoorConditions lists the conditions of Front Door's rules with the type of their parameters. Azure's names for the
// latter are irregular.
var frontDoorConditions = map[string]string{
	"ClientPort":       "DeliveryRuleClientPortConditionParameters",
	"Cookies":          "DeliveryRuleCookiesConditionParameters",
	"HostName":         "DeliveryRuleHostNameConditionParameters",
	"HttpVersion":      "DeliveryRuleHttpVersionConditionParameters",
	"IsDevice":         "DeliveryRuleIsDeviceConditionParameters",
	"PostArgs":         "DeliveryRulePostArgsConditionParameters",
	"QueryString":      "DeliveryRuleQueryStringConditionParameters",
	"RemoteAddress":    "DeliveryRuleRemoteAddressConditionParameters",
	"RequestBody":      "DeliveryRuleRequestBodyConditionParameters",
	"RequestHeader":    "DeliveryRuleRequestHeaderConditionParameters",
	"RequestMethod":    "DeliveryRuleRequestMethodConditionParameters",
	"RequestScheme":    "DeliveryRuleRequestSchemeConditionParameters",
	"RequestUri":       "DeliveryRuleRequestUriConditionParameters",
	"ServerPort":       "DeliveryRuleServerPortConditionParameters",
	"SocketAddr":       "DeliveryRuleSocketAddrConditionParameters",
	"SslProtocol":      "DeliveryRuleSslProtocolConditionParameters",
	"UrlFileExtension": "DeliveryRuleUrlFileExtensionMatchConditionParameters",
	"UrlFileName":      "DeliveryRuleUrlFilenameConditionParameters",
	"UrlPath":          "DeliveryRuleUrlPathMatchConditionParameters",
}

func conditionIsForFrontDoor(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, condition := range r.Inputs.Objects("conditions") {
		name, property := condition.String("name"), fmt.Sprintf("conditions[%d]", i)
		want, ok := frontDoorConditions[name]
		if !condition.Has("name") {
			continue
		}
		switch operator := condition.String("parameters.operator"); {
		case !ok:
			faults = append(faults, model.Refuse(property+".name", "BadRequest",
				"The condition '%s' is not supported by Azure Front Door Standard and Premium.", name)...)
		case condition.Has("parameters.typeName") && condition.String("parameters.typeName") != want:
			faults = append(faults, model.Refuse(property+".parameters.typeName", "BadRequest",
				"The parameters of '%s' are of type '%s'.", name, want)...)
		case !oneOf(operator, "Any") && condition.Known("parameters.matchValues") &&
			len(condition.List("parameters.matchValues")) == 0:
			faults = append(faults, model.Refuse(property+".parameters.matchValues", "BadRequest",
				"The condition '%s' with the operator '%s' needs values to match.", name, operator)...)
		}
	}
	return faults
}

func conditionCanApply(r model.Request) []model.Fault {
	wrong := map[string]string{"UrlFileExtension": ".", "UrlPath": "/"}
	var faults []model.Fault
	for i, condition := range r.Inputs.Objects("conditions") {
		prefix := wrong[condition.String("name")]
		for j, value := range condition.Strings("parameters.matchValues") {
			if prefix != "" && strings.HasPrefix(value, prefix) && !oneOf(condition.String("parameters.operator"), "RegEx") {
				faults = append(faults, model.Refuse(fmt.Sprintf("conditions[%d].parameters.matchValues[%d]", i, j), "BadRequest",
					"The value '%s' of the condition '%s' must not begin with '%s'.", value, condition.String("name"), prefix)...)
			}
		}
	}
	return faults
}

func cacheBehaviourIsComplete(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, action := range r.Inputs.Objects("actions") {
		cache := action.Object("parameters.cacheConfiguration")
		if cache == nil || !cache.Has("cacheBehavior") || !cache.Known("cacheDuration") {
			continue
		}
		_, timed := cache.Get("cacheDuration")
		if honours := oneOf(cache.String("cacheBehavior"), "HonorOrigin"); honours == timed {
			faults = append(faults, model.Refuse(fmt.Sprintf("actions[%d].parameters.cacheConfiguration.cacheDuration", i),
				"BadRequest", "A cache duration must be given for OverrideAlways and OverrideIfOriginMissing, and not for "+
					"HonorOrigin.")...)
		}
	}
	return faults
}

const rulesPerSetLimit = 100

func rulesPerSet(r model.Request) []model.Fault {
	if !r.Creating() || len(profileSiblings(r, cdnRuleType)) < rulesPerSetLimit {
		return nil
	}
	return model.Refuse("ruleSetName", "BadRequest", "The rule set '%s' has reached the limit of %d rules.",
		nameOf(parentOf(r.ID)), rulesPerSetLimit)
}
