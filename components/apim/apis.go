package apim

import (
	"strings"

	apimanagement "github.com/pulumi/pulumi-azure-native-sdk/apimanagement/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// The circuit breaker of a backend: so many failures in the interval, and it rests. Azure takes one rule a backend.
// MicrosoftDocs/azure-docs api-management/backends.md, 2024-01-09, verified; the numbers are ours.
const (
	breakerFailures = 10
	breakerInterval = "PT1M"
	breakerRest     = "PT30S"
	firstFailure    = 500
	lastFailure     = 599
)

// backendID names the backend in policies.
func (a API) backendID(backend Backend) string { return a.Name + "-" + backend.azureRegion().ShortName }

func (b Backend) azureRegion() azure.Region {
	region, _ := azure.RegionByName(b.Location)
	return region
}

func (m *APIManagement) newAPIs(
	ctx *pulumi.Context, name string, args Args, service *apimanagement.ApiManagementService,
) error {
	for _, api := range args.APIs {
		backends, err := m.newBackends(ctx, name, args, api, service)
		if err != nil {
			return err
		}
		if err := m.newAPI(ctx, name, args, api, service, backends); err != nil {
			return err
		}
	}
	return nil
}

func (m *APIManagement) newBackends(
	ctx *pulumi.Context, name string, args Args, api API, service *apimanagement.ApiManagementService,
) ([]pulumi.Resource, error) {
	place := args.home().Placement
	var made []pulumi.Resource
	for _, backend := range api.Backends {
		one, err := apimanagement.NewBackend(ctx, name+"-backend-"+api.backendID(backend), &apimanagement.BackendArgs{
			ResourceGroupName: place.ResourceGroupName,
			ServiceName:       service.Name,
			BackendId:         pulumi.String(api.backendID(backend)),
			Protocol:          pulumi.String("http"),
			Url:               backend.URL.ToStringOutput(),
			Tls: apimanagement.BackendTlsPropertiesArgs{
				ValidateCertificateChain: pulumi.Bool(true), ValidateCertificateName: pulumi.Bool(true),
			},
			CircuitBreaker: circuitBreaker(),
		}, place.Child(naming.APIManagementBackend, m, pulumi.DeletedWith(service))...)
		if err != nil {
			return nil, err
		}
		made = append(made, one)
	}
	return made, nil
}

func circuitBreaker() apimanagement.BackendCircuitBreakerArgs {
	return apimanagement.BackendCircuitBreakerArgs{Rules: apimanagement.CircuitBreakerRuleArray{
		apimanagement.CircuitBreakerRuleArgs{
			Name: pulumi.String("failures"), TripDuration: pulumi.String(breakerRest), AcceptRetryAfter: pulumi.Bool(true),
			FailureCondition: apimanagement.CircuitBreakerFailureConditionArgs{
				Count: pulumi.Float64(breakerFailures), Interval: pulumi.String(breakerInterval),
				StatusCodeRanges: apimanagement.FailureStatusCodeRangeArray{
					apimanagement.FailureStatusCodeRangeArgs{Min: pulumi.Int(firstFailure), Max: pulumi.Int(lastFailure)},
				},
			},
		},
	}}
}

func (m *APIManagement) newAPI(
	ctx *pulumi.Context, name string, args Args, api API, service *apimanagement.ApiManagementService,
	backends []pulumi.Resource,
) error {
	place, logical := args.home().Placement, name+"-api-"+api.Name
	made, err := apimanagement.NewApi(ctx, logical, &apimanagement.ApiArgs{
		ResourceGroupName: place.ResourceGroupName, ServiceName: service.Name, ApiId: pulumi.String(api.Name),
		DisplayName: pulumi.String(api.Name), Path: pulumi.String(api.Path), ApiType: pulumi.String("http"),
		Protocols: pulumi.ToStringArray([]string{"https"}),
		// Callers show tokens, so no key is needed that could leak.
		SubscriptionRequired: pulumi.Bool(false),
	}, place.Child(naming.APIManagementAPI, m, pulumi.DeletedWith(service))...)
	if err != nil {
		return err
	}
	for _, method := range api.methods() {
		operation, err := apimanagement.NewApiOperation(ctx, logical+"-"+strings.ToLower(method),
			&apimanagement.ApiOperationArgs{
				ResourceGroupName: place.ResourceGroupName, ServiceName: service.Name, ApiId: made.Name,
				OperationId: pulumi.String(strings.ToLower(method)), DisplayName: pulumi.String(method),
				Method: pulumi.String(method), UrlTemplate: pulumi.String("/*"),
			}, place.Child(naming.APIManagementOperation, m, pulumi.DeletedWith(made))...)
		if err != nil {
			return err
		}
		m.ready = append(m.ready, operation)
	}
	// Azure refuses a policy that names a backend which does not exist.
	policy, err := apimanagement.NewApiPolicy(ctx, logical+"-policy", &apimanagement.ApiPolicyArgs{
		ResourceGroupName: place.ResourceGroupName, ServiceName: service.Name, ApiId: made.Name,
		PolicyId: pulumi.String("policy"), Format: pulumi.String("xml"), Value: pulumi.String(api.policy().document()),
	}, place.Child(naming.APIManagementAPIPolicy, m, pulumi.DeletedWith(made), pulumi.DependsOn(backends))...)
	m.ready = append(m.ready, policy)
	return err
}
