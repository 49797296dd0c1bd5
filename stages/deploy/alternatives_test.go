package deploy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/stages"
)

// Every alternative that a stage offers comes up, converges and goes down like the stage itself.
func TestAlternativesGoUpConvergeAndGoDown(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		stage  stages.Stage
		config []string
		shows  func(*testing.T, graph.Graph)
	}{
		"1k without a gateway, with a custom domain and a NAT gateway": {
			stages.Stage1k,
			[]string{
				"overrides", `{"edge": {"applicationGateway": false}, "network": {"natGateway": true}}`,
				"customDomain", "shop.example.com",
			},
			func(t *testing.T, g graph.Graph) {
				assert.Empty(t, g.OfType("azure-native:network:ApplicationGateway"))
				assert.Len(t, g.OfType("azure-native:network:NatGateway"), 1)
				assert.Len(t, g.OfType("azure-native:cdn:AFDCustomDomain"), 1)
			},
		},
		"1k with Front Door Premium and its managed rules": {
			stages.Stage1k, []string{"overrides", `{"edge": {"frontDoorTier": "Premium_AzureFrontDoor"}}`},
			func(t *testing.T, g graph.Graph) {
				policies := g.OfType("azure-native:network:Policy")
				require.Len(t, policies, 1)
				assert.Contains(t, policies[0].Inputs, "managedRules")
			},
		},
		"10k with read scale-out on Business Critical": {
			stages.Stage10k,
			[]string{"overrides", `{"database": {"sku": "BC_Gen5_4", "haReplicas": 0, "namedReplicas": 0, "readPath": "readScale"}}`},
			func(t *testing.T, g graph.Graph) {
				databases := g.OfType("azure-native:sql:Database")
				require.Len(t, databases, 1)
				assert.Equal(t, "Enabled", databases[0].Inputs["readScale"])
				assert.Contains(t, setting(t, g, "SQL_READ_CONNECTION_STRING"), "ApplicationIntent=ReadOnly")
			},
		},
		"10k with active geo-replication to the paired region": {
			stages.Stage10k,
			[]string{"overrides", `{"database": {"namedReplicas": 0, "readPath": "geoReplica"}}`},
			func(t *testing.T, g graph.Graph) {
				servers := g.OfType("azure-native:sql:Server")
				require.Len(t, servers, 2)
				assert.Equal(t, "centralus", servers[1].Outputs["location"])
				assert.Contains(t, setting(t, g, "SQL_READ_CONNECTION_STRING"), servers[1].Outputs["fullyQualifiedDomainName"])
			},
		},
		"1k with the preview of edge actions": {
			stages.Stage1k, []string{"overrides", `{"edge": {"edgeAction": true}}`},
			func(t *testing.T, g graph.Graph) {
				assert.Len(t, g.OfType("azure-native:cdn:EdgeAction"), 1)
				assert.Len(t, g.OfType("azure-native:cdn:EdgeActionVersion"), 1)
			},
		},
		"10k with a failover group that Azure decides on, and backups for years": {
			stages.Stage10k,
			[]string{"overrides", `{"database": {"failoverGroup": {"policy": "Automatic"}, "longTerm": {"weekly": "P12W"}}}`},
			func(t *testing.T, g graph.Graph) {
				groups := g.OfType("azure-native:sql:FailoverGroup")
				require.Len(t, groups, 1)
				assert.Equal(t, map[string]any{"failoverPolicy": "Automatic", "failoverWithDataLossGracePeriodMinutes": 60.0},
					groups[0].Inputs["readWriteEndpoint"])
				assert.Len(t, g.OfType("azure-native:sql:LongTermRetentionPolicy"), 2)
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			session, _ := open(t, configuration(c.stage, c.config...))
			_, err := session.Up(t.Context())
			require.NoError(t, err)
			c.shows(t, export(t, session, string(c.stage)))
			result, err := session.Up(t.Context())
			require.NoError(t, err)
			assert.False(t, result.Changed(), "%v", result.Steps)
			result, err = session.Refresh(t.Context())
			require.NoError(t, err)
			assert.False(t, result.Changed(), "%v", result.Steps)
			_, err = session.Destroy(t.Context())
			require.NoError(t, err)
			assert.Empty(t, session.Cloud().Resources())
		})
	}
}

// setting is the value of a setting of the web app.
func setting(t *testing.T, g graph.Graph, name string) string {
	t.Helper()
	settings := settingsOf(t, named(t, g, "azure-native:web:WebApp", "app-site"))
	require.Contains(t, settings, name)
	return settings[name]
}

// The policy pack's tests read what a stage offers on request from a recorded graph.
func TestTheRecordedAlternativesAreCurrent(t *testing.T) {
	t.Parallel()
	recorded(t, graphtest.Alternatives, up(t, configuration(stages.Stage1k, "customDomain", "shop.example.com",
		"overrides", `{"security": {"keyVault": true}, "network": {"natGateway": true}, `+
			`"edge": {"frontDoorTier": "Premium_AzureFrontDoor"}}`)))
}
