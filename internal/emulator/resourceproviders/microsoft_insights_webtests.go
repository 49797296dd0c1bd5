package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const webTestSource = azurermSource + "applicationinsights/application_insights_standard_web_test_resource.go"

// webTestLocations are the places that Azure tests from, by their IDs.
var webTestLocations = []string{
	"emea-au-syd-edge", "latam-br-gru-edge", "us-fl-mia-edge", "apac-hk-hkn-azr", "us-va-ash-azr", "emea-ch-zrh-edge",
	"emea-fr-pra-edge", "emea-gb-db3-azr", "apac-jp-kaw-edge", "emea-nl-ams-azr", "us-il-ch1-azr", "emea-ru-msa-edge",
	"emea-se-sto-edge", "apac-sg-sin-azr", "us-tx-sn1-azr", "emea-gb-lon-edge", "us-ca-sjc-azr",
}

func webTest() *model.Type {
	return &model.Type{
		Token:    "azure-native:insights:WebTest",
		ARMType:  "Microsoft.Insights/webTests",
		Path:     insightsGroupPath + "webTests/{webTestName}",
		Location: model.Regional,
		Replace:  properties(verified(webTestSource), "location"),
		Immutable: []model.Immutable{{
			Path: "webTestKind", Code: "BadRequest",
			Message: "The kind of a web test cannot be changed (%s).", Fact: known(),
		}},
		Ranges: []model.Range{
			between(verified(webTestSource), "timeout", 0, 120),
			between(known(), "locations", 1, 16),
		},
		Defaults: []model.Default{
			byDefault(verified(sdkSource+"WebTest"), "frequency", float64(300)),
			byDefault(verified(sdkSource+"WebTest"), "timeout", float64(30)),
			byDefault(known(), "enabled", true),
			byDefault(known(), "retryEnabled", false),
			byDefault(known(), "request.httpVerb", "GET"),
		},
		Normalise: normalisedLocation(),
		Rules:     webTestRules(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "microsoft.insights/webtests", model.Properties{
				"provisioningState": succeeded,
				"webTestName":       nameOf(r.ID),
				"kind":              r.Inputs.String("webTestKind"),
			})
		},
	}
}
