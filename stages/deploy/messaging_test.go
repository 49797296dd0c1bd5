package deploy_test

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

const (
	busToken   = "azure-native:servicebus:Namespace"
	queueToken = "azure-native:servicebus:Queue"

	topicToken  = "azure-native:eventgrid:SystemTopic"
	eventsToken = "azure-native:eventgrid:SystemTopicEventSubscription"
)

// one is the only resource of a type.
func one(t *testing.T, g graph.Graph, token string) graph.Resource {
	t.Helper()
	found := g.OfType(token)
	require.Len(t, found, 1, token)
	return found[0]
}

func TestMessagesWaitInAPrivateNamespaceWithoutKeys(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	bus := one(t, g, busToken)
	assert.Equal(t, true, bus.Outputs["disableLocalAuth"])
	assert.Equal(t, "Disabled", bus.Outputs["publicNetworkAccess"])
	assert.Contains(t, privateTargets(g), bus.ID)
	assert.Equal(t, "Premium", one(t, g, busToken).Inputs["sku"].(map[string]any)["name"])

	rules := one(t, g, "azure-native:servicebus:NamespaceNetworkRuleSet")
	assert.Equal(t, "Disabled", rules.Inputs["publicNetworkAccess"], "or it would open the door again")
	assert.Equal(t, true, rules.Inputs["trustedServiceAccessEnabled"])

	names := map[string]bool{}
	for _, queue := range g.OfType(queueToken) {
		name, _ := queue.Inputs["queueName"].(string)
		names[name] = true
		assert.Equal(t, true, queue.Inputs["deadLetteringOnMessageExpiration"], name)
		assert.Equal(t, true, queue.Inputs["requiresDuplicateDetection"], name)
		assert.Equal(t, name, setting(t, g, queueSetting(name)))
	}
	assert.Equal(t, map[string]bool{"image-processing": true, "email": true, "reports": true, "batch": true}, names)
	assert.Regexp(t, `^sbns-[a-z0-9-]+\.servicebus\.windows\.net$`, setting(t, g, "SERVICEBUS_FQDN"))
}

// queueSetting is how developers find a queue's name, written down here once more.
func queueSetting(queue string) string {
	upper := map[string]string{
		"image-processing": "QUEUE_IMAGE_PROCESSING", "email": "QUEUE_EMAIL", "reports": "QUEUE_REPORTS",
		"batch": "QUEUE_BATCH",
	}
	return upper[queue]
}

func TestMessagingUnitsAreScaledByLoad(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	bus := one(t, g, busToken)
	for _, scaled := range g.OfType("azure-native:insights:AutoscaleSetting") {
		if scaled.Inputs["targetResourceUri"] != bus.ID {
			continue
		}
		profiles, _ := scaled.Inputs["profiles"].([]any)
		require.Len(t, profiles, 1)
		profile, _ := profiles[0].(map[string]any)
		assert.Equal(t, map[string]any{"minimum": "1", "default": "1", "maximum": "4"}, profile["capacity"])
		return
	}
	assert.Fail(t, "nothing scales the namespace")
}

// Who may do what: the web app sends, workers receive, and nobody holds a role on the whole namespace.
func TestRolesOnMessagesAreForOneQueueEach(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	bus := one(t, g, busToken)
	const sender, receiver = "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"
	holders := map[string]map[string]bool{}
	for _, assignment := range g.OfType("azure-native:authorization:RoleAssignment") {
		scope, _ := assignment.Inputs["scope"].(string)
		assert.NotEqual(t, bus.ID, scope, assignment.Name)
		role, _ := assignment.Inputs["roleDefinitionId"].(string)
		principal, _ := assignment.Inputs["principalId"].(string)
		id := role[max(0, len(role)-36):]
		if id == sender || id == receiver {
			if holders[id] == nil {
				holders[id] = map[string]bool{}
			}
			holders[id][principal] = true
		}
	}
	web, worker := principalOf(t, g, "web-identity"), principalOf(t, g, "worker-identity")
	assert.True(t, holders[sender][web])
	assert.False(t, holders[sender][worker], "a worker that sends would need a reason")
	assert.Equal(t, map[string]bool{worker: true}, holders[receiver])
}

func principalOf(t *testing.T, g graph.Graph, name string) string {
	t.Helper()
	for _, identity := range g.OfType("azure-native:managedidentity:UserAssignedIdentity") {
		if identity.Name == name {
			principal, _ := identity.Outputs["principalId"].(string)
			require.NotEmpty(t, principal)
			return principal
		}
	}
	require.Fail(t, "no identity "+name)
	return ""
}

