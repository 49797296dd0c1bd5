package servicebus_test

import (
	"testing"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/servicebus"
)

func withTopics() servicebus.Args {
	args := arguments()
	args.Topics = []servicebus.Topic{
		{
			Name: "order-placed", DuplicateWindow: 24 * time.Hour, Lock: 2 * time.Minute, MaxDeliveries: 5,
			TimeToLive: 36 * time.Hour, Subscriptions: []string{"notifications", "analytics"},
		},
		{Name: "user-registered", Subscriptions: []string{"analytics"}},
	}
	receiver := placement.ServiceBusDataReceiver
	args.Grants = []servicebus.Grant{
		{Name: "orders", PrincipalID: pulumi.String("orders"), Role: placement.ServiceBusDataSender, Topic: "order-placed"},
		{
			Name: "worker", PrincipalID: pulumi.String("worker"), Role: receiver, Topic: "order-placed",
			Subscription: "analytics",
		},
		{
			Name: "worker", PrincipalID: pulumi.String("worker"), Role: receiver, Topic: "user-registered",
			Subscription: "analytics",
		},
	}
	return args
}

func TestATopicHandsMessagesToItsSubscriptions(t *testing.T) {
	t.Parallel()
	recording := run(t, withTopics())
	recording.AssertDescend(t, "bus")
	recording.AssertProtected(t)
	given, usual := recording.Named(t, "bus-topic-order-placed"), recording.Named(t, "bus-topic-user-registered")
	for path, want := range map[string]any{
		"requiresDuplicateDetection": true, "duplicateDetectionHistoryTimeWindow": "P1D", "topicName": "order-placed",
		"defaultMessageTimeToLive": "P1DT12H", "namespaceName": "sbns-shop-prod-eus2-k3x9a",
	} {
		assert.Equal(t, want, given.Input(t, path), path)
	}
	assert.Equal(t, false, usual.Input(t, "requiresDuplicateDetection"))
	assert.False(t, usual.HasInput(t, "duplicateDetectionHistoryTimeWindow"))
	assert.Equal(t, "bus-namespace", usual.DeletedWith())
	subscription := recording.Named(t, "bus-topic-order-placed-analytics")
	for path, want := range map[string]any{
		"topicName": "order-placed", "subscriptionName": "analytics", "lockDuration": "PT2M", "maxDeliveryCount": 5.0,
		"deadLetteringOnMessageExpiration": true, "deadLetteringOnFilterEvaluationExceptions": true,
		"defaultMessageTimeToLive": "P1DT12H",
	} {
		assert.Equal(t, want, subscription.Input(t, path), path)
	}
	assert.Equal(t, "bus-topic-order-placed", subscription.DeletedWith())
	assert.Contains(t, recording.Names(), "bus-topic-order-placed-notifications")
}

func TestAReceiverReadsItsOwnSubscriptionAlone(t *testing.T) {
	t.Parallel()
	recording := run(t, withTopics())
	for name, scope := range map[string]string{
		"bus-grant-orders-order-placed":              "bus-topic-order-placed",
		"bus-grant-worker-order-placed-analytics":    "bus-topic-order-placed-analytics",
		"bus-grant-worker-user-registered-analytics": "bus-topic-user-registered-analytics",
	} {
		assert.Equal(t, componenttest.ID(scope), recording.Named(t, name).Input(t, "scope"), name)
	}
}

func TestTopicsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*servicebus.Args)
		want   []string
	}{
		"on Basic": {func(a *servicebus.Args) {
			*a = servicebus.Args{Placement: a.Placement, Topics: a.Topics[1:]}
		}, []string{"Topics[0]"}},
		"with the name of a queue": {func(a *servicebus.Args) { a.Queues[0].Name = "order-placed" }, []string{"Topics[0].Name"}},
		"without subscriptions": {func(a *servicebus.Args) {
			a.Topics = append(a.Topics, servicebus.Topic{Name: "heard-by-nobody"})
		}, []string{"Topics[2].Subscriptions"}},
		"with every fault of its own": {func(a *servicebus.Args) {
			a.Topics = append(a.Topics, servicebus.Topic{
				Name: "-", Lock: time.Hour, MaxDeliveries: 2001, DuplicateWindow: time.Second,
				Subscriptions: []string{"a", "a", "a/b"},
			})
		}, []string{
			"Topics[2].Name", "Topics[2].Lock", "Topics[2].DuplicateWindow", "Topics[2].MaxDeliveries",
			"Topics[2].Subscriptions[1]", "Topics[2].Subscriptions[2]",
		}},
		"with roles on what is not there": {func(a *servicebus.Args) {
			a.Grants[0].Queue, a.Grants[1].Subscription, a.Grants[2].Topic = "email", "nobody", ""
		}, []string{"Grants[0].Topic", "Grants[1].Topic", "Grants[2].Subscription"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := withTopics()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}

func TestTopicsAreFoundByName(t *testing.T) {
	t.Parallel()
	var id string
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		bus, err := servicebus.New(ctx, "bus", withTopics())
		if err != nil {
			return err
		}
		found, err := bus.TopicID("order-placed")
		found.ApplyT(func(v string) string { id = v; return v })
		assert.Len(t, bus.Subscriptions(), 3)
		_, missing := bus.TopicID("nothing")
		assert.ErrorContains(t, missing, "nothing")
		return err
	})
	assert.Equal(t, componenttest.ID("bus-topic-order-placed"), id)
}
