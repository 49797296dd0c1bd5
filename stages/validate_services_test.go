package stages_test

import (
	"encoding/json"
	"maps"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

// withServices resolves stage 100k with overrides of its services.
func withServices(t *testing.T, overrides string) (stages.Profile, error) {
	t.Helper()
	raw := map[string]string{
		"stage": "100k", "workload": "shop", "environment": "dev", "location": "eastus2",
		"owner": "platform", "costCenter": "cc-1000", "alertEmail": "alerts@example.com",
		"sqlAdmin": `{"name": "sql-admins", "objectId": "5f3c1f5e-7d0c-4c57-9f0b-2a6a7c7b9e11"}`,
	}
	maps.Copy(raw, map[string]string{"overrides": `{"services": ` + overrides + `}`})
	config, err := stages.ParseConfig(raw)
	if err != nil {
		return stages.Profile{}, err
	}
	return stages.Resolve(config)
}

func TestAHostBringsItsSubnet(t *testing.T) {
	t.Parallel()
	for host, subnet := range map[string]stages.Subnet{
		"containerinstances": stages.SubnetContainerInstances, "containerapps": stages.SubnetContainerApps,
		"appservice": stages.SubnetServices, "functions": stages.SubnetServiceFunctions,
		"aks": stages.SubnetAKS,
	} {
		profile, err := withServices(t, `{"host": "`+host+`"}`)
		require.NoError(t, err, host)
		assert.Contains(t, profile.Network.Subnets, subnet, host)
		if host != "containerapps" {
			assert.NotContains(t, profile.Network.Subnets, stages.SubnetContainerApps, host)
		}
	}
}

func TestAClusterBringsItsNodesAndTakesThemAway(t *testing.T) {
	t.Parallel()
	profile, err := withServices(t, `{"host": "aks"}`)
	require.NoError(t, err)
	assert.Equal(t, 3, profile.Services.ClusterNodes)
	assert.Equal(t, stages.ClusterPools{
		SystemSKU: "Standard_D4s_v5", UserSKU: "Standard_D4s_v5", UserMin: 3, UserMax: 10, SpotMax: 5,
	}, profile.Services.Pools)
	profile, err = withServices(t, `{"host": "containerapps"}`)
	require.NoError(t, err)
	assert.Zero(t, profile.Services.ClusterNodes)
	assert.Zero(t, profile.Services.Pools)
}

func TestDefinitionsReplaceThoseOfTheStage(t *testing.T) {
	t.Parallel()
	profile, err := withServices(t, `{"definitions": [{"name": "orders", "store": "none", "cpu": 1.5, "port": 8080}]}`)
	require.NoError(t, err)
	assert.Equal(t, []stages.Service{{Name: "orders", Store: "none", CPU: 1.5, Port: 8080}}, profile.Services.Definitions)
}

func TestServicesAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, overrides string
		fields          []string
	}{
		{"an unknown host", `{"host": "nomad"}`, []string{"overrides.services.host"}},
		{"a key that a service does not have", `{"definitions": [{"nmae": "orders"}]}`,
			[]string{"overrides.services.definitions[0].nmae"}},
		{"a service that is no object", `{"definitions": ["orders"]}`, []string{"overrides.services.definitions[0]"}},
		{"no list", `{"definitions": {"name": "orders"}}`, []string{"overrides.services.definitions"}},
		{
			"names that are wrong, taken and used twice",
			`{"definitions": [{"name": "Orders"}, {"name": "web"}, {"name": "users"}, {"name": "users"}]}`,
			[]string{"overrides.services.definitions[0].name", "overrides.services.definitions[1].name", "overrides.services.definitions[3].name"},
		},
		{
			"sizes that are not on sale and bounds in the wrong order",
			`{"definitions": [{"name": "orders", "cpu": 0.3, "port": 70000, "minReplicas": 5, "maxReplicas": 2}]}`,
			[]string{"overrides.services.definitions[0].cpu", "overrides.services.definitions[0].minReplicas", "overrides.services.definitions[0].port"},
		},
		{
			"an image, a path and a store that are none",
			`{"definitions": [{"name": "orders", "image": "https://x y", "healthPath": "healthz", "store": "sqll"}]}`,
			[]string{"overrides.services.definitions[0].healthPath", "overrides.services.definitions[0].image", "overrides.services.definitions[0].store"},
		},
		{
			"a cost centre that no tag filter takes",
			`{"definitions": [{"name": "orders", "costCenter": "check out"}]}`,
			[]string{"overrides.services.definitions[0].costCenter"},
		},
		{
			"more groups than the subnet has addresses",
			`{"host": "containerinstances", "definitions": [{"name": "orders", "minReplicas": 60}]}`,
			[]string{"overrides.services.definitions"},
		},
		{
			"what a function app has no place for",
			`{"host": "functions", "definitions": [{"name": "orders", "image": "x/y:1", "port": 80, "healthPath": "/ok", "cpu": 3}]}`,
			[]string{"overrides.services.definitions[0].cpu", "overrides.services.definitions[0].healthPath", "overrides.services.definitions[0].image", "overrides.services.definitions[0].port"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			require.True(t, json.Valid([]byte(test.overrides)))
			_, err := withServices(t, test.overrides)
			var faults stages.Faults
			require.ErrorAs(t, err, &faults)
			var fields []string
			for _, fault := range faults {
				fields = append(fields, fault.Field)
				assert.NotEmpty(t, fault.Fix)
			}
			assert.ElementsMatch(t, test.fields, fields)
		})
	}
}
