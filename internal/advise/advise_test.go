package advise_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/stages"
)

// week are metrics of so many days in which every signal of a stage has one value all the time, where it has one.
func week(t testing.TB, stage stages.Stage, days int, values map[string]float64) advise.Metrics {
	t.Helper()
	m := advise.Metrics{From: time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC)}
	m.To = m.From.AddDate(0, 0, days)
	for _, s := range advise.Signals(profileOf(t, stage)) {
		value, ok := values[s.ID]
		if !ok {
			continue
		}
		series := advise.Series{Signal: s.ID}
		for range days * int(stages.Day) / int(s.Window) {
			series.Values = append(series.Values, value)
		}
		m.Series = append(m.Series, series)
	}
	return m
}

// calm is a stage 1k that nothing is the matter with and that uses what it has.
func calm(changed map[string]float64) map[string]float64 {
	values := map[string]float64{
		"1k-response-time": 200, "1k-database-cpu": 45, "1k-failures": 0.01, "plan-cpu": 35, "plan-memory": 60,
		"database-used": 45, "cache-cpu": 30, "cache-filled": 50, "cache-lookups": 5000, "edge-requests": 5000,
	}
	for id, value := range changed {
		if math.IsNaN(value) {
			delete(values, id)
			continue
		}
		values[id] = value
	}
	return values
}

func TestWhatIsAdvised(t *testing.T) {
	t.Parallel()
	nothing := math.NaN()
	for name, c := range map[string]struct {
		changed map[string]float64
		verdict advise.Verdict
		to      stages.Stage
		sizes   []string
	}{
		"nothing is the matter":            {nil, advise.Stay, "1k", nil},
		"the database alone is busy":       {map[string]float64{"1k-database-cpu": 75}, advise.ScaleInPlace, "1k", []string{"S4"}},
		"it is busier than one step mends": {map[string]float64{"1k-database-cpu": 98}, advise.ScaleInPlace, "1k", []string{"S4"}},
		"it is at its limit":               {map[string]float64{"1k-database-cpu": 100}, advise.Promote, "10k", nil},
		"users wait":                       {map[string]float64{"1k-response-time": 501}, advise.Promote, "10k", nil},
		"users wait for the database": {
			map[string]float64{"1k-response-time": 600, "1k-database-cpu": 75}, advise.Promote, "10k", nil,
		},
		"exactly at the threshold": {map[string]float64{"1k-response-time": 500}, advise.Stay, "1k", nil},
		"the database is too large": {
			map[string]float64{"1k-database-cpu": 15, "database-used": 15}, advise.RightSize, "1k", []string{"S2"},
		},
		"all is too large for the stage": {
			map[string]float64{"1k-database-cpu": 5, "database-used": 5, "plan-cpu": 5, "plan-memory": 20},
			advise.GoDown, "single", nil,
		},
		"the memory would not fit below": {
			map[string]float64{"1k-database-cpu": 5, "database-used": 5, "plan-cpu": 5, "plan-memory": 60},
			advise.RightSize, "1k", []string{"S1"},
		},
		"nobody knows the memory": {
			map[string]float64{"1k-database-cpu": 5, "database-used": 5, "plan-cpu": 5, "plan-memory": nothing},
			advise.RightSize, "1k", []string{"S1"},
		},
		"nobody knows whether users wait": {
			map[string]float64{"1k-response-time": nothing, "1k-database-cpu": 5, "database-used": 5}, advise.Stay, "1k", nil,
		},
	} {
		advice := adviceOn(t, stages.Stage1k, week(t, stages.Stage1k, stages.JudgedDays, calm(c.changed)))
		assert.Equal(t, c.verdict, advice.Verdict, name)
		assert.Equal(t, c.to, advice.To, name)
		var sizes []string
		for _, change := range advice.Changes {
			sizes = append(sizes, change.To)
		}
		assert.Equal(t, c.sizes, sizes, name)
	}
}

// A bigger size has to leave a fifth of the way to the threshold.
func TestABiggerSizeLeavesRoom(t *testing.T) {
	t.Parallel()
	for load, want := range map[float64]string{85: "HS_Gen5_6", 95.9: "HS_Gen5_6", 96.1: "HS_Gen5_8"} {
		advice := adviceOn(t, stages.Stage10k, week(t, stages.Stage10k, 1, map[string]float64{"10k-database-cpu": load}))
		require.Len(t, advice.Changes, 1, load)
		assert.Equal(t, want, advice.Changes[0].To, load)
		assert.LessOrEqual(t, advice.Changes[0].Loads[0].Then, 80*0.8)
	}
}

