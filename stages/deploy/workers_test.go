package deploy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// settingsOf are the app settings of a site, by name.
func settingsOf(t *testing.T, site graph.Resource) map[string]string {
	t.Helper()
	config, _ := site.Inputs["siteConfig"].(map[string]any)
	list, _ := config["appSettings"].([]any)
	require.NotEmpty(t, list, site.Name)
	settings := map[string]string{}
	for _, item := range list {
		setting, _ := item.(map[string]any)
		name, _ := setting["name"].(string)
		settings[name], _ = setting["value"].(string)
	}
	return settings
}

func TestWorkersSignInAsThemselvesAndHoldNoKey(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	site := named(t, g, "azure-native:web:WebApp", "workers-site")
	identity := named(t, g, "azure-native:managedidentity:UserAssignedIdentity", "worker-identity")
	settings := settingsOf(t, site)
	client := identity.Outputs["clientId"].(string)
	for _, name := range []string{
		"AZURE_CLIENT_ID", "AzureWebJobsStorage__clientId", "ServiceBusConnection__clientId",
	} {
		assert.Equal(t, client, settings[name], name)
	}
	for name, value := range settings {
		if strings.HasSuffix(name, "CONNECTION_STRING") && strings.HasPrefix(name, "SQL_") {
			assert.Contains(t, value, "User Id="+client+";", "%s: not the web app's identity", name)
		}
	}
	assert.Contains(t, settings, "SQL_SECONDARY_READ_CONNECTION_STRING")
	assert.Contains(t, settings["ServiceBusConnection__fullyQualifiedNamespace"], ".servicebus.windows.net")
	archive := named(t, g, "azure-native:storage:StorageAccount", "archive-account")
	assert.Contains(t, settings["ARCHIVE_BLOB_ENDPOINT"], archive.Outputs["name"])
	for name, value := range settings {
		assert.NotContains(t, value, "AccountKey=", name)
		assert.NotContains(t, value, "SharedAccessKey", name)
	}
	assert.NotContains(t, settingsOf(t, named(t, g, "azure-native:web:WebApp", "app-site")), "ARCHIVE_BLOB_ENDPOINT",
		"only workers write to the archive")
}

func TestTheHostOfTheWorkersHasAnAccountOfItsOwnWithPrivateAddresses(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	account := named(t, g, "azure-native:storage:StorageAccount", "workerstorage-account")
	groups := map[string]bool{}
	for _, endpoint := range g.OfType("azure-native:network:PrivateEndpoint") {
		connections, _ := endpoint.Inputs["privateLinkServiceConnections"].([]any)
		for _, item := range connections {
			connection, _ := item.(map[string]any)
			if connection["privateLinkServiceId"] == account.ID {
				ids, _ := connection["groupIds"].([]any)
				groups[ids[0].(string)] = true
			}
		}
	}
	assert.Equal(t, map[string]bool{"blob": true, "queue": true, "table": true}, groups)
	roles := 0
	for _, role := range g.OfType("azure-native:authorization:RoleAssignment") {
		if role.Inputs["scope"] == account.ID {
			roles++
		}
	}
	assert.Equal(t, 3, roles, "blobs, queues and tables, and nobody else")
}

func TestUploadsAgeWhereTheyAreAndRecordsAreArchived(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	main := named(t, g, "azure-native:storage:StorageAccount", "storage-account")
	archive := named(t, g, "azure-native:storage:StorageAccount", "archive-account")
	redundancy := func(account graph.Resource) any {
		sku, _ := account.Inputs["sku"].(map[string]any)
		return sku["name"]
	}
	assert.Equal(t, "Standard_GZRS", redundancy(main))
	assert.Equal(t, "Standard_GRS", redundancy(archive))
	assert.Len(t, g.OfType("azure-native:storage:ManagementPolicy"), 2)
	assert.NotEmpty(t, named(t, g, "azure-native:storage:BlobContainer", "archive-container-records").ID)
}
