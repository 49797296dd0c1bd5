package naming

// Resource types of messaging.
const (
	ServiceBusNamespace    = "Microsoft.ServiceBus/namespaces"
	ServiceBusRuleSet      = "Microsoft.ServiceBus/namespaces/networkRuleSets"
	ServiceBusQueue        = "Microsoft.ServiceBus/namespaces/queues"
	ServiceBusTopic        = "Microsoft.ServiceBus/namespaces/topics"
	ServiceBusSubscription = "Microsoft.ServiceBus/namespaces/topics/subscriptions"
	EventGridSystemTopic   = "Microsoft.EventGrid/systemTopics"
	EventGridTopic         = "Microsoft.EventGrid/topics"
	EventGridTopicEvents   = "Microsoft.EventGrid/topics/eventSubscriptions"
	EventGridSystemEvents  = "Microsoft.EventGrid/systemTopics/eventSubscriptions"
	StorageQueueService    = "Microsoft.Storage/storageAccounts/queueServices"
	StorageQueue           = "Microsoft.Storage/storageAccounts/queueServices/queues"
)
