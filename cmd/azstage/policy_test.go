package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/policies/rules"
)

func TestAPolicyReportIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/schemas/policy.json")
	require.NoError(t, err)
	validate := func(report policyReport) error {
		text, err := json.Marshal(report)
		require.NoError(t, err)
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		require.NoError(t, err)
		return schema.Validate(value)
	}
	assert.NoError(t, validate(policyReport{Rules: ruleRows()}), "the rules alone")

	report := policyReport{Rules: ruleRows(), Stage: "1k", Stack: "dev", Findings: []rules.Finding{
		{Rule: "storage-tls", URN: "urn:pulumi:x", Level: rules.Mandatory, Message: "old"},
	}}
	assert.NoError(t, validate(report))
	report.Findings[0].Level = "fatal"
	assert.ErrorContains(t, validate(report), "/findings/0/level")
	report.Findings[0].Level, report.Stage = rules.Waived, "2k"
	assert.ErrorContains(t, validate(report), "/stage")
}

func TestOnlyMandatoryFindingsRefuse(t *testing.T) {
	t.Parallel()
	advised := []rules.Finding{{Level: rules.Advisory}, {Level: rules.Undecided}, {Level: rules.Waived}}
	assert.NoError(t, refusedBy("dev", advised))
	refused := refusedBy("dev", append(advised, rules.Finding{Level: rules.Mandatory}))
	assert.ErrorContains(t, refused, "1 place")
	assert.Equal(t, exitRefused, exitCode(refused))
}
