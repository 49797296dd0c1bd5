package observability

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// AvailabilityToken is the type of [Availability] and never changes.
const AvailabilityToken = "azstage:components:Availability"

// AvailabilityArgs describes a test that asks for a URL from several places.
type AvailabilityArgs struct {
	// Placement is required.
	Placement placement.Placement
	// AppInsightsID is required: where the results go.
	AppInsightsID pulumi.StringInput
	// ActionGroupID is required: who is told when the URL cannot be reached.
	ActionGroupID pulumi.StringInput
	// URL is required: an https address that answers 200.
	URL pulumi.StringInput
	// Locations is required: IDs such as "us-va-ash-azr". Five or more are what Azure recommends; each one costs.
	Locations []string
	// FrequencySeconds is optional: 300, 600 or 900. Default 300.
	FrequencySeconds int
}

// webTestLocations is what Azure takes. Source: Microsoft Learn "Application Insights availability tests, location
// population tags", 2026, known.
var webTestLocations = []string{
	"apac-hk-hkn-azr", "apac-jp-kaw-edge", "apac-sg-sin-azr", "emea-au-syd-edge", "emea-ch-zrh-edge",
	"emea-fr-pra-edge", "emea-gb-db3-azr", "emea-nl-ams-azr", "emea-ru-msa-edge", "emea-se-sto-edge",
	"latam-br-gru-edge", "us-ca-sjc-azr", "us-fl-mia-edge", "us-il-ch1-azr", "us-tx-sn1-azr", "us-va-ash-azr",
}

// The settings of the test. Frequencies: web test ARM schema, verified 2026-11.
var webTestFrequencies = []int{300, 600, 900}

const (
	defaultFrequencySeconds = 300
	timeoutSeconds          = 30
	// certificateDays leaves two weeks to renew what is not renewed by itself.
	certificateDays = 14
	// failedLocations of all must agree, because one location alone fails now and then by its own fault.
	failedLocations = 2
)

func (a AvailabilityArgs) frequency() int {
	if a.FrequencySeconds == 0 {
		return defaultFrequencySeconds
	}
	return a.FrequencySeconds
}

// Validate reports everything that is wrong with the arguments.
func (a AvailabilityArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.AppInsightsID != nil, "AppInsightsID", "is missing", "pass the ID of Application Insights")
	faults.Require(a.ActionGroupID != nil, "ActionGroupID", "is missing", "pass the ID of an action group")
	faults.Require(a.URL != nil, "URL", "is missing", "pass the address to ask for")
	faults.Require(len(a.Locations) > 0, "Locations", "is empty", "name at least one location")
	for i, location := range a.Locations {
		field := fmt.Sprintf("Locations[%d]", i)
		faults.Require(slices.Contains(webTestLocations, location), field,
			fmt.Sprintf("%q is not a test location", location), "use one of "+strings.Join(webTestLocations, ", "))
		faults.Require(!slices.Contains(a.Locations[:i], location), field, fmt.Sprintf("%q is named twice", location),
			"name it once")
	}
	faults.Require(slices.Contains(webTestFrequencies, a.frequency()), "FrequencySeconds",
		fmt.Sprintf("must be one of %v, not %d", webTestFrequencies, a.frequency()), "choose one")
	return faults.Err()
}

// Availability is a test from several places, and the alert on it.
type Availability struct {
	pulumi.ResourceState

	// WebTestID is the resource ID of the test.
	WebTestID pulumi.StringOutput
}

// NewAvailability makes the test. It returns every fault of the arguments before it registers anything.
func NewAvailability(ctx *pulumi.Context, name string, args AvailabilityArgs, opts ...pulumi.ResourceOption,
) (*Availability, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("availability %s: %w", name, err)
	}
	a := &Availability{}
	inputs := pulumi.Map{
		"placement": args.Placement.Summary(), "url": args.URL, "locations": pulumi.ToStringArray(args.Locations),
		"frequencySeconds": pulumi.Int(args.frequency()),
	}
	err := ctx.RegisterComponentResourceV2(AvailabilityToken, name, inputs, a, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := a.newWebTest(ctx, name, args); err != nil {
		return nil, err
	}
	if err := a.newAlert(ctx, name, args); err != nil {
		return nil, err
	}
	return a, ctx.RegisterResourceOutputs(a, pulumi.Map{"webTestId": a.WebTestID})
}

