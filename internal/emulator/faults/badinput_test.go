package faults

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/badinput"
)

const badScripts = "testdata/bad.json"

func TestBadScriptsAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	badinput.Run(t, badScripts, func(c badinput.Case) error {
		_, err := Parse([]byte(c.Text()), types)
		return err
	})
}

// FuzzParse: a script is refused, or each of its faults is one that the injector knows.
func FuzzParse(f *testing.F) {
	for _, seed := range badinput.Seeds(f, badScripts) {
		f.Add(seed)
	}
	f.Add("faults:\n  - {name: a, effect: throttled, probability: 0.5, resource: \"sql-*\"}")
	f.Fuzz(func(t *testing.T, text string) {
		script, err := Parse([]byte(text), types)
		if err != nil {
			return
		}
		for _, fault := range script.Faults {
			require.Contains(t, effects, fault.Effect)
			require.GreaterOrEqual(t, fault.Times, 0)
		}
	})
}
