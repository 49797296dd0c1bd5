package deploy

import (
	"strings"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/autoscale"
	"github.com/azstage/azstage/components/eventgrid"
	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/servicebus"
	"github.com/azstage/azstage/components/storagequeue"
	"github.com/azstage/azstage/stages"
)

// messaging is what carries messages from the application to its workers. What its kind does not have stays nil.
type messaging struct {
	bus    *servicebus.ServiceBus
	queues *storagequeue.StorageQueues
	events *eventgrid.Topic
	domain *eventgrid.Topic
}

// newMessaging makes the queues before the app, which sends to them, and the workers, which receive.
func (s *stamp) newMessaging(ctx *pulumi.Context) error {
	s.messaging = &messaging{}
	switch s.profile.Messaging.Kind {
	case stages.MessagingServiceBus:
		return s.newServiceBus(ctx)
	case stages.MessagingStorageQueues:
		return s.newStorageQueues(ctx, s.identity)
	case stages.MessagingEventGrid:
		return s.newEventGrid(ctx)
	default:
		return nil
	}
}

// newStorageQueues makes the queues; with the sender nil, the application sends to none of them itself.
func (s *stamp) newStorageQueues(ctx *pulumi.Context, sender *identity.Identity) (err error) {
	args := storagequeue.Args{
		Placement: s.place, AccountID: s.storage.AccountID, AccountName: s.storage.AccountName,
		Queues: s.profile.Messaging.Queues,
	}
	if sender != nil {
		args.Senders = []storagequeue.Principal{{Name: "web", ID: sender.PrincipalID}}
	}
	if s.workerIdentity != nil {
		args.Receivers = []storagequeue.Principal{{Name: "worker", ID: s.workerIdentity.PrincipalID}}
	}
	s.messaging.queues, err = storagequeue.New(ctx, s.name("messaging"), args, s.top()...)
	return err
}

// newUploadEvents puts a message on a queue for every file that a user uploads, without the application's doing.
func (s *stamp) newUploadEvents(ctx *pulumi.Context) error {
	if !s.profile.Messaging.UploadEvents {
		return nil
	}
	args := eventgrid.Args{
		Placement: s.place, AccountID: s.storage.AccountID, Container: stages.UploadContainer,
		DeadLetters: eventgrid.DeadLetters{AccountID: s.storage.AccountID, Container: stages.DeadLetterContainer},
		After:       s.storage.Containers(),
	}
	if s.messaging.bus != nil {
		queue, err := s.messaging.bus.QueueID(stages.UploadQueue)
		if err != nil {
			return err
		}
		args.Destination = eventgrid.Destination{Kind: eventgrid.ServiceBusQueue, ID: queue}
	} else {
		args.Destination = eventgrid.Destination{
			Kind: eventgrid.StorageQueue, ID: s.storage.AccountID, Queue: stages.UploadQueue,
		}
		args.After = append(args.After, s.messaging.queues.Ready()...)
	}
	_, err := eventgrid.New(ctx, s.name("uploads"), args, s.top()...)
	return err
}

func (s *stamp) newServiceBus(ctx *pulumi.Context) (err error) {
	wanted := s.profile.Messaging
	args := servicebus.Args{
		Placement:  s.place,
		Tier:       servicebus.Tier(wanted.Tier),
		Units:      wanted.MessagingUnits,
		Autoscaled: wanted.MaxMessagingUnits > 0,
		Private:    !s.profile.Network.PublicAccess && wanted.Tier == stages.ServiceBusPremium,
		// Event Grid never comes through a private endpoint.
		TrustedServices: (wanted.UploadEvents || wanted.DomainEvents) && wanted.Tier == stages.ServiceBusPremium,
	}
	for _, name := range wanted.Queues {
		args.Queues = append(args.Queues, queue(name, wanted.Delivery))
		// One role for each queue, so that a queue that is none of a workload's business can be left out.
		args.Grants = append(args.Grants, servicebus.Grant{
			Name: "web", PrincipalID: s.identity.PrincipalID, Role: placement.ServiceBusDataSender, Queue: name,
		})
		if s.workerIdentity != nil {
			args.Grants = append(args.Grants, servicebus.Grant{
				Name: "worker", PrincipalID: s.workerIdentity.PrincipalID, Role: placement.ServiceBusDataReceiver, Queue: name,
			})
		}
	}
	for _, wantedTopic := range s.topics() {
		args.Topics = append(args.Topics, topic(wantedTopic, wanted.Delivery))
	}
	args.Grants = append(args.Grants, s.subscriberGrants()...)
	s.messaging.bus, err = servicebus.New(ctx, s.name("messaging"), args, s.top()...)
	return err
}