func (a *Availability) newWebTest(ctx *pulumi.Context, name string, args AvailabilityArgs) error {
	place := args.Placement
	locations := insights.WebTestGeolocationArray{}
	for _, location := range args.Locations {
		locations = append(locations, insights.WebTestGeolocationArgs{Location: pulumi.String(location)})
	}
	testName := pulumi.String(place.Names.Name(naming.WebTest, "availability"))
	test, err := insights.NewWebTest(ctx, name+"-webtest", &insights.WebTestArgs{
		ResourceGroupName:  place.ResourceGroupName,
		WebTestName:        testName,
		SyntheticMonitorId: testName,
		Location:           pulumi.String(place.Location),
		// Azure has retired the classic ping test (2026-09-30).
		WebTestKind: insights.WebTestKindStandard,
		Kind:        insights.WebTestKindStandard,
		Enabled:     pulumi.Bool(true),
		Frequency:   pulumi.Int(args.frequency()),
		Timeout:     pulumi.Int(timeoutSeconds),
		// A failure counts after three tries, so that a lost packet is none.
		RetryEnabled: pulumi.Bool(true),
		Locations:    locations,
		Request: insights.WebTestPropertiesRequestArgs{
			RequestUrl: args.URL.ToStringOutput(), HttpVerb: pulumi.String("GET"),
			FollowRedirects: pulumi.Bool(false), ParseDependentRequests: pulumi.Bool(false),
		},
		ValidationRules: insights.WebTestPropertiesValidationRulesArgs{
			ExpectedHttpStatusCode: pulumi.Int(200), SSLCheck: pulumi.Bool(true),
			SSLCertRemainingLifetimeCheck: pulumi.Int(certificateDays),
		},
		Tags: linkedTags(place, args.AppInsightsID),
	}, place.Child(naming.WebTest, a)...)
	if err != nil {
		return err
	}
	a.WebTestID = test.ID().ToStringOutput()
	return nil
}

// linkedTags adds the tag by which Azure finds the Application Insights of a web test.
func linkedTags(place placement.Placement, appInsights pulumi.StringInput) pulumi.StringMapOutput {
	return pulumi.All(appInsights, place.TagMap()).ApplyT(func(v []any) map[string]string {
		tags := map[string]string{"hidden-link:" + v[0].(string): "Resource"}
		for key, value := range v[1].(map[string]string) {
			tags[key] = value
		}
		return tags
	}).(pulumi.StringMapOutput)
}

func (a *Availability) newAlert(ctx *pulumi.Context, name string, args AvailabilityArgs) error {
	place := args.Placement
	_, err := insights.NewMetricAlert(ctx, name+"-alert", &insights.MetricAlertArgs{
		ResourceGroupName:   place.ResourceGroupName,
		RuleName:            pulumi.String(place.Names.Name(naming.MetricAlert, "availability")),
		Location:            pulumi.String("global"),
		Description:         pulumi.String("Users cannot reach the application from several places."),
		Severity:            pulumi.Int(1),
		Enabled:             pulumi.Bool(true),
		AutoMitigate:        pulumi.Bool(true),
		Scopes:              pulumi.StringArray{a.WebTestID, args.AppInsightsID},
		EvaluationFrequency: pulumi.String("PT1M"),
		WindowSize:          pulumi.String("PT5M"),
		Criteria: insights.WebtestLocationAvailabilityCriteriaArgs{
			OdataType:           pulumi.String("Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria"),
			ComponentId:         args.AppInsightsID,
			WebTestId:           a.WebTestID,
			FailedLocationCount: pulumi.Float64(min(failedLocations, len(args.Locations))),
		},
		Actions: insights.MetricAlertActionArray{
			insights.MetricAlertActionArgs{ActionGroupId: args.ActionGroupID.ToStringOutput()},
		},
		Tags: place.TagMap(),
	}, place.Child(naming.MetricAlert, a)...)
	return err
}
