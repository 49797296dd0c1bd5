package apim

import (
	apimanagement "github.com/pulumi/pulumi-azure-native-sdk/apimanagement/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// newTelemetry traces the requests of all APIs. The logger has a connection string, which Azure demands, and signs in
// as the service. MicrosoftDocs/azure-docs api-management/api-management-howto-app-insights.md, 2025, verified.
func (m *APIManagement) newTelemetry(
	ctx *pulumi.Context, name string, args Args, service *apimanagement.ApiManagementService,
) error {
	telemetry, place := args.Telemetry, args.home().Placement
	if telemetry == nil {
		return nil
	}
	role, err := place.AssignRole(ctx, name+"-publisher", telemetry.AppInsightsID, m.PrincipalID,
		placement.MonitoringMetricsPublisher, m)
	if err != nil {
		return err
	}
	logger, err := apimanagement.NewLogger(ctx, name+"-logger", &apimanagement.LoggerArgs{
		ResourceGroupName: place.ResourceGroupName,
		ServiceName:       service.Name,
		LoggerId:          pulumi.String("application-insights"),
		LoggerType:        pulumi.String("applicationInsights"),
		ResourceId:        telemetry.AppInsightsID.ToStringOutput(),
		// Azure keeps what a logger is given as a secret named value, and so does Pulumi.
		Credentials: pulumi.ToSecret(pulumi.StringMap{
			"connectionString": telemetry.ConnectionString, "identityClientId": pulumi.String("SystemAssigned"),
		}.ToStringMapOutput()).(pulumi.StringMapOutput),
		IsBuffered: pulumi.Bool(true),
	}, place.Child(naming.APIManagementLogger, m, pulumi.DeletedWith(service), pulumi.DependsOn([]pulumi.Resource{role}))...)
	if err != nil {
		return err
	}
	_, err = apimanagement.NewDiagnostic(ctx, name+"-diagnostic", &apimanagement.DiagnosticArgs{
		ResourceGroupName:       place.ResourceGroupName,
		ServiceName:             service.Name,
		DiagnosticId:            pulumi.String("applicationinsights"),
		LoggerId:                logger.ID().ToStringOutput(),
		HttpCorrelationProtocol: pulumi.String("W3C"),
		OperationNameFormat:     pulumi.String("Name"),
		AlwaysLog:               pulumi.String("allErrors"),
		LogClientIp:             pulumi.Bool(false),
		Verbosity:               pulumi.String("information"),
		Sampling: apimanagement.SamplingSettingsArgs{
			SamplingType: pulumi.String("fixed"), Percentage: pulumi.Float64(telemetry.samplingPercent()),
		},
	}, place.Child(naming.APIManagementDiagnostic, m, pulumi.DeletedWith(service))...)
	return err
}
