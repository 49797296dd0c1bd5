package stages_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/stages"
)

const someGroup = `{"name":"sql-admins","objectId":"3f2504e0-4f89-41d3-9a0c-0305e82c3301"}`

// with is the smallest configuration that is right, changed. An empty value removes the key.
func with(changes map[string]string) map[string]string {
	raw := map[string]string{"alertEmail": "ops@example.com", "sqlAdmin": someGroup}
	maps.Copy(raw, changes)
	maps.DeleteFunc(raw, func(_, v string) bool { return v == "" })
	return raw
}

func TestTheSmallestConfigurationTakesTheDefaults(t *testing.T) {
	t.Parallel()
	c, err := stages.ParseConfig(with(nil))
	require.NoError(t, err)
	assert.Equal(t, stages.Single, c.Stage)
	assert.Equal(t, "app", c.Workload)
	assert.Equal(t, "dev", c.Environment)
	assert.Equal(t, "eastus2", c.Location.Name)
	assert.Empty(t, c.SecondaryLocation.Name)
	require.Len(t, c.Regions, 1)
	assert.Equal(t, "ops@example.com", c.Owner)
	assert.Equal(t, "app", c.CostCenter)
	assert.Equal(t, stages.App{Runtime: "DOTNETCORE|8.0", HealthPath: "/healthz"}, c.App)
	assert.Equal(t, "sql-admins", c.SQLAdmin.Name)
	p, err := stages.Resolve(c)
	require.NoError(t, err)
	assert.Equal(t, profileOf(t, stages.Single), p)
}

func TestAWholeConfigurationIsRead(t *testing.T) {
	t.Parallel()
	c, err := stages.ParseConfig(with(map[string]string{
		"stage": "10k", "expandFrom": "1k", "workload": "shop", "environment": "prod", "location": "West Europe",
		"secondaryLocation": "northeurope", "regions": `["westeurope"]`, "owner": "shop team", "costCenter": "4711",
		"app": `{"image":"cr.example.com/shop:1.2","healthPath":"/up"}`, "customDomain": "Shop.Example.com",
		"budget": "5000.50", "usage": `{"requestsPerMonth":1e7,"egressGB":500}`,
		"overrides": `{"compute":{"autoscale":{"max":20}},"observability":{"dailyCapGb":2.5}}`,
	}))
	require.NoError(t, err)
	assert.Equal(t, "westeurope", c.Location.Name)
	assert.Equal(t, "northeurope", c.SecondaryLocation.Name)
	assert.Equal(t, stages.App{Image: "cr.example.com/shop:1.2", HealthPath: "/up"}, c.App)
	assert.Equal(t, "shop.example.com", c.CustomDomain)
	assert.Equal(t, 1e7, c.Usage.RequestsPerMonth)
	p, err := stages.Resolve(c)
	require.NoError(t, err)
	assert.Equal(t, stages.Stage10k, p.Stage)
	assert.Equal(t, 20, p.Compute.Autoscale.Max)
	assert.Equal(t, 2.5, p.Observability.DailyCapGB)
	assert.Equal(t, 5000.5, p.Cost.BudgetUSD)
	assert.Contains(t, p.Observability.Alerts, "1k-failures", "the hop has what the stage below had")
}

