package resourceproviders

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func webTestRules() []model.Rule {
	return []model.Rule{
		preflight("insights.webTests.ping-retired",
			"URL ping tests (kinds ping and multistep) were retired on 2026-09-30: standard tests replace them.",
			verified(retirements), webTestKind),
		preflight("insights.webTests.standard-needs-request",
			"A standard test has the absolute URL that it requests.", verified(webTestSource), webTestRequest),
		preflight("insights.webTests.frequency",
			"A test runs every 300, 600 or 900 seconds.", verified(webTestSource), webTestFrequency),
		preflight("insights.webTests.locations-known",
			"A test runs from places that Azure tests from.", known(), webTestPlaces),
		preflight("insights.webTests.monitor-id",
			"The synthetic monitor ID of a test is its name.", known(), webTestMonitor),
		preflight("insights.webTests.hidden-link",
			`A test has one tag "hidden-link:<ID of the component>".`, verified(webTestSource), webTestLinked),
		onApply("insights.webTests.component-exists",
			"The component that the hidden link names exists.", known(), webTestComponent),
	}
}

func webTestKind(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, property := range []string{"webTestKind", "kind"} {
		if kind := r.Inputs.String(property); r.Inputs.Has(property) && !oneOf(kind, "standard") {
			faults = append(faults, model.Refuse(property, "BadRequest",
				"Web tests of kind '%s' cannot be created: URL ping tests were retired on 2026-09-30. Use kind 'standard'.",
				kind)...)
		}
	}
	return faults
}

func webTestRequest(r model.Request) []model.Fault {
	const property = "request.requestUrl"
	if !oneOf(r.Inputs.String("webTestKind"), "standard") || !r.Inputs.Known(property) {
		return nil
	}
	target, err := url.Parse(r.Inputs.String(property))
	if err == nil && oneOf(target.Scheme, "http", "https") && target.Host != "" {
		return nil
	}
	return model.Refuse(property, "BadRequest", "A standard web test needs the absolute URL of its request, not %q.",
		r.Inputs.String(property))
}

func webTestFrequency(r model.Request) []model.Fault {
	seconds := r.Inputs.Number("frequency")
	if !r.Inputs.Has("frequency") || seconds == 300 || seconds == 600 || seconds == 900 {
		return nil
	}
	return model.Refuse("frequency", "BadRequest",
		"The frequency of a web test is 300, 600 or 900 seconds, not %v.", seconds)
}

func webTestPlaces(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, place := range r.Inputs.Objects("locations") {
		if place.Has("location") && !oneOf(place.String("location"), webTestLocations...) {
			faults = append(faults, model.Refuse(fmt.Sprintf("locations[%d].location", i), "BadRequest",
				"The test location '%s' is not known. Known are: %s.", place.String("location"),
				strings.Join(webTestLocations, ", "))...)
		}
	}
	return faults
}

func webTestMonitor(r model.Request) []model.Fault {
	monitor, name := r.Inputs.String("syntheticMonitorId"), r.Inputs.String("webTestName")
	if monitor == "" || name == "" || monitor == name {
		return nil
	}
	return model.Refuse("syntheticMonitorId", "BadRequest",
		"The synthetic monitor ID '%s' is not the name of the web test, '%s'.", monitor, name)
}

const hiddenLink = "hidden-link:"

// linkedComponents returns the component IDs in the tags.
func linkedComponents(inputs model.Properties) []string {
	var ids []string
	for tag := range inputs.Object("tags") {
		if id, ok := strings.CutPrefix(tag, hiddenLink); ok {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func webTestLinked(r model.Request) []model.Fault {
	if !r.Inputs.Known("tags") || len(linkedComponents(r.Inputs)) == 1 {
		return nil
	}
	return model.Refuse("tags", "BadRequest", "A single 'hidden-link' tag pointing to an existing Application Insights "+
		"component is required: \"%s<resource ID>\" = \"Resource\".", hiddenLink)
}

func webTestComponent(r model.Request) []model.Fault {
	for _, id := range linkedComponents(r.Inputs) {
		if _, ok := r.Cloud.Get(id); !ok {
			return model.Refuse("tags", "BadRequest", "A single 'hidden-link' tag pointing to an existing Application "+
				"Insights component is required: %s does not exist.", id)
		}
	}
	return nil
}
