package main

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/policyx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

const containerURN = "urn:pulumi:dev::theirs::azure-native:storage:BlobContainer::uploads"

func container(access property.Value) policyx.AnalyzerResource {
	return policyx.AnalyzerResource{
		Type: "azure-native:storage/v20230101:BlobContainer", URN: containerURN, Name: "uploads",
		Properties: property.NewMap(map[string]property.Value{
			"containerName": property.New("uploads"), "publicAccess": access,
			"tags": property.New(property.NewMap(map[string]property.Value{"stage": property.New("single")})),
		}),
		Options: pulumi.ResourceOptions{Protect: true},
	}
}

func configured(values map[string]string) func(string) (string, bool) {
	return func(key string) (string, bool) {
		value, ok := values[key]
		return value, ok
	}
}

func TestValuesOfTheSDKBecomeThoseOfAGraph(t *testing.T) {
	t.Parallel()
	assert.Equal(t, map[string]any{
		"text": "a", "number": 1.5, "flag": true, "nothing": nil, "unknown": graph.Unknown, "secret": graph.Secret,
		"list": []any{"b", graph.Unknown}, "object": map[string]any{"inner": graph.Secret},
	}, plain(property.NewMap(map[string]property.Value{
		"text": property.New("a"), "number": property.New(1.5), "flag": property.New(true), "nothing": {},
		"unknown": property.New(property.Computed), "secret": property.New("hunter2").WithSecret(true),
		"list": property.New([]property.Value{property.New("b"), property.New(property.Computed)}),
		"object": property.New(property.NewMap(map[string]property.Value{
			"inner": property.New("hunter2").WithSecret(true),
		})),
		"__defaults": property.New("bookkeeping"),
	})))
}

func TestAPreviewJudgesAtItsEndWhatItSawBefore(t *testing.T) {
	t.Parallel()
	j, err := newJudge("theirs", true, configured(nil))
	require.NoError(t, err)
	assert.Empty(t, j.register(container(property.New("Blob"))), "a preview refuses nothing before its end")
	// At the end the engine shows outputs, which need not have the input.
	shown := policyx.AnalyzerResource{Type: "azure-native:storage/v20230101:BlobContainer", URN: containerURN}
	found := j.findings([]policyx.AnalyzerResource{shown})
	require.Len(t, found, 1)
	assert.Equal(t, "storage-container-private", found[0].Rule)
	assert.Equal(t, rules.Mandatory, found[0].Level)
	assert.Equal(t, stages.Single, j.stage(), "the resource's tag says it")
}

func TestAnUpRefusesBeforeAResourceExists(t *testing.T) {
	t.Parallel()
	j, err := newJudge("theirs", false, configured(nil))
	require.NoError(t, err)
	require.Len(t, j.register(container(property.New("Blob"))), 1)
	assert.Empty(t, j.register(container(property.New("None"))))
	shown := policyx.AnalyzerResource{Type: "azure-native:storage:BlobContainer", URN: containerURN}
	assert.Empty(t, j.findings([]policyx.AnalyzerResource{shown}), "what was registered last counts")
}

func TestWhatAPreviewDoesNotKnowIsSaid(t *testing.T) {
	t.Parallel()
	j, err := newJudge("theirs", true, configured(nil))
	require.NoError(t, err)
	j.register(container(property.New(property.Computed)))
	found := j.findings([]policyx.AnalyzerResource{{Type: "azure-native:storage:BlobContainer", URN: containerURN}})
	require.Len(t, found, 1)
	assert.Equal(t, rules.Undecided, found[0].Level)
}

func TestStageAndWaiversComeFromTheProjectsConfiguration(t *testing.T) {
	t.Parallel()
	j, err := newJudge("theirs", true, configured(map[string]string{
		"theirs:stage": "10k", "theirs:expandFrom": "1k",
		"theirs:waivers": `[{"rule": "storage-container-private", "resource": "uploads", "reason": "public",
			"expires": "2999-01-01"}]`,
	}))
	require.NoError(t, err)
	assert.Equal(t, stages.Stage1k, j.stage())
	j.register(container(property.New("Blob")))
	found := j.findings([]policyx.AnalyzerResource{{Type: "azure-native:storage:BlobContainer", URN: containerURN}})
	require.Len(t, found, 1)
	assert.Equal(t, rules.Waived, found[0].Level)

	_, err = newJudge("theirs", true, configured(map[string]string{"theirs:waivers": "all of them"}))
	assert.ErrorContains(t, err, "theirs:waivers")
}

func TestALevelFollowsTheStage(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]policyx.EnforcementLevel{
		"single": policyx.EnforcementLevelDisabled, "1k": policyx.EnforcementLevelAdvisory,
		"100k": policyx.EnforcementLevelMandatory, "": policyx.EnforcementLevelMandatory,
	} {
		j, err := newJudge("theirs", true, configured(map[string]string{"theirs:stage": stage}))
		require.NoError(t, err)
		for _, rule := range rules.All() {
			if rule.ID == "appservice-plan-zones" {
				assert.Equal(t, want, stagedPolicy{rulePolicy(rule, j), rule, j}.EnforcementLevel(), stage)
			}
		}
	}
}
