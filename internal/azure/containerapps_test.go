package azure_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
)

func TestContainerSizes(t *testing.T) {
	t.Parallel()
	small, large := azure.ContainerSizes(false), azure.ContainerSizes(true)
	assert.Len(t, small, 8, "Azure's answer lists eight")
	assert.Len(t, large, 16)
	assert.Equal(t, "[cpu: 0.25, memory: 0.5Gi]", large[0].String())
	assert.Equal(t, "[cpu: 2, memory: 4Gi]", small[7].String())
	assert.Equal(t, azure.ContainerSize{CPU: 4, MemoryGi: 8}, large[15])
	assert.Equal(t, small, large[:8])
}

func TestMemoryIsReadInGibibytesOnly(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]float64{"0.5Gi": 0.5, "2.0Gi": 2, "8Gi": 8} {
		got, ok := azure.ParseMemoryGi(text)
		assert.True(t, ok, text)
		assert.InDelta(t, want, got, 0, text)
	}
	for _, text := range []string{"", "750Mb", "1", "Gi", "-1Gi", "1GiB"} {
		_, ok := azure.ParseMemoryGi(text)
		assert.False(t, ok, text)
	}
}
