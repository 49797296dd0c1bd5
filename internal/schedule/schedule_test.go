package schedule_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/schedule"
)

const prefix = "urn:pulumi:dev::azstage::"

func urn(name string) string { return prefix + name }

// made is a resource at Azure that exists, with what it depends on.
func made(kind, name string, dependencies ...string) graph.Resource {
	resource := graph.Resource{
		URN: urn(name), Type: "azure-native:" + kind, Name: name, ID: "/subscriptions/0/" + name,
		Inputs: map[string]any{}, Outputs: map[string]any{}, Dependencies: []string{},
	}
	for _, dependency := range dependencies {
		resource.Dependencies = append(resource.Dependencies, urn(dependency))
	}
	return resource
}

func stack(resources ...graph.Resource) graph.Graph {
	return graph.Graph{Stage: "single", Stack: "dev", Resources: resources}
}

func typical(t *testing.T, token string, verb azure.Verb) float64 {
	t.Helper()
	row, ok := azure.DurationOf("azure-native:"+token, verb)
	require.True(t, ok)
	return row.Typical
}

func names(path []schedule.Step) []string {
	var names []string
	for _, step := range path {
		names = append(names, step.Name+" "+string(step.Verb))
	}
	return names
}

func TestWhatDependsWaitsAndWhatDoesNotRunsBeside(t *testing.T) {
	t.Parallel()
	got, err := schedule.Create(stack(
		made("resources:ResourceGroup", "group"),
		made("sql:Server", "server", "group"),
		made("storage:StorageAccount", "account", "group"),
		made("sql:Database", "database", "server"),
	))
	require.NoError(t, err)
	want := typical(t, "resources:ResourceGroup", azure.VerbCreate) + typical(t, "sql:Server", azure.VerbCreate) +
		typical(t, "sql:Database", azure.VerbCreate)
	assert.InDelta(t, want, got.Makespan.Typical, 0.01)
	assert.Less(t, got.Makespan.Low, got.Makespan.Typical)
	assert.Equal(t, []string{"group create", "server create", "database create"}, names(got.CriticalPath))
	assert.Empty(t, got.CriticalPath[0].WaitsFor)
	assert.Equal(t, urn("server"), got.CriticalPath[2].WaitsFor)
	assert.Len(t, got.Operations, 4)
}

func TestAComponentTakesNoTimeButPassesAnOrderOn(t *testing.T) {
	t.Parallel()
	component := graph.Resource{URN: urn("gateway"), Type: "azstage:components:ApplicationGateway", Name: "gateway",
		Dependencies: []string{urn("endpoint")}}
	child := made("network:ApplicationGateway", "gateway-gateway")
	child.Parent = component.URN
	got, err := schedule.Create(stack(made("network:PrivateEndpoint", "endpoint"), component, child))
	require.NoError(t, err)
	assert.Equal(t, []string{"endpoint create", "gateway-gateway create"}, names(got.CriticalPath))
	assert.False(t, got.CriticalPath[1].Required, "only the program asks for this order")
	assert.Less(t, got.Required.Typical, got.Makespan.Typical)
}

func TestAnOrderIsRequiredWhereAnIDOrAnAnswerOfAzureIsHandedOn(t *testing.T) {
	t.Parallel()
	server := made("sql:Server", "server")
	server.Outputs["principalId"] = "0a4b9f3e-1111-4222-8333-444455556666"
	for name, inputs := range map[string]map[string]any{
		"its ID":           {"scopes": []any{server.ID}},
		"inside a text":    {"settings": map[string]any{"host": "id=" + server.Outputs["principalId"].(string)}},
		"as the key of it": {"identities": map[string]any{server.ID: map[string]any{}}},
	} {
		reader := made("sql:Database", "database", "server")
		reader.Inputs = inputs
		got, err := schedule.Create(stack(server, reader))
		require.NoError(t, err)
		require.Len(t, got.CriticalPath, 2)
		assert.True(t, got.CriticalPath[1].Required, name)
		assert.Equal(t, got.Makespan, got.Required)
	}
	inside := made("sql:Database", "database", "server")
	inside.ID = server.ID + "/databases/shop"
	got, err := schedule.Create(stack(server, inside))
	require.NoError(t, err)
	assert.True(t, got.CriticalPath[1].Required, "what lies below another resource needs it")
}

func TestFrontDoorSettlesAfterTheAnswer(t *testing.T) {
	t.Parallel()
	got, err := schedule.Create(stack(made("cdn:Route", "route")))
	require.NoError(t, err)
	assert.Greater(t, got.Settled.Typical, got.Makespan.Typical)
	assert.Contains(t, got.Text(), "works everywhere")
}

func TestChangesAreMadeFirstAndDeletionsFollowLevelByLevel(t *testing.T) {
	t.Parallel()
	before := stack(
		made("resources:ResourceGroup", "group"), made("sql:Server", "server", "group"),
		made("network:PrivateZone", "zone"), made("network:VirtualNetworkLink", "link", "zone"),
	)
	after := stack(before.Resources[0], before.Resources[1], made("storage:StorageAccount", "account", "server"))
	got, err := schedule.Changes(before, after, []schedule.Change{
		{urn("group"), "same"}, {urn("server"), "update"}, {urn("account"), "create"},
		{urn("zone"), "delete"}, {urn("link"), "delete"},
	})
	require.NoError(t, err)
	assert.Equal(t, []string{"server update", "account create", "link delete", "zone delete"}, names(got.CriticalPath))
	assert.Len(t, got.Operations, 4, "what stays as it is takes no time")
}

func TestAReplacementDeletesBeforeItCreates(t *testing.T) {
	t.Parallel()
	g := stack(made("sql:Server", "server"))
	got, err := schedule.Changes(g, g, []schedule.Change{{urn("server"), "replace"}})
	require.NoError(t, err)
	assert.Equal(t, []string{"server delete", "server create"}, names(got.CriticalPath))
}

func TestWhatGoesWithItsParentIsNotDeletedByItself(t *testing.T) {
	t.Parallel()
	child := made("sql:Database", "database", "server")
	child.DeletedWith = urn("server")
	before := stack(made("sql:Server", "server"), child)
	got, err := schedule.Changes(before, stack(), []schedule.Change{{urn("server"), "delete"}, {urn("database"), "delete"}})
	require.NoError(t, err)
	assert.Equal(t, []string{"server delete"}, names(got.CriticalPath))
}

func TestNothingToDoTakesNoTime(t *testing.T) {
	t.Parallel()
	g := stack(made("sql:Server", "server"))
	got, err := schedule.Changes(g, g, nil)
	require.NoError(t, err)
	assert.Zero(t, got.Makespan)
	assert.Empty(t, got.CriticalPath)
	assert.NotNil(t, got.Operations)
}

func TestWhatDoesNotFitTogetherIsRefused(t *testing.T) {
	t.Parallel()
	server, lost := made("sql:Server", "server"), made("sql:Database", "database", "nobody")
	for want, run := range map[string]func() error{
		"does not come before it": func() error { _, err := schedule.Create(stack(lost)); return err },
		"does not know the action": func() error {
			_, err := schedule.Changes(stack(server), stack(server), []schedule.Change{{server.URN, "explode"}})
			return err
		},
		"not in the graph": func() error {
			_, err := schedule.Changes(stack(), stack(), []schedule.Change{{server.URN, "delete"}})
			return err
		},
		"is not in the graph": func() error {
			_, err := schedule.Changes(stack(), stack(), []schedule.Change{{server.URN, "create"}})
			return err
		},
	} {
		assert.ErrorContains(t, run(), want, fmt.Sprint(want))
	}
}
