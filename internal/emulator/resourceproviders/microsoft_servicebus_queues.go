package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	serviceBusPartitioned = serviceBusDocs +
		"service-bus-premium-messaging.md (2021-11-08); azurerm for partitioned namespaces"
	serviceBusSizes = azurermSource + "servicebus/validate"
)

// forEver is what Service Bus returns for a time that never ends.
const forEver = "P10675199DT2H48M5.4775807S"

func serviceBusQueueKind() *model.Type {
	return &model.Type{
		Token:    "azure-native:servicebus/v20240101:Queue",
		ARMType:  serviceBusQueueType,
		Path:     serviceBusPath + "/queues/{queueName}",
		Location: model.Unlocated,
		Replace: properties(verified(replaceSource),
			"requiresDuplicateDetection", "requiresSession", "enablePartitioning"),
		Allowed: []model.Allowed{
			allowed(known(), "status", "Active", "Disabled", "SendDisabled", "ReceiveDisabled"),
		},
		Ranges: []model.Range{
			between(inferred(serviceBusQueue+"; the maximum is known"), "maxDeliveryCount", 1, azure.ServiceBusMaxDeliveries),
			between(verified(serviceBusQueue), "maxMessageSizeInKilobytes", 256, 102400),
		},
		Defaults: []model.Default{
			byDefault(known(), "autoDeleteOnIdle", forEver),
			byDefault(verified(serviceBusQueue), "deadLetteringOnMessageExpiration", false),
			byDefault(known(), "defaultMessageTimeToLive", forEver),
			byDefault(verified(serviceBusSpec), "duplicateDetectionHistoryTimeWindow", "PT10M"),
			byDefault(verified(serviceBusQueue), "enableBatchedOperations", true),
			byDefault(verified(serviceBusQueue), "enableExpress", false),
			byDefault(verified(serviceBusQueue), "enablePartitioning", false),
			byDefault(verified(serviceBusSpec), "lockDuration", "PT1M"),
			byDefault(verified(serviceBusQueue), "maxDeliveryCount", float64(10)),
			byDefault(verified(serviceBusSpec), "maxSizeInMegabytes", float64(1024)),
			byDefault(verified(serviceBusQueue), "requiresDuplicateDetection", false),
			byDefault(verified(serviceBusQueue), "requiresSession", false),
			byDefault(verified(serviceBusQueue), "status", "Active"),
		},
		ReadOnly: serviceBusQueueOutputs,
		Rules:    serviceBusQueueRules(),
	}
}

func serviceBusQueueOutputs(r model.Request) model.Properties {
	return largestMessage(r, entityOutputs(r, serviceBusQueueType, model.Properties{
		"messageCount": float64(0), "sizeInBytes": float64(0),
	}))
}

// entityOutputs are what queues, topics and subscriptions are all returned with, and what one has besides.
func entityOutputs(r model.Request, armType string, more model.Properties) model.Properties {
	outputs := named(r, armType, merged(model.Properties{
		"accessedAt": "0001-01-01T00:00:00Z", "createdAt": emulatedTime, "updatedAt": emulatedTime,
		"countDetails": model.Properties{
			"activeMessageCount": float64(0), "deadLetterMessageCount": float64(0), "scheduledMessageCount": float64(0),
			"transferDeadLetterMessageCount": float64(0), "transferMessageCount": float64(0),
		},
		"systemData": systemData(),
	}, more))
	if r.Cloud != nil {
		namespace, _ := namespaceOfChild(r)
		outputs["location"] = namespace.Outputs.String("location")
	}
	return outputs
}

// largestMessage adds the largest message of a queue or topic that does not say it.
func largestMessage(r model.Request, outputs model.Properties) model.Properties {
	if r.Cloud == nil || r.Inputs.Has("maxMessageSizeInKilobytes") {
		return outputs
	}
	outputs["maxMessageSizeInKilobytes"] = float64(256)
	if isPremium(entityTier(r)) {
		outputs["maxMessageSizeInKilobytes"] = float64(1024)
	}
	return outputs
}

func serviceBusQueueRules() []model.Rule {
	return []model.Rule{
		preflight("servicebus.queues.durations",
			"A lock lasts at most 5 minutes, duplicates are looked for over 20 seconds to 7 days, an unused queue is deleted "+
				"after 5 minutes at the earliest, and a message lives for a second at least.", known(), entityDurations),
		onApply("servicebus.queues.name-free", "A queue and a topic of a namespace do not have the same name.",
			known(), entityNameFree),
		onApply("servicebus.queues.basic-features",
			"Basic has no sessions, duplicate detection, forwarding or deletion of unused queues.", known(), queueOnBasic),
		onApply("servicebus.queues.no-express-on-premium",
			"Express queues are not for Premium.", verified(serviceBusQueue), entityExpress),
		onApply("servicebus.queues.partitioning-by-tier",
			"On Premium the namespace decides: queues are partitioned where it has several partitions, and nowhere else.",
			verified(serviceBusPartitioned), entityPartitioning),
		onApply("servicebus.queues.size-by-tier",
			"A queue has 1 to 5 GB, on Premium also 10, 20, 40 or 80. Messages beyond 256 KB are for Premium only.",
			inferred(serviceBusSizes), entitySize),
		onApply("servicebus.queues.forwards-to-what-exists",
			"Messages and dead letters are forwarded to another queue or topic of the namespace, which exists.",
			known(), entityForwards),
	}
}

