package celldirectory_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/celldirectory"
)

// FuzzNew: a directory is refused, or every user has a cell that is not drained.
func FuzzNew(f *testing.F) {
	f.Add(4, "c02", "a user")
	f.Add(1, "c00", "")
	f.Add(-1, "", "")
	f.Add(5000, "c7,c07", "\xff")
	f.Fuzz(func(t *testing.T, count int, list, user string) {
		var drained []string
		if list != "" {
			drained = strings.Split(list, ",")
		}
		directory, err := celldirectory.New(count, drained)
		if err != nil {
			return
		}
		cell := directory.Cell(user)
		require.Contains(t, directory.Cells(), cell)
		require.False(t, slices.Contains(drained, cell))
	})
}
