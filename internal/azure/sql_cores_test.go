package azure_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

func TestDTUsAndVCoresCanBeCompared(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]float64{"S1": 0.2, "S3": 1, "P1": 1, "P15": 32, "HS_Gen5_4": 4} {
		objective, ok := azure.SQLObjectiveOf(name, 0)
		require.True(t, ok, name)
		assert.InDelta(t, want, objective.Cores(), 1e-9, name)
	}
}
