package deploy_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

// The numbers of the architecture's source, as they reach Azure: each row names the claim, and the property of the golden
// inputs that keeps it. Profiles have their own test; this one catches what gets lost between a profile and a resource.
func TestTheArchitecturesNumbersReachAzure(t *testing.T) {
	t.Parallel()
	const (
		plan      = "azure-native:web:AppServicePlan::app-plan"
		database  = "azure-native:sql:Database::sql-database"
		failover  = "azure-native:sql:FailoverGroup::sql-failover-group"
		secondary = "azure-native:sql:Database::sql-secondary-database"
		budget    = "azure-native:consumption:Budget::budget-monthly"
		scaling   = "azure-native:insights:AutoscaleSetting::autoscale-setting"
		cluster   = "azure-native:cache:RedisEnterprise::cache-cluster"
		query     = "azure-native:insights:ScheduledQueryRule::triggers-"
		metric    = "azure-native:insights:MetricAlert::triggers-"
		queue     = "azure-native:servicebus:Queue::messaging-queue-"
	)
	for _, c := range []struct {
		stage    stages.Stage
		claim    string
		resource string
		path     string
		want     any
	}{
		{stages.Single, "section 2: one App Service B2", plan, "sku.name", "B2"},
		{stages.Single, "section 2: one App Service B2", plan, "sku.capacity", 1.0},
		{stages.Single, "section 2: Azure SQL S1", database, "sku.name", "S1"},
		{stages.Single, "section 2: Azure SQL S1 has 20 DTUs", database, "sku.capacity", 20.0},
		{stages.Single, "section 2: at most 200 dollars a month", budget, "amount", 200.0},
		{stages.Single, "section 2: leave above 500 ms", query + "single-response-time", "criteria.allOf[0].threshold", 500.0},
		{stages.Single, "section 5: DTU above 80 %", metric + "single-database-load", "criteria.allOf[0].threshold", 80.0},

		{stages.Stage1k, "section 3: two instances", plan, "sku.capacity", 2.0},
		{stages.Stage1k, "section 3: in two availability zones", plan, "zoneRedundant", true},
		{stages.Stage1k, "section 3: a larger plan", plan, "sku.name", "P1v3"},
		{stages.Stage1k, "section 3: a cache of about 2.5 GB", cluster, "sku.name", "Balanced_B3"},
		{stages.Stage1k, "section 3: p95 above 500 ms", query + "1k-response-time", "criteria.allOf[0].threshold", 500.0},
		{stages.Stage1k, "section 3: database CPU above 70 %", metric + "1k-database-cpu", "criteria.allOf[0].threshold", 70.0},
		{stages.Stage1k, "section 3: database CPU above 70 %", metric + "1k-database-cpu", "criteria.allOf[0].metricName", "cpu_percent"},
		{stages.Stage1k, "section 3: errors above 0.1 %", query + "1k-failures", "criteria.allOf[0].threshold", 0.1},

		{stages.Stage10k, "section 4: up to 10 instances", scaling, "profiles[0].capacity.maximum", "10"},
		{stages.Stage10k, "section 4: add one", scaling, "profiles[0].rules[0].scaleAction.value", "1"},
		{stages.Stage10k, "section 4: add one", scaling, "profiles[0].rules[0].scaleAction.direction", "Increase"},
		{stages.Stage10k, "section 4: when CPU", scaling, "profiles[0].rules[0].metricTrigger.metricName", "CpuPercentage"},
		{stages.Stage10k, "section 4: is above 70 %", scaling, "profiles[0].rules[0].metricTrigger.threshold", 70.0},
		{stages.Stage10k, "section 4: for 5 minutes", scaling, "profiles[0].rules[0].metricTrigger.timeWindow", "PT5M"},
		{stages.Stage10k, "section 4: remove one", scaling, "profiles[0].rules[1].scaleAction.direction", "Decrease"},
		{stages.Stage10k, "section 4: below 30 %", scaling, "profiles[0].rules[1].metricTrigger.threshold", 30.0},
		{stages.Stage10k, "section 4: Hyperscale", database, "sku.name", "HS_Gen5_4"},
		{stages.Stage10k, "section 4: with a read replica", "azure-native:sql:Database::sql-replica-read", "secondaryType", "Named"},
		{stages.Stage10k, "section 4: replicas lag 1 to 5 seconds", query + "10k-replica-lag", "criteria.allOf[0].threshold", 5.0},

		{stages.Stage100k, "section 5: failover groups", failover, "readWriteEndpoint.failoverPolicy", "Manual"},
		{stages.Stage100k, "section 5: a secondary replica", secondary, "secondaryType", "Geo"},
		{stages.Stage100k, "section 5: in another region", secondary, "location", "centralus"},
		{stages.Stage100k, "section 5: feeds in Cosmos DB", "azure-native:documentdb:SqlResourceSqlContainer::cosmos-container-feeds", "resource.partitionKey.paths[0]", "/userId"},
		{stages.Stage100k, "section 5: sessions in Cosmos DB", "azure-native:documentdb:SqlResourceSqlContainer::cosmos-container-sessions", "resource.id", "sessions"},
		{stages.Stage100k, "section 5: audit logs in Cosmos DB", "azure-native:documentdb:SqlResourceSqlContainer::cosmos-container-audit", "resource.id", "audit"},
		{stages.Stage100k, "section 5: profiles in Cosmos DB", "azure-native:documentdb:SqlResourceSqlContainer::cosmos-container-profiles", "resource.id", "profiles"},
		{stages.Stage100k, "section 5: AI Search behind the search service", "azure-native:search:Service::search-service", "sku.name", "standard"},
		{stages.Stage100k, "section 5: videos at the edge", "azure-native:cdn:Rule::frontdoor-rule-Media",
			"actions[0].parameters.cacheConfiguration.cacheDuration", "30.00:00:00"},
		{stages.Stage100k, "section 5: images cacheable by browsers and proxies", "azure-native:cdn:Rule::frontdoor-rule-Images",
			"actions[1].parameters.value", "public, max-age=86400"},
		{stages.Stage100k, "section 5: Service Bus carries messages", "azure-native:servicebus:Namespace::messaging-namespace", "sku.name", "Premium"},
		{stages.Stage100k, "section 5: process this photo", queue + "image-processing", "queueName", "image-processing"},
		{stages.Stage100k, "section 5: mail", queue + "email", "queueName", "email"},
		{stages.Stage100k, "section 5: reports", queue + "reports", "queueName", "reports"},
		{stages.Stage100k, "section 5: long-running tasks, such as batch operations", queue + "batch", "queueName", "batch"},
		{stages.Stage100k, "section 5: messages that fail are kept", queue + "email", "deadLetteringOnMessageExpiration", true},
		{
			stages.Stage100k, "section 5: an upload is reported", "azure-native:eventgrid:SystemTopicEventSubscription::uploads-subscription",
			"filter.subjectBeginsWith", "/blobServices/default/containers/uploads/",
		},
	} {
		t.Run(string(c.stage)+" "+c.claim+" "+c.path, func(t *testing.T) {
			t.Parallel()
			given, ok := goldenInputs(t, c.stage)[c.resource]
			require.True(t, ok, "no %s", c.resource)
			path, err := resource.ParsePropertyPath(c.path)
			require.NoError(t, err)
			value, ok := path.Get(resource.NewProperty(resource.NewPropertyMapFromMap(given)))
			require.True(t, ok, "%s has no %s", c.resource, c.path)
			assert.Equal(t, c.want, value.Mappable())
		})
	}
}

func goldenInputs(t *testing.T, stage stages.Stage) map[string]map[string]any {
	t.Helper()
	text, err := os.ReadFile("testdata/" + string(stage) + ".inputs.json")
	require.NoError(t, err)
	var given map[string]map[string]any
	require.NoError(t, json.Unmarshal(text, &given))
	return given
}
