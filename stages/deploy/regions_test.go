package deploy_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// regionsOf are the resources of a type by the region that their logical name says; "" is the first region.
func regionsOf(g graph.Graph, token string) map[string]int {
	found := map[string]int{}
	for _, resource := range g.OfType(token) {
		region := ""
		for _, short := range []string{"uks", "sea"} {
			if strings.HasPrefix(resource.Name, short+"-") {
				region = short
			}
		}
		found[region]++
	}
	return found
}

func TestEveryRegionIsAFullStack(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage1m)
	for token, each := range map[string]int{
		"azure-native:web:WebApp": 2, "azure-native:cache:RedisEnterprise": 1, "azure-native:servicebus:Namespace": 1,
		"azure-native:keyvault:Vault": 1, "azure-native:network:VirtualNetwork": 1, "azure-native:search:Service": 1,
		"azure-native:containerservice:ManagedCluster": 1, "azure-native:insights:Component": 1,
		"azure-native:resources:ResourceGroup": 1,
	} {
		assert.Equal(t, map[string]int{"": each, "uks": each, "sea": each}, regionsOf(g, token), token)
	}
	for _, shared := range []string{
		"azure-native:cdn:Profile", "azure-native:documentdb:DatabaseAccount", "azure-native:containerregistry:Registry",
		"azure-native:apimanagement:ApiManagementService", "azure-native:operationalinsights:Workspace",
	} {
		assert.Len(t, g.OfType(shared), 1, "%s is for all regions", shared)
	}
}

func TestUsersGoToTheNearestRegionAndInstantlyToAnother(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage1m)
	groups := g.OfType("azure-native:cdn:AFDOriginGroup")
	require.Len(t, groups, 1)
	assert.EqualValues(t, 0, at(t, groups[0].Inputs, "loadBalancingSettings", "additionalLatencyInMilliseconds"))
	assert.Equal(t, "/healthz/ready", at(t, groups[0].Inputs, "healthProbeSettings", "probePath"))
	assert.Equal(t, "HEAD", at(t, groups[0].Inputs, "healthProbeSettings", "probeRequestType"))
	assert.Equal(t, "Disabled", groups[0].Inputs["sessionAffinityState"])
	origins := g.OfType("azure-native:cdn:AFDOrigin")
	require.Len(t, origins, 3)
	for _, origin := range origins {
		assert.EqualValues(t, 1, origin.Inputs["priority"], "all regions are equals")
		assert.EqualValues(t, 1000, origin.Inputs["weight"])
		assert.NotEmpty(t, at(t, origin.Inputs, "sharedPrivateLinkResource", "privateLink", "id"))
	}
}

func TestARegionIsRolledOutByWeight(t *testing.T) {
	t.Parallel()
	for _, percent := range []int{10, 50, 100} {
		t.Run(fmt.Sprint(percent), func(t *testing.T) {
			t.Parallel()
			g := up(t, configuration(stages.Stage1m, "regionWeights", fmt.Sprintf(`{"southeastasia": %d}`, percent)))
			weights := map[string]any{}
			for _, origin := range g.OfType("azure-native:cdn:AFDOrigin") {
				weights[origin.Name] = origin.Inputs["weight"]
			}
			assert.EqualValues(t, 10*percent, weights["frontdoor-origin-sea-app-private"])
			assert.EqualValues(t, 1000, weights["frontdoor-origin-app-private"])
			group := one(t, g, "azure-native:cdn:AFDOriginGroup")
			assert.EqualValues(t, 1000, at(t, group.Inputs, "loadBalancingSettings", "additionalLatencyInMilliseconds"),
				"weights count only among origins within the window")
		})
	}
}

func TestDocumentsAreWrittenInEveryRegionAndCachesAreLinked(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage1m)
	account := one(t, g, "azure-native:documentdb:DatabaseAccount")
	assert.Equal(t, true, account.Inputs["enableMultipleWriteLocations"])
	locations, _ := account.Inputs["locations"].([]any)
	require.Len(t, locations, 3)
	for i, region := range []string{"eastus2", "uksouth", "southeastasia"} {
		assert.Equal(t, region, at(t, locations[i], "locationName"))
		assert.Equal(t, true, at(t, locations[i], "isZoneRedundant"))
	}
	last := named(t, g, "azure-native:cache:Database", "sea-cache-database")
	linked, _ := at(t, last.Outputs, "geoReplication", "linkedDatabases").([]any)
	assert.Len(t, linked, 3, "the last to join knows all of them")
}

// settingsIn are the settings of the web app of a region, by its prefix.
func settingsIn(t *testing.T, g graph.Graph, prefix string) map[string]string {
	t.Helper()
	return settingsOf(t, named(t, g, "azure-native:web:WebApp", prefix+"app-site"))
}

