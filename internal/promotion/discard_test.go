package promotion

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

// giving plans a second half that deletes a container and a database, where some may go.
func giving(discard ...string) Plan {
	container := resourceOf("azure-native:documentdb:SqlResourceSqlContainer", "cosmos-container-feeds", nil)
	database := resourceOf(sqlDatabase, "sql-database", nil)
	return NewPlan("dev", stackOf(container, database), up, []Half{{Phase: Contract, Graph: stackOf()}}, discard)
}

func TestWhatHoldsDataGoesOnlyIfItIsNamed(t *testing.T) {
	t.Parallel()
	assert.Len(t, giving().Refused, 2)
	plan := giving("cosmos-*")
	require.Len(t, plan.Refused, 1)
	assert.Contains(t, plan.Refused[0].URN, "sql-database")
	assert.Contains(t, plan.Refused[0].WayOut, "--discard NAME")
	require.Len(t, plan.Steps, 2)
	assert.True(t, plan.Steps[1].Stateful, "it still says that data goes")
	assert.Equal(t, "1k does not have it, and --discard names it", plan.Steps[1].Reason)
	assert.Empty(t, giving("cosmos-container-feeds", "sql-database").Refused)
	assert.Len(t, giving("cosmos").Refused, 2, "a name is no prefix")
}

func TestWhatHoldsDataIsReplacedNeither(t *testing.T) {
	t.Parallel()
	database := resourceOf(sqlDatabase, "sql-database", map[string]any{"location": "eastus2"})
	elsewhere := resourceOf(sqlDatabase, "sql-database", map[string]any{"location": "westeurope"})
	step := engine.Step{URN: elsewhere.URN, Action: Replace, Replaces: []string{"location"}}
	halves := []Half{{Phase: Expand, Graph: stackOf(elsewhere), Steps: []engine.Step{step}}}
	assert.Len(t, NewPlan("dev", stackOf(database), up, halves, Discard{"*"}).Refused, 1)
}

func TestADiscardThatNamesNothingIsFound(t *testing.T) {
	t.Parallel()
	discard := Discard{"cosmos-*", "cosmo-*", "sql-database"}
	assert.Equal(t, []string{"cosmo-*"}, discard.Unused(giving(discard...)))
	assert.NoError(t, discard.Check())
	assert.ErrorContains(t, Discard{"[a"}.Check(), `"[a" is no name`)
	assert.Error(t, Discard{""}.Check())
}

func TestOnlyWhatIsNamedAndGoesLosesItsProtection(t *testing.T) {
	t.Parallel()
	guarded := func(name string) graph.Resource {
		r := resourceOf(sqlDatabase, name, nil)
		r.Protect = true
		return r
	}
	now := stackOf(guarded("goes"), guarded("stays"), guarded("goes-unnamed"), resourceOf(actionGroup, "goes-free", nil))
	assert.Equal(t, []string{now.Resources[0].URN}, Discard{"goes", "stays", "goes-free"}.consented(now, stackOf(guarded("stays"))))
}

func TestEachWayOutIsSaidOnce(t *testing.T) {
	t.Parallel()
	text := (&RefusedError{Hop: up[0], Phase: Expand, Refused: giving().Refused}).Error()
	assert.Equal(t, "the hop from single to 1k is refused; nothing of it was done:"+
		"\n  sql-database: 1k does not have it, and with it go the data of the database."+
		"\n  cosmos-container-feeds: 1k does not have it, and with it go the documents of the container."+
		"\n    Way out: save or move what it holds, then say that it may go: --discard NAME, where * stands for any characters; "+
		"or stay at single.", text)
}
