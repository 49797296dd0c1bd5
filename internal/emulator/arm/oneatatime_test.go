package arm

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

func TestTheSecondOfTwoOperationsBelowOneParentIsRefused(t *testing.T) {
	t.Parallel()
	var running inProgress
	subnet := kind{Type: &model.Type{OneAtATime: &model.Fact{}}}
	end, err := running.begin(subnet, "/vnets/a/subnets/one")
	require.NoError(t, err)

	_, err = running.begin(subnet, "/VNETS/A/subnets/two")
	requireFaults(t, err, ":AnotherOperationInProgress")
	elsewhere, err := running.begin(subnet, "/vnets/b/subnets/one")
	require.NoError(t, err)
	elsewhere()
	other, err := running.begin(kind{Type: &model.Type{}}, "/vnets/a/subnets/three")
	require.NoError(t, err, "only types of which Azure takes one at a time")
	other()

	end()
	again, err := running.begin(subnet, "/vnets/a/subnets/two")
	require.NoError(t, err)
	again()
	assert.Empty(t, running.parents)
}
