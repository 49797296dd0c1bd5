package stages_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestOverridesOfWorkersAgesAndDelivery(t *testing.T) {
	t.Parallel()
	usual, err := profileWith(t, "100k", "{}")
	require.NoError(t, err)
	profile, err := profileWith(t, "100k", `{
		"workers": {"memoryMb": 4096, "maxInstances": 60, "alwaysReady": 3},
		"storage": {"lifecycle": {"coolAfterDays": 45, "coldAfterDays": 0, "archiveAfterDays": 365, "deleteVersionsAfterDays": 30}},
		"messaging": {"delivery": {"lockSeconds": 60, "maxDeliveries": 5, "timeToLiveHours": 48, "duplicateWindowMinutes": 10}}
	}`)
	require.NoError(t, err)
	want := usual
	want.Workers.MemoryMB, want.Workers.MaxInstances, want.Workers.AlwaysReady = 4096, 60, 3
	want.Storage.Lifecycle = stages.Lifecycle{
		Aging: []string{"uploads"}, CoolAfterDays: 45, ArchiveAfterDays: 365, DeleteVersionsAfterDays: 30,
	}
	want.Messaging.Delivery = stages.Delivery{LockSeconds: 60, MaxDeliveries: 5, TimeToLiveHours: 48, DuplicateWindowMinutes: 10}
	assert.Equal(t, want, profile)
}

// A hop shares its overrides with the stage that has none of this.
func TestOverridesOfWhatAStageDoesNotHaveLeaveItAlone(t *testing.T) {
	t.Parallel()
	usual, err := profileWith(t, "10k", "{}")
	require.NoError(t, err)
	profile, err := profileWith(t, "10k", `{"workers": {"memoryMb": 3, "alwaysReady": -1}, "storage": {"lifecycle":
		{"coolAfterDays": -4}}, "messaging": {"delivery": {"lockSeconds": 900}}}`)
	require.NoError(t, err)
	assert.Equal(t, usual, profile)
	simple, err := profileWith(t, "100k", `{"messaging": {"kind": "storagequeues", "delivery": {"lockSeconds": 60}}}`)
	require.NoError(t, err)
	assert.Zero(t, simple.Messaging.Delivery)
}

func TestOverridesAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	_, err := profileWith(t, "100k", `{
		"workers": {"memoryMb": 1024, "maxInstances": 20, "alwaysReady": 6},
		"storage": {"lifecycle": {"coolAfterDays": 90, "coldAfterDays": 30, "archiveAfterDays": -1}},
		"messaging": {"delivery": {"lockSeconds": 301, "maxDeliveries": 2001, "timeToLiveHours": -1, "duplicateWindowMinutes": 0}}
	}`)
	assert.ElementsMatch(t, []string{
		"overrides.workers.memoryMb", "overrides.workers.maxInstances",
		"overrides.storage.lifecycle.coldAfterDays", "overrides.storage.lifecycle.archiveAfterDays",
		"overrides.messaging.delivery.lockSeconds", "overrides.messaging.delivery.maxDeliveries",
		"overrides.messaging.delivery.timeToLiveHours", "overrides.messaging.delivery.duplicateWindowMinutes",
	}, faultFields(t, err))
	assert.ErrorContains(t, err, "20 instances, of which 24 are to stand ready")
}

func TestServicesOfStage1mRunOnEveryHost(t *testing.T) {
	t.Parallel()
	for _, host := range []string{"appservice", "functions", "containerinstances", "containerapps", "aks"} {
		p, err := profileWith(t, "1m", `{"services":{"host":"`+host+`"}}`)
		require.NoError(t, err, host)
		seen := map[stages.Subnet]bool{}
		for _, subnet := range p.Network.Subnets {
			assert.False(t, seen[subnet], "%s has the subnet %s twice", host, subnet)
			seen[subnet] = true
		}
	}
	_, err := profileWith(t, "1m", `{"services":{"host":"","definitions":[]},"messaging":{"kind":"storagequeues"}}`)
	fields := faultFields(t, err)
	assert.Contains(t, fields, "overrides.services.host", "an API gateway publishes nothing")
	assert.Contains(t, fields, "overrides.messaging.topics", "services subscribe to topics of Service Bus")
}
