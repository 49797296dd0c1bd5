package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func systemTopicRules() []model.Rule {
	return []model.Rule{
		preflight("eventgrid.systemTopics.source-modelled",
			"Sources other than storage accounts are not modelled; a storage account's topics are of the type "+
				"Microsoft.Storage.StorageAccounts.", known(), systemTopicSource),
		onApply("eventgrid.systemTopics.one-per-source", "A resource has one system topic.",
			verified("GitHub MicrosoftDocs/azure-docs#97986, with Azure's answer"), systemTopicOnce),
		onApply("eventgrid.systemTopics.same-region-as-source", "A system topic is in the region of its source.",
			verified(eventGridDocs+"system-topics.md (2020-03-16)"), systemTopicRegion),
	}
}

func systemSubscriptionRules() []model.Rule {
	return []model.Rule{
		preflight("eventgrid.eventSubscriptions.one-destination",
			"A subscription has one destination, with an identity or without, and at most one place for dead letters.",
			verified(eventGridSpec), subscriptionDestinations),
		preflight("eventgrid.eventSubscriptions.destination-modelled",
			"Destinations other than queues and topics of Service Bus and storage queues are not modelled.", known(),
			subscriptionDestinationKind),
		preflight("eventgrid.eventSubscriptions.destination-of-its-kind",
			"The resource of a destination is one of the kind that the destination says.", known(), subscriptionDestinationType),
		preflight("eventgrid.eventSubscriptions.no-wildcards",
			"Filters on subjects take no wildcards.", verified(eventGridSpec), subscriptionSubjects),
		onApply("eventgrid.eventSubscriptions.identity-of-topic",
			"The topic has the identity with which its subscriptions deliver.", inferred(eventGridSpec), subscriptionIdentity),
		onApply("eventgrid.eventSubscriptions.no-session-queue", "A queue with sessions cannot be a destination.",
			verified(eventGridDocs+"handler-service-bus.md (2024-01-17)"), subscriptionSessions),
		onApply("eventgrid.eventSubscriptions.places-exist",
			"The storage queue of a destination and the container for dead letters exist.", known(), subscriptionPlaces),
		onApply("eventgrid.eventSubscriptions.identity-has-role",
			"The identity has a role with which it can write to the destination and to the container for dead letters. "+
				"Azure was seen to refuse a subscription for lack of the second; that it asks for the first is inferred. How long "+
				"a fresh role takes until it holds is not modelled.", inferred("GitHub MicrosoftDocs/azure-docs#98216"),
			subscriptionRoles),
	}
}

func systemTopicSource(r model.Request) []model.Fault {
	source, kind := r.Inputs.String("source"), r.Inputs.String("topicType")
	if armType := armTypeOf(source); source != "" && !oneOf(armType, "Microsoft.Storage/storageAccounts") {
		return model.Refuse("source", "NotModelled", "The emulator does not model events of %s.", armType)
	}
	if kind != "" && !oneOf(kind, "Microsoft.Storage.StorageAccounts") {
		return model.Refuse("topicType", "InvalidRequest", "The topic type %s is not that of a storage account.", kind)
	}
	return nil
}

func systemTopicOnce(r model.Request) []model.Fault {
	source := r.Inputs.String("source")
	for _, other := range referringTo(r.Cloud, source, systemTopicType) {
		if source != "" && strings.EqualFold(other.Inputs.String("source"), source) && !strings.EqualFold(other.ID, r.ID) {
			return model.Refuse("source", "InvalidRequest", "There is an existing tracked system topic for the given source %s. "+
				"Only one system topic is allowed per source.", source)
		}
	}
	return nil
}

func systemTopicRegion(r model.Request) []model.Fault {
	source, ok := r.Cloud.Get(r.Inputs.String("source"))
	if !ok || sameRegion(source.Inputs.String("location"), r.Inputs.String("location")) {
		return nil
	}
	return model.Refuse("location", "InvalidRequest", "The system topic of %s has to be in %s.", nameOf(source.ID),
		source.Inputs.String("location"))
}

func subscriptionDestinations(r model.Request) []model.Fault {
	count := func(paths ...string) (given int, known bool) {
		known = true
		for _, path := range paths {
			if _, ok := r.Inputs.Get(path); ok {
				given++
			}
			known = known && r.Inputs.Known(path)
		}
		return given, known
	}
	var faults []model.Fault
	if given, known := count("destination", "deliveryWithResourceIdentity"); known && given != 1 {
		faults = append(faults, model.Refuse("deliveryWithResourceIdentity", "InvalidRequest",
			"An event subscription has exactly one of destination and deliveryWithResourceIdentity, not %d.", given)...)
	}
	if given, known := count("deadLetterDestination", "deadLetterWithResourceIdentity"); known && given > 1 {
		faults = append(faults, model.Refuse("deadLetterWithResourceIdentity", "InvalidRequest",
			"An event subscription has one place for dead letters.")...)
	}
	return faults
}

// delivery is where a subscription delivers to, the path of that, and the identity with which it does.
func delivery(r model.Request) (path string, destination, identity model.Properties) {
	const with = "deliveryWithResourceIdentity"
	if destination = r.Inputs.Object(with + ".destination"); destination != nil {
		return with + ".destination", destination, r.Inputs.Object(with + ".identity")
	}
	return "destination", r.Inputs.Object("destination"), nil
}

// destinationRoles are the roles of which a destination of the kind takes one. Source: Microsoft Learn, grant managed
// identity the access to Event Grid destination, verified; the wider roles are known.
var destinationRoles = map[string][]string{
	"ServiceBusQueue": {"Azure Service Bus Data Sender", "Azure Service Bus Data Owner"},
	"ServiceBusTopic": {"Azure Service Bus Data Sender", "Azure Service Bus Data Owner"},
	"StorageQueue":    {"Storage Queue Data Message Sender", "Storage Queue Data Contributor"},
}

// destinationTypes are what the resource of a destination of the kind is.
var destinationTypes = map[string]string{
	"ServiceBusQueue": serviceBusQueueType,
	"ServiceBusTopic": serviceBusTopicType,
	"StorageQueue":    "Microsoft.Storage/storageAccounts",
}

func subscriptionDestinationKind(r model.Request) []model.Fault {
	path, destination, _ := delivery(r)
	kind := destination.String("endpointType")
	if destination == nil || !destination.Known("endpointType") || destinationRoles[kind] != nil {
		return nil
	}
	return model.Refuse(path+".endpointType", "NotModelled", "The emulator does not model delivery to '%s'.", kind)
}

func subscriptionDestinationType(r model.Request) []model.Fault {
	path, destination, _ := delivery(r)
	kind, id := destination.String("endpointType"), destination.String("resourceId")
	wanted, modelled := destinationTypes[kind]
	if !modelled || id == "" || oneOf(armTypeOf(id), wanted) {
		return nil
	}
	return model.Refuse(path+".resourceId", "InvalidRequest", "The destination %s is no %s.", id, kind)
}

func subscriptionSubjects(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, path := range []string{"filter.subjectBeginsWith", "filter.subjectEndsWith"} {
		if strings.Contains(r.Inputs.String(path), "*") {
			faults = append(faults, model.Refuse(path, "InvalidRequest", "Wildcard characters are not supported: '%s'.",
				r.Inputs.String(path))...)
		}
	}
	return faults
}
