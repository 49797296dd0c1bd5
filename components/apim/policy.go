package apim

import (
	"fmt"
	"strconv"

	apimanagement "github.com/pulumi/pulumi-azure-native-sdk/apimanagement/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// The policies: MicrosoftDocs/azure-docs api-management/validate-jwt-policy.md, rate-limit-by-key-policy.md,
// retry-policy.md, forward-request-policy.md and set-backend-service-policy.md, 2024 and 2025, verified.
const (
	renewalSeconds = 60
	// forwardSeconds is how long a gateway waits for a backend: less than the thirty seconds of Front Door's default, so
	// that the caller hears of it.
	forwardSeconds = 25
	retries        = 2
	retrySeconds   = 1
)

// clientAddress is the caller as Front Door passes it on, behind which every request comes from the same addresses. Nobody
// else can send the header: the gateway is not reached from outside. MicrosoftDocs/azure-docs
// frontdoor/front-door-http-headers-protocol.md, 2025, verified.
const clientAddress = `context.Request.Headers.GetValueOrDefault("X-Azure-ClientIP", context.Request.IpAddress)`

// readAgain says that a request failed which may be tried again: it changes nothing.
const readAgain = `@((context.Request.Method == "GET" || context.Request.Method == "HEAD") && ` +
	`(context.Response.StatusCode == 502 || context.Response.StatusCode == 503 || context.Response.StatusCode == 504))`

func (m *APIManagement) newPolicy(
	ctx *pulumi.Context, name string, args Args, service *apimanagement.ApiManagementService,
) error {
	place := args.home().Placement
	policy, err := apimanagement.NewPolicy(ctx, name+"-policy", &apimanagement.PolicyArgs{
		ResourceGroupName: place.ResourceGroupName, ServiceName: service.Name, PolicyId: pulumi.String("policy"),
		Format: pulumi.String("xml"), Value: pulumi.String(args.policy().document()),
	}, place.Child(naming.APIManagementPolicy, m, pulumi.DeletedWith(service))...)
	m.ready = append(m.ready, policy)
	return err
}

// policy is what holds for all APIs.
func (a Args) policy() element {
	var inbound []element
	caller := clientAddress
	if a.Tokens != nil {
		inbound = append(inbound, a.Tokens.validation())
		caller = `context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.Subject ?? ` + clientAddress
	}
	inbound = append(inbound, element{name: "rate-limit-by-key", attributes: []string{
		"calls", strconv.Itoa(a.callsPerMinute()), "renewal-period", strconv.Itoa(renewalSeconds),
		"counter-key", "@(" + caller + ")",
	}})
	return sections(inbound, []element{{
		name: "retry",
		attributes: []string{
			"condition", readAgain, "count", strconv.Itoa(retries), "interval", strconv.Itoa(retrySeconds),
			"first-fast-retry", "true",
		},
		children: []element{{name: "forward-request", attributes: []string{"timeout", strconv.Itoa(forwardSeconds)}}},
	}}, nil, nil)
}

// validation lets in tokens of the directory for one of the audiences. The generic policy is used because the one for
// Entra ID wants the client applications named, and customers come with many.
func (t Tokens) validation() element {
	audiences := element{name: "audiences"}
	for _, audience := range t.Audiences {
		audiences.children = append(audiences.children, element{name: "audience", text: audience})
	}
	return element{
		name: "validate-jwt",
		attributes: []string{
			"header-name", "Authorization", "failed-validation-httpcode", "401", "require-scheme", "Bearer",
			"require-expiration-time", "true", "require-signed-tokens", "true",
		},
		children: []element{{name: "openid-config", attributes: []string{
			"url", "https://login.microsoftonline.com/" + t.TenantID + "/v2.0/.well-known/openid-configuration",
		}}, audiences},
	}
}

// sections are the four parts of a policy document.
func sections(inbound, backend, outbound, onError []element) element {
	return element{name: "policies", children: []element{
		{name: "inbound", children: inbound}, {name: "backend", children: backend},
		{name: "outbound", children: outbound}, {name: "on-error", children: onError},
	}}
}

// base is what the scope above does.
var base = []element{{name: "base"}}

// policy sends a request to the backend of the gateway's region. A gateway in a region without one uses the first.
// MicrosoftDocs/azure-docs api-management/api-management-howto-deploy-multi-region.md, 2022-07-25, verified.
func (a API) policy() element {
	choice := setBackend(a.backendID(a.Backends[0]))
	if len(a.Backends) > 1 {
		otherwise := element{name: "otherwise", children: []element{choice}}
		choice = element{name: "choose"}
		for _, backend := range a.Backends {
			here := fmt.Sprintf(`@("%s".Equals(context.Deployment.Region, StringComparison.OrdinalIgnoreCase))`,
				backend.azureRegion().DisplayName)
			choice.children = append(choice.children, element{
				name: "when", attributes: []string{"condition", here}, children: []element{setBackend(a.backendID(backend))},
			})
		}
		choice.children = append(choice.children, otherwise)
	}
	return sections([]element{base[0], choice}, base, base, base)
}

func setBackend(id string) element {
	return element{name: "set-backend-service", attributes: []string{"backend-id", id}}
}
