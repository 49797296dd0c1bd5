package deploy

import (
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/observability"
)

// everything is the share of telemetry that is kept where nothing is left out, in percent.
const everything = 100

// fixedPercentage is the sampler of Azure Monitor's OpenTelemetry distributions. OpenTelemetry's own traceidratio would
// keep as many traces, but its records do not say how many requests each stands for, and every share and percentile of
// an alert would be wrong. It decides by the trace's ID, so all services keep the same traces. Sources:
// MicrosoftDocs/azure-monitor-docs app/opentelemetry-sampling.md, 2025-03-26, verified; the name:
// Azure/azure-sdk-for-js monitor-opentelemetry, environment configuration, verified.
const fixedPercentage = "microsoft.fixed_percentage"

// telemetrySettings tell a service, by the names that OpenTelemetry and Application Insights have given them, where its
// telemetry goes, what it is called there, how much it keeps and how it passes a trace on. A service with an identity of
// its own takes [stamp.signedTelemetry] instead.
//
// The share is kept where telemetry arises: what is dropped costs neither traffic nor ingestion. Application Insights
// could sample at its door as well; that would break traces apart and is for applications that cannot be configured.
func (s *stamp) telemetrySettings(service string) map[string]pulumi.StringInput {
	watched := s.profile.Observability
	settings := map[string]pulumi.StringInput{
		"APPLICATIONINSIGHTS_CONNECTION_STRING": s.watch.ConnectionString,
	}
	if watched.SamplingPercent < everything {
		settings["OTEL_TRACES_SAMPLER"] = pulumi.String(fixedPercentage)
		settings["OTEL_TRACES_SAMPLER_ARG"] = pulumi.String(
			strconv.FormatFloat(watched.SamplingPercent/everything, 'g', -1, 64))
	}
	if watched.DistributedTracing {
		settings["OTEL_SERVICE_NAME"] = pulumi.String(s.config.Workload + "-" + service)
		settings["OTEL_RESOURCE_ATTRIBUTES"] = pulumi.String("deployment.environment.name=" + s.config.Environment)
		settings["OTEL_PROPAGATORS"] = pulumi.String("tracecontext,baggage")
	}
	return settings
}

// signedTelemetry are the settings of a service that runs as an identity, which it lets in where the stage takes
// telemetry from identities. The service is the name of the workload role, e.g. "web".
func (s *stamp) signedTelemetry(
	ctx *pulumi.Context, service string, runsAs *identity.Identity,
) (map[string]pulumi.StringInput, error) {
	settings := s.telemetrySettings(service)
	if !s.profile.Observability.EntraIngestion {
		return settings, nil
	}
	value, err := s.watch.AllowPublisher(ctx, service, runsAs.PrincipalID, runsAs.ClientID)
	if err != nil {
		return nil, err
	}
	settings[observability.AuthenticationSetting] = value
	return settings, nil
}
