package servicebus

import (
	"fmt"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	servicebus "github.com/azstage/azstage/internal/azurenative/servicebus/v20240101"
)

func (s *ServiceBus) newQueue(ctx *pulumi.Context, name string, args Args, namespace *servicebus.Namespace, queue Queue,
) error {
	place := args.Placement
	inputs := &servicebus.QueueArgs{
		ResourceGroupName: place.ResourceGroupName,
		NamespaceName:     namespace.Name,
		QueueName:         pulumi.String(queue.Name),
		LockDuration:      pulumi.String(iso(queue.lock())),
		MaxDeliveryCount:  pulumi.Int(queue.maxDeliveries()),
		// What nobody took in time is a fault to be looked at, not rubbish.
		DeadLetteringOnMessageExpiration: pulumi.Bool(true),
		DefaultMessageTimeToLive:         pulumi.String(iso(queue.timeToLive())),
		RequiresDuplicateDetection:       pulumi.Bool(queue.DuplicateWindow > 0),
	}
	if queue.DuplicateWindow > 0 {
		inputs.DuplicateDetectionHistoryTimeWindow = pulumi.String(iso(queue.DuplicateWindow))
	}
	made, err := servicebus.NewQueue(ctx, name+"-queue-"+queue.Name, inputs,
		place.Child(naming.ServiceBusQueue, s, pulumi.DeletedWith(namespace))...)
	if err != nil {
		return err
	}
	s.queueIDs[queue.Name] = made.ID().ToStringOutput()
	return nil
}

// grant assigns the roles, each on one queue, topic or subscription, or on the whole namespace.
func (s *ServiceBus) grant(ctx *pulumi.Context, name string, args Args) error {
	for _, grant := range args.Grants {
		logical, scope := name+"-grant-"+grant.Name, s.NamespaceID
		switch {
		case grant.Queue != "":
			logical, scope = logical+"-"+grant.Queue, s.queueIDs[grant.Queue]
		case grant.Subscription != "":
			logical += "-" + grant.Topic + "-" + grant.Subscription
			scope = s.subscriptionIDs[subscriptionKey{grant.Topic, grant.Subscription}]
		case grant.Topic != "":
			logical, scope = logical+"-"+grant.Topic, s.topicIDs[grant.Topic]
		}
		_, err := args.Placement.AssignRole(ctx, logical, scope, grant.PrincipalID, grant.Role, s)
		if err != nil {
			return err
		}
	}
	return nil
}

// iso writes a duration as Service Bus returns it: the largest units first, without those that are nought.
func iso(d time.Duration) string {
	day := 24 * time.Hour
	text := "P"
	if days := d / day; days > 0 {
		text += fmt.Sprintf("%dD", days)
	}
	if d%day == 0 {
		return text
	}
	text += "T"
	for _, unit := range []struct {
		length, within time.Duration
		letter         string
	}{{time.Hour, day, "H"}, {time.Minute, time.Hour, "M"}, {time.Second, time.Minute, "S"}} {
		if count := d % unit.within / unit.length; count > 0 {
			text += fmt.Sprintf("%d%s", count, unit.letter)
		}
	}
	return text
}
