package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/eventgrid"
	"github.com/azstage/azstage/stages"
)

// newEventGrid makes the queues that the workers read, and the topic that feeds them: the application publishes what it wants
// done, and does not know who does it. docs/decisions/0014-event-grid-feeds-queues.md has the reasons.
func (s *stamp) newEventGrid(ctx *pulumi.Context) error {
	if err := s.newStorageQueues(ctx, nil); err != nil {
		return err
	}
	args := eventgrid.TopicArgs{
		Placement:   s.place,
		Purpose:     "work",
		Publishers:  []eventgrid.Publisher{{Name: "web", ID: s.identity.PrincipalID}},
		DeadLetters: eventgrid.DeadLetters{AccountID: s.storage.AccountID, Container: stages.DeadLetterContainer},
		Private:     !s.profile.Network.PublicAccess,
		After:       append(s.storage.Containers(), s.messaging.queues.Ready()...),
	}
	for _, queue := range s.profile.Messaging.Queues {
		args.Subscriptions = append(args.Subscriptions, eventgrid.Subscription{
			Name: queue, EventTypes: []string{stages.EventType(queue)},
			Destination: eventgrid.Destination{Kind: eventgrid.StorageQueue, ID: s.storage.AccountID, Queue: queue},
		})
	}
	var err error
	s.messaging.events, err = eventgrid.NewTopic(ctx, "events", args, s.top()...)
	return err
}

// eventSettings tell the application where to publish, and by which type of event it asks for the work of which queue.
// Workers get none of it: they have no role on the topic.
func (s *stamp) eventSettings() map[string]pulumi.StringInput {
	if s.messaging.events == nil {
		return nil
	}
	settings := map[string]pulumi.StringInput{"EVENTGRID_TOPIC_ENDPOINT": s.messaging.events.Endpoint}
	for _, queue := range s.profile.Messaging.Queues {
		settings["EVENT_TYPE_"+settingWord(queue)] = pulumi.String(stages.EventType(queue))
	}
	return settings
}

// eventTopicID is the topic that a private endpoint leads to.
func (s *stamp) eventTopicID() pulumi.StringInput {
	if s.messaging.domain != nil {
		return s.messaging.domain.TopicID
	}
	if s.messaging.events == nil {
		return nil
	}
	return s.messaging.events.TopicID
}
