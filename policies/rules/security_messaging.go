package rules

import "github.com/azstage/azstage/stages"

var securityOfMessaging = []Rule{
	{
		ID: "eventgrid-keys", Title: "Event Grid topics know no keys",
		Severity: High, Types: []string{eventTopic}, Mandatory: stages.Single,
		Properties: []string{"disableLocalAuth"},
		Sources:    psrule("EventGrid.DisableLocalAuth"),
		Fix:        "set disableLocalAuth and let publishers sign in with identities", Resource: wants("disableLocalAuth", "true"),
	},
	{
		ID: "eventgrid-identity", Title: "Event Grid topics deliver with an identity",
		Severity: High, Types: []string{eventTopic}, Mandatory: stages.Single,
		Properties: []string{"identity.type"},
		Sources:    psrule("EventGrid.ManagedIdentity"),
		Fix:        "set identity.type to SystemAssigned",
		Resource: wants("identity.type", "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned",
			"SystemAssigned,UserAssigned"),
	},
	{
		ID: "eventgrid-tls", Title: "Event Grid topics accept TLS 1.2 or newer",
		Severity: High, Types: []string{eventTopic}, Mandatory: stages.Single,
		Properties: []string{"minimumTlsVersionAllowed"},
		Sources:    psrule("EventGrid.TopicTLS"),
		Fix:        "set minimumTlsVersionAllowed to 1.2", Resource: wants("minimumTlsVersionAllowed", "1.2"),
	},
	{
		ID: "eventgrid-private", Title: "Event Grid topics are reached from the network only",
		Severity: High, Types: []string{eventTopic}, Mandatory: stages.Stage1k,
		Properties: []string{"publicNetworkAccess"}, Costs: true,
		Sources: psrule("EventGrid.TopicPublicAccess"),
		Fix:     "set publicNetworkAccess to Disabled with a private endpoint", Resource: wants("publicNetworkAccess", "Disabled"),
	},
	{
		ID: "eventgrid-private-endpoint", Title: "Event Grid topics have a private endpoint",
		Severity: Medium, Types: []string{eventTopic}, Mandatory: stages.Stage1k, Costs: true,
		Sources: psrule("EventGrid.TopicPublicAccess"),
		Fix:     "add a private endpoint for topic", Stack: hasPrivateEndpoint(eventTopic),
	},
}