func TestParseConfigRefuses(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, key, value string
		field, says      string
	}{
		{"an unknown key", "alertMail", "x", "alertMail", `did you mean "alertEmail"`},
		{"a missing address", "alertEmail", "", "alertEmail", "missing"},
		{"an address without a domain", "alertEmail", "ops@localhost", "alertEmail", "no e-mail address"},
		{"an address with a name", "alertEmail", "Ops <ops@example.com>", "alertEmail", "no e-mail address"},
		{"a missing administrator", "sqlAdmin", "", "sqlAdmin", "missing"},
		{"an administrator that is no object", "sqlAdmin", `"me"`, "sqlAdmin", "it must be an object"},
		{"an administrator with a mistyped key", "sqlAdmin", `{"name":"a","objectID":"x"}`, "sqlAdmin.objectID",
			`did you mean "sqlAdmin.objectId"`},
		{"an object ID that is no GUID", "sqlAdmin", `{"name":"a","objectId":"42"}`, "sqlAdmin.objectId", "GUID"},
		{"broken JSON", "sqlAdmin", `{"name":`, "sqlAdmin", "it must be JSON"},
		{"two JSON values", "usage", `{} {}`, "usage", "there is more"},
		{"a mistyped stage", "stage", "singel", "stage", `did you mean "single"`},
		{"a hop over two rungs", "expandFrom", "10k", "expandFrom", "no neighbour"},
		{"a hop from the stage itself", "expandFrom", "single", "expandFrom", "no neighbour"},
		{"tags that are a list", "tags", "[1]", "tags", "not an object"},
		{"a tag of the program", "tags", `{"Stage":"x"}`, "tags.Stage", "itself"},
		{"a tag that is a number", "tags", `{"team":1}`, "tags.team", "1"},
		{"a tag with a slash", "tags", `{"a/b":"x"}`, "tags.a/b", "no name"},
		{"a tag of Azure", "tags", `{"microsoft.x":"x"}`, "tags.microsoft.x", "Azure keeps"},
		{"too many tags", "tags", `{"a":"","b":"","c":"","d":"","e":"","f":"","g":"","h":"","i":""}`, "tags", "9 tags"},
		{"a setting that is a number", "app", `{"settings":{"A":1}}`, "app.settings.A", "a string"},
		{"settings that are a list", "app", `{"settings":["A"]}`, "app.settings", "an object"},
		{"a setting with a colon", "app", `{"settings":{"A:B":"x"}}`, "app.settings.A:B", "no name"},
		{"a way that is none", "expandRoutes", "both", "expandRoutes", "no way"},
		{"the new way of no hop", "expandRoutes", "new", "expandRoutes", "one way only"},
		{"a workload too long", "workload", "shoppingcart", "workload", "2 to 10"},
		{"a workload with a hyphen", "workload", "my-shop", "workload", "2 to 10"},
		{"an environment too short", "environment", "p", "environment", "2 to 8"},
		{"a mistyped region", "location", "westeurop", "location", `did you mean "westeurope"`},
		{"a region without zones", "location", "westus", "location", "has no availability zones"},
		{"a region without a pair", "location", "italynorth", "location", "database.backupRedundancy need one"},
		{"a restricted region", "location", "francesouth", "location", "use francecentral"},
		{"a second region that is the first", "secondaryLocation", "eastus2", "secondaryLocation", "is location"},
		{"more regions than the stage serves from", "regions", `["eastus2","westeurope"]`, "regions", "users from 1"},
		{"a region that leaves location out", "regions", `["westeurope"]`, "regions", "location is not among them"},
		{"regions that are no list", "regions", "eastus2", "regions", "a list such as"},
		{"a budget of nothing", "budget", "0", "budget", "above 0"},
		{"a budget in words", "budget", "plenty", "budget", "above 0"},
		{"a budget without end", "budget", "Inf", "budget", "above 0"},
		{"negative use", "usage", `{"egressGB":-1}`, "usage.egressGB", "0 or more"},
		{"use in words", "usage", `{"egressGB":"much"}`, "usage.egressGB", "it must be a number"},
		{"code and container", "app", `{"runtime":"NODE|22","image":"x:1"}`, "app", "code or a container"},
		{"a relative health path", "app", `{"healthPath":"up"}`, "app.healthPath", "begins with a slash"},
		{"a domain with a scheme", "customDomain", "https://example.com", "customDomain", "no host name"},
		{"an unknown override", "overrides", `{"compute":{"skuu":"B3"}}`, "overrides.compute.skuu",
			`did you mean "overrides.compute.sku"`},
		{"an override at the wrong level", "overrides", `{"dailyCapGb":2}`, "overrides.dailyCapGb",
			`did you mean "overrides.observability.dailyCapGb"`},
		{"half an instance", "overrides", `{"compute":{"instances":1.5}}`, "overrides.compute.instances", "whole number"},
		{"an override of the wrong type", "overrides", `{"compute":{"zoneRedundant":"yes"}}`,
			"overrides.compute.zoneRedundant", "true or false"},
		{"an override that is no value", "overrides", `{"compute":{"sku":null}}`, "overrides.compute.sku", "a string"},
		{"an override that breaks a rule", "overrides", `{"compute":{"instances":9}}`, "overrides.compute.instances",
			"Basic allows 1 to 3"},
		{"a mistyped read path", "overrides", `{"database":{"readPath":"primry"}}`, "overrides.database.readPath",
			`did you mean "primary"`},
		{"read scale-out on an edition without replicas", "overrides", `{"database":{"readPath":"readScale"}}`,
			"overrides.database.readPath", "read scale-out needs Premium"},
		{"replicas without end", "overrides", `{"database":{"namedReplicas":1000000000}}`,
			"overrides.database.namedReplicas", "at most 30"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			_, err := stages.ParseConfig(with(map[string]string{tc.key: tc.value}))
			require.Error(t, err)
			assert.Contains(t, faultFields(t, err), tc.field)
			assert.Contains(t, err.Error(), tc.says)
		})
	}
}

