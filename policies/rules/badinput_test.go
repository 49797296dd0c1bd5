package rules_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/badinput"
	"github.com/azstage/azstage/policies/rules"
)

const badWaivers = "testdata/bad-waivers.json"

func TestBadWaiversAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	badinput.Run(t, badWaivers, func(c badinput.Case) error {
		waivers, err := rules.ParseWaivers(c.Text())
		faults := []error{err}
		for _, waiver := range waivers {
			if err == nil {
				faults = append(faults, waiver.Check())
			}
		}
		return errors.Join(faults...)
	})
}

// FuzzParseWaivers: a text is refused, or each waiver of it can be judged.
func FuzzParseWaivers(f *testing.F) {
	for _, seed := range badinput.Seeds(f, badWaivers) {
		f.Add(seed)
	}
	f.Add(`[{"rule":"storage-tls","resource":"app","reason":"a legacy client","expires":"2027-03-31"}]`)
	f.Fuzz(func(t *testing.T, text string) {
		waivers, err := rules.ParseWaivers(text)
		if err != nil {
			return
		}
		require.NotPanics(t, func() {
			rules.Evaluate(openAccount(), rules.Options{Waivers: waivers, Now: now})
		})
	})
}
