package observability_test

import (
	"encoding/json"
	"testing"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/internal/kql"
)

func workbookArguments(t *testing.T) observability.WorkbookArgs {
	split := metricRule()
	split.Name, split.Metric, split.Threshold, split.Split = "queue-depth", "ActiveMessages", 10000, []string{"EntityName"}
	split.Scope = pulumi.String("/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/sb")
	return observability.WorkbookArgs{
		Placement: componenttest.Placement(), Title: "Triggers", Introduction: "When to leave.",
		WorkspaceID: pulumi.String(componenttest.WorkspaceID),
		Charts:      []observability.Chart{{Rule: metricRule(), Unit: "percent"}, {Rule: queryRule(t), Unit: "ms"}, {Rule: split, Unit: "messages"}},
	}
}

func runWorkbook(t *testing.T, args observability.WorkbookArgs) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := observability.NewWorkbook(ctx, "triggers", args)
		return err
	})
}

type page struct {
	Version string
	Items   []struct {
		Type    int
		Content struct {
			JSON, Query string
			ResourceIDs []string `json:"resourceIds"`
			Metrics     []struct {
				Metric, SplitBy string
				Aggregation     int
			}
		}
	}
}

func TestAWorkbookDrawsEachRuleBesideItsThreshold(t *testing.T) {
	t.Parallel()
	recording := runWorkbook(t, workbookArguments(t))
	recording.AssertDescend(t, "triggers")
	recording.AssertUnprotected(t)
	made := recording.Named(t, "triggers-page")
	assert.Equal(t, "shared", made.Input(t, "kind"))
	assert.Equal(t, componenttest.WorkspaceID, made.Input(t, "sourceId"))
	name, _ := made.Input(t, "resourceName").(string)
	require.NoError(t, uuid.Validate(name))
	again, _ := runWorkbook(t, workbookArguments(t)).Named(t, "triggers-page").Input(t, "resourceName").(string)
	assert.Equal(t, name, again)

	var content page
	text, _ := made.Input(t, "serializedData").(string)
	require.NoError(t, json.Unmarshal([]byte(text), &content))
	assert.Equal(t, "Notebook/1.0", content.Version)
	require.Len(t, content.Items, 7)
	assert.Equal(t, "When to leave.", content.Items[0].Content.JSON)
	assert.Contains(t, content.Items[1].Content.JSON, "Alert when above 80 percent over PT15M")
	metric, query, split := content.Items[2].Content, content.Items[4].Content, content.Items[6]
	assert.Contains(t, metric.Query, `MetricName == "dtu_consumption_percent"`)
	assert.Contains(t, metric.Query, "avg(Average) by bin(TimeGenerated, 15m)\n| extend Threshold = 80\n| render timechart")
	assert.Contains(t, query.Query, "| extend Threshold = 500\n| render timechart")
	assert.Equal(t, 10, split.Type)
	assert.Equal(t, "microsoft.servicebus/namespaces--ActiveMessages", split.Content.Metrics[0].Metric)
	assert.Equal(t, "EntityName", split.Content.Metrics[0].SplitBy)
	assert.Equal(t, 4, split.Content.Metrics[0].Aggregation)
	assert.Len(t, split.Content.ResourceIDs, 1)
}

func TestAWorkbookWithoutAThresholdToDrawIsRefused(t *testing.T) {
	t.Parallel()
	args := workbookArguments(t)
	args.Title, args.Charts = "", []observability.Chart{{Rule: trafficRule()}}
	assert.Equal(t, []string{"Title", "Charts[0].Rule.Kind"}, fields(t, args.Validate()))
}

func TestAQueryAnswersForEachWindow(t *testing.T) {
	t.Parallel()
	percentile, err := observability.PercentileQuery(99, 1000)
	require.NoError(t, err)
	instances, err := observability.InstanceCountQuery(60)
	require.NoError(t, err)
	assert.Equal(t, `AppRequests
| where isempty(SyntheticSource)
| summarize Requests = sum(ItemCount), Milliseconds = percentilew(DurationMs, ItemCount, 99) by bin(TimeGenerated, 15m)
| where Requests >= 1000
| project Milliseconds, TimeGenerated`, kql.OverTime(percentile, "PT15M"))
	assert.Contains(t, kql.OverTime(instances, "PT1H"), "by _ResourceId, bin(TimeGenerated, 1h)\n")
	depth := kql.OverTime(observability.QueueDepthQuery(), "P1D")
	assert.Contains(t, depth, `by Queue = tostring(Properties["queue"]), bin(TimeGenerated, 1d)`)
	assert.Contains(t, depth, "Queues = count() by bin(TimeGenerated, 1d)")
}
