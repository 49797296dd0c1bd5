package promotion

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

const (
	storageID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st"
	networkID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet"
	zoneID    = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.blob"
)

// privateStack is an account that is reached by a private endpoint, before its public one closes.
func privateStack(change func(r *graph.Resource)) (now, contracted graph.Graph) {
	account := resourceOf(storageAccount, "storage-account", map[string]any{"publicNetworkAccess": "Enabled"})
	account.ID, account.Outputs = storageID, map[string]any{"provisioningState": "Succeeded"}
	endpoint := resourceOf("azure-native:network/v20240501:PrivateEndpoint", "endpoint", map[string]any{
		"privateEndpointName":           "pep",
		"privateLinkServiceConnections": []any{map[string]any{"name": "blob", "privateLinkServiceId": storageID}},
	})
	endpoint.Outputs = map[string]any{
		"subnet": map[string]any{"id": networkID + "/subnets/pe"},
		"privateLinkServiceConnections": []any{map[string]any{
			"name": "blob", "privateLinkServiceConnectionState": map[string]any{"status": "Approved"},
		}},
	}
	group := resourceOf("azure-native:network/v20240501:PrivateDnsZoneGroup", "group", map[string]any{
		"privateEndpointName": "pep", "privateDnsZoneConfigs": []any{map[string]any{"privateDnsZoneId": zoneID}},
	})
	link := resourceOf("azure-native:network/v20240601:VirtualNetworkLink", "link", map[string]any{
		"virtualNetwork": map[string]any{"id": networkID},
	})
	link.ID, link.Outputs = zoneID+"/virtualNetworkLinks/stamp", map[string]any{"virtualNetworkLinkState": "Completed"}
	now = stackOf(account, endpoint, group, link)
	for i := range now.Resources {
		change(&now.Resources[i])
	}
	closed := resourceOf(storageAccount, "storage-account", map[string]any{"publicNetworkAccess": "Disabled"})
	return now, stackOf(closed, endpoint, group, link)
}

func TestThePublicWayClosesOnlyWhereAPrivateOneStands(t *testing.T) {
	t.Parallel()
	health := Verify(privateStack(func(*graph.Resource) {}))
	assert.Empty(t, health.Faults)
	looked := map[string]int{}
	for _, check := range health.Checks {
		looked[check.ID] = check.Looked
	}
	assert.Equal(t, map[string]int{"provisioned": 1, "running": 1, "approved": 1, "resolvable": 1, "reachable": 1}, looked)

	for _, tc := range []struct {
		name   string
		change func(r *graph.Resource)
		checks []string
	}{
		{"Azure has not finished", func(r *graph.Resource) {
			if r.Name == "storage-account" {
				r.Outputs["provisioningState"] = "Updating"
			}
		}, []string{"provisioned"}},
		{"the link is being made", func(r *graph.Resource) {
			if r.Name == "link" {
				r.Outputs["virtualNetworkLinkState"] = "InProgress"
			}
		}, []string{"running"}},
		{"nobody has approved the connection", func(r *graph.Resource) {
			if r.Name == "endpoint" {
				r.Outputs["privateLinkServiceConnections"] = []any{map[string]any{
					"privateLinkServiceConnectionState": map[string]any{"status": "Pending"},
				}}
			}
		}, []string{"approved", "reachable"}},
		{"the endpoint has no zone group", func(r *graph.Resource) {
			if r.Name == "group" {
				r.Inputs["privateEndpointName"] = "another"
			}
		}, []string{"resolvable", "reachable"}},
		{"the zone is linked to another network", func(r *graph.Resource) {
			if r.Name == "link" {
				r.Inputs["virtualNetwork"] = map[string]any{"id": networkID + "2"}
			}
		}, []string{"resolvable", "reachable"}},
		{"the endpoint leads elsewhere", func(r *graph.Resource) {
			if r.Name == "storage-account" {
				r.ID = storageID + "2"
			}
		}, []string{"reachable"}},
	} {
		var checks []string
		for _, fault := range Verify(privateStack(tc.change)).Faults {
			assert.NotEmpty(t, fault.Problem, tc.name)
			assert.NotEmpty(t, fault.Fix, tc.name)
			checks = append(checks, fault.Check)
		}
		assert.Equal(t, tc.checks, checks, tc.name)
	}
}

func TestASlotIsReachedThroughTheEndpointOfItsApp(t *testing.T) {
	t.Parallel()
	endpoint := resourceOf(privateEndpoint, "endpoint", map[string]any{
		"privateLinkServiceConnections": []any{map[string]any{"privateLinkServiceId": "/sites/app"}},
	})
	slot := resourceOf("azure-native:web:WebAppSlot", "slot", nil)
	slot.ID = "/Sites/App/slots/staging"
	require.True(t, leadsTo(endpoint, slot))
	slot.ID = "/sites/app2/slots/staging"
	assert.False(t, leadsTo(endpoint, slot))
}
