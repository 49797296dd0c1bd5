package rules_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
)

func openAccount() *rules.Stack {
	return rules.NewStack("single", []rules.Resource{{Resource: graph.Resource{
		URN: "urn:pulumi:dev::p::azure-native:storage:BlobContainer::downloads", Type: "azure-native:storage:BlobContainer",
		Name: "downloads", Inputs: map[string]any{"containerName": "downloads", "publicAccess": "Blob"},
	}}})
}

func TestAWaiverExcusesOneRuleOnOneResourceUntilItsDay(t *testing.T) {
	t.Parallel()
	waiver := rules.Waiver{
		Rule: "storage-container-private", Resource: "downloads", Reason: "public downloads", Expires: "2026-11-23",
	}
	endOfDay := time.Date(2026, time.November, 23, 23, 59, 59, 0, time.UTC)
	findings := rules.Evaluate(openAccount(), rules.Options{Waivers: []rules.Waiver{waiver}, Now: endOfDay})
	require.Len(t, findings, 1)
	assert.Equal(t, rules.Waived, findings[0].Level)
	assert.Contains(t, findings[0].Message, "public downloads")

	expired := rules.Evaluate(openAccount(), rules.Options{
		Waivers: []rules.Waiver{waiver}, Now: endOfDay.Add(2 * time.Second),
	})
	require.Len(t, expired, 2)
	assert.Equal(t, rules.Mandatory, expired[0].Level)
	assert.Equal(t, rules.WaiverRule, expired[1].Rule)
	assert.Contains(t, expired[1].Message, "expired on 2026-11-23")

	other := waiver
	other.Resource = "uploads"
	assert.Equal(t, rules.Mandatory,
		rules.Evaluate(openAccount(), rules.Options{Waivers: []rules.Waiver{other}, Now: now})[0].Level)
}

func TestAWaiverThatIsWrongIsAFinding(t *testing.T) {
	t.Parallel()
	good := rules.Waiver{Rule: "storage-tls", Resource: "x", Reason: "y", Expires: "2027-01-01"}
	require.NoError(t, good.Check())
	for want, change := range map[string]func(*rules.Waiver){
		"there is no such rule":       func(w *rules.Waiver) { w.Rule = "storage-tsl" },
		"it names no resource":        func(w *rules.Waiver) { w.Resource = "" },
		"it gives no reason":          func(w *rules.Waiver) { w.Reason = "" },
		`"tomorrow" instead of a day`: func(w *rules.Waiver) { w.Expires = "tomorrow" },
	} {
		wrong := good
		change(&wrong)
		findings := rules.Evaluate(rules.NewStack("", nil), rules.Options{Waivers: []rules.Waiver{wrong}, Now: now})
		require.Len(t, findings, 1)
		assert.Equal(t, rules.Mandatory, findings[0].Level)
		assert.Contains(t, findings[0].Message, want)
	}
}

func TestWhatStopsComesFirst(t *testing.T) {
	t.Parallel()
	sorted := rules.Worst([]rules.Finding{
		{Rule: "a", Level: rules.Waived}, {Rule: "b", Level: rules.Undecided}, {Rule: "c", Level: rules.Mandatory},
		{Rule: "d", Level: rules.Advisory}, {Rule: "e", Level: rules.Mandatory},
	})
	var order string
	for _, finding := range sorted {
		order += finding.Rule
	}
	assert.Equal(t, "cedba", order)
}

func TestUndecidedRulesAreJoinedByResource(t *testing.T) {
	t.Parallel()
	joined := rules.UndecidedByResource([]rules.Finding{
		{Rule: "a", URN: "x", Level: rules.Undecided}, {Rule: "b", URN: "y", Level: rules.Mandatory},
		{Rule: "c", URN: "x", Level: rules.Undecided}, {Rule: "d", URN: "z", Level: rules.Undecided},
	})
	require.Len(t, joined, 2)
	assert.Equal(t, rules.Finding{URN: "x", Level: rules.Undecided, Message: "a, c"}, joined[0])
}