func TestRegionsWriteRelationalDataInOnePlaceAsThemselves(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage1m)
	group := one(t, g, "azure-native:sql:FailoverGroup")
	name, _ := group.Inputs["failoverGroupName"].(string)
	for _, prefix := range []string{"", "uks-", "sea-"} {
		settings := settingsIn(t, g, prefix)
		identity := named(t, g, "azure-native:managedidentity:UserAssignedIdentity", prefix+"web-identity")
		client, _ := identity.Outputs["clientId"].(string)
		assert.Contains(t, settings["SQL_CONNECTION_STRING"], "Server=tcp:"+name+".database.windows.net,1433;", prefix)
		assert.Contains(t, settings["SQL_CONNECTION_STRING"], "User Id="+client+";", prefix)
		assert.Contains(t, settings["SQL_READ_CONNECTION_STRING"], "Server=tcp:"+name+".secondary.database.windows.net", prefix)
	}
	assert.Equal(t, "uksouth", settingsIn(t, g, "uks-")["REGION"])
}

func TestEachTopologySpreadsDataAsItSays(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		overrides string
		shows     func(*testing.T, graph.Graph)
	}{
		"activePassive with a copy in every region": {
			`{"database": {"sku": "BC_Gen5_8", "haReplicas": 0, "namedReplicas": 0, "topology": "activePassive"}}`,
			func(t *testing.T, g graph.Graph) {
				assert.Equal(t, map[string]int{"": 2, "uks": 1, "sea": 1}, regionsOf(g, "azure-native:sql:Server"))
				copied := named(t, g, "azure-native:sql:Database", "sea-sql-copy-database")
				assert.Equal(t, named(t, g, "azure-native:sql:Database", "sql-database").ID, copied.Inputs["sourceDatabaseId"])
				server, _ := named(t, g, "azure-native:sql:Server", "sea-sql-copy-server").Outputs["fullyQualifiedDomainName"].(string)
				assert.Contains(t, settingsIn(t, g, "sea-")["SQL_READ_CONNECTION_STRING"], server, "reads stay in the region")
				assert.NotContains(t, settingsIn(t, g, "sea-")["SQL_CONNECTION_STRING"], server)
			},
		},
		"multiWrite": {
			`{"database": {"topology": "multiWrite"}}`,
			func(t *testing.T, g graph.Graph) {
				assert.Equal(t, map[string]int{"": 2}, regionsOf(g, "azure-native:sql:Server"), "one region writes what is relational")
				assert.Equal(t, true, one(t, g, "azure-native:documentdb:DatabaseAccount").Inputs["enableMultipleWriteLocations"])
			},
		},
		"geoSharded": {
			`{"database": {"topology": "geoSharded"}}`,
			func(t *testing.T, g graph.Graph) {
				two := map[string]int{"": 2, "uks": 2, "sea": 2}
				assert.Equal(t, two, regionsOf(g, "azure-native:sql:Server"), "each region's own, and its copy in the pair")
				assert.Len(t, g.OfType("azure-native:sql:FailoverGroup"), 3)
				written := map[string]bool{}
				for _, prefix := range []string{"", "uks-", "sea-"} {
					written[strings.Split(settingsIn(t, g, prefix)["SQL_CONNECTION_STRING"], ";")[0]] = true
				}
				assert.Len(t, written, 3, "nobody writes across regions")
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			session, _ := open(t, configuration(stages.Stage1m, "overrides", c.overrides))
			_, err := session.Up(t.Context())
			require.NoError(t, err)
			c.shows(t, export(t, session, string(stages.Stage1m)))
			result, err := session.Up(t.Context())
			require.NoError(t, err)
			assert.False(t, result.Changed(), "%v", byAction(result))
			result, err = session.Refresh(t.Context())
			require.NoError(t, err)
			assert.Equal(t, joinedLater[stages.Stage1m], result.Changes["update"])
			_, err = session.Destroy(t.Context())
			require.NoError(t, err)
			assert.Empty(t, session.Cloud().Resources())
		})
	}
}

func TestWhatStage1mOffersOnRequestComesUp(t *testing.T) {
	t.Parallel()
	overrides := map[string]any{
		"security": map[string]any{"ddos": "network", "sentinel": true},
		"edge": map[string]any{"trafficManager": map[string]any{"port": 1883, "hosts": []any{
			map[string]any{"name": "eastus2", "host": "mqtt-us.example.com"},
			map[string]any{"name": "uksouth", "host": "mqtt-uk.example.com"},
		}}},
	}
	text, err := json.Marshal(overrides)
	require.NoError(t, err)
	session, _ := open(t, configuration(stages.Stage1m, "overrides", string(text)))
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	g := export(t, session, string(stages.Stage1m))
	plan := one(t, g, "azure-native:network:DdosProtectionPlan")
	for _, network := range g.OfType("azure-native:network:VirtualNetwork") {
		assert.Equal(t, plan.ID, at(t, network.Inputs, "ddosProtectionPlan", "id"), network.Name)
	}
	assert.Len(t, g.OfType("azure-native:securityinsights:SentinelOnboardingState"), 1)
	assert.Len(t, g.OfType("azure-native:network:Profile"), 1)
	_, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.Empty(t, session.Cloud().Resources())
}
