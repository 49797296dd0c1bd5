package cost

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/badinput"
)

const badUsage = "testdata/bad-usage.json"

func TestBadDeclarationsOfUseAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	badinput.Run(t, badUsage, func(c badinput.Case) error {
		var written map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(c.Input, &written))
		declared := Declaration{}
		for name, text := range written {
			value, err := strconv.ParseFloat(strings.Trim(string(text), `"`), 64) // JSON has no word for infinity
			require.NoError(t, err)
			declared[name] = value
		}
		return declared.Check()
	})
}
