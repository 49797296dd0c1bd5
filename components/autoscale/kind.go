package autoscale

import (
	"slices"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"

	"github.com/azstage/azstage/internal/azure"
)

// Kind says what a setting scales.
type Kind string

// The kinds of targets.
const (
	// Instances are those of an App Service plan.
	Instances Kind = "instances"
	// MessagingUnits are those of a Premium Service Bus namespace.
	MessagingUnits Kind = "messagingUnits"
)

// size is what the SKU of a target allows.
type size struct {
	// ok says that targets of the SKU can be scaled.
	ok   bool
	tier string
	// most is the largest number; 0 without a limit of its own.
	most int
	// steps are the only numbers that there are; none where every number is.
	steps []int
}

// kind is what a setting has to know about its target.
type kind struct {
	name Kind
	// part tells the setting's name apart from those of the other kinds.
	part    string
	metrics []string
	sizeOf  func(sku string) size
	skuFix  string
	// action is how the number changes: by a count, or to the next one that the service has.
	action insights.ScaleType
	// overTime says how the values of a window become one.
	overTime insights.TimeAggregationType
	// steps says that a rule moves one step of the sizes at a time.
	steps bool
}

// kinds: the metrics of plans are those of Azure Monitor baseline alerts, 2026-05, verified. What Service Bus takes was
// read in a setting exported from the portal (type ServiceAllowedNextValue, value 1, the maximum over the window), 2022,
// and in Microsoft Learn, automatically update messaging units; inferred.
var kinds = []kind{
	{
		name: Instances,
		metrics: []string{
			"CpuPercentage", "MemoryPercentage", "HttpQueueLength", "DiskQueueLength", "BytesReceived", "BytesSent",
			"SocketOutboundAll", "TcpEstablished", "TcpTimeWait",
		},
		sizeOf: planSize, skuFix: "choose S1 or larger",
		action: insights.ScaleTypeChangeCount, overTime: insights.TimeAggregationTypeAverage,
	},
	{
		name: MessagingUnits, part: "servicebus", metrics: []string{"NamespaceCpuUsage", "NamespaceMemoryUsage"},
		sizeOf: namespaceSize, skuFix: "use Premium, which alone has messaging units",
		action: insights.ScaleTypeServiceAllowedNextValue, overTime: insights.TimeAggregationTypeMaximum, steps: true,
	},
}

// kindOf finds the row of a kind; the first stands for none.
func kindOf(name Kind) (kind, bool) {
	at := slices.IndexFunc(kinds, func(k kind) bool { return k.name == name })
	if at < 0 {
		return kinds[0], name == ""
	}
	return kinds[at], true
}

func planSize(sku string) size {
	tier, ok := azure.AppServiceTierOf(sku)
	return size{ok: ok && tier.Autoscale, tier: tier.Name, most: tier.MaxInstances}
}

func namespaceSize(sku string) size {
	return size{ok: sku == azure.ServiceBusPremium, tier: sku, steps: azure.ServiceBusUnits()}
}
