package deploy_test

import (
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

const twoServices = `{"services": {"definitions": [
	{"name": "search", "store": "search", "cpu": 0.5, "minReplicas": 3, "maxReplicas": 30},
	{"name": "orders", "minReplicas": 2}
]}}`

// byAction are the names of the resources that a result creates, updates and so on.
func byAction(result engine.Result) map[string][]string {
	names := map[string][]string{}
	for _, step := range result.Steps {
		names[step.Action] = append(names[step.Action], resource.URN(step.URN).Name())
	}
	for _, of := range names {
		slices.Sort(of)
	}
	return names
}

func TestServicesOnContainerAppsComeAndGoOneByOne(t *testing.T) {
	t.Parallel()
	session, _ := open(t, configuration(stages.Stage100k))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	before := export(t, session, string(stages.Stage100k))
	assertServiceReached(t, before, "search")
	outputs, err := session.Outputs(t.Context())
	require.NoError(t, err)
	assert.Equal(t, map[string]any{"search": setting(t, before, "SERVICE_SEARCH_URL")},
		outputs["services"].Value)

	require.NoError(t, session.Reconfigure(t.Context(), configuration(stages.Stage100k, "overrides", twoServices)))
	result, err := session.Up(t.Context())
	require.NoError(t, err)
	actions := byAction(result)
	for action, names := range actions {
		if action == "create" {
			for _, name := range names {
				assert.Contains(t, name, "orders", "only the new service's own")
			}
			continue
		}
		assert.Equal(t, "update", action, "%v", names)
		assert.Subset(t, []string{"app-site", "app-slot", "services"}, names,
			"the app is told the address, and the list of services records a name")
		assert.Contains(t, names, "app-site")
	}
	after := export(t, session, string(stages.Stage100k))
	for _, old := range before.Resources {
		_, stays := after.Find(old.URN)
		assert.True(t, stays, old.URN)
	}
	assertServiceReached(t, after, "orders")

	for name, again := range map[string]func() (engine.Result, error){
		"up":      func() (engine.Result, error) { return session.Up(t.Context()) },
		"refresh": func() (engine.Result, error) { return session.Refresh(t.Context()) },
	} {
		result, err := again()
		require.NoError(t, err, name)
		assert.False(t, result.Changed(), "a second %s changes %v", name, result.Steps)
	}
	_, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.Empty(t, session.Cloud().Resources())
}

// assertServiceReached checks that the web app's setting names the service's app, and that the name resolves in the
// network to the address of the environment.
func assertServiceReached(t *testing.T, g graph.Graph, service string) {
	t.Helper()
	app := resourceNamed(t, g, "services-"+service+"-app")
	environment := resourceNamed(t, g, "services-host-environment")
	configuration, _ := app.Outputs["configuration"].(map[string]any)
	ingress, _ := configuration["ingress"].(map[string]any)
	url := setting(t, g, "SERVICE_"+map[string]string{"search": "SEARCH", "orders": "ORDERS"}[service]+"_URL")
	assert.Equal(t, "https://"+ingress["fqdn"].(string), url)
	zone := resourceNamed(t, g, "services-host-zone")
	assert.Equal(t, environment.Outputs["defaultDomain"], zone.Outputs["name"])
	record := resourceNamed(t, g, "services-host-zone-wildcard")
	assert.Equal(t, []any{map[string]any{"ipv4Address": environment.Outputs["staticIp"]}}, record.Inputs["aRecords"])
}

func resourceNamed(t *testing.T, g graph.Graph, name string) graph.Resource {
	t.Helper()
	at := slices.IndexFunc(g.Resources, func(r graph.Resource) bool { return r.Name == name })
	require.GreaterOrEqual(t, at, 0, "there is no %s", name)
	return g.Resources[at]
}