// Where messages wait there may be more workers, up to what Azure allows; but not where users wait too.
func TestWaitingMessagesAskForMoreWorkersFirst(t *testing.T) {
	t.Parallel()
	on := func(most int, latency float64) advise.Advice {
		config := stages.Config{Stage: stages.Stage100k}
		config.Overrides.Workers.MaxInstances = &most
		values := map[string]float64{"100k-queue-depth": 20000, "100k-response-time": latency}
		input := advise.Input{Config: config, Stack: "dev", Metrics: week(t, stages.Stage100k, 2, values)}
		advice, err := advise.On(input)
		require.NoError(t, err)
		return advice
	}
	for most, want := range map[int]string{100: "200", 600: "1000"} {
		advice := on(most, 100)
		require.Equal(t, advise.ScaleInPlace, advice.Verdict, most)
		assert.Equal(t, map[string]string{"overrides.workers.maxInstances": want}, advice.Overrides())
	}
	assert.Equal(t, advise.Promote, on(1000, 100).Verdict)
	assert.Equal(t, advise.Promote, on(100, 900).Verdict)
}

func TestNothingIsMadeSmallerOnAFewDays(t *testing.T) {
	t.Parallel()
	values := calm(map[string]float64{"1k-database-cpu": 5, "database-used": 5, "plan-cpu": 5, "plan-memory": 20})
	advice := adviceOn(t, stages.Stage1k, week(t, stages.Stage1k, stages.JudgedDays-1, values))
	assert.Equal(t, advise.Stay, advice.Verdict)
	assert.Contains(t, strings.Join(advice.Reasons, "\n"), "Less than 7 days")
}

// A nightly job holds a trigger for half an hour a day; a working day does for hours.
func TestABriefLoadIsNoReasonToLeave(t *testing.T) {
	t.Parallel()
	for windows, want := range map[int]advise.Verdict{1: advise.Stay, 2: advise.Stay, 3: advise.ScaleInPlace} {
		metrics := week(t, stages.Stage1k, 7, calm(nil))
		i := slices.IndexFunc(metrics.Series, func(s advise.Series) bool { return s.Signal == "1k-database-cpu" })
		for day := range 7 {
			for window := range windows {
				metrics.Series[i].Values[day*48+window] = 90
			}
		}
		advice := adviceOn(t, stages.Stage1k, metrics)
		assert.Equal(t, want, advice.Verdict, windows)
		f := finding(t, advice, "1k-database-cpu")
		assert.Equal(t, 7*windows, f.Held)
		assert.Equal(t, 30*windows, f.LongestMinutes)
		assert.InDelta(t, (90.0-70)/70*100, f.BeyondPercent, 1e-9)
		require.NotNil(t, f.Since)
		assert.Equal(t, metrics.From, *f.Since)
	}
}

func finding(t testing.TB, advice advise.Advice, id string) advise.Finding {
	t.Helper()
	i := slices.IndexFunc(advice.Findings, func(f advise.Finding) bool { return f.ID == id })
	require.GreaterOrEqual(t, i, 0, id)
	return advice.Findings[i]
}

// A gap in the measurements ends a stretch: nobody knows what was in it.
func TestAGapEndsAStretch(t *testing.T) {
	t.Parallel()
	metrics := week(t, stages.Stage1k, 1, map[string]float64{"1k-response-time": 700})
	metrics.Series[0].Values[40] = math.NaN()
	f := finding(t, adviceOn(t, stages.Stage1k, metrics), "1k-response-time")
	assert.Equal(t, 95, f.Measured)
	assert.Equal(t, 55*15, f.LongestMinutes)
}

// Section 5: a cost anomaly is a day that costs over 20 % more than the one before.
func TestADayThatCostsATwentiethMoreThanAFifthIsToldOf(t *testing.T) {
	t.Parallel()
	for last, held := range map[float64]int{120: 0, 121: 1} {
		metrics := week(t, stages.Stage100k, 3, map[string]float64{"100k-response-time": 100})
		metrics.DailyCosts = advise.Values{100, 100, last}
		advice := adviceOn(t, stages.Stage100k, metrics)
		f := finding(t, advice, "100k-costs")
		assert.Equal(t, held, f.Held, last)
		assert.Equal(t, 2, f.Measured, "the first day has none before it")
		assert.Equal(t, advise.Stay, advice.Verdict, "growth would not mend it")
		assert.Equal(t, held == 1, strings.Contains(strings.Join(advice.Reasons, "\n"), "A day costs unusually much"))
	}
}

func TestWithoutATriggerNothingCanBeSaid(t *testing.T) {
	t.Parallel()
	metrics := week(t, stages.Stage1k, 7, map[string]float64{"plan-cpu": 10})
	input := advise.Input{
		Config: stages.Config{Stage: stages.Stage1k}, Stack: "dev", Metrics: metrics, Problems: []string{"Azure answers 403"},
	}
	_, err := advise.On(input)
	require.ErrorContains(t, err, "no trigger of stage 1k is measured")
	require.ErrorContains(t, err, "Azure answers 403", "and why")
}

