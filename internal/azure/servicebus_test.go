package azure_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
)

func TestMessagingUnitsDouble(t *testing.T) {
	t.Parallel()
	units := azure.ServiceBusUnits()
	assert.Equal(t, 1, units[0])
	for i := range units[1:] {
		assert.Equal(t, 2*units[i], units[i+1])
	}
	units[0] = 0
	assert.Equal(t, 1, azure.ServiceBusUnits()[0], "the table is its own")
}

func TestLargeQueuesArePremium(t *testing.T) {
	t.Parallel()
	premium, standard := azure.ServiceBusQueueSizes("Premium"), azure.ServiceBusQueueSizes("Standard")
	assert.Equal(t, 81920, slices.Max(premium))
	assert.Equal(t, 5120, slices.Max(standard))
	assert.Subset(t, premium, standard)
}
