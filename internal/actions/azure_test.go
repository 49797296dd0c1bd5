package actions

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	group     = "/subscriptions/s/resourceGroups/rg/providers/"
	profileID = group + "Microsoft.Cdn/profiles/afd"
	gatewayID = group + "Microsoft.Network/applicationGateways/agw"
	policyID  = group + "Microsoft.Network/frontDoorWebApplicationFirewallPolicies/premium"
)

type token struct{}

func (token) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: "test", ExpiresOn: time.Now().Add(time.Hour)}, nil
}

// manager answers as Azure Resource Manager does. It keeps what it was asked, as "METHOD path".
type manager struct {
	mu       sync.Mutex
	asked    []string
	bodies   map[string]string
	throttle int
	polls    int
	fails    bool
	tier     string
	states   map[string]string
	url      string
	locks    locksmith
}

func (m *manager) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	body, _ := io.ReadAll(r.Body)
	asked := r.Method + " " + r.URL.Path
	m.asked, m.bodies[asked] = append(m.asked, asked), string(body)
	w.Header().Set("Content-Type", "application/json")
	if m.throttle > 0 {
		m.throttle--
		w.Header().Set("Retry-After-Ms", "1")
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	if r.Header.Get("Authorization") != "Bearer test" || r.URL.Query().Get("api-version") == "" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	if strings.Contains(r.URL.Path, "/providers/Microsoft.Authorization/locks") {
		m.locks.answer(w, r.Method, r.URL.Path, string(body))
		return
	}
	m.answer(w, r, asked)
}

func (m *manager) answer(w http.ResponseWriter, r *http.Request, asked string) {
	switch asked {
	case "GET " + profileID:
		_, _ = fmt.Fprintf(w, `{"sku": {"name": %q}}`, m.tier)
	case "POST " + profileID + "/upgrade":
		w.Header().Set("Azure-AsyncOperation", m.url+"/operations/1?api-version=1")
		w.Header().Set("Location", m.url+profileID+"?api-version=1")
		w.Header().Set("Retry-After-Ms", "1")
		w.WriteHeader(http.StatusAccepted)
	case "GET /operations/1":
		w.Header().Set("Retry-After-Ms", "1")
		m.polls--
		switch {
		case m.polls > 0:
			_, _ = io.WriteString(w, `{"status": "InProgress"}`)
		case m.fails:
			_, _ = io.WriteString(w, `{"status": "Failed", "error": {"code": "BadRequest", "message": "no mapping"}}`)
		default:
			m.tier = Premium
			_, _ = io.WriteString(w, `{"status": "Succeeded"}`)
		}
	case "GET " + gatewayID + "/privateEndpointConnections":
		m.list(w, r)
	default:
		id, below := strings.CutPrefix(asked, "PUT "+gatewayID+"/privateEndpointConnections/")
		if !below {
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, `{"error": {"code": "ResourceNotFound", "message": "it is not there"}}`)
			return
		}
		m.states[id] = Approved
		_, _ = io.WriteString(w, `{"properties": {"provisioningState": "Succeeded"}}`)
	}
}

// list has two pages.
func (m *manager) list(w http.ResponseWriter, r *http.Request) {
	entry := func(name, message string) string {
		return fmt.Sprintf(`{"id": %q, "properties": {"privateLinkServiceConnectionState": {"status": %q, "description": %q}}}`,
			gatewayID+"/privateEndpointConnections/"+name, m.states[name], message)
	}
	if r.URL.Query().Get("page") == "" {
		_, _ = fmt.Fprintf(w, `{"value": [%s, %s], "nextLink": %q}`, entry("stranger", "let me in"), entry("done", "ours"),
			m.url+r.URL.Path+"?api-version=1&page=2")
		return
	}
	_, _ = fmt.Fprintf(w, `{"value": [%s]}`, entry("new", "ours"))
}

