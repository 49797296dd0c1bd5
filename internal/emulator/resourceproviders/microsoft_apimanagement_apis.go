package resourceproviders

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	apiRule       = "apimanagement.service.apis."
	operationRule = "apimanagement.service.apis.operations."
	backendRule   = "apimanagement.service.backends."
	backendDocs   = "MicrosoftDocs/azure-docs api-management/backends.md (2024-01-09)"
)

// api: importing a description, revisions and version sets are not modelled: an import is refused, the others are kept
// as given.
func api() *model.Type {
	documented := verified(apimSDK)
	return &model.Type{
		Token:    apimToken + "Api",
		ARMType:  apiType,
		Path:     apimPath + "/apis/{apiId}",
		Location: model.Unlocated,
		Required: properties(documented, "displayName"),
		Allowed: []model.Allowed{
			allowed(documented, "apiType", "http", "soap", "websocket", "graphql", "odata", "grpc"),
			allowed(documented, "protocols[]", "http", "https", "ws", "wss"),
		},
		Ranges: []model.Range{between(documented, "displayName", 1, 300)},
		Defaults: []model.Default{
			byDefault(documented, "apiRevision", "1"), byDefault(known(), "isCurrent", true),
			byDefault(known(), "apiType", "http"), byDefault(known(), "subscriptionRequired", true),
			byDefault(known(), "protocols", []any{"https"}),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, apiType, model.Properties{"isOnline": true, "provisioningState": succeeded})
		},
		Rules: []model.Rule{
			preflight(apiRule+"path-form",
				"The path of an API has at most 400 characters that a URL takes, and no slash at either end.",
				verified(apimSource+"validate"), apiPathForm),
			preflight(apiRule+"import-not-modelled", "Importing a description (format, value) is not modelled.", known(), apiImport),
			onApply(apiRule+"path-free", "No two APIs without versions have the same path.", known(), apiPathFree),
		},
	}
}

var apiPath = regexp.MustCompile(`^(?:|\w|[\w.][\w-/.:]{0,398}[\w-])$`)

func apiPathForm(r model.Request) []model.Fault {
	if !r.Inputs.Has("path") || apiPath.MatchString(r.Inputs.String("path")) {
		return nil
	}
	return invalidField("path", "The path '%s' of an API is not valid.", r.Inputs.String("path"))
}

// invalidField is how the service refuses the content of a property.
func invalidField(property, format string, args ...any) []model.Fault {
	return model.Refuse(property, "ValidationError", "One or more fields contain incorrect values: "+format, args...)
}

func apiImport(r model.Request) []model.Fault {
	for _, property := range []string{"format", "value"} {
		if r.Inputs.Has(property) {
			return model.Refuse(property, "NotModelled", "The emulator does not model the import of an API.")
		}
	}
	return nil
}

// siblingsOf returns the other resources of the type below the same parent.
func siblingsOf(r model.Request, armType string) []model.Resource {
	var others []model.Resource
	for _, other := range r.Cloud.Below(parentOf(r.ID)) {
		same := strings.EqualFold(parentOf(other.ID), parentOf(r.ID)) && strings.EqualFold(other.ARMType, armType)
		if same && !strings.EqualFold(other.ID, r.ID) {
			others = append(others, other)
		}
	}
	return others
}

func apiPathFree(r model.Request) []model.Fault {
	for _, other := range siblingsOf(r, apiType) {
		if strings.EqualFold(other.Inputs.String("path"), r.Inputs.String("path")) &&
			!other.Inputs.Has("apiVersionSetId") && !r.Inputs.Has("apiVersionSetId") {
			return invalidField("path", "Cannot create API '%s' with the same Path '%s' as the existing API '%s'.",
				nameOf(r.ID), r.Inputs.String("path"), nameOf(other.ID))
		}
	}
	return nil
}

func apiOperation() *model.Type {
	return &model.Type{
		Token:    apimToken + "ApiOperation",
		ARMType:  operationType,
		Path:     apimPath + "/apis/{apiId}/operations/{operationId}",
		Location: model.Unlocated,
		Ranges: []model.Range{
			between(verified(apimSDK), "displayName", 1, 300), between(verified(apimSDK), "urlTemplate", 1, 1000),
		},
		ReadOnly: func(r model.Request) model.Properties { return named(r, operationType, model.Properties{}) },
		Rules: []model.Rule{
			preflight(operationRule+"template-form", "The template of a URL begins with a slash.", known(), operationTemplate),
			preflight(operationRule+"template-parameters", "Each parameter in the template is declared.", known(),
				operationParameters),
			onApply(operationRule+"free", "No two operations of an API have the same method and template.",
				known(), operationFree),
		},
	}
}