// keys are the marks of shared keys and connection strings that hold one.
var keys = regexp.MustCompile(`(?i)SharedAccessKey|AccountKey=|SharedAccessSignature|primaryKey|primaryConnectionString`)

func TestNoKeyOfMessagingIsInAnyInput(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	require.NotEmpty(t, g.OfType(queueToken))
	for _, resource := range g.Resources {
		text, err := json.Marshal(resource.Inputs)
		require.NoError(t, err)
		assert.NotRegexp(t, keys, string(text), resource.Name)
	}
}

// place follows a nested input of a resource.
func place(t *testing.T, inputs any, path ...string) any {
	t.Helper()
	for _, step := range path {
		object, ok := inputs.(map[string]any)
		require.True(t, ok, "nothing at %v", path)
		inputs = object[step]
	}
	return inputs
}

// The picture of a user, from the container it arrives in to the queue that a worker takes it from, and what becomes of it
// when nobody does.
func TestAnUploadBecomesWorkForSomebody(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	containers := map[string]string{}
	for _, container := range g.OfType("azure-native:storage:BlobContainer") {
		name, _ := container.Inputs["containerName"].(string)
		containers[name], _ = container.Inputs["accountName"].(string)
	}
	topic, subscription := one(t, g, topicToken), one(t, g, eventsToken)
	source, _ := topic.Inputs["source"].(string)
	assert.Regexp(t, "/storageAccounts/"+containers["uploads"]+"$", source, "the topic speaks for the account of the uploads")
	assert.Equal(t, "/blobServices/default/containers/uploads/", place(t, subscription.Inputs, "filter", "subjectBeginsWith"))

	delivery := place(t, subscription.Inputs, "deliveryWithResourceIdentity", "destination")
	queue := place(t, delivery, "resourceId")
	bus := one(t, g, busToken)
	assert.Equal(t, bus.ID+"/queues/"+setting(t, g, "QUEUE_IMAGE_PROCESSING"), queue)
	rules := one(t, g, "azure-native:servicebus:NamespaceNetworkRuleSet")
	assert.Equal(t, true, rules.Inputs["trustedServiceAccessEnabled"], "or a private namespace would not let the event in")
	assert.Equal(t, "SystemAssigned", place(t, subscription.Inputs, "deliveryWithResourceIdentity", "identity", "type"),
		"no other identity gets past a closed door")

	dead := place(t, subscription.Inputs, "deadLetterWithResourceIdentity", "deadLetterDestination")
	assert.Equal(t, source, place(t, dead, "resourceId"))
	buried, _ := place(t, dead, "blobContainerName").(string)
	assert.Contains(t, containers, buried)
	assert.NotEqual(t, "uploads", buried)
	assert.ElementsMatch(t, []string{queue.(string), source + "/blobServices/default/containers/" + buried},
		scopesOf(g, place(t, topic.Outputs, "identity", "principalId")), "the topic may do that and nothing else")
}

// scopesOf are the scopes at which a principal holds a role.
func scopesOf(g graph.Graph, principal any) []string {
	var scopes []string
	for _, assignment := range g.OfType("azure-native:authorization:RoleAssignment") {
		if assignment.Inputs["principalId"] == principal {
			scope, _ := assignment.Inputs["scope"].(string)
			scopes = append(scopes, scope)
		}
	}
	return scopes
}

func assertStorageQueues(t *testing.T, g graph.Graph) {
	t.Helper()
	assert.Empty(t, g.OfType(busToken))
	assert.Len(t, g.OfType("azure-native:storage:Queue"), 8, "each of four queues has one for poison messages")
	assert.Equal(t, "StorageQueue",
		place(t, one(t, g, eventsToken).Inputs, "deliveryWithResourceIdentity", "destination", "endpointType"))
	endpoint := setting(t, g, "STORAGE_QUEUE_ENDPOINT")
	assert.Regexp(t, `^https://st[a-z0-9]+\.queue\.core\.windows\.net/$`, endpoint)
	groups := map[any]bool{}
	for _, private := range g.OfType("azure-native:network:PrivateEndpoint") {
		connections, _ := private.Inputs["privateLinkServiceConnections"].([]any)
		groups[place(t, connections[0], "groupIds").([]any)[0]] = true
	}
	assert.True(t, groups["queue"])
	assert.False(t, groups["namespace"])
}
