package advise_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/badinput"
	"github.com/azstage/azstage/stages"
)

const broken = `{
  "from": "2026-11-16T00:00:00Z",
  "to": "2026-11-16T02:00:00Z",
  "unit": "ms",
  "series": [
    {"signal": "1k-respons-time", "values": [1, 2]},
    {"signal": "10k-instances", "values": []},
    {"signal": "1k-database-cpu", "values": [1, "2", -3]},
    {"signal": "1k-failures", "part": "email", "values": [0, null, 0, 0]},
    {"signal": "1k-failures", "part": "email", "values": [0, 0, 0, 0]},
    {"values": [1]}
  ],
  "dailyCosts": [4]
}`

func TestEveryFaultOfAFileIsToldAtOnce(t *testing.T) {
	t.Parallel()
	_, err := advise.Parse([]byte(broken), stages.Stage1k, advise.Signals(profileOf(t, stages.Stage1k)))
	require.Error(t, err)
	for _, want := range []string{
		`line 4: unit: is unknown`,
		`line 6: series[0].signal: "1k-respons-time" is no signal of the stack (did you mean "1k-response-time"?)`,
		`line 7: series[1].signal: "10k-instances" is a trigger of stage 10k; the stack is at 1k`,
		`line 8: series[2].values[2]: "-3" is neither null nor a number from 0 on`,
		`line 8: series[2].values: has 3 values; the period has 4 windows of PT30M`,
		`line 9: series[3].part: "1k-failures" is measured as a whole`,
		`line 10: series[4]: is of the same signal, resource and part as series[3]`,
		`line 11: series[5].signal: is missing`,
		`line 13: dailyCosts: has 1 values; the period has 0 whole days`,
	} {
		assert.Contains(t, err.Error(), want)
	}
	lines := strings.Split(err.Error(), "\n")
	assert.True(t, strings.HasPrefix(lines[0], "line 4:"), "in the order of the file: %s", lines[0])
}

func TestWhatIsNoFileOfMetricsIsRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":   "the metrics are empty",
		"[]": "must be an object with from, to, series",
		"{":  "are no JSON",
		`{"from": "yesterday", "to": "2026-11-16T00:30:00Z", "series": {}}`:                            `"yesterday" is no full hour`,
		`{"from": "2026-11-17T00:00:00Z", "to": "2026-11-16T00:00:00Z", "series": []}`:                 "is not after from",
		`{"from": "2026-01-01T00:00:00Z", "to": "2026-11-16T00:00:00Z", "series": []}`:                 "more than 93 days",
		`{"from": "2026-11-16T00:00:00Z", "to": "2026-11-16T01:00:00Z", "series": [{"signal": 1}]}`:    "series[0].signal: must be",
		`{"from": "2026-11-16T00:00:00Z", "to": "2026-11-16T01:00:00Z", "series": 1, "dailyCosts": 2}`: "dailyCosts: must be",
	} {
		_, err := advise.Parse([]byte(text), stages.Single, advise.Signals(profileOf(t, stages.Single)))
		assert.ErrorContains(t, err, want, text)
	}
}

func TestCostsAreGivenByDayAndNotAsASeries(t *testing.T) {
	t.Parallel()
	text := `{"from": "2026-11-16T00:00:00Z", "to": "2026-11-17T00:00:00Z", "series": [{"signal": "100k-costs", "values": [3]}]}`
	_, err := advise.Parse([]byte(text), stages.Stage100k, advise.Signals(profileOf(t, stages.Stage100k)))
	assert.ErrorContains(t, err, "give dailyCosts")
}

func FuzzParse(f *testing.F) {
	f.Add(broken)
	f.Add(`{"series": [[]], "from": {}, "to": null}`)
	for _, seed := range badinput.Seeds(f, badMetrics) {
		f.Add(seed)
	}
	p, err := stages.ProfileOf(stages.Stage1k)
	require.NoError(f, err)
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = advise.Parse([]byte(text), stages.Stage1k, advise.Signals(p))
	})
}

// valid checks JSON against a published schema.
func valid(t *testing.T, schema string, text []byte) error {
	t.Helper()
	compiled, err := jsonschema.NewCompiler().Compile(filepath.Join("../../docs/schemas", schema))
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	require.NoError(t, err)
	return compiled.Validate(value)
}

func TestRecordingsAreWhatTheirSchemaSays(t *testing.T) {
	t.Parallel()
	for _, stage := range recorded {
		for _, how := range []string{"quiet", "firing", "idle"} {
			text, err := os.ReadFile(filepath.Join("testdata", string(stage)+"."+how+".json"))
			require.NoError(t, err)
			require.NoError(t, valid(t, "metrics.json", text))
			written, err := json.Marshal(measured(t, stage, how))
			require.NoError(t, err)
			assert.JSONEq(t, string(text), string(written), "what is written can be read again")
		}
	}
	require.Error(t, valid(t, "metrics.json", []byte(broken)))
}

func TestAnAdviceIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	advice := adviceOn(t, stages.Single, measured(t, stages.Single, "firing"))
	advice.Price(side(t, stages.Single), side(t, stages.Stage1k))
	for place, change := range map[string]func(a map[string]any){
		"":                           func(map[string]any) {},
		"/verdict":                   func(a map[string]any) { a["verdict"] = "wait" },
		"missing property 'reasons'": func(a map[string]any) { delete(a, "reasons") },
		"/findings/0/state":          func(a map[string]any) { a["findings"].([]any)[0].(map[string]any)["state"] = "odd" },
		"/cost/before":               func(a map[string]any) { a["cost"].(map[string]any)["before"] = 3 },
	} {
		text, err := json.Marshal(advice)
		require.NoError(t, err)
		var object map[string]any
		require.NoError(t, json.Unmarshal(text, &object))
		change(object)
		text, err = json.Marshal(object)
		require.NoError(t, err)
		if err = valid(t, "advice.json", text); place == "" {
			require.NoError(t, err)
		} else {
			require.ErrorContains(t, err, place)
		}
	}
}
