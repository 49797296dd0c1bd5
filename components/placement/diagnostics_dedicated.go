package placement

import (
	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// DiagnoseDedicated sends the named log categories and all metrics of a resource to the placement's workspace, each
// category into a table of its own, which is cheaper to query than the common one and has columns that are typed. It is
// for types that offer it, and for those whose full logs would cost more than the resource. It does nothing without a
// workspace.
func (p Placement) DiagnoseDedicated(
	ctx *pulumi.Context, name string, target pulumi.StringInput, parent pulumi.Resource, logs []string,
) error {
	if p.Workspace == nil {
		return nil
	}
	settings := insights.LogSettingsArray{}
	for _, category := range logs {
		settings = append(settings, insights.LogSettingsArgs{Category: pulumi.String(category), Enabled: pulumi.Bool(true)})
	}
	_, err := insights.NewDiagnosticSetting(ctx, name, &insights.DiagnosticSettingArgs{
		Name:                        pulumi.String("to-log-analytics"),
		ResourceUri:                 target,
		WorkspaceId:                 p.Workspace.ToStringOutput(),
		LogAnalyticsDestinationType: pulumi.String("Dedicated"),
		Logs:                        settings,
		Metrics:                     categories{metrics: true}.metricSettings(),
	}, p.Child(naming.DiagnosticSetting, parent)...)
	return err
}
