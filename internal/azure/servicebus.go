package azure

import "slices"

// The tiers of a Service Bus namespace. There is no change in place to or from Premium.
const (
	ServiceBusBasic    = "Basic"
	ServiceBusStandard = "Standard"
	ServiceBusPremium  = "Premium"
)

// serviceBusUnits are the sizes of a Premium namespace in messaging units. Source:
// hashicorp/terraform-provider-azurerm internal/services/servicebus/servicebus_namespace_resource.go, verified.
var serviceBusUnits = []int{1, 2, 4, 8, 16}

// ServiceBusUnits returns the sizes that a Premium namespace can have, in messaging units, from the smallest.
func ServiceBusUnits() []int { return slices.Clone(serviceBusUnits) }

// Limits of Service Bus queues and topics.
const (
	// ServiceBusMaxLockSeconds is how long a message can be locked. Source: Microsoft Learn, Service Bus message transfers,
	// locks, and settlement, known.
	ServiceBusMaxLockSeconds = 5 * 60
	// ServiceBusMinDuplicateSeconds and ServiceBusMaxDuplicateSeconds bound the time over which duplicates are looked for.
	// Source: Microsoft Learn, duplicate detection: 20 seconds to 7 days, known.
	ServiceBusMinDuplicateSeconds = 20
	ServiceBusMaxDuplicateSeconds = 7 * 24 * 60 * 60
	// ServiceBusMinIdleSeconds is the shortest time after which an unused queue is deleted. Source: Service Bus ARM schema,
	// autoDeleteOnIdle, verified 2026-11.
	ServiceBusMinIdleSeconds = 5 * 60
	// ServiceBusMaxDeliveries is how often a message can be delivered before it is dead. Source: public templates, and no
	// larger number in them; known.
	ServiceBusMaxDeliveries = 2000
	// ServiceBusMaxSubscriptions is how many subscriptions a topic can have. Source: MicrosoftDocs/azure-docs
	// articles/service-bus-messaging/service-bus-quotas.md, verified 2026-11.
	ServiceBusMaxSubscriptions = 2000
)

// serviceBusSizes are the sizes of a queue in megabytes; those beyond five gigabytes are for Premium only. Source:
// hashicorp/terraform-provider-azurerm internal/services/servicebus/validate, verified for the numbers, known for the tier.
var serviceBusSizes = []int{1024, 2048, 3072, 4096, 5120, 10240, 20480, 40960, 81920}

const maxSharedServiceBusSize = 5120

// ServiceBusQueueSizes returns the sizes in megabytes that a queue can have in a tier.
func ServiceBusQueueSizes(tier string) []int {
	if tier == ServiceBusPremium {
		return slices.Clone(serviceBusSizes)
	}
	return slices.DeleteFunc(slices.Clone(serviceBusSizes), func(size int) bool { return size > maxSharedServiceBusSize })
}
