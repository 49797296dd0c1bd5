package azure_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

func TestPrivateLinkTargets(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ armType, groupID, zone string }{
		"SQL servers":       {"Microsoft.Sql/servers", "sqlServer", "privatelink.database.windows.net"},
		"blobs":             {"Microsoft.Storage/storageAccounts", "blob", "privatelink.blob.core.windows.net"},
		"key vaults":        {"Microsoft.KeyVault/vaults", "vault", "privatelink.vaultcore.azure.net"},
		"web apps":          {"Microsoft.Web/sites", "sites", "privatelink.azurewebsites.net"},
		"Managed Redis":     {"Microsoft.Cache/redisEnterprise", "redisEnterprise", "privatelink.redis.azure.net"},
		"classic Redis":     {"Microsoft.Cache/Redis", "rediscache", "privatelink.redis.cache.windows.net"},
		"Service Bus":       {"microsoft.servicebus/namespaces", "NAMESPACE", "privatelink.servicebus.windows.net"},
		"Cosmos DB for SQL": {"Microsoft.DocumentDB/databaseAccounts", "Sql", "privatelink.documents.azure.com"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target, ok := azure.PrivateLinkTargetOf(c.armType, c.groupID)
			require.True(t, ok)
			assert.Equal(t, c.zone, target.Zone)
		})
	}
	_, ok := azure.PrivateLinkTargetOf("Microsoft.Sql/servers", "blob")
	assert.False(t, ok, "a group ID belongs to its service")
	assert.Len(t, azure.PrivateLinkTargetsOf("Microsoft.Storage/storageAccounts"), 6)
	assert.Empty(t, azure.PrivateLinkTargetsOf("Microsoft.Network/virtualNetworks"))
}

func TestPrivateLinkZonesAreLegalZoneNames(t *testing.T) {
	t.Parallel()
	rule, ok := azure.NameRuleFor("Microsoft.Network/privateDnsZones")
	require.True(t, ok)
	types := 0
	for _, name := range azure.NameRules() {
		for _, target := range azure.PrivateLinkTargetsOf(name.ARMType) {
			types++
			assert.NoError(t, rule.Check(target.ZoneIn("eastus2")))
			assert.True(t, strings.HasPrefix(target.Zone, "privatelink."), target.Zone)
			assert.NotEmpty(t, target.Source)
		}
	}
	assert.Greater(t, types, 15, "the types of the rows have naming rules, so that they are found here")
}

func TestAZoneThatEachRegionHasNamesIt(t *testing.T) {
	t.Parallel()
	cluster, ok := azure.PrivateLinkTargetOf("Microsoft.Kusto/clusters", "cluster")
	require.True(t, ok)
	assert.Equal(t, "privatelink.westus3.kusto.windows.net", cluster.ZoneIn("westus3"))
	vault, ok := azure.PrivateLinkTargetOf("Microsoft.KeyVault/vaults", "vault")
	require.True(t, ok)
	assert.Equal(t, vault.Zone, vault.ZoneIn("westus3"))
}

func TestASlotIsReachedUnderAGroupOfItsOwn(t *testing.T) {
	t.Parallel()
	slot, ok := azure.PrivateLinkTargetOf("Microsoft.Web/sites", "sites-staging")
	require.True(t, ok)
	assert.Equal(t, "sites-staging", slot.GroupID)
	assert.Equal(t, "privatelink.azurewebsites.net", slot.Zone)
	_, ok = azure.PrivateLinkTargetOf("Microsoft.Web/sites", "sites-")
	assert.False(t, ok)
}
