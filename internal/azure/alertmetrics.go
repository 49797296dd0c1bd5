package azure

import (
	"slices"
	"strings"
)

// withoutDynamicThreshold lists the metrics of the types in [MetricsOf] that alerts cannot compare with a learned threshold.
// Source: MicrosoftDocs/azure-monitor-docs alerts/alerts-dynamic-thresholds.md, 2024-11-28, verified.
var withoutDynamicThreshold = map[string][]string{
	"microsoft.network/applicationgateways": {"Throughput"},
	"microsoft.servicebus/namespaces": {"Size", "Messages", "ActiveMessages", "DeadletteredMessages",
		"ScheduledMessages"},
	"microsoft.storage/storageaccounts": {"UsedCapacity"},
}

// watchedTogether are the types of which one metric alert may watch several resources, of one region. Source:
// MicrosoftDocs/azure-monitor-docs alerts/alerts-types.md, 2025-07-06, verified.
var watchedTogether = []string{
	"Microsoft.Compute/virtualMachines", "Microsoft.Sql/servers/databases", "Microsoft.Sql/servers/elasticpools",
	"Microsoft.NetApp/netAppAccounts/capacityPools", "Microsoft.NetApp/netAppAccounts/capacityPools/volumes",
	"Microsoft.KeyVault/vaults", "Microsoft.Cache/redis", "Microsoft.RecoveryServices/Vaults",
	"Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.NetworkCloud/bareMetalMachines",
	"Microsoft.NetworkCloud/storageAppliances", "Microsoft.NetworkCloud/clusters", "Microsoft.NetworkCloud/l2Networks",
	"Microsoft.NetworkCloud/l3Networks", "Microsoft.Insights/datacollectionrules",
}

// HasDynamicThreshold says that an alert can compare a metric of a type with a learned threshold. Names are compared
// without regard to case.
func HasDynamicThreshold(armType, metric string) bool {
	return !slices.ContainsFunc(withoutDynamicThreshold[strings.ToLower(armType)], func(name string) bool {
		return strings.EqualFold(name, metric)
	})
}

// WatchedTogether says that one metric alert may watch several resources of a type.
func WatchedTogether(armType string) bool {
	return slices.ContainsFunc(watchedTogether, func(name string) bool { return strings.EqualFold(name, armType) })
}
