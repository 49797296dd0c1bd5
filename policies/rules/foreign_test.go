package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
)

// newHomes are where version 3 of azure-native has types that version 2 has elsewhere, of those in the graphs.
// Source: pulumi/pulumi-azure-native, versions/v3-spec.yaml, 2025.
var newHomes = map[string]string{
	"cache:AccessPolicyAssignment":              "redisenterprise",
	"cache:Database":                            "redisenterprise",
	"cache:RedisEnterprise":                     "redisenterprise",
	"documentdb:DatabaseAccount":                "cosmosdb",
	"documentdb:GremlinResourceGremlinGraph":    "cosmosdb",
	"documentdb:SqlResourceSqlContainer":        "cosmosdb",
	"documentdb:SqlResourceSqlDatabase":         "cosmosdb",
	"documentdb:SqlResourceSqlRoleAssignment":   "cosmosdb",
	"documentdb:GremlinResourceGremlinDatabase": "cosmosdb",
	"insights:ActionGroup":                      "monitor",
	"insights:ActivityLogAlert":                 "monitor",
	"insights:AutoscaleSetting":                 "monitor",
	"insights:Component":                        "applicationinsights",
	"insights:DiagnosticSetting":                "monitor",
	"insights:MetricAlert":                      "monitor",
	"insights:ScheduledQueryRule":               "monitor",
	"insights:WebTest":                          "applicationinsights",
	"insights:Workbook":                         "applicationinsights",
	"network:Policy":                            "frontdoor",
	"network:PrivateRecordSet":                  "privatedns",
	"network:PrivateZone":                       "privatedns",
	"network:Profile":                           "trafficmanager",
	"network:VirtualNetworkLink":                "privatedns",
}

// dialects are the tokens that programs of other versions of azure-native write for a module and a type.
var dialects = map[string]func(module, name string) string{
	"version 2, an API version": func(module, name string) string { return "azure-native:" + module + "/v20990101:" + name },
	"version 3": func(module, name string) string {
		if home, moved := newHomes[module+":"+name]; moved {
			module = home
		}
		return "azure-native:" + module + ":" + name
	},
	"version 3, an API version": func(module, name string) string {
		if home, moved := newHomes[module+":"+name]; moved {
			module = home
		}
		return "azure-native_" + module + "_v20990101:" + module + ":" + name
	},
}

// TestAStackIsJudgedAlikeWhateverItsVersionOfAzureNative translates graphs, and judges them at the strictest.
func TestAStackIsJudgedAlikeWhateverItsVersionOfAzureNative(t *testing.T) {
	t.Parallel()
	for _, stage := range []string{"single", "alternatives", "1m"} {
		g := inputsOf(t, stage)
		want := strictly(g)
		require.Greater(t, len(want), 20)
		for dialect, token := range dialects {
			translated := inputsOf(t, stage)
			for i, r := range translated.Resources {
				rest, ours := strings.CutPrefix(graph.Unversioned(r.Type), "azure-native:")
				if module, name, _ := strings.Cut(rest, ":"); ours {
					translated.Resources[i].Type = token(module, name)
				}
			}
			assert.Equal(t, want, strictly(translated), "%s in %s", stage, dialect)
		}
	}
}

// strictly judges a graph that says no stage.
func strictly(g graph.Graph) []rules.Finding {
	stack := rules.FromGraph(g)
	stack.Stage = ""
	return rules.Evaluate(stack, rules.Options{Now: now})
}

// TestAForeignProgramsAlternativesAreRead is about what other programs write where the program of the stages does not.
func TestAForeignProgramsAlternativesAreRead(t *testing.T) {
	t.Parallel()
	server := func(inputs object) graph.Resource {
		inputs["serverName"] = "sql-theirs"
		return graph.Resource{URN: "urn:server", Type: "azure-native:sql:Server", Name: "server", Inputs: inputs}
	}
	separate := graph.Resource{URN: "urn:only", Type: "azure-native:sql:ServerAzureADOnlyAuthentication", Name: "only",
		Inputs: object{"serverName": "sql-theirs", "azureADOnlyAuthentication": true}}
	admin := graph.Resource{URN: "urn:admin", Type: "azure-native:sql:ServerAzureADAdministrator", Name: "admin",
		Inputs: object{"serverName": "sql-theirs", "administratorType": "ActiveDirectory", "sid": "guid"}}
	unknown := separate
	unknown.Inputs = object{"serverName": "sql-theirs", "azureADOnlyAuthentication": graph.Unknown}
	inline := object{"administratorType": "ActiveDirectory", "sid": "guid", "azureADOnlyAuthentication": true}
	for name, c := range map[string]struct {
		resources   []graph.Resource
		only, admin rules.Verdict
	}{
		"inline":                  {[]graph.Resource{server(object{"administrators": inline})}, rules.Passed, rules.Passed},
		"as resources":            {[]graph.Resource{server(object{}), separate, admin}, rules.Passed, rules.Passed},
		"as a resource in future": {[]graph.Resource{server(object{}), unknown, admin}, rules.Undecidable, rules.Passed},
		"nowhere":                 {[]graph.Resource{server(object{})}, rules.Failed, rules.Failed},
	} {
		g := graph.Graph{Resources: c.resources}
		assert.Equal(t, c.only, verdicts(ruleNamed(t, "sql-entra-only"), g)["urn:server"].Verdict, name)
		assert.Equal(t, c.admin, verdicts(ruleNamed(t, "sql-entra-admin"), g)["urn:server"].Verdict, name)
	}
}

func TestRulesOfASecurityGroupAreReadWhereverTheyAre(t *testing.T) {
	t.Parallel()
	group := graph.Resource{URN: "urn:group", Type: "azure-native:network:NetworkSecurityGroup", Name: "group",
		Inputs: object{"networkSecurityGroupName": "nsg-theirs"}}
	ssh := allow("Internet", "Tcp", "22")
	ssh["networkSecurityGroupName"] = "nsg-theirs"
	elsewhere := allow("Internet", "Tcp", "22")
	elsewhere["networkSecurityGroupName"] = "nsg-another"
	for name, c := range map[string]struct {
		rule object
		want rules.Verdict
	}{"its own": {ssh, rules.Failed}, "another's": {elsewhere, rules.Passed}} {
		g := graph.Graph{Resources: []graph.Resource{group,
			{URN: "urn:ssh", Type: "azure-native:network/v20240501:SecurityRule", Name: "ssh", Inputs: c.rule}}}
		assert.Equal(t, c.want, verdicts(ruleNamed(t, "nsg-management-ports"), g)["urn:group"].Verdict, name)
	}
	assert.NotContains(t, group.Inputs, "securityRules", "the resource itself is left as it is")
}

// TestAnUpWaitsForTheChildrenOfWhatItCreates: a server is created before the resource that closes it to passwords.
func TestAnUpWaitsForTheChildrenOfWhatItCreates(t *testing.T) {
	t.Parallel()
	refused := func(inputs object) (found []string) {
		inputs["serverName"] = "sql-theirs"
		server := rules.Resource{Resource: graph.Resource{URN: "urn:server", Type: "azure-native:sql:Server", Inputs: inputs}}
		for _, f := range rules.EvaluateAlone(rules.NewStack("", []rules.Resource{server}), rules.Options{Now: now}) {
			found = append(found, f.Rule)
		}
		return found
	}
	assert.NotContains(t, refused(object{}), "sql-entra-only")
	assert.Contains(t, refused(object{"administrators": object{"azureADOnlyAuthentication": false}}), "sql-entra-only")
}