func TestEveryFaultIsNamedAtOnce(t *testing.T) {
	t.Parallel()
	raw := map[string]string{
		"stage": "10m", "expandFrom": "1k", "location": "westus", "budget": "-1", "workload": "X", "colour": "red",
		"overrides": `{"cache":{"engin":"classic"},"compute":{"sku":"B2"}}`,
	}
	_, err := stages.ParseConfig(raw)
	fields := faultFields(t, err)
	for _, want := range []string{
		"alertEmail", "budget", "colour", "location", "overrides.cache.engin", "overrides.compute.autoscale",
		"expandFrom", "sqlAdmin", "workload",
	} {
		assert.Contains(t, fields, want)
	}
	assert.True(t, slices.IsSorted(fields))
	_, again := stages.ParseConfig(raw)
	assert.Equal(t, err.Error(), again.Error())
}

func TestARegionWithoutZonesWillDoOnceNothingNeedsThem(t *testing.T) {
	t.Parallel()
	_, err := stages.ParseConfig(with(map[string]string{
		"location": "westus", "overrides": `{"storage":{"redundancy":"Standard_LRS"}}`,
	}))
	require.NoError(t, err)
	_, err = stages.ParseConfig(with(map[string]string{
		"location": "italynorth", "overrides": `{"database":{"backupRedundancy":"Zone"}}`,
	}))
	require.NoError(t, err)
}

func TestTheRegionMustBearBothHalvesOfAHop(t *testing.T) {
	t.Parallel()
	raw := with(map[string]string{
		"location": "westus", "expandFrom": "1k", "overrides": `{"storage":{"redundancy":"Standard_LRS"}}`,
	})
	_, err := stages.ParseConfig(raw)
	require.Error(t, err)
	assert.Contains(t, err.Error(), "compute.zoneRedundant")
}

func TestTheCopyGoesToThePairUnlessThatIsRestricted(t *testing.T) {
	t.Parallel()
	_, err := stages.ParseConfig(with(map[string]string{"stage": "100k", "location": "eastus2"}))
	require.NoError(t, err)
	_, err = stages.ParseConfig(with(map[string]string{"stage": "100k", "location": "swedencentral"}))
	assert.Contains(t, faultFields(t, err), "secondaryLocation")
	_, err = stages.ParseConfig(with(map[string]string{
		"stage": "100k", "location": "swedencentral", "secondaryLocation": "westeurope",
	}))
	require.NoError(t, err)
}

func TestAMillionUsersAreServedFromThreeDifferentRegions(t *testing.T) {
	t.Parallel()
	for regions, wrong := range map[string]bool{
		"": false, `["eastus2","westeurope"]`: true, `["eastus2","westeurope","westeurope"]`: true,
		`["westus3","westeurope","southeastasia"]`: true, `["eastus2","westeurope","southeastasia"]`: false,
	} {
		_, err := stages.ParseConfig(with(map[string]string{"stage": "1m", "regions": regions}))
		if wrong {
			assert.Contains(t, faultFields(t, err), "regions", regions)
		} else {
			assert.NoError(t, err, regions)
		}
	}
}

func TestOverridesChangeWhatTheyName(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, stage, overrides string
		got                    func(stages.Profile) any
		want                   any
	}{
		{"the classic engine brings its own size", "1k", `{"cache":{"engine":"classic"}}`,
			func(p stages.Profile) any { return []any{p.Cache.SKU, p.Cache.GeoGroup} },
			[]any{stages.CacheSKU("Standard_C2"), false}},
		{"unless a size is named", "1k", `{"cache":{"engine":"classic","sku":"Premium_P1"}}`,
			func(p stages.Profile) any { return p.Cache.SKU }, stages.CacheSKU("Premium_P1")},
		{"a cache's size waits for a stage with a cache", "single", `{"cache":{"sku":"Balanced_B10"}}`,
			func(p stages.Profile) any { return p.Cache }, stages.Cache{}},
		{"Premium brings managed rules", "1k", `{"edge":{"frontDoorTier":"Premium_AzureFrontDoor"}}`,
			func(p stages.Profile) any { return len(p.Edge.FrontDoor.WAF.ManagedRules) }, 2},
		{"no gateway", "1k", `{"edge":{"applicationGateway":false}}`,
			func(p stages.Profile) any { return p.Edge.ApplicationGateway.Enabled }, false},
		{"two named replicas, the first of which stays", "10k", `{"database":{"namedReplicas":2}}`,
			func(p stages.Profile) any { return p.Database.NamedReplicas },
			[]stages.NamedReplica{{Name: "read", SKU: "HS_Gen5_4"}, {Name: "read2", SKU: "HS_Gen5_4"}}},
		{"General Purpose instead of Hyperscale", "10k",
			`{"database":{"sku":"GP_Gen5_8","haReplicas":0,"namedReplicas":0,"readPath":"primary"}}`,
			func(p stages.Profile) any { return p.Database.SKU }, stages.SQLSKU("GP_Gen5_8")},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			c, err := stages.ParseConfig(with(map[string]string{"stage": tc.stage, "overrides": tc.overrides}))
			require.NoError(t, err)
			p, err := stages.Resolve(c)
			require.NoError(t, err)
			assert.Equal(t, tc.want, tc.got(p))
		})
	}
}

