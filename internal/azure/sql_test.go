package azure

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSQLObjectiveHasTwoSpellings(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name      string
		capacity  int
		objective string
	}{
		{"s1", 0, "S1"},
		{"S1", 20, "S1"},
		{"Standard", 20, "S1"},
		{"Premium", 125, "P1"},
		{"GP_Gen5_2", 0, "GP_Gen5_2"},
		{"GP_Gen5", 2, "GP_Gen5_2"},
		{"HS_S_Gen5", 4, "HS_S_Gen5_4"},
	} {
		objective, ok := SQLObjectiveOf(test.name, test.capacity)
		require.True(t, ok, test.name)
		assert.Equal(t, test.objective, objective.Name)
	}
	for _, name := range []string{"", "S5", "Standard", "GP_Gen4_2", "GP_Gen5"} {
		_, ok := SQLObjectiveOf(name, 0)
		assert.False(t, ok, name)
	}
}

func TestSQLObjectivesAreConsistent(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, objective := range SQLObjectives() {
		assert.False(t, seen[objective.Name], objective.Name)
		seen[objective.Name] = true
		edition, ok := SQLEditionByName(objective.Edition)
		require.True(t, ok, objective.Name)
		assert.Equal(t, edition.DTU, objective.DTU > 0, objective.Name)
		assert.NotEqual(t, objective.DTU > 0, objective.VCores > 0, objective.Name)
		assert.LessOrEqual(t, objective.IncludedGB, objective.MaxSizeGB, objective.Name)
		assert.NotEmpty(t, objective.Source, objective.Name)
	}
	assert.NotEmpty(t, seen)
}
