package cost

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestThePricesOfTheArticleHaveTheseVerdicts(t *testing.T) {
	t.Parallel()
	checked, err := CheckClaims(embedded(t))
	require.NoError(t, err)
	verdicts := map[string]Verdict{}
	for _, claim := range checked {
		verdicts[claim.Subject] = claim.Verdict
		assert.Len(t, claim.Found, len(claim.Readings))
		assert.True(t, claim.Verdict == Right || claim.Note != "", "%s: say what is wrong", claim.Subject)
	}
	assert.Equal(t, map[string]Verdict{
		"App Service B2":                     Wrong,
		"SQL Database S1":                    Right,
		"The first stage together":           Partly,
		"Redis C2 Standard":                  Right,
		"Front Door, base fee":               Partly,
		"Front Door, data to users":          Wrong,
		"Front Door for a million users":     Right,
		"AKS, three nodes":                   Partly,
		"Cool blobs instead of hot ones":     Wrong,
		"Archived blobs instead of hot ones": Wrong,
		"Reserved capacity":                  Wrong,
		"Spot capacity":                      Wrong,
	}, verdicts)
}
