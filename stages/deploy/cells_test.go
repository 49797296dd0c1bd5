package deploy_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

// divided is stage 10m with some cells in each.
func divided(cells string) map[string]string {
	return configuration(stages.Stage10m, "overrides", fmt.Sprintf(`{"cells": {%s}}`, cells))
}

func TestAnotherCellTouchesNoOther(t *testing.T) {
	t.Parallel()
	session, _ := open(t, divided(`"perRegion": 2`))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	for _, step := range []struct{ cells, cell string }{
		{`"perRegion": 3`, "c02"},
		{`"perRegion": 3, "drained": ["c01"]`, "c01"},
		{`"perRegion": 3, "drained": ["c01"], "removed": ["c01"]`, "c01"},
	} {
		require.NoError(t, session.Reconfigure(t.Context(), divided(step.cells)))
		result, err := session.Up(t.Context())
		require.NoError(t, err)
		touched := 0
		for _, made := range result.Steps {
			name := made.URN[strings.LastIndex(made.URN, "::")+2:]
			if made.Action == "same" || strings.Contains(made.URN, "pulumi:pulumi:Stack") ||
				strings.Contains(made.URN[:strings.LastIndex(made.URN, "::")], "azstage:components") && !strings.Contains(made.URN, "azure-native") {
				continue
			}
			touched++
			assert.Contains(t, strings.ToLower(name), step.cell, "%s %s", made.Action, made.URN)
		}
		assert.Positive(t, touched, step.cells)
	}
}
