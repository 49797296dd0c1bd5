package faults

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func judge(fault Fault, requests ...Request) []Verdict {
	injector := NewInjector(Script{Faults: []Fault{fault}})
	var verdicts []Verdict
	for _, request := range requests {
		verdicts = append(verdicts, injector.Judge(request))
	}
	return verdicts
}

var request = Request{Identity: "urn", Name: "sql-server", Type: "Microsoft.Sql/servers", Verb: "create", Location: "eastus2"}

func TestAFaultHitsWhatItMatches(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fault Fault
		hits  bool
	}{
		"everything":         {Fault{}, true},
		"the type, any case": {Fault{Type: "microsoft.sql/servers"}, true},
		"another type":       {Fault{Type: "Microsoft.Web/sites"}, false},
		"the verb":           {Fault{Verb: "create"}, true},
		"another verb":       {Fault{Verb: "delete"}, false},
		"the name":           {Fault{Resource: "sql-*"}, true},
		"another name":       {Fault{Resource: "sql"}, false},
		"the region":         {Fault{Location: "EastUS2"}, true},
		"another region":     {Fault{Location: "westus"}, false},
	} {
		c.fault.Effect = "quotaExceeded"
		assert.Equal(t, c.hits, judge(c.fault, request)[0].Fault != nil, name)
	}
}

func TestSkipAndTimesCountTheRequestsOfEachResource(t *testing.T) {
	t.Parallel()
	other := request
	other.Identity = "another urn"
	got := judge(Fault{Effect: "quotaExceeded", Skip: 1, Times: 2}, request, other, request, request, request, other)
	var hits []bool
	for _, verdict := range got {
		hits = append(hits, verdict.Fault != nil)
	}
	assert.Equal(t, []bool{false, false, true, true, false, true}, hits)
}

func TestTheProviderRepeatsWhatMayPassAndThenGivesUp(t *testing.T) {
	t.Parallel()
	passed := judge(Fault{Effect: "unavailable", Times: 2}, request)[0]
	assert.Nil(t, passed.Fault, "the third request got through")
	assert.InDelta(t, 20./60+1, passed.Waited, 1e-9)

	lasting := judge(Fault{Effect: "throttled", RetryAfterSeconds: 30}, request)[0]
	require.NotNil(t, lasting.Fault)
	assert.Equal(t, 429, lasting.Fault.Status)
	assert.Contains(t, lasting.Fault.Message, "Retry-After: 30")
	assert.InDelta(t, 1.5, lasting.Waited, 1e-9, "three pauses of half a minute")

	final := judge(Fault{Effect: "principalNotFound", Times: 1}, request)[0]
	require.NotNil(t, final.Fault, "a bad request is not repeated")
	assert.Zero(t, final.Waited)
}

func TestWhatTakesEffectSaysSo(t *testing.T) {
	t.Parallel()
	lost := judge(Fault{Effect: "answerLost"}, request)[0]
	assert.True(t, lost.TakesEffect)
	assert.False(t, lost.Known)
	failed := judge(Fault{Effect: "failsAfterwards"}, request)[0]
	assert.True(t, failed.TakesEffect)
	assert.True(t, failed.Known)
	assert.Zero(t, lost.Waited+failed.Waited)
}

func TestAzuresWordsNameTheRegion(t *testing.T) {
	t.Parallel()
	fault := judge(Fault{Name: "full", Effect: "skuNotAvailable"}, request)[0].Fault
	require.NotNil(t, fault)
	assert.Equal(t, "SkuNotAvailable", fault.Code)
	assert.Contains(t, fault.Message, "'sql-server' is currently not available in location 'eastus2'")
	assert.Contains(t, fault.Message, "(fault full)")
}

func TestAProbabilityHitsItsShareAndTheSameRequestsInAnyOrder(t *testing.T) {
	t.Parallel()
	const many = 4000
	script := Script{Seed: 3, Faults: []Fault{{Effect: "quotaExceeded", Probability: 0.05}}}
	forwards, backwards := NewInjector(script), NewInjector(script)
	hit := map[string]bool{}
	for i := range many {
		identity := fmt.Sprint("urn-", i)
		hit[identity] = forwards.Judge(Request{Identity: identity}).Fault != nil
	}
	hits := 0
	for i := many - 1; i >= 0; i-- {
		identity := fmt.Sprint("urn-", i)
		again := backwards.Judge(Request{Identity: identity}).Fault != nil
		require.Equal(t, hit[identity], again)
		if again {
			hits++
		}
	}
	assert.InDelta(t, 0.05*many, hits, 0.015*many)
}

func TestEveryEffectIsDescribedAndSourced(t *testing.T) {
	t.Parallel()
	require.NotEmpty(t, Kinds())
	for _, kind := range Kinds() {
		assert.NotEmpty(t, kind.Text, kind.Effect)
		assert.NotEmpty(t, kind.Source, kind.Effect)
		assert.NotEmpty(t, kind.Evidence, kind.Effect)
	}
}
