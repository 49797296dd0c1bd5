package runbook_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/runbook"
	"github.com/azstage/azstage/stages"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The runbooks of a stage with a copy elsewhere and of one with several regions are pinned, because a person follows them.
func TestTheRunbookOfAStage(t *testing.T) {
	t.Parallel()
	for _, stage := range []string{"100k", "1m"} {
		book, err := runbook.For(graphtest.Graph(t, stage), "")
		require.NoError(t, err)
		path := "testdata/" + stage + ".md"
		if *update {
			require.NoError(t, os.WriteFile(path, []byte(book.Text()), 0o600))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, string(want), book.Text())
		assert.NotContains(t, book.Text(), "{name}")
		assert.NotRegexp(t, `\{[a-z]+\}`, book.Text(), "a word was not filled in")
	}
}

// loss is the loss of a region of a stage.
func loss(t *testing.T, g graph.Graph, region string) runbook.Loss {
	t.Helper()
	book, err := runbook.For(g, region)
	require.NoError(t, err)
	require.Len(t, book.Losses, 1)
	return book.Losses[0]
}

// about finds the step about a resource.
func about(steps []runbook.Step, resource string) runbook.Step {
	for _, step := range steps {
		if step.Resource == resource {
			return step
		}
	}
	return runbook.Step{}
}

func TestTheDatabasesAreFailedOverBeforeUsersAreSentAway(t *testing.T) {
	t.Parallel()
	first := loss(t, graphtest.Graph(t, "1m"), "East US 2")
	assert.Equal(t, []string{"southeastasia", "uksouth"}, first.Others)
	require.GreaterOrEqual(t, len(first.Actions), 2)
	assert.Equal(t, "az sql failover-group set-primary --name sqlfg-shop-dev-eus2-4kzgt --resource-group rg-shop-dev-eus2 "+
		"--server sql-shop-dev-cus-4kzgt --allow-data-loss", first.Actions[0].Command)
	assert.Contains(t, first.Actions[1].Command, "--origin-name app-private --enabled-state Disabled")
	back := about(first.Return, "sqlfg-shop-dev-eus2-4kzgt").Command
	assert.Contains(t, back, "--server sql-shop-dev-eus2-4kzgt")
	assert.NotContains(t, back, "allow-data-loss", "nothing is lost on the way back")
	assert.Equal(t, "app-private", first.Return[len(first.Return)-2].Resource, "users come back once everything else has")
}

func TestAnotherRegionTakesNoDatabaseAlong(t *testing.T) {
	t.Parallel()
	second := loss(t, graphtest.Graph(t, "1m"), "uksouth")
	assert.Empty(t, about(second.Actions, "sqlfg-shop-dev-eus2-4kzgt"))
	assert.Contains(t, about(second.Actions, "amr-shop-dev-uks-4kzgt").Command, "--cluster-name amr-shop-dev-eus2-4kzgt")
	assert.NotEmpty(t, about(second.Automatic, "cosno-shop-dev-eus2-4kzgt"))
	assert.Contains(t, about(second.Lost, "sbns-shop-dev-uks-4kzgt").Text, "wait until the region is back")
}

func TestOneRegionWithACopyNeedsAStandIn(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "100k")
	only := loss(t, g, "eastus2")
	assert.Empty(t, only.Others)
	assert.Contains(t, only.Actions[0].Command, "set-primary")
	assert.Contains(t, about(only.Actions, g.Stack).Command, "--set location=centralus")
	assert.Contains(t, about(only.Actions, g.Stack).Text, "fill it from the copy")
	single := graphtest.Graph(t, "single")
	assert.Contains(t, about(loss(t, single, "eastus2").Actions, single.Stack).Text, "geo-redundant backup")
	ofCopy := loss(t, g, "centralus")
	assert.False(t, ofCopy.Serves)
	assert.Empty(t, ofCopy.Actions, "the loss of the copy asks nothing of anybody")
}

func TestAfterAFailoverTheOtherServerIsTheOneToLose(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "1m")
	for _, resource := range g.OfType("azure-native:sql:FailoverGroup") {
		resource.Outputs["replicationRole"] = "Secondary"
	}
	assert.Contains(t, loss(t, g, "centralus").Actions[0].Command, "--server sql-shop-dev-eus2-4kzgt")
	assert.Empty(t, about(loss(t, g, "eastus2").Actions, "sqlfg-shop-dev-eus2-4kzgt"))
}

func TestTheTopologyIsReadFromTheStack(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]stages.Topology{"single": stages.OneDatabase, "100k": stages.OneDatabase,
		"1m": stages.MultiWrite} {
		book, err := runbook.For(graphtest.Graph(t, stage), "")
		require.NoError(t, err)
		assert.Equal(t, want, book.Data.Topology, stage)
		assert.NotEmpty(t, book.Data.RPO)
	}
}

func TestEveryStepSaysHowSureItIs(t *testing.T) {
	t.Parallel()
	for _, stage := range graphtest.Stages() {
		book, err := runbook.For(graphtest.Graph(t, stage), "")
		require.NoError(t, err)
		for _, loss := range book.Losses {
			for _, steps := range [][]runbook.Step{loss.Automatic, loss.Lost, loss.Actions, loss.Return} {
				for _, step := range steps {
					assert.NotEmpty(t, step.Evidence, step.Text)
					assert.NotEmpty(t, step.Source, step.Text)
				}
			}
		}
	}
}

func TestARegionOfAnotherStackIsRefused(t *testing.T) {
	t.Parallel()
	_, err := runbook.For(graphtest.Graph(t, "100k"), "uksouth")
	assert.ErrorContains(t, err, "its regions are eastus2, centralus")
	_, err = runbook.For(graphtest.Graph(t, "100k"), "atlantis")
	assert.ErrorContains(t, err, `runs in "atlantis"`)
	_, err = runbook.For(graph.Graph{}, "")
	assert.NoError(t, err)
}

func TestEveryCellOfALostRegionIsFailedOver(t *testing.T) {
	t.Parallel()
	lost := loss(t, graphtest.Graph(t, "10m"), "uksouth")
	assert.Equal(t, []string{"eastus2", "southeastasia"}, lost.Others)
	var groups []string
	for _, step := range lost.Actions {
		if strings.Contains(step.Command, "failover-group set-primary") {
			groups = append(groups, step.Resource)
		}
	}
	assert.Len(t, groups, 4)
	assert.Len(t, slices.Compact(slices.Sorted(slices.Values(groups))), 4, "each its own: %v", groups)
}
