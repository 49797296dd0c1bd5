package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	serviceBusTopic        = azurermSource + "servicebus/servicebus_topic_resource.go"
	serviceBusSubscription = azurermSource + "servicebus/servicebus_subscription_resource.go"
	serviceBusTopicDocs    = "hashicorp/terraform-provider-azurerm website/docs/r/servicebus_topic.html.markdown"
	serviceBusAPI          = "Microsoft Learn, azure.servicebus.management.SubscriptionProperties (read 2026-11)"
	serviceBusQuotas       = serviceBusDocs + "service-bus-quotas.md"
	topicSubscriptionType  = serviceBusTopicType + "/subscriptions"
	serviceBusTopicPath    = serviceBusPath + "/topics/{topicName}"
)

func serviceBusTopicKind() *model.Type {
	return &model.Type{
		Token:    "azure-native:servicebus/v20240101:Topic",
		ARMType:  serviceBusTopicType,
		Path:     serviceBusTopicPath,
		Location: model.Unlocated,
		Replace:  properties(verified(replaceSource), "requiresDuplicateDetection", "enablePartitioning"),
		Allowed: []model.Allowed{
			allowed(known(), "status", "Active", "Disabled", "SendDisabled"),
		},
		Ranges: []model.Range{
			between(inferred(serviceBusQueue), "maxMessageSizeInKilobytes", 256, 102400),
		},
		Defaults: []model.Default{
			byDefault(known(), "autoDeleteOnIdle", forEver),
			byDefault(known(), "defaultMessageTimeToLive", forEver),
			byDefault(verified(serviceBusSpec), "duplicateDetectionHistoryTimeWindow", "PT10M"),
			byDefault(known(), "enableBatchedOperations", true),
			byDefault(inferred(serviceBusTopic), "enableExpress", false),
			byDefault(inferred(serviceBusTopic), "enablePartitioning", false),
			byDefault(verified(serviceBusSpec), "maxSizeInMegabytes", float64(1024)),
			byDefault(inferred(serviceBusTopic), "requiresDuplicateDetection", false),
			byDefault(inferred(serviceBusTopic), "status", "Active"),
			byDefault(known(), "supportOrdering", true),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return largestMessage(r, entityOutputs(r, serviceBusTopicType, model.Properties{
				"sizeInBytes": float64(0), "subscriptionCount": float64(0),
			}))
		},
		Rules: serviceBusTopicRules(),
	}
}

func serviceBusSubscriptionKind() *model.Type {
	return &model.Type{
		Token:    "azure-native:servicebus/v20240101:Subscription",
		ARMType:  topicSubscriptionType,
		Path:     serviceBusTopicPath + "/subscriptions/{subscriptionName}",
		Location: model.Unlocated,
		// The provider does not replace for it, as it does for a queue.
		Immutable: []model.Immutable{{
			Path: "requiresSession", Code: "BadRequest",
			Message: "SubCode=40000. The value for the RequiresSession property of an existing Subscription cannot be changed (%s).",
			Fact:    inferred(serviceBusSubscription + "; Azure's words are those for a queue"),
		}},
		Allowed: []model.Allowed{
			allowed(known(), "status", "Active", "Disabled", "ReceiveDisabled"),
		},
		Ranges: []model.Range{
			between(inferred(serviceBusQueue+"; the maximum is known"), "maxDeliveryCount", 1, azure.ServiceBusMaxDeliveries),
		},
		Defaults: []model.Default{
			byDefault(known(), "autoDeleteOnIdle", forEver),
			byDefault(verified(serviceBusAPI), "deadLetteringOnFilterEvaluationExceptions", true),
			byDefault(inferred(serviceBusSubscription), "deadLetteringOnMessageExpiration", false),
			byDefault(known(), "defaultMessageTimeToLive", forEver),
			byDefault(known(), "enableBatchedOperations", true),
			byDefault(verified(serviceBusAPI), "lockDuration", "PT1M"),
			byDefault(verified(serviceBusAPI), "maxDeliveryCount", float64(10)),
			byDefault(inferred(serviceBusSubscription), "requiresSession", false),
			byDefault(inferred(serviceBusSubscription), "status", "Active"),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return entityOutputs(r, topicSubscriptionType, model.Properties{"messageCount": float64(0)})
		},
		Rules: serviceBusSubscriptionRules(),
	}
}

func serviceBusTopicRules() []model.Rule {
	return []model.Rule{
		preflight("servicebus.topics.durations",
			"Duplicates are looked for over 20 seconds to 7 days, an unused topic is deleted after 5 minutes at the earliest, "+
				"and a message lives for a second at least.", known(), entityDurations),
		onApply("servicebus.topics.name-free", "A topic and a queue of a namespace do not have the same name.",
			known(), entityNameFree),
		onApply("servicebus.topics.not-on-basic", "Basic has no topics.", verified(serviceBusTopicDocs), topicOnBasic),
		onApply("servicebus.topics.no-express-on-premium",
			"Express topics are not for Premium.", inferred(serviceBusQueue), entityExpress),
		onApply("servicebus.topics.partitioning-by-tier",
			"On Premium the namespace decides: topics are partitioned where it has several partitions, and nowhere else.",
			verified(serviceBusPartitioned), entityPartitioning),
		onApply("servicebus.topics.size-by-tier",
			"A topic has 1 to 5 GB, on Premium also 10, 20, 40 or 80. Messages beyond 256 KB are for Premium only.",
			inferred(serviceBusSizes), entitySize),
	}
}

func serviceBusSubscriptionRules() []model.Rule {
	return []model.Rule{
		preflight("servicebus.subscriptions.durations",
			"A lock lasts at most 5 minutes, an unused subscription is deleted after 5 minutes at the earliest, and a message "+
				"lives for a second at least.", known(), entityDurations),
		onApply("servicebus.subscriptions.forwards-to-what-exists",
			"Messages and dead letters are forwarded to a queue or another topic of the namespace, which exists.",
			known(), entityForwards),
		onApply("servicebus.subscriptions.number", "A topic has at most 2000 subscriptions.",
			verified(serviceBusQuotas), topicSubscriptionNumber),
	}
}

func topicOnBasic(r model.Request) []model.Fault {
	if !oneOf(entityTier(r), azure.ServiceBusBasic) {
		return nil
	}
	return model.Refuse("", "BadRequest", "SubCode=40000. Topics are not supported by Basic namespaces.")
}

func topicSubscriptionNumber(r model.Request) []model.Fault {
	if !r.Creating() {
		return nil
	}
	var count int
	for _, found := range r.Cloud.Below(parentOf(r.ID)) {
		if oneOf(found.ARMType, topicSubscriptionType) && !strings.EqualFold(found.ID, r.ID) {
			count++
		}
	}
	if count < azure.ServiceBusMaxSubscriptions {
		return nil
	}
	return model.Refuse("subscriptionName", "QuotaExceeded",
		"SubCode=40300. The topic %s has %d subscriptions, the most that it can.", nameOf(parentOf(r.ID)), count)
}
