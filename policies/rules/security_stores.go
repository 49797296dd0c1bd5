package rules

import "github.com/azstage/azstage/stages"

// securityOfStores are the demands on what stage 100k adds beside the relational database: documents, search, messages.
var securityOfStores = []Rule{
	{
		ID: "cosmos-keys", Title: "Accounts of documents know no keys",
		Severity: High, Types: []string{cosmosAccount}, Mandatory: stages.Single,
		Properties: []string{"disableLocalAuth"},
		Sources:    psrule("Cosmos.NoSQLLocalAuth"),
		Fix:        "set disableLocalAuth and assign data roles", Resource: unlessGraphs(wants("disableLocalAuth", "true")),
	},
	{
		ID: "cosmos-metadata-keys", Title: "Keys do not change databases and containers",
		Severity: Medium, Types: []string{cosmosAccount}, Mandatory: stages.Single,
		Properties: []string{"disableKeyBasedMetadataWriteAccess"},
		Sources:    psrule("Cosmos.DisableMetadataWrite"),
		Fix:        "set disableKeyBasedMetadataWriteAccess",
		Resource:   wants("disableKeyBasedMetadataWriteAccess", "true"),
	},
	{
		ID: "cosmos-tls", Title: "Accounts of documents accept TLS 1.2 or newer",
		Severity: High, Types: []string{cosmosAccount}, Mandatory: stages.Single,
		Properties: []string{"minimalTlsVersion"},
		Sources:    psrule("Cosmos.MinTLS"),
		Fix:        "set minimalTlsVersion to Tls12", Resource: wantsOrDefault("minimalTlsVersion", "Tls12"),
	},
	{
		ID: "cosmos-private", Title: "Accounts of documents are reached from the network only",
		Severity: High, Types: []string{cosmosAccount}, Mandatory: stages.Stage1k,
		Properties: []string{"publicNetworkAccess"}, Costs: true,
		Sources: psrule("Cosmos.PublicAccess"),
		Fix:     "set publicNetworkAccess to Disabled with a private endpoint", Resource: wants("publicNetworkAccess", "Disabled"),
	},
	{
		ID: "cosmos-private-endpoint", Title: "Accounts of documents have a private endpoint",
		Severity: Medium, Types: []string{cosmosAccount}, Mandatory: stages.Stage1k, Costs: true,
		Sources: learn("how-to-configure-private-endpoints for Azure Cosmos DB"),
		Fix:     "add a private endpoint for the API of the account: Sql or Gremlin", Stack: hasPrivateEndpoint(cosmosAccount),
	},
	{
		ID: "search-keys", Title: "Search services know no keys",
		Severity: High, Types: []string{searchService}, Mandatory: stages.Single,
		Properties: []string{"disableLocalAuth"},
		Sources:    learn("search-security-enable-roles for Azure AI Search"),
		Fix:        "set disableLocalAuth and assign roles", Resource: wants("disableLocalAuth", "true"),
	},
	{
		ID: "search-identity", Title: "Search services have an identity of their own",
		Severity: Medium, Types: []string{searchService}, Mandatory: stages.Single,
		Properties: []string{"identity.type"},
		Sources:    psrule("Search.ManagedIdentity"),
		Fix:        "set identity.type to SystemAssigned",
		Resource:   wants("identity.type", "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned"),
	},
	{
		ID: "search-private", Title: "Search services are reached from the network only",
		Severity: High, Types: []string{searchService}, Mandatory: stages.Stage1k,
		Properties: []string{"publicNetworkAccess"}, Costs: true,
		Sources: learn("service-create-private-endpoint for Azure AI Search"),
		Fix:     "set publicNetworkAccess to disabled with a private endpoint", Resource: wants("publicNetworkAccess", "disabled"),
	},
	{
		ID: "search-private-endpoint", Title: "Search services have a private endpoint",
		Severity: Medium, Types: []string{searchService}, Mandatory: stages.Stage1k, Costs: true,
		Sources: learn("service-create-private-endpoint for Azure AI Search"),
		Fix:     "add a private endpoint for searchService", Stack: hasPrivateEndpoint(searchService),
	},
	{
		ID: "servicebus-keys", Title: "Namespaces of queues know no keys",
		Severity: High, Types: []string{serviceBus}, Mandatory: stages.Single,
		Properties: []string{"disableLocalAuth"},
		Sources:    psrule("ServiceBus.DisableLocalAuth"),
		Fix:        "set disableLocalAuth and assign data roles", Resource: wants("disableLocalAuth", "true"),
	},
	{
		ID: "servicebus-tls", Title: "Namespaces of queues accept TLS 1.2 or newer",
		Severity: High, Types: []string{serviceBus}, Mandatory: stages.Single,
		Properties: []string{"minimumTlsVersion"},
		Sources:    psrule("ServiceBus.MinTLS"),
		Fix:        "set minimumTlsVersion to 1.2", Resource: wantsOrDefault("minimumTlsVersion", tls...),
	},
	{
		ID: "servicebus-private", Title: "Namespaces of queues are reached from the network only",
		Severity: High, Types: []string{serviceBus}, Mandatory: stages.Stage100k,
		Properties: []string{"publicNetworkAccess"}, Costs: true,
		Sources:  learn("private-link-service for Azure Service Bus, which needs Premium"),
		Fix:      "set publicNetworkAccess to Disabled with a private endpoint",
		Resource: wants("publicNetworkAccess", "Disabled"),
	},
	{
		ID: "servicebus-private-endpoint", Title: "Namespaces of queues have a private endpoint",
		Severity: Medium, Types: []string{serviceBus}, Mandatory: stages.Stage100k, Costs: true,
		Sources: learn("private-link-service for Azure Service Bus, which needs Premium"),
		Fix:     "add a private endpoint for namespace", Stack: hasPrivateEndpoint(serviceBus),
	},
}
