package emulator

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTheDisplayIsToldTopLevelProperties(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{"name", "siteConfig", "sku"},
		topLevel([]string{"sku.name", "siteConfig.appSettings[2].value", "sku.capacity", "name", "siteConfig[0]"}))
	assert.Empty(t, topLevel(nil))
}
