package deploy

import (
	"maps"
	"slices"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/eventgrid"
	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/servicebus"
	"github.com/azstage/azstage/stages"
)

// newDomainEvents makes the topic that publishers tell what happened. Event Grid passes each type of event on to the topic of
// Service Bus for it, which keeps a copy for every subscriber. docs/decisions/0015-domain-events.md has the reasons.
func (s *stamp) newDomainEvents(ctx *pulumi.Context) (err error) {
	if !s.profile.Messaging.DomainEvents {
		return nil
	}
	args := eventgrid.TopicArgs{
		Placement:   s.place,
		Purpose:     "domain",
		Publishers:  s.eventPublishers(),
		DeadLetters: eventgrid.DeadLetters{AccountID: s.storage.AccountID, Container: stages.DeadLetterContainer},
		Private:     !s.profile.Network.PublicAccess,
		// A topic drops what nobody subscribed to yet.
		After: append(s.storage.Containers(), s.messaging.bus.Subscriptions()...),
	}
	for _, topic := range s.profile.Messaging.Topics {
		id, err := s.messaging.bus.TopicID(topic.Name)
		if err != nil {
			return err
		}
		args.Subscriptions = append(args.Subscriptions, eventgrid.Subscription{
			Name: topic.Name, EventTypes: []string{topic.EventType()},
			Destination: eventgrid.Destination{Kind: eventgrid.ServiceBusTopic, ID: id},
		})
	}
	s.messaging.domain, err = eventgrid.NewTopic(ctx, s.name("domain-events"), args, s.top()...)
	return err
}

// eventPublishers are the web app, in which what was not split off still happens, and the services.
func (s *stamp) eventPublishers() []eventgrid.Publisher {
	var publishers []eventgrid.Publisher
	for _, cell := range s.cells() {
		publishers = append(publishers, eventgrid.Publisher{Name: cell.shared("web"), ID: cell.identity.PrincipalID})
	}
	for _, service := range s.profile.Services.Definitions {
		if s.publishes(service) {
			publishers = append(publishers, eventgrid.Publisher{
				Name: serviceRole(service), ID: s.serviceIdentities[service.Name].PrincipalID,
			})
		}
	}
	return publishers
}

// publishes says whether a service tells others what happened: one that keeps data of its own.
func (s *stamp) publishes(service stages.Service) bool {
	return s.profile.Messaging.DomainEvents && slices.Contains([]string{stages.StoreSQL, stages.StoreCosmos}, service.Store)
}

// topic is a topic of Service Bus with its subscriptions.
func topic(wanted stages.Topic, delivery stages.Delivery) servicebus.Topic {
	return servicebus.Topic{
		Name: wanted.Name, Subscriptions: wanted.Subscriptions, MaxDeliveries: delivery.MaxDeliveries,
		Lock:            time.Duration(delivery.LockSeconds) * time.Second,
		TimeToLive:      time.Duration(delivery.TimeToLiveHours) * time.Hour,
		DuplicateWindow: time.Duration(delivery.DuplicateWindowMinutes) * time.Minute,
	}
}

// subscriberGrants let each subscriber read its own subscriptions, and nobody else's.
func (s *stamp) subscriberGrants() []servicebus.Grant {
	var grants []servicebus.Grant
	for _, topic := range s.topics() {
		for _, subscription := range topic.Subscriptions {
			if role, reader := s.subscriber(subscription); reader != nil {
				grants = append(grants, servicebus.Grant{
					Name: role, PrincipalID: reader.PrincipalID, Role: placement.ServiceBusDataReceiver,
					Topic: topic.Name, Subscription: subscription,
				})
			}
		}
	}
	return grants
}

// subscriber is who reads the subscriptions with a name: the service of that name, and the workers where there is none.
func (s *stamp) subscriber(subscription string) (role string, reader *identity.Identity) {
	for _, service := range s.profile.Services.Definitions {
		if service.Name == subscription {
			return serviceRole(service), s.serviceIdentities[service.Name]
		}
	}
	return "worker", s.workerIdentity
}

// publisherSettings tell where to publish what happened, and by which type.
func (s *stamp) publisherSettings() map[string]pulumi.StringInput {
	domain := s.hub().messaging.domain
	if domain == nil {
		return nil
	}
	settings := map[string]pulumi.StringInput{"EVENTS_TOPIC_ENDPOINT": domain.Endpoint}
	for _, topic := range s.profile.Messaging.Topics {
		settings["EVENTS_TYPE_"+settingWord(topic.Name)] = pulumi.String(topic.EventType())
	}
	return settings
}

// subscriberSettings name the topics that one reads by the subscription of its name; the workers read several.
func (s *stamp) subscriberSettings(role string) map[string]pulumi.StringInput {
	settings := map[string]pulumi.StringInput{}
	for _, topic := range s.topics() {
		for _, subscription := range topic.Subscriptions {
			if reads, _ := s.subscriber(subscription); reads != role {
				continue
			}
			settings["TOPIC_"+settingWord(topic.Name)] = pulumi.String(topic.Name)
			settings["SUBSCRIPTION_"+settingWord(topic.Name)+"_"+settingWord(subscription)] = pulumi.String(subscription)
			settings["SERVICEBUS_FQDN"] = s.messaging.bus.HostName
		}
	}
	return settings
}

// serviceEvents are the settings of one service: of what it publishes, and of what it reads.
func (s *stamp) serviceEvents(service stages.Service) map[string]pulumi.StringInput {
	settings := s.subscriberSettings(serviceRole(service))
	if s.publishes(service) {
		maps.Copy(settings, s.publisherSettings())
	}
	return settings
}
