package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	loggerRule     = "apimanagement.service.loggers."
	diagnosticRule = "apimanagement.service.diagnostics."
	loggerDocs     = "MicrosoftDocs/azure-docs api-management/api-management-howto-app-insights.md (2025)"
)

func apimLogger() *model.Type {
	return &model.Type{
		Token:    apimToken + "Logger",
		ARMType:  loggerType,
		Path:     apimPath + "/loggers/{loggerId}",
		Location: model.Unlocated,
		Immutable: []model.Immutable{{
			Path: "loggerType", Code: "ValidationError", Message: "The property %s of a logger cannot be changed.",
			Fact: inferred(apimSource + "api_management_logger_resource.go, which makes another logger"),
		}},
		Allowed: []model.Allowed{
			allowed(verified(apimSDK), "loggerType", "azureEventHub", "applicationInsights", "azureMonitor"),
		},
		References: []model.Reference{{Path: "resourceId", Fact: known()}},
		Defaults:   []model.Default{byDefault(verified(apimSDK), "isBuffered", true)},
		WriteOnly:  []string{"credentials"},
		ReadOnly:   loggerOutputs,
		Rules: []model.Rule{
			preflight(loggerRule+"credentials",
				"A logger of Application Insights has a connection string or an instrumentation key.",
				verified(loggerDocs), loggerCredentials),
			onApply(loggerRule+"identity", "A logger that signs in as the service needs a service with an identity.",
				inferred(loggerDocs), loggerIdentity),
		},
	}
}

// loggerOutputs: Azure keeps what a program gives in named values, and returns their names.
func loggerOutputs(r model.Request) model.Properties {
	credentials := model.Properties{}
	for key, value := range r.Inputs.Object("credentials") {
		if oneOf(key, "connectionString", "instrumentationKey") {
			value = "{{Logger-Credentials--" + stableHex(r.ID, key, 24) + "}}"
		}
		credentials[key] = value
	}
	return named(r, loggerType, model.Properties{"credentials": credentials})
}

func loggerCredentials(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("loggerType"), "applicationInsights") || !r.Inputs.Known("credentials") {
		return nil
	}
	_, connection := r.Inputs.Get("credentials.connectionString")
	_, key := r.Inputs.Get("credentials.instrumentationKey")
	if connection || key {
		return nil
	}
	return invalidField("credentials", "A logger of Application Insights needs a connectionString or an instrumentationKey.")
}

func loggerIdentity(r model.Request) []model.Fault {
	service, exists := r.Cloud.Get(parentOf(r.ID))
	identity := strings.ToLower(service.Inputs.String("identity.type"))
	if !exists || !oneOf(r.Inputs.String("credentials.identityClientId"), "SystemAssigned") ||
		strings.Contains(identity, "systemassigned") {
		return nil
	}
	return invalidField("credentials.identityClientId", "The service has no system-assigned identity.")
}

func apimDiagnostic() *model.Type {
	documented := verified(apimSDK)
	return &model.Type{
		Token:    apimToken + "Diagnostic",
		ARMType:  diagnosticType,
		Path:     apimPath + "/diagnostics/{diagnosticId}",
		Location: model.Unlocated,
		Allowed: []model.Allowed{
			allowed(documented, "alwaysLog", "allErrors"),
			allowed(documented, "httpCorrelationProtocol", "None", "Legacy", "W3C"),
			allowed(documented, "operationNameFormat", "Name", "Url"),
			allowed(documented, "sampling.samplingType", "fixed"),
			allowed(documented, "verbosity", "verbose", "information", "error"),
		},
		Ranges: []model.Range{between(documented, "sampling.percentage", 0, 100)},
		References: []model.Reference{{
			Path: "loggerId", Types: []string{loggerType}, Blocks: true, Fact: known(),
			Message: "The logger is in use by a diagnostic and cannot be deleted.",
		}},
		Defaults: []model.Default{
			byDefault(documented, "logClientIp", false), byDefault(documented, "operationNameFormat", "Name"),
		},
		ReadOnly: func(r model.Request) model.Properties { return named(r, diagnosticType, model.Properties{}) },
		Rules: []model.Rule{
			onApply(diagnosticRule+"logger-fits", "The diagnostic applicationinsights has a logger of that type, and "+
				"azuremonitor one of its own.", known(), diagnosticLogger),
		},
	}
}

func diagnosticLogger(r model.Request) []model.Fault {
	logger, exists := r.Cloud.Get(r.Inputs.String("loggerId"))
	if !exists || oneOf(logger.Inputs.String("loggerType"), nameOf(r.ID)) {
		return nil
	}
	return invalidField("loggerId", "The diagnostic '%s' cannot use a logger of type %s.", nameOf(r.ID),
		logger.Inputs.String("loggerType"))
}