// entityTimes are the durations of queues, topics and subscriptions, and their bounds in seconds; 0 is none.
var entityTimes = []struct {
	property          string
	shortest, longest int
}{
	{"lockDuration", 1, azure.ServiceBusMaxLockSeconds},
	{"duplicateDetectionHistoryTimeWindow", azure.ServiceBusMinDuplicateSeconds, azure.ServiceBusMaxDuplicateSeconds},
	{"autoDeleteOnIdle", azure.ServiceBusMinIdleSeconds, 0},
	{"defaultMessageTimeToLive", 1, 0},
}

func entityDurations(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, row := range entityTimes {
		if !r.Inputs.Has(row.property) {
			continue
		}
		seconds, ok := durationSeconds(r.Inputs.String(row.property))
		if ok && seconds >= row.shortest && (row.longest == 0 || seconds <= row.longest) {
			continue
		}
		faults = append(faults, model.Refuse(row.property, "BadRequest",
			"SubCode=40000. The value '%s' of %s is not a duration within its bounds, such as PT1M.",
			r.Inputs.String(row.property), row.property)...)
	}
	return faults
}

// entityTier returns the tier of the namespace that a queue or topic is in; "" where it is not known.
func entityTier(r model.Request) string {
	namespace, _ := namespaceOfChild(r)
	return namespace.Outputs.String("sku.name")
}

func queueOnBasic(r model.Request) []model.Fault {
	if !oneOf(entityTier(r), azure.ServiceBusBasic) {
		return nil
	}
	var faults []model.Fault
	for _, property := range []string{
		"requiresSession", "requiresDuplicateDetection", "forwardTo", "forwardDeadLetteredMessagesTo", "autoDeleteOnIdle",
	} {
		if r.Inputs.Bool(property) || r.Inputs.String(property) != "" {
			faults = append(faults, model.Refuse(property, "BadRequest",
				"SubCode=40000. %s is not supported by Basic namespaces.", property)...)
		}
	}
	return faults
}

func entityExpress(r model.Request) []model.Fault {
	if !isPremium(entityTier(r)) || !r.Inputs.Bool("enableExpress") {
		return nil
	}
	return model.Refuse("enableExpress", "BadRequest", "SubCode=40000. Express entities are not supported by Premium namespaces.")
}

func entityPartitioning(r model.Request) []model.Fault {
	namespace, _ := namespaceOfChild(r)
	several := namespace.Outputs.Number("premiumMessagingPartitions") > 1
	if !isPremium(namespace.Outputs.String("sku.name")) || several == r.Inputs.Bool("enablePartitioning") {
		return nil
	}
	if several {
		return model.Refuse("enablePartitioning", "BadRequest",
			"SubCode=40000. The namespace %s is partitioned, and so are all its queues and topics.", nameOf(namespace.ID))
	}
	return model.Refuse("enablePartitioning", "BadRequest",
		"SubCode=40000. Partitioning of single entities is not supported by Premium namespaces.")
}

func entitySize(r model.Request) []model.Fault {
	tier := entityTier(r)
	if tier == "" {
		return nil
	}
	if isPremium(tier) {
		tier = azure.ServiceBusPremium
	}
	var faults []model.Fault
	size := r.Inputs.Number("maxSizeInMegabytes")
	if r.Inputs.Has("maxSizeInMegabytes") && !slices.Contains(azure.ServiceBusQueueSizes(tier), int(size)) {
		faults = append(faults, model.Refuse("maxSizeInMegabytes", "BadRequest",
			"SubCode=40000. An entity of a %s namespace cannot have %g MB.", tier, size)...)
	}
	if r.Inputs.Number("maxMessageSizeInKilobytes") > 256 && tier != azure.ServiceBusPremium {
		faults = append(faults, model.Refuse("maxMessageSizeInKilobytes", "BadRequest",
			"SubCode=40000. Messages beyond 256 KB are not supported by %s namespaces.", tier)...)
	}
	return faults
}

func entityForwards(r model.Request) []model.Fault {
	namespace, ok := namespaceOfChild(r)
	if !ok {
		return nil
	}
	own := nameOf(r.ID)
	if oneOf(armTypeOf(parentOf(r.ID)), serviceBusTopicType) {
		own = nameOf(parentOf(r.ID))
	}
	var faults []model.Fault
	for _, property := range []string{"forwardTo", "forwardDeadLetteredMessagesTo"} {
		name := r.Inputs.String(property)
		if name == "" {
			continue
		}
		_, queue := r.Cloud.Get(namespace.ID + "/queues/" + name)
		_, topic := r.Cloud.Get(namespace.ID + "/topics/" + name)
		if !queue && !topic || strings.EqualFold(name, own) {
			faults = append(faults, model.Refuse(property, "BadRequest",
				"SubCode=40000. The entity '%s' that messages are forwarded to is not another one of %s.", name,
				nameOf(namespace.ID))...)
		}
	}
	return faults
}

// entityNameFree asks whether a queue has the name of a topic, or the other way round.
func entityNameFree(r model.Request) []model.Fault {
	others, property := "queues", "topicName"
	if oneOf(armTypeOf(r.ID), serviceBusQueueType) {
		others, property = "topics", "queueName"
	}
	other, taken := r.Cloud.Get(parentOf(r.ID) + "/" + others + "/" + nameOf(r.ID))
	if !r.Creating() || !taken {
		return nil
	}
	return model.Refuse(property, "Conflict", "SubCode=40900. The name is taken by %s.", other.ID)
}
