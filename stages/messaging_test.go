package stages_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func profileWith(t *testing.T, stage, overrides string) (stages.Profile, error) {
	t.Helper()
	config, err := stages.ParseConfig(with(map[string]string{"stage": stage, "overrides": overrides}))
	if err != nil {
		return stages.Profile{}, err
	}
	return stages.Resolve(config)
}

func TestStorageQueuesTakeThePlaceOfServiceBus(t *testing.T) {
	t.Parallel()
	usual, err := profileWith(t, "100k", "{}")
	require.NoError(t, err)
	simple, err := profileWith(t, "100k", `{"messaging": {"kind": "storagequeues"}}`)
	require.NoError(t, err)
	assert.Equal(t, stages.MessagingStorageQueues, simple.Messaging.Kind)
	assert.Equal(t, usual.Messaging.Queues, simple.Messaging.Queues)
	assert.Empty(t, simple.Messaging.Tier)
	assert.Zero(t, simple.Messaging.MaxMessagingUnits)
	at := slices.Index(usual.Network.PrivateEndpoints, stages.PrivateServiceBus)
	require.GreaterOrEqual(t, at, 0)
	assert.Equal(t, stages.PrivateQueues, simple.Network.PrivateEndpoints[at])
	assert.NotContains(t, simple.Network.PrivateEndpoints, stages.PrivateServiceBus)
}

func TestEventGridFeedsStorageQueues(t *testing.T) {
	t.Parallel()
	usual, err := profileWith(t, "100k", "{}")
	require.NoError(t, err)
	events, err := profileWith(t, "100k", `{"messaging": {"kind": "eventgrid"}}`)
	require.NoError(t, err)
	assert.Equal(t, stages.MessagingEventGrid, events.Messaging.Kind)
	assert.Equal(t, usual.Messaging.Queues, events.Messaging.Queues)
	assert.Empty(t, events.Messaging.Tier)
	assert.NotContains(t, events.Network.PrivateEndpoints, stages.PrivateServiceBus)
	assert.Subset(t, events.Network.PrivateEndpoints, []stages.PrivateLink{stages.PrivateQueues, stages.PrivateEventGrid},
		"the application publishes, and the workers read the queues")
	assert.Len(t, events.Network.PrivateEndpoints, len(usual.Network.PrivateEndpoints)+1)
}

func TestEachQueueHasAnEventType(t *testing.T) {
	t.Parallel()
	for queue, want := range map[string]string{
		"image-processing": "ImageProcessingRequested", "email": "EmailRequested", "a--b": "ABRequested",
	} {
		assert.Equal(t, want, stages.EventType(queue))
	}
}

func TestTheOverrideOfAHopLeavesTheStageWithoutMessagesAlone(t *testing.T) {
	t.Parallel()
	profile, err := profileWith(t, "10k", `{"messaging": {"kind": "storagequeues", "messagingUnits": 2}}`)
	require.NoError(t, err)
	assert.Empty(t, profile.Messaging.Kind)
}

func TestMessagingOverridesAreRefused(t *testing.T) {
	t.Parallel()
	for overrides, says := range map[string]string{
		`{"messaging": {"kind": "kafka"}}`:        "it must be one of",
		`{"messaging": {"kind": "servicebuss"}}`:  `did you mean "servicebus"`,
		`{"messaging": {"messagingUnits": 3}}`:    "it must be one of [1 2 4 8 16]",
		`{"messaging": {"messagingUnits": 8}}`:    "not below messagingUnits",
		`{"messaging": {"throughputUnits": 100}}`: "throughputUnits",
	} {
		_, err := profileWith(t, "100k", overrides)
		assert.ErrorContains(t, err, says, overrides)
	}
}

func TestDomainEventsNeedSomewhereToGo(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "UserRegistered", stages.Topic{Name: "user-registered"}.EventType())
	p, err := stages.ProfileOf(stages.Stage1m)
	require.NoError(t, err)
	require.NoError(t, p.Validate())
	assert.Contains(t, p.Network.PrivateEndpoints, stages.PrivateEventGrid)
	p.Messaging.Topics, p.Messaging.UploadEvents, p.Storage.Containers = nil, false, nil
	err = p.Validate()
	assert.ErrorContains(t, err, "messaging.domainEvents")
	assert.ErrorContains(t, err, "storage.containers")
}