func azureOf(t *testing.T, m *manager) *Azure {
	t.Helper()
	m.bodies = map[string]string{}
	server := httptest.NewTLSServer(m)
	t.Cleanup(server.Close)
	m.url = server.URL
	target, err := newAzure(token{}, &arm.ClientOptions{
		DisableRPRegistration: true,
		ClientOptions: policy.ClientOptions{
			Transport: server.Client(),
			Retry:     policy.RetryOptions{RetryDelay: time.Millisecond, MaxRetryDelay: time.Millisecond},
			Cloud: cloud.Configuration{Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
				cloud.ResourceManager: {Endpoint: server.URL, Audience: "https://management.azure.com"},
			}},
		},
	})
	require.NoError(t, err)
	return target
}

func TestAProfileIsUpgradedThroughThrottlingAndPolling(t *testing.T) {
	t.Parallel()
	m := &manager{tier: Standard, throttle: 2, polls: 3}
	target := azureOf(t, m)
	upgrade := Upgrade{Profile: profileID, Firewalls: map[string]string{"firewall": policyID}}
	done, err := UpgradeProfile(t.Context(), target, upgrade)
	require.NoError(t, err)
	assert.True(t, done)
	assert.Equal(t, Premium, m.tier, "it waits until Azure has done it")
	var body map[string]any
	require.NoError(t, json.Unmarshal([]byte(m.bodies["POST "+profileID+"/upgrade"]), &body))
	assert.Equal(t, map[string]any{"wafMappingList": []any{map[string]any{
		"securityPolicyName": "firewall", "changeToWafPolicy": map[string]any{"id": policyID},
	}}}, body)

	m.asked = nil
	done, err = UpgradeProfile(t.Context(), target, upgrade)
	require.NoError(t, err)
	assert.False(t, done)
	assert.Equal(t, []string{"GET " + profileID}, m.asked, "what is Premium is left alone")
}

func TestAnUpgradeThatAzureRefusesIsAnError(t *testing.T) {
	t.Parallel()
	_, err := UpgradeProfile(t.Context(), azureOf(t, &manager{tier: Standard, polls: 1, fails: true}),
		Upgrade{Profile: profileID})
	assert.ErrorContains(t, err, "no mapping")
	_, err = UpgradeProfile(t.Context(), azureOf(t, &manager{tier: "Standard_Microsoft"}), Upgrade{Profile: profileID})
	assert.ErrorContains(t, err, "only Standard_AzureFrontDoor can be upgraded")
	_, err = UpgradeProfile(t.Context(), azureOf(t, &manager{}), Upgrade{Profile: profileID + "2"})
	assert.ErrorContains(t, err, "it is not there")
}

func TestOnlyOurOwnPendingConnectionsAreApproved(t *testing.T) {
	t.Parallel()
	m := &manager{throttle: 1, states: map[string]string{"stranger": Pending, "done": Approved, "new": Pending}}
	target := azureOf(t, m)
	count, err := ApproveRequests(t.Context(), target, gatewayID, "ours")
	require.NoError(t, err)
	assert.Equal(t, 1, count)
	assert.Equal(t, map[string]string{"stranger": Pending, "done": Approved, "new": Approved}, m.states)
	assert.Contains(t, m.bodies["PUT "+gatewayID+"/privateEndpointConnections/new"], `"status":"Approved"`)

	count, err = ApproveRequests(t.Context(), target, gatewayID, "ours")
	require.NoError(t, err)
	assert.Zero(t, count, "running it again changes nothing")
	_, err = ApproveRequests(t.Context(), target, gatewayID, "nobody's")
	assert.ErrorContains(t, err, "run the command again")
	_, err = ApproveRequests(t.Context(), target, gatewayID, "")
	assert.ErrorContains(t, err, "strangers")
	_, err = ApproveRequests(t.Context(), target, profileID, "ours")
	assert.ErrorContains(t, err, "not known")
}
