package placement

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// categories is what a resource type can send to Log Analytics.
type categories struct {
	armType  string
	logs     bool
	metrics  bool
	source   string
	evidence azure.Evidence
}

const supportedLogs = "Microsoft Learn, supported resource log categories and metrics for Azure Monitor, 2026"

// diagnosable has a row per type that components create; what a type does not support, Azure refuses.
var diagnosable = []categories{
	{naming.VirtualNetwork, true, true, supportedLogs, azure.Known},
	{naming.NetworkSecurityGroup, true, false, supportedLogs, azure.Known},
	{naming.AppServicePlan, false, true, supportedLogs, azure.Known},
	{naming.WebApp, true, true, supportedLogs, azure.Known},
	{naming.WebAppSlot, true, true, supportedLogs, azure.Known},
	{naming.AutoscaleSetting, true, true, supportedLogs, azure.Known},
	{naming.SQLDatabase, true, true, supportedLogs, azure.Known},
	{naming.SQLElasticPool, false, true, supportedLogs, azure.Known},
	{naming.StorageAccount, false, true, supportedLogs, azure.Known},
	{naming.StorageBlobService, true, true, supportedLogs, azure.Known},
	{naming.Workspace, true, true, supportedLogs, azure.Known},
	{naming.PublicIPAddress, true, true, supportedLogs, azure.Known},
	{naming.NATGateway, false, true, supportedLogs, azure.Known},
	{naming.ApplicationGateway, true, true, supportedLogs, azure.Known},
	{naming.TrafficManagerProfile, true, true, supportedLogs, azure.Known},
	{naming.KeyVault, true, true, supportedLogs, azure.Known},
	{naming.FrontDoorProfile, true, true, supportedLogs, azure.Known},
	{naming.CosmosAccount, true, true, supportedLogs, azure.Known},
	{naming.SearchService, true, true, supportedLogs, azure.Known},
	{naming.ManagedRedis, false, true, supportedLogs, azure.Known},
	{naming.ManagedRedisDatabase, true, false, supportedLogs, azure.Known},
	{naming.ClassicRedis, true, true, supportedLogs, azure.Known},
	{naming.ServiceBusNamespace, true, true, supportedLogs, azure.Known},
	{naming.EventGridSystemTopic, true, true, supportedLogs, azure.Known},
	{naming.EventGridTopic, true, true, supportedLogs, azure.Known},
	{naming.StorageQueueService, true, true, supportedLogs, azure.Known},
	{naming.StorageTableService, true, true, supportedLogs, azure.Known},
	{naming.ContainerRegistry, true, true, supportedLogs, azure.Known},
	{naming.ContainerEnvironment, true, true, supportedLogs, azure.Known},
	{naming.ContainerApp, false, true, supportedLogs, azure.Known},
	{naming.APIManagement, true, true, supportedLogs, azure.Known},
	{naming.ContainerGroup, false, true, supportedLogs, azure.Known},
}

// Diagnose sends all logs and metrics of a resource to the placement's workspace. It does nothing without a workspace,
// and fails for a type of which it is not known what it can send.
//
// The setting is not deleted with its resource: Azure keeps it, and it would come back to life with the next resource
// of the same name.
func (p Placement) Diagnose(
	ctx *pulumi.Context, name, armType string, target pulumi.StringInput, parent pulumi.Resource,
) error {
	if p.Workspace == nil {
		return nil
	}
	for _, row := range diagnosable {
		if strings.EqualFold(row.armType, armType) {
			return p.diagnose(ctx, name, target, parent, row.logSettings(), row.metricSettings())
		}
	}
	return fmt.Errorf("%s: the diagnostic categories of %s are not known; add a row for the type", name, armType)
}

// DiagnoseLogs sends the named log categories only.
func (p Placement) DiagnoseLogs(
	ctx *pulumi.Context, name string, target pulumi.StringInput, parent pulumi.Resource, logs []string,
	opts ...pulumi.ResourceOption,
) error {
	if p.Workspace == nil {
		return nil
	}
	settings := insights.LogSettingsArray{}
	for _, category := range logs {
		settings = append(settings, insights.LogSettingsArgs{Category: pulumi.String(category), Enabled: pulumi.Bool(true)})
	}
	return p.diagnose(ctx, name, target, parent, settings, nil, opts...)
}

func (p Placement) diagnose(
	ctx *pulumi.Context, name string, target pulumi.StringInput, parent pulumi.Resource,
	logs insights.LogSettingsArray, metrics insights.MetricSettingsArray, opts ...pulumi.ResourceOption,
) error {
	args := &insights.DiagnosticSettingArgs{
		Name:        pulumi.String("to-log-analytics"),
		ResourceUri: target,
		WorkspaceId: p.Workspace.ToStringOutput(),
	}
	if len(logs) > 0 {
		args.Logs = logs
	}
	if len(metrics) > 0 {
		args.Metrics = metrics
	}
	_, err := insights.NewDiagnosticSetting(ctx, name, args, p.Child(naming.DiagnosticSetting, parent, opts...)...)
	return err
}

func (c categories) logSettings() insights.LogSettingsArray {
	if !c.logs {
		return nil
	}
	return insights.LogSettingsArray{
		insights.LogSettingsArgs{CategoryGroup: pulumi.String("allLogs"), Enabled: pulumi.Bool(true)},
	}
}

func (c categories) metricSettings() insights.MetricSettingsArray {
	if !c.metrics {
		return nil
	}
	return insights.MetricSettingsArray{
		insights.MetricSettingsArgs{Category: pulumi.String("AllMetrics"), Enabled: pulumi.Bool(true)},
	}
}