func TestTheLastStageIsNotLeft(t *testing.T) {
	t.Parallel()
	for _, full := range []map[string]float64{{"10m-instances": 30}, {"10m-database-load": 85}} {
		advice := adviceOn(t, stages.Stage10m, week(t, stages.Stage10m, 7, full))
		assert.Equal(t, advise.ScaleInPlace, advice.Verdict)
		assert.Equal(t, stages.Stage10m, advice.To)
		assert.Empty(t, advice.Changes, "shards have no one size")
		assert.Contains(t, strings.Join(advice.Reasons, "\n"), "another cell")
	}
}

// What a stack has not is not measured, and what measures another kind of it is.
func TestSignalsFollowTheProfile(t *testing.T) {
	t.Parallel()
	ids := func(change func(*stages.Profile)) []string {
		p := profileOf(t, stages.Stage100k)
		change(&p)
		var found []string
		for _, s := range advise.Signals(p) {
			found = append(found, s.ID)
		}
		return found
	}
	assert.Contains(t, ids(func(*stages.Profile) {}), "cache-memory")
	classic := ids(func(p *stages.Profile) { p.Cache.Engine, p.Cache.SKU = stages.ClassicCache, "Standard_C5" })
	assert.Contains(t, classic, "classic-cache-load")
	assert.NotContains(t, classic, "cache-memory")
	assert.NotContains(t, ids(func(p *stages.Profile) { p.Observability.PlatformHealth = false }), "dead-letters")
	queues := ids(func(p *stages.Profile) { p.Messaging.Tier = "" })
	assert.Contains(t, queues, "100k-queue-depth", "workers tell it")
	assert.NotContains(t, queues, "messaging-load")
	p := profileOf(t, stages.Stage10k)
	p.Cache.Engine, p.Cache.SKU = stages.ClassicCache, "Standard_C4"
	assert.True(t, slices.ContainsFunc(advise.Signals(p), func(s advise.Signal) bool { return s.ID == "10k-cache-hits" }))
}

// What is advised must be a configuration that the program takes.
func TestAdvisedSizesAreValid(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		stage := rapid.SampledFrom(recorded).Draw(r, "stage")
		how := rapid.SampledFrom([]string{"quiet", "firing", "idle"}).Draw(r, "how")
		metrics := times(measured(t, stage, how), rapid.Float64Range(0.01, 10).Draw(r, "factor"))
		advice := adviceOn(t, stage, metrics)
		p := profileOf(t, stage)
		for _, change := range advice.Changes {
			switch change.Override {
			case "database.sku":
				p.Database.SKU = stages.SQLSKU(change.To)
			case "compute.sku":
				p.Compute.SKU = stages.PlanSKU(change.To)
			case "cache.sku":
				p.Cache.SKU = stages.CacheSKU(change.To)
			case "workers.maxInstances":
				most, err := strconv.Atoi(change.To)
				require.NoError(r, err)
				p.Workers.MaxInstances = most
			default:
				r.Fatalf("nobody checks %s", change.Override)
			}
		}
		require.NoError(r, p.Validate())
	})
}

// quality are signals that rise when things get better, not when there is more to do.
var quality = []string{"10k-cache-hits", "origin-health"}

// times are the metrics of more work. Percentages stay below what can be measured.
func times(m advise.Metrics, factor float64) advise.Metrics {
	scaled := m
	scaled.Series = nil
	for _, s := range m.Series {
		values := slices.Clone(s.Values)
		for i := range values {
			if !slices.Contains(quality, s.Signal) {
				values[i] *= factor
			}
		}
		scaled.Series = append(scaled.Series, advise.Series{Signal: s.Signal, Resource: s.Resource, Part: s.Part, Values: values})
	}
	return scaled
}

// More work never leads to a smaller stage, and never to a smaller size where less work led to a larger one.
func TestMoreWorkNeverLowersTheAdvisedStage(t *testing.T) {
	t.Parallel()
	ladder := map[stages.Stage]int{}
	for i, rung := range stages.Ladder() {
		ladder[rung.Stage] = i
	}
	rapid.Check(t, func(r *rapid.T) {
		stage := rapid.SampledFrom(recorded).Draw(r, "stage")
		how := rapid.SampledFrom([]string{"quiet", "firing", "idle"}).Draw(r, "how")
		less := rapid.Float64Range(0.01, 5).Draw(r, "less")
		more := less * rapid.Float64Range(1, 5).Draw(r, "more")
		metrics := measured(t, stage, how)
		before, after := adviceOn(t, stage, times(metrics, less)), adviceOn(t, stage, times(metrics, more))
		require.GreaterOrEqual(r, ladder[after.To], ladder[before.To], "%s, then %s", before.Verdict, after.Verdict)
		if before.Verdict == advise.ScaleInPlace {
			require.Contains(r, []advise.Verdict{advise.ScaleInPlace, advise.Promote}, after.Verdict)
		}
	})
}
