package faults

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var types = []string{"Microsoft.Sql/servers", "Microsoft.Web/sites"}

func TestAScriptIsReadFromYAMLAndFromJSON(t *testing.T) {
	t.Parallel()
	want := Script{Seed: 7, Faults: []Fault{{Name: "slow", Type: "microsoft.sql/Servers", Verb: "create", Resource: "sql-*",
		Skip: 1, Times: 2, Probability: 0.5, Effect: "throttled", RetryAfterSeconds: 10}}}
	for _, text := range []string{`
seed: 7
faults:
  - {name: slow, type: microsoft.sql/Servers, verb: create, resource: "sql-*", skip: 1, times: 2, probability: 0.5,
     effect: throttled, retryAfterSeconds: 10}
`, `{"seed": 7, "faults": [{"name": "slow", "type": "microsoft.sql/Servers", "verb": "create", "resource": "sql-*",
"skip": 1, "times": 2, "probability": 0.5, "effect": "throttled", "retryAfterSeconds": 10}]}`} {
		got, err := Parse([]byte(text), types)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
}

func TestEveryFaultOfAScriptIsReportedAtOnce(t *testing.T) {
	t.Parallel()
	_, err := Parse([]byte(`
sead: 7
faults:
  - {name: a, efect: throttled}
  - {name: a, effect: explode, type: Microsoft.Sql/server, verb: look, resource: "[", skip: -1, times: -1}
  - {effect: quotaExceeded, probability: 2, retryAfterSeconds: 5}
  - {name: b, effect: busy, retryAfterSeconds: -1}
`), types)
	for _, want := range []string{
		"sead", "efect", `faults[1].name: "a" is used twice`, `faults[1].effect: "explode"`, "faults[1].type", "faults[1].verb",
		"faults[1].resource", "faults[1].skip", "faults[1].times", "faults[2].name: is missing", "faults[2].probability",
		"faults[2].retryAfterSeconds", "faults[3].retryAfterSeconds: must not be negative", "answerLost, busy",
	} {
		assert.ErrorContains(t, err, want)
	}
}

func TestWhatIsNoScriptIsRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "is empty", "faults: []": "is empty", "{": "no YAML", "just words": "is no object",
	} {
		_, err := Parse([]byte(text), types)
		assert.ErrorContains(t, err, want, text)
	}
}