func operationTemplate(r model.Request) []model.Fault {
	if !r.Inputs.Has("urlTemplate") || strings.HasPrefix(r.Inputs.String("urlTemplate"), "/") {
		return nil
	}
	return invalidField("urlTemplate", "The template '%s' does not begin with a slash.", r.Inputs.String("urlTemplate"))
}

var templateParameter = regexp.MustCompile(`\{\*?(\w+)\}`)

func operationParameters(r model.Request) []model.Fault {
	if !r.Inputs.Known("templateParameters") {
		return nil
	}
	declared := map[string]bool{}
	for _, parameter := range r.Inputs.Objects("templateParameters") {
		declared[parameter.String("name")] = true
	}
	for _, match := range templateParameter.FindAllStringSubmatch(r.Inputs.String("urlTemplate"), -1) {
		if !declared[match[1]] {
			return invalidField("templateParameters", "All template parameters used in the UriTemplate must be defined in the "+
				"Operation: '%s' is missing.", match[1])
		}
	}
	return nil
}

func operationFree(r model.Request) []model.Fault {
	for _, other := range siblingsOf(r, operationType) {
		if strings.EqualFold(other.Inputs.String("method"), r.Inputs.String("method")) &&
			strings.EqualFold(other.Inputs.String("urlTemplate"), r.Inputs.String("urlTemplate")) {
			return invalidField("urlTemplate", "Operation with the same method and URL template already exists: '%s'.",
				nameOf(other.ID))
		}
	}
	return nil
}

// apimBackend: pools of backends are not modelled.
func apimBackend() *model.Type {
	documented := verified(apimSDK)
	return &model.Type{
		Token:    apimToken + "Backend",
		ARMType:  backendType,
		Path:     apimPath + "/backends/{backendId}",
		Location: model.Unlocated,
		Allowed:  []model.Allowed{allowed(documented, "protocol", "http", "soap")},
		Ranges: []model.Range{
			between(documented, "url", 1, 2000), between(verified(backendDocs), "circuitBreaker.rules", 0, 1),
		},
		Defaults: []model.Default{
			byDefault(documented, "tls.validateCertificateChain", true),
			byDefault(documented, "tls.validateCertificateName", true),
		},
		ReadOnly: func(r model.Request) model.Properties {
			outputs := named(r, backendType, model.Properties{})
			if !r.Inputs.Has("properties") {
				outputs["properties"] = model.Properties{}
			}
			return outputs
		},
		Rules: []model.Rule{
			preflight(backendRule+"url-form", "The URL of a backend begins with http:// or https:// and names a host.", known(),
				backendURL),
			preflight(backendRule+"pool-not-modelled", "Pools of backends are not modelled.", known(), backendPool),
			preflight(backendRule+"breaker",
				"The rule of a circuit breaker counts failures or their share, in an interval, and has a time to rest, both ISO 8601.",
				verified(backendDocs+"; "+apimSDK), backendBreaker),
		},
	}
}

func backendURL(r model.Request) []model.Fault {
	address, err := url.Parse(r.Inputs.String("url"))
	if !r.Inputs.Has("url") || err == nil && oneOf(address.Scheme, "http", "https") && address.Host != "" {
		return nil
	}
	return invalidField("url", "The URL '%s' of a backend is not valid.", r.Inputs.String("url"))
}

func backendPool(r model.Request) []model.Fault {
	if !r.Inputs.Has("pool") && !oneOf(r.Inputs.String("type"), "Pool") {
		return nil
	}
	return model.Refuse("pool", "NotModelled", "The emulator does not model pools of backends.")
}

func backendBreaker(r model.Request) []model.Fault {
	for i, rule := range r.Inputs.Objects("circuitBreaker.rules") {
		path, condition := "circuitBreaker.rules["+strconv.Itoa(i)+"]", rule.Object("failureCondition")
		if !rule.Known("failureCondition") || !rule.Known("tripDuration") || !condition.Known("interval") {
			continue
		}
		_, rests := durationSeconds(rule.String("tripDuration"))
		_, counts := durationSeconds(condition.String("interval"))
		_, count := condition.Get("count")
		_, share := condition.Get("percentage")
		if !rests || !counts || count == share {
			return invalidField(path, "The rule '%s' of the circuit breaker needs a count or a percentage, an interval and a "+
				"tripDuration.", rule.String("name"))
		}
	}
	return nil
}
