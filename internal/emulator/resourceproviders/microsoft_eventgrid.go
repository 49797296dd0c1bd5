package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const (
	eventGridSpec    = "pulumi/pulumi-azure-native-sdk eventgrid/v2 v2.92, API version 2025-02-15, doc comments"
	eventGridDocs    = "MicrosoftDocs/azure-docs articles/event-grid/"
	eventGridTrusted = eventGridDocs + "deliver-events-using-managed-identity.md (2025-04-29)"

	systemTopicType = "Microsoft.EventGrid/systemTopics"
	eventGridPath   = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.EventGrid/"
	systemTopicPath = eventGridPath + "systemTopics/{systemTopicName}"
)

func eventGridTypes() []*model.Type {
	return []*model.Type{systemTopic(), systemTopicSubscription(), customTopic(), customTopicSubscription()}
}

// systemTopic speaks for a resource of Azure. Storage accounts are the only sources that the emulator knows.
func systemTopic() *model.Type {
	return &model.Type{
		Token:    "azure-native:eventgrid/v20250215:SystemTopic",
		ARMType:  systemTopicType,
		Path:     systemTopicPath,
		Location: model.Regional,
		Replace:  properties(inferred(eventGridSpec+", tracked resource"), "location"),
		Immutable: []model.Immutable{
			{
				Path: "source", Code: "InvalidRequest", Message: "System topic source cannot be modified.",
				Fact: verified("GitHub Azure/azure-quickstart-templates#13688"),
			},
			{
				Path: "topicType", Code: "InvalidRequest", Message: "The topic type of a system topic cannot be modified (%s).",
				Fact: inferred("GitHub Azure/azure-quickstart-templates#13688"),
			},
		},
		Required: properties(known(), "source", "topicType"),
		Allowed: []model.Allowed{
			allowed(known(), "identity.type", "None", "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned"),
		},
		References: []model.Reference{
			{Path: "source", Fact: known()},
			{
				Path:  "identity.userAssignedIdentities{}",
				Types: []string{"Microsoft.ManagedIdentity/userAssignedIdentities"}, Fact: known(),
			},
		},
		Normalise: normalisedLocation(),
		ReadOnly: func(r model.Request) model.Properties {
			return withIdentity(r, named(r, systemTopicType, model.Properties{
				"metricResourceId":  stableUUID(r.ID, "metric"),
				"provisioningState": succeeded,
				"systemData":        systemData(),
			}))
		},
		Rules: systemTopicRules(),
	}
}

func systemTopicSubscription() *model.Type {
	kind := eventSubscription(systemTopicType)
	kind.Token = "azure-native:eventgrid/v20250215:SystemTopicEventSubscription"
	kind.Path = systemTopicPath + "/eventSubscriptions/{eventSubscriptionName}"
	kind.Allowed = append(kind.Allowed, allowed(known(), "filter.includedEventTypes[]", storageEvents...))
	kind.Rules = systemSubscriptionRules()
	return kind
}

// eventSubscription is what the subscriptions of all topics have in common.
func eventSubscription(topicType string) *model.Type {
	identities := []string{"SystemAssigned", "UserAssigned"}
	return &model.Type{
		ARMType:  topicType + "/eventSubscriptions",
		Location: model.Unlocated,
		Immutable: []model.Immutable{{
			Path: "eventDeliverySchema", Code: "InvalidRequest",
			Message: "The event delivery schema of an event subscription cannot be different from the existing one (%s).",
			Fact:    verified("GitHub MicrosoftDocs/azure-docs#17010, with Azure's answer"),
		}},
		Allowed: []model.Allowed{
			allowed(verified(eventGridSpec), "eventDeliverySchema",
				"EventGridSchema", "CustomInputSchema", "CloudEventSchemaV1_0"),
			allowed(verified(eventGridSpec), "deliveryWithResourceIdentity.identity.type", identities...),
			allowed(verified(eventGridSpec), "deadLetterWithResourceIdentity.identity.type", identities...),
			allowed(verified(eventGridSpec), "deadLetterDestination.endpointType", "StorageBlob"),
			allowed(verified(eventGridSpec), "deadLetterWithResourceIdentity.deadLetterDestination.endpointType",
				"StorageBlob"),
		},
		Ranges: []model.Range{
			between(known(), "retryPolicy.maxDeliveryAttempts", 1, 30),
			between(known(), "retryPolicy.eventTimeToLiveInMinutes", 1, 1440),
			between(known(), "filter.advancedFilters", 0, 25),
		},
		References: []model.Reference{
			{Path: "destination.resourceId", Fact: known()},
			{Path: "deliveryWithResourceIdentity.destination.resourceId", Fact: known()},
			{
				Path:  "deadLetterWithResourceIdentity.deadLetterDestination.resourceId",
				Types: []string{"Microsoft.Storage/storageAccounts"}, Fact: known(),
			},
		},
		Defaults: []model.Default{
			byDefault(verified(eventGridSpec), "eventDeliverySchema", "EventGridSchema"),
			byDefault(verified(eventGridSpec), "retryPolicy.maxDeliveryAttempts", float64(30)),
			byDefault(verified(eventGridSpec), "retryPolicy.eventTimeToLiveInMinutes", float64(1440)),
			byDefault(verified(eventGridSpec), "filter.isSubjectCaseSensitive", false),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, topicType+"/eventSubscriptions", model.Properties{
				"provisioningState": succeeded, "systemData": systemData(), "topic": parentOf(r.ID),
			})
		},
	}
}

// storageEvents are what a storage account reports. Microsoft Learn, Azure Blob Storage as Event Grid source, known.
var storageEvents = []string{
	"Microsoft.Storage.BlobCreated", "Microsoft.Storage.BlobDeleted", "Microsoft.Storage.BlobRenamed",
	"Microsoft.Storage.DirectoryCreated", "Microsoft.Storage.DirectoryDeleted", "Microsoft.Storage.DirectoryRenamed",
	"Microsoft.Storage.BlobTierChanged", "Microsoft.Storage.AsyncOperationInitiated",
	"Microsoft.Storage.BlobInventoryPolicyCompleted", "Microsoft.Storage.LifecyclePolicyCompleted",
}