func TestAnOverrideOnlyTheTargetCanBearDoesNotStopTheHop(t *testing.T) {
	t.Parallel()
	c, err := stages.ParseConfig(with(map[string]string{
		"stage": "1k", "expandFrom": "single", "overrides": `{"compute":{"instances":6}}`,
	}))
	require.NoError(t, err)
	p, err := stages.Resolve(c)
	require.NoError(t, err)
	assert.Equal(t, 6, p.Compute.Instances)
}

func TestResolveOfAnEmptyConfigIsAFault(t *testing.T) {
	t.Parallel()
	_, err := stages.Resolve(stages.Config{})
	assert.Contains(t, faultFields(t, err), "stage")
}

func TestNoInputMakesParseConfigPanic(t *testing.T) {
	t.Parallel()
	names := []string{"nonsense"}
	for _, k := range stages.Keys() {
		names = append(names, k.Name)
	}
	values := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"single", "1k", "10m", "null", "[]", "{}", "[null]", `{"compute":null}`, `{"compute":{"autoscale":[]}}`, "-1",
		"eastus2", `["eastus2","eastus2"]`, `{"database":{"namedReplicas":-1}}`, someGroup, "a@b.c",
	}))
	rapid.Check(t, func(rt *rapid.T) {
		raw := rapid.MapOf(rapid.SampledFrom(names), values).Draw(rt, "raw")
		c, err := stages.ParseConfig(raw)
		if err != nil {
			var faults stages.Faults
			require.ErrorAs(rt, err, &faults)
			require.NotEmpty(rt, faults)
			return
		}
		_, err = stages.Resolve(c)
		require.NoError(rt, err, "a configuration that was accepted must resolve")
	})
}

func TestKeysDescribeThemselves(t *testing.T) {
	t.Parallel()
	keys := stages.Keys()
	require.Len(t, keys, 22)
	required := []string{}
	for _, k := range keys {
		assert.NotEmpty(t, k.Description, k.Name)
		assert.NotEmpty(t, k.Type, k.Name)
		assert.False(t, k.Required && k.Default != "", k.Name)
		if k.Required {
			required = append(required, k.Name)
		}
	}
	assert.Equal(t, []string{"alertEmail", "sqlAdmin"}, required)
}

func TestTheDefaultsOfPulumiYAMLAreAbsentValues(t *testing.T) {
	t.Parallel()
	given, err := stages.ParseConfig(with(map[string]string{
		"regions": "[]", "app": "{}", "usage": "{}", "overrides": "{}", "budget": "", "expandFrom": "", "customDomain": "",
	}))
	require.NoError(t, err)
	want, err := stages.ParseConfig(with(nil))
	require.NoError(t, err)
	assert.Equal(t, want, given)
}

func TestWithoutAGatewayFrontDoorReachesTheAppItself(t *testing.T) {
	t.Parallel()
	config, err := stages.ParseConfig(with(map[string]string{
		"stage": "1k", "overrides": `{"edge": {"applicationGateway": false}}`,
	}))
	require.NoError(t, err)
	profile, err := stages.Resolve(config)
	require.NoError(t, err)
	assert.False(t, profile.Edge.ApplicationGateway.Enabled)
	assert.NotContains(t, profile.Network.PrivateEndpoints, stages.PrivateSites)
	assert.Contains(t, profile.Network.PrivateEndpoints, stages.PrivateSQL)
	assert.NotContains(t, profile.Network.Subnets, stages.SubnetApplicationGateway)
}
