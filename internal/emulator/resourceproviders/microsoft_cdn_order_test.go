package resourceproviders_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
)

type props = model.Properties

// edge is a subscription with one Front Door of everything, and the IDs by type token.
type edge struct {
	*arm.Subscription
	ids map[string]string
}

const (
	profileToken     = "azure-native:cdn:Profile"
	endpointToken    = "azure-native:cdn:AFDEndpoint"
	originGroupToken = "azure-native:cdn:AFDOriginGroup"
	originToken      = "azure-native:cdn:AFDOrigin"
	ruleSetToken     = "azure-native:cdn:RuleSet"
	routeToken       = "azure-native:cdn:Route"
	domainToken      = "azure-native:cdn:AFDCustomDomain"
	policyToken      = "azure-native:cdn:SecurityPolicy"
	firewallToken    = "azure-native:network/v20240201:Policy"
)

func newEdge(t *testing.T) edge {
	t.Helper()
	subscription, err := arm.New(cloud.Memory(), resourceproviders.All())
	require.NoError(t, err)
	e := edge{subscription, map[string]string{}}
	e.create(t, "azure-native:resources:ResourceGroup", props{"location": "eastus2"})
	standard := props{"name": "Standard_AzureFrontDoor"}
	e.create(t, firewallToken, props{"policyName": "waf", "location": "Global", "sku": standard})
	e.create(t, profileToken, props{"location": "Global", "sku": standard})
	e.create(t, endpointToken, props{"endpointName": "fde", "location": "Global"})
	e.create(t, originGroupToken, props{"originGroupName": "app", "loadBalancingSettings": props{"sampleSize": 4.0}})
	e.create(t, originToken, props{"originGroupName": "app", "originName": "app", "hostName": "app.contoso.com"})
	e.create(t, ruleSetToken, props{"ruleSetName": "headers"})
	e.create(t, domainToken, props{"customDomainName": "www", "hostName": "www.contoso.com"})
	reference := func(token string) props { return props{"id": e.ids[token]} }
	e.create(t, routeToken, props{
		"endpointName": "fde", "routeName": "default", "linkToDefaultDomain": "Enabled",
		"originGroup": reference(originGroupToken), "ruleSets": []any{reference(ruleSetToken)},
		"customDomains": []any{reference(domainToken)},
	})
	e.create(t, policyToken, props{"securityPolicyName": "waf", "parameters": props{
		"type": "WebApplicationFirewall", "wafPolicy": reference(firewallToken),
		"associations": []any{props{
			"domains": []any{reference(endpointToken), reference(domainToken)}, "patternsToMatch": []any{"/*"},
		}},
	}})
	return e
}

func (e edge) create(t *testing.T, token string, inputs props) {
	t.Helper()
	inputs["resourceGroupName"] = "rg"
	if token != firewallToken && token != "azure-native:resources:ResourceGroup" {
		inputs["profileName"] = "afd"
	}
	made, err := e.Create(t.Context(), token, inputs)
	require.NoError(t, err, token)
	e.ids[token] = made.ID
}

func TestFrontDoorIsTakenDownInOrder(t *testing.T) {
	t.Parallel()
	const associated = "This resource is still associated with a route."
	for token, answer := range map[string]string{
		originToken: "Cannot disable or delete the last origin when the origin group is still associated with a route or " +
			"a rule.",
		originGroupToken: associated,
		ruleSetToken:     associated,
		domainToken:      associated,
		endpointToken:    "Resource is associated with security policy",
		firewallToken:    "in use by a security policy",
	} {
		t.Run(token, func(t *testing.T) {
			t.Parallel()
			e := newEdge(t)
			require.ErrorContains(t, e.Delete(t.Context(), token, e.ids[token]), answer)
			for _, earlier := range []string{policyToken, routeToken} {
				require.NoError(t, e.Delete(t.Context(), earlier, e.ids[earlier]), earlier)
			}
			assert.NoError(t, e.Delete(t.Context(), token, e.ids[token]), "nothing holds it any more")
		})
	}
}

func TestFrontDoorGoesWithItsProfile(t *testing.T) {
	t.Parallel()
	e := newEdge(t)
	require.NoError(t, e.Delete(t.Context(), profileToken, e.ids[profileToken]))
	require.NoError(t, e.Delete(t.Context(), firewallToken, e.ids[firewallToken]), "the security policy went too")
	for token, id := range e.ids {
		_, exists, err := e.Read(token, id, nil, nil)
		require.NoError(t, err)
		assert.Equal(t, token == "azure-native:resources:ResourceGroup", exists, token)
	}
}

func TestAnEmptyOriginGroupHasNoRoute(t *testing.T) {
	t.Parallel()
	e := newEdge(t)
	e.create(t, originGroupToken, props{"originGroupName": "empty", "loadBalancingSettings": props{"sampleSize": 4.0}})
	_, err := e.Create(t.Context(), routeToken, props{
		"resourceGroupName": "rg", "profileName": "afd", "endpointName": "fde", "routeName": "second",
		"linkToDefaultDomain": "Enabled", "patternsToMatch": []any{"/second/*"},
		"originGroup": props{"id": e.ids[originGroupToken]},
	})
	require.ErrorContains(t, err, "create its origins before the route")
}
