package deploy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/stages"
)

func TestServicesOnContainerGroupsGoUpConvergeAndGoDown(t *testing.T) {
	t.Parallel()
	session, _ := open(t, configuration(stages.Stage100k, "overrides", `{"services": {"host": "containerinstances"}}`))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	g := export(t, session, string(stages.Stage100k))
	assert.Empty(t, g.OfType("azure-native:app:ContainerApp"))
	assert.Equal(t, "http://search.services.dev.shop.internal", setting(t, g, "SERVICE_SEARCH_URL"))
	var addresses []any
	for _, group := range g.OfType("azure-native:containerinstance:ContainerGroup") {
		address, _ := group.Outputs["ipAddress"].(map[string]any)
		addresses = append(addresses, map[string]any{"ipv4Address": address["ip"]})
	}
	assert.Len(t, addresses, 3, "a group for each of the smallest number of replicas")
	assert.ElementsMatch(t, addresses, resourceNamed(t, g, "services-search-name").Inputs["aRecords"])
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
