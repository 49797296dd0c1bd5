package deploy_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// hostShows are the hosts of services, each with what the stage looks like on it.
var hostShows = map[stages.ServiceHost]func(*testing.T, graph.Graph){
	stages.HostContainerApps:      func(t *testing.T, g graph.Graph) { assertServiceReached(t, g, "search") },
	stages.HostAppService:         assertServiceOnPlan,
	stages.HostFunctions:          assertServiceOnFunctions,
	stages.HostContainerInstances: assertServiceOnGroups,
	stages.HostAKS:                assertClusterServes,
}

// messagingShows are the kinds of messaging, each with what the stage looks like with it.
var messagingShows = map[stages.MessagingKind]func(*testing.T, graph.Graph){
	stages.MessagingServiceBus: func(t *testing.T, g graph.Graph) {
		assert.Len(t, g.OfType("azure-native:servicebus:Queue"), 4)
		assert.Empty(t, g.OfType("azure-native:storage:Queue"))
	},
	stages.MessagingStorageQueues: assertStorageQueues,
	stages.MessagingEventGrid:     assertEventsBecomeWork,
}

// combination is one choice of everything that stage 100k leaves open.
type combination struct {
	host      stages.ServiceHost
	messaging stages.MessagingKind
	sharded   bool
}

// combinations have every pair of two choices: each host with each messaging, and each of both with shards and without.
func combinations() []combination {
	var all []combination
	for i, host := range slices.Sorted(maps.Keys(hostShows)) {
		for j, messaging := range slices.Sorted(maps.Keys(messagingShows)) {
			all = append(all, combination{host, messaging, (i+j)%2 == 0})
		}
	}
	return all
}

func (c combination) overrides() string {
	shards := 0
	if c.sharded {
		shards = 2
	}
	return fmt.Sprintf(`{"services": {"host": %q}, "messaging": {"kind": %q}, "database": {"shards": {"count": %d}}}`,
		c.host, c.messaging, shards)
}

func TestEveryPairOfChoicesIsCombined(t *testing.T) {
	t.Parallel()
	pairs := map[[2]any]bool{}
	for _, c := range combinations() {
		pairs[[2]any{c.host, c.messaging}] = true
		pairs[[2]any{c.host, c.sharded}] = true
		pairs[[2]any{c.messaging, c.sharded}] = true
	}
	hosts, kinds := len(hostShows), len(messagingShows)
	assert.Equal(t, 5, hosts)
	assert.Equal(t, 3, kinds)
	assert.Len(t, pairs, hosts*kinds+2*hosts+2*kinds)
}

// Whatever is chosen comes up, converges and goes down. The cache has one engine to choose: see the test after this one.
func TestEveryCombinationGoesUpConvergesAndGoesDown(t *testing.T) {
	t.Parallel()
	for _, c := range combinations() {
		t.Run(fmt.Sprintf("%s with %s, shards %t", c.host, c.messaging, c.sharded), func(t *testing.T) {
			t.Parallel()
			session, _ := open(t, configuration(stages.Stage100k, "overrides", c.overrides()))
			_, err := session.Up(t.Context())
			require.NoError(t, err)
			g := export(t, session, string(stages.Stage100k))
			noSecretInClear(t, session, g)
			for _, outage := range session.Outages() {
				assert.NotNil(t, outage.Ended, "%v", outage)
			}
			hostShows[c.host](t, g)
			messagingShows[c.messaging](t, g)
			assert.Equal(t, c.sharded, isSharded(t, g))
			c.assertConverges(t, session)
			_, err = session.Destroy(t.Context())
			require.NoError(t, err)
			assert.Empty(t, session.Cloud().Resources())
		})
	}
}

// assertConverges checks that nothing is left to do, neither in the program nor in the cloud. On AKS a refresh finds the
// pools that the cluster lists besides its own, once (docs/decisions/0013).
func (c combination) assertConverges(t *testing.T, session *engine.Session) {
	t.Helper()
	if c.host == stages.HostAKS {
		assertSettles(t, session)
		return
	}
	assertSettled(t, session)
}

func isSharded(t *testing.T, g graph.Graph) bool {
	t.Helper()
	_, given := settingsOf(t, named(t, g, "azure-native:web:WebApp", "app-site"))["SQL_SHARD_MAP"]
	return given
}

// Azure lets nobody create the classic cache who has none: the engine is a choice for those who adopt one.
func TestClassicRedisIsRefusedWithAzuresReason(t *testing.T) {
	t.Parallel()
	for _, stage := range []stages.Stage{stages.Stage1k, stages.Stage100k} {
		session, _ := open(t, configuration(stage, "overrides", `{"cache": {"engine": "classic"}}`))
		_, err := session.Up(t.Context())
		require.ErrorContains(t, err, "Azure Cache for Redis", stage)
		assert.ErrorContains(t, err, "Azure Managed Redis", stage)
	}
}
