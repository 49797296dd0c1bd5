package stages_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestEveryStageHasTriggersAndMakesAlertsOfThem(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range stages.Ladder() {
		found := stages.TriggersFor(r.Stage)
		require.NotEmpty(t, found, r.Stage)
		var ids []string
		for _, trigger := range found {
			assert.False(t, seen[trigger.ID], "%s occurs twice", trigger.ID)
			seen[trigger.ID] = true
			assert.True(t, strings.HasPrefix(trigger.ID, string(r.Stage)+"-"), trigger.ID)
			ids = append(ids, trigger.ID)
		}
		assert.Equal(t, ids, profileOf(t, r.Stage).Observability.Alerts)
	}
	assert.Len(t, stages.Triggers(), len(seen))
	assert.Empty(t, stages.TriggersFor("2k"))
}

func TestTriggersAreWhatAzureMonitorCanEvaluate(t *testing.T) {
	t.Parallel()
	// Microsoft Learn: metric alerts aggregate these ways, over these windows; log queries also over two days.
	aggregations := []string{"Average", "Count", "Minimum", "Maximum", "Total"}
	windows := []stages.Period{
		stages.Minute, 5 * stages.Minute, 15 * stages.Minute, 30 * stages.Minute, stages.Hour, 6 * stages.Hour,
		12 * stages.Hour, stages.Day,
	}
	for _, trigger := range stages.Triggers() {
		assert.Contains(t, windows, trigger.Window, trigger.ID)
		assert.NotEmpty(t, trigger.Title, trigger.ID)
		assert.NotEmpty(t, trigger.ResourceType, trigger.ID)
		assert.Positive(t, trigger.Threshold, trigger.ID)
		fromArticle := strings.HasPrefix(trigger.Source, "article section")
		assert.True(t, fromArticle || strings.HasPrefix(trigger.Source, "ours: "), "%s: %s", trigger.ID, trigger.Source)
		if trigger.Evaluation == stages.EvaluateMetric {
			assert.Contains(t, aggregations, trigger.Aggregation, trigger.ID)
			assert.Zero(t, trigger.MinimumRequests, trigger.ID)
		}
		if slices.Contains([]string{"requestDuration", "failedRequests"}, trigger.Signal) {
			assert.Equal(t, stages.EvaluateLogQuery, trigger.Evaluation, trigger.ID)
			assert.Positive(t, trigger.MinimumRequests, "%s would fire on a handful of requests", trigger.ID)
		}
	}
}

func TestADatabaseSizedInVCoresIsJudgedByItsCPU(t *testing.T) {
	t.Parallel()
	load := stages.TriggersFor(stages.Single)[1]
	require.Equal(t, "single-database-load", load.ID)
	p := profileOf(t, stages.Single)
	assert.Equal(t, "dtu_consumption_percent", load.For(p).Signal)
	p.Database.SKU = "GP_Gen5_2"
	assert.Equal(t, "cpu_percent", load.For(p).Signal)
	assert.Equal(t, load.Threshold, load.For(p).Threshold)
	for _, trigger := range stages.TriggersFor(stages.Stage100k) {
		assert.NotEqual(t, "dtu_consumption_percent", trigger.For(profileOf(t, stages.Stage100k)).Signal, trigger.ID)
	}
}

func TestDoorsCloseOnTheWayUpOnly(t *testing.T) {
	t.Parallel()
	ids := func(doors []stages.Door) (ids []string) {
		for _, d := range doors {
			ids = append(ids, d.ID)
		}
		return ids
	}
	assert.Equal(t, []string{"sql-hyperscale", "sql-hyperscale-zones"},
		ids(stages.DoorsBetween(stages.Stage1k, stages.Stage10k)))
	assert.Empty(t, stages.DoorsBetween(stages.Stage10k, stages.Stage1k))
	assert.Contains(t, ids(stages.DoorsBetween(stages.Single, stages.Stage100k)), "front-door-premium")
	assert.NotContains(t, ids(stages.DoorsBetween(stages.Single, stages.Stage10m)), "storage-family")
	assert.Len(t, stages.DoorsBetween("", stages.Stage10m), len(stages.Doors()))
}

func TestEveryDoorSaysWhatTheWayBackTakes(t *testing.T) {
	t.Parallel()
	doors := stages.Doors()
	require.NotEmpty(t, doors)
	seen := map[string]bool{}
	for _, d := range doors {
		assert.False(t, seen[d.ID], "%s occurs twice", d.ID)
		seen[d.ID] = true
		for _, text := range []string{d.Step, d.Consequence, d.Advice, d.Source} {
			assert.NotEmpty(t, text, d.ID)
		}
		below, _ := d.To.Previous()
		assert.Equal(t, below, d.From, "%s spans more than a hop", d.ID)
	}
	i := slices.IndexFunc(doors, func(d stages.Door) bool { return d.ID == "sql-hyperscale" })
	require.GreaterOrEqual(t, i, 0)
	assert.Equal(t, 45, doors[i].WindowDays)
}

func TestPeriodsReadAsAzureMonitorWantsThem(t *testing.T) {
	t.Parallel()
	for period, text := range map[stages.Period]string{
		5 * stages.Minute: "PT5M", 30 * stages.Minute: "PT30M", stages.Hour: "PT1H", 90 * stages.Minute: "PT90M",
		stages.Day: "P1D", 2 * stages.Day: "P2D",
	} {
		assert.Equal(t, text, period.String())
	}
}