func queue(name string, wanted stages.Delivery) servicebus.Queue {
	return servicebus.Queue{
		Name: name, MaxDeliveries: wanted.MaxDeliveries,
		Lock:            time.Duration(wanted.LockSeconds) * time.Second,
		TimeToLive:      time.Duration(wanted.TimeToLiveHours) * time.Hour,
		DuplicateWindow: time.Duration(wanted.DuplicateWindowMinutes) * time.Minute,
	}
}

// newMessagingAutoscale hands the number of messaging units over to the load. The thresholds are Microsoft's advice for
// Premium (azure-docs service-bus-messaging/service-bus-premium-messaging.md, 2021-11, verified).
func (s *stamp) newMessagingAutoscale(ctx *pulumi.Context) error {
	wanted := s.profile.Messaging
	if s.messaging.bus == nil || wanted.MaxMessagingUnits == 0 {
		return nil
	}
	const cpu = "NamespaceCpuUsage"
	_, err := autoscale.New(ctx, s.name("messaging-autoscale"), autoscale.Args{
		Placement: s.place,
		Kind:      autoscale.MessagingUnits,
		TargetID:  s.messaging.bus.NamespaceID,
		SKU:       string(wanted.Tier),
		Bounds: autoscale.Bounds{
			Min: wanted.MessagingUnits, Default: wanted.MessagingUnits, Max: wanted.MaxMessagingUnits,
		},
		Rules: []autoscale.Rule{
			{
				Name: "cpu-high", Metric: cpu, Operator: "GreaterThan", Threshold: 70, WindowMinutes: 5, Change: +1,
				CooldownMinutes: 5,
			},
			{
				Name: "cpu-low", Metric: cpu, Operator: "LessThan", Threshold: 20, WindowMinutes: 10, Change: -1,
				CooldownMinutes: 15,
			},
		},
		Emails: []string{s.config.AlertEmail},
	}, s.top()...)
	return err
}

// messagingSettings tell the application where to send, and workers where to receive. There is no key among them.
func (s *stamp) messagingSettings() map[string]pulumi.StringInput {
	wanted := s.profile.Messaging
	if wanted.Kind == "" {
		return nil
	}
	settings := map[string]pulumi.StringInput{"MESSAGING_KIND": pulumi.String(wanted.Kind)}
	for _, queue := range wanted.Queues {
		settings[queueSetting(queue)] = pulumi.String(queue)
	}
	if s.messaging.bus != nil {
		settings["SERVICEBUS_FQDN"] = s.messaging.bus.HostName
	}
	if s.messaging.queues != nil && s.messaging.events == nil {
		settings["STORAGE_QUEUE_ENDPOINT"] = s.messaging.queues.Endpoint
	}
	return settings
}

// queueSetting is the setting with the name of a queue: QUEUE_IMAGE_PROCESSING for image-processing.
func queueSetting(queue string) string { return "QUEUE_" + settingWord(queue) }

// settingWord is the name of a queue as part of a setting's name.
func settingWord(queue string) string { return strings.ToUpper(strings.ReplaceAll(queue, "-", "_")) }

// messagingID is the namespace that a private endpoint of Service Bus leads to.
func (s *stamp) messagingID() pulumi.StringInput {
	if s.messaging.bus == nil {
		return nil
	}
	return s.messaging.bus.NamespaceID
}

// queueAccountID is the account whose queues have a private endpoint of their own.
func (s *stamp) queueAccountID() pulumi.StringInput {
	if s.messaging.queues == nil {
		return nil
	}
	return s.storage.AccountID
}
