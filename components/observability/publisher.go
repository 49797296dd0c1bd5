package observability

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
)

// AuthenticationSetting is where Microsoft's agents, the Functions host among them, read how to sign in. Source:
// MicrosoftDocs/azure-monitor-docs app/azure-ad-authentication.md, 2026-03-06, verified.
const AuthenticationSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING"

// AllowPublisher lets a managed identity send telemetry, and returns the value of [AuthenticationSetting] by which the
// workload that runs as it signs in. Despite its name the role is for every kind of telemetry, not for metrics alone.
// The name of the workload role, e.g. "web", makes the assignment's own.
func (o *Observability) AllowPublisher(
	ctx *pulumi.Context, role string, principalID, clientID pulumi.StringInput,
) (pulumi.StringOutput, error) {
	_, err := o.place.AssignRole(ctx, o.name+"-publisher-"+role, o.AppInsightsID, principalID,
		placement.MonitoringMetricsPublisher, o)
	return pulumi.Sprintf("Authorization=AAD;ClientId=%s", clientID), err
}
