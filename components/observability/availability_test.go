package observability_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/observability"
)

func availability(locations ...string) observability.AvailabilityArgs {
	return observability.AvailabilityArgs{
		Placement: componenttest.Placement(), AppInsightsID: pulumi.String(componenttest.ID("appinsights")),
		ActionGroupID: pulumi.String(componenttest.ID("group")), URL: pulumi.String("https://shop.example.com/healthz"),
		Locations: locations,
	}
}

func runAvailability(t *testing.T, args observability.AvailabilityArgs) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := observability.NewAvailability(ctx, "up", args)
		return err
	})
}

func TestAnAvailabilityTest(t *testing.T) {
	t.Parallel()
	recording := runAvailability(t, availability("us-va-ash-azr", "emea-nl-ams-azr", "apac-sg-sin-azr"))
	recording.AssertDescend(t, "up")
	test := recording.Named(t, "up-webtest")
	assert.Equal(t, "standard", test.Input(t, "webTestKind"))
	assert.Equal(t, test.Input(t, "webTestName"), test.Input(t, "syntheticMonitorId"))
	assert.Equal(t, "https://shop.example.com/healthz", test.Input(t, "request.requestUrl"))
	assert.Equal(t, true, test.Input(t, "validationRules.sSLCheck"))
	assert.Equal(t, "emea-nl-ams-azr", test.Input(t, "locations[1].location"))
	assert.Equal(t, map[string]any{
		"hidden-link:" + componenttest.ID("appinsights"): "Resource", "workload": "shop", "stage": "single",
	}, test.Input(t, "tags"), "the portal finds the test by its tag")

	alert := recording.Named(t, "up-alert")
	assert.EqualValues(t, 2, alert.Input(t, "criteria.failedLocationCount"))
	assert.Equal(t, componenttest.ID("up-webtest"), alert.Input(t, "criteria.webTestId"))
	assert.Equal(t, []any{componenttest.ID("up-webtest"), componenttest.ID("appinsights")}, alert.Input(t, "scopes"))
}

func TestOneLocationAloneIsEnoughWhenThereIsNoOther(t *testing.T) {
	t.Parallel()
	alert := runAvailability(t, availability("us-va-ash-azr")).Named(t, "up-alert")
	assert.EqualValues(t, 1, alert.Input(t, "criteria.failedLocationCount"))
}

func TestAnAvailabilityTestIsRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	args := availability("us-va-ash-azr", "us-va-ash-azr", "moon")
	args.FrequencySeconds, args.URL = 60, nil
	assert.Equal(t, []string{"URL", "Locations[1]", "Locations[2]", "FrequencySeconds"}, fields(t, args.Validate()))
}
