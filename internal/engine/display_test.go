package engine

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheDisplayLeavesTheEnginesOwnAdviceOut(t *testing.T) {
	t.Parallel()
	text := " -  rg deleted\nIf you want to remove the stack completely, run `pulumi stack rm dev`.\nDuration: 1s\n"
	for _, chunk := range []int{1, 7, len(text)} {
		var shown strings.Builder
		writer := &display{to: &shown}
		for rest := text; rest != ""; {
			n := min(chunk, len(rest))
			_, err := io.WriteString(writer, rest[:n])
			require.NoError(t, err)
			rest = rest[n:]
		}
		assert.Equal(t, " -  rg deleted\nDuration: 1s\n", shown.String())
	}
}
