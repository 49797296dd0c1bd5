package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

func policyText(sections string) props {
	return props{"value": "<policies>" + sections + "</policies>"}
}

func apiCases() []ruleCase {
	cases := append(publishedCases(), backendCases()...)
	cases = append(cases, telemetryCases()...)
	for rule, id := range map[string]string{
		policyRule: apimID + "/policies/policy", apiPolicyRule: apimID + "/apis/orders/policies/policy",
	} {
		named := policyText(`<inbound><set-backend-service backend-id="orders" /></inbound>`)
		made := fakeCloud{resource(apimID, props{}), resource(apimID+"/backends/orders", props{})}
		whole := policyText(`<inbound><set-header name="@(&quot;a&quot;)" /></inbound><backend><forward-request /></backend>`)
		cases = append(cases,
			ruleCase{rule + "form", given(whole), given(policyText(`<inbound><set-header name="@("a")" /></inbound>`)), "value"},
			ruleCase{rule + "form", given(whole), given(props{"value": "<policies></policies><policies />"}), "value"},
			ruleCase{rule + "sections", given(whole), given(policyText("<incoming />")), "value"},
			ruleCase{rule + "sections", given(whole), given(policyText("<inbound /><inbound />")), "value"},
			ruleCase{rule + "sections", given(whole), given(props{"value": "<policy />"}), "value"},
			ruleCase{rule + "backend-exists", in(made, id, named), in(made[:1], id, named), "value"},
		)
	}
	forwarding := policyText("<backend><retry><forward-request /></retry></backend>")
	return append(cases,
		ruleCase{policyRule + "nothing-above", given(forwarding), given(policyText("<inbound><base /></inbound>")), "value"},
		ruleCase{policyRule + "nothing-above", given(forwarding), given(policyText("<backend />")), "value"},
	)
}

func publishedCases() []ruleCase {
	orders, other := apimID+"/apis/orders", apimID+"/apis/other"
	at := func(path string) props { return props{"path": path} }
	operation := func(method, template string) props { return props{"method": method, "urlTemplate": template} }
	item := operation("GET", "/{id}")
	taken := fakeCloud{resource(orders+"/operations/get", operation("GET", "/*"))}
	return []ruleCase{
		{apiRule + "path-form", given(at("orders/v1")), given(at("/orders")), "path"},
		{apiRule + "import-not-modelled", given(at("orders")), given(props{"format": "openapi", "value": "{}"}), "format"},
		{apiRule + "path-free", in(fakeCloud{resource(other, at("other"))}, orders, at("orders")),
			in(fakeCloud{resource(other, at("Orders"))}, orders, at("orders")), "path"},
		{operationRule + "template-form", given(operation("GET", "/*")), given(operation("GET", "*")), "urlTemplate"},
		{operationRule + "template-parameters",
			given(merged(item, props{"templateParameters": list(props{"name": "id"})})), given(item), "templateParameters"},
		{operationRule + "free", in(taken, orders+"/operations/put", operation("PUT", "/*")),
			in(taken, orders+"/operations/read", operation("get", "/*")), "urlTemplate"},
	}
}

func backendCases() []ruleCase {
	at := func(url string) model.Request { return given(props{"url": url}) }
	breaker := func(rule props) model.Request {
		return given(props{"circuitBreaker": props{"rules": list(rule)}})
	}
	rule := func(trip string, condition props) props {
		return props{"tripDuration": trip, "failureCondition": condition}
	}
	counted := props{"count": 3.0, "interval": "PT1M"}
	broken := "circuitBreaker.rules[0]"
	return []ruleCase{
		{backendRule + "url-form", at("https://orders.shop.internal/v1"), at("orders.shop.internal"), "url"},
		{backendRule + "pool-not-modelled", at("https://a"), given(props{"pool": props{}}), "pool"},
		{backendRule + "breaker", breaker(rule("PT30S", counted)), breaker(rule("30s", counted)), broken},
		{backendRule + "breaker", breaker(rule("PT30S", counted)),
			breaker(rule("PT30S", merged(counted, props{"percentage": 5.0}))), broken},
	}
}

func telemetryCases() []ruleCase {
	logger := func(credentials props) props {
		return props{"loggerType": "applicationInsights", "credentials": credentials}
	}
	signed := logger(props{"connectionString": "x", "identityClientId": "SystemAssigned"})
	loggerID := apimID + "/loggers/insights"
	to := props{"loggerId": loggerID}
	diagnostic := apimID + "/diagnostics/applicationinsights"
	identity := func(kind string) fakeCloud {
		return fakeCloud{resource(apimID, props{"identity": props{"type": kind}})}
	}
	return []ruleCase{
		{loggerRule + "credentials", given(logger(props{"connectionString": model.Unknown})), given(logger(props{"name": "x"})),
			"credentials"},
		{loggerRule + "identity", in(identity("SystemAssigned"), loggerID, signed), in(identity("UserAssigned"), loggerID, signed),
			"credentials.identityClientId"},
		{diagnosticRule + "logger-fits", in(fakeCloud{resource(loggerID, signed)}, diagnostic, to),
			in(fakeCloud{resource(loggerID, props{"loggerType": "azureEventHub"})}, diagnostic, to), "loggerId"},
	}
}

func TestALoggerReturnsNoConnectionString(t *testing.T) {
	t.Parallel()
	outputs := loggerOutputs(given(props{"credentials": props{"connectionString": "x", "identityClientId": "SystemAssigned"}}))
	assert.Regexp(t, `^\{\{Logger-Credentials--[0-9a-f]{24}\}\}$`, outputs.String("credentials.connectionString"))
	assert.Equal(t, "SystemAssigned", outputs.String("credentials.identityClientId"))
}

func TestAPolicyThatIsNotXMLAsItStandsIsNotRead(t *testing.T) {
	t.Parallel()
	raw := props{"format": "rawxml", "value": `<policies><inbound><set-header name="@("a")" /></inbound></policies>`}
	assert.Empty(t, policyWellFormed(given(raw)))
	assert.Empty(t, policySections(given(raw)))
}
