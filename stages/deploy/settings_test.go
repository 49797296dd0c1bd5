package deploy_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

// The settings are a contract with developers, who read it in the documentation.
func TestEverySettingOfTheAppIsDocumented(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/application-settings.md")
	require.NoError(t, err)
	for _, stage := range stages.All() {
		text, err := os.ReadFile("testdata/" + string(stage) + ".inputs.json")
		require.NoError(t, err)
		var resources map[string]struct {
			SiteConfig struct {
				AppSettings []struct{ Name string } `json:"appSettings"`
			} `json:"siteConfig"`
		}
		require.NoError(t, json.Unmarshal(text, &resources))
		site, ok := resources["azure-native:web:WebApp::app-site"]
		require.True(t, ok)
		require.NotEmpty(t, site.SiteConfig.AppSettings)
		settings := site.SiteConfig.AppSettings
		settings = append(settings, resources["azure-native:web:WebAppSlot::app-slot"].SiteConfig.AppSettings...)
		for _, setting := range settings {
			assert.Contains(t, string(page), "`"+setting.Name+"`", "stage %s", stage)
		}
	}
}
