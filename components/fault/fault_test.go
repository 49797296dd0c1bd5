package fault_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/fault"
)

func TestAnEmptyListIsNoError(t *testing.T) {
	t.Parallel()
	var l fault.List
	l.Require(true, "Field", "holds", "nothing to do")
	l.Merge("Nested", nil)
	assert.NoError(t, l.Err())
}

func TestEveryFaultIsReportedInOrder(t *testing.T) {
	t.Parallel()
	var l fault.List
	l.Add("B", "second letter", "use A")
	l.Require(false, "C", "third letter", "use A")
	require.Error(t, l.Err())
	assert.Equal(t, "B: second letter; use A\nC: third letter; use A", l.Err().Error())
}

func TestMergedFaultsKeepTheirPath(t *testing.T) {
	t.Parallel()
	var inner, outer fault.List
	inner.Add("Location", "is empty", "set a region")
	outer.Merge("Placement", inner.Err())
	outer.Merge("Space", errors.New("is too small"))
	assert.Equal(t, fault.List{
		{Field: "Placement.Location", Rule: "is empty", Fix: "set a region"},
		{Field: "Space", Rule: "is too small", Fix: "correct the value"},
	}, outer)
}
