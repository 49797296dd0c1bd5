package componenttest

import (
	"fmt"
	"maps"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// SubscriptionID is the subscription that every recorded ID belongs to.
const SubscriptionID = "00000000-0000-0000-0000-00000000e5e5"

// NewResource records a registration and answers as Azure would: the inputs, and what Azure adds.
func (r *Recording) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.resources = append(r.resources, Resource{
		Token: args.TypeToken, Name: args.Name, Inputs: args.Inputs, Custom: args.Custom, Request: args.RegisterRPC,
	})
	if !args.Custom {
		return "", args.Inputs, nil
	}
	outputs := maps.Clone(args.Inputs)
	for key, value := range added(args) {
		outputs[key] = value
	}
	return ID(args.Name), outputs, nil
}

// Call refuses: components look nothing up.
func (r *Recording) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	return nil, fmt.Errorf("unexpected call of %s", args.Token)
}

// ID is the Azure resource ID of the recorded resource with the logical name.
func ID(name string) string {
	return "/subscriptions/" + SubscriptionID + "/resourceGroups/rg/providers/Test/resources/" + name
}

// GUID is the object ID, client ID or the like of the recorded resource with the logical name.
func GUID(name, what string) string {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte(name+"/"+what)).String()
}

// nameInputs are the inputs by which the types name their resource; Azure returns the value as "name".
var nameInputs = []resource.PropertyKey{
	"name", "virtualNetworkName", "subnetName", "networkSecurityGroupName", "serverName", "databaseName", "accountName",
	"workspaceName", "resourceName", "actionGroupName", "webTestName", "ruleName", "containerName", "budgetName",
	"activityLogAlertName",
}

// nameInputOf picks the type's own input where several of nameInputs are present because a parent is named too.
var nameInputOf = map[string]resource.PropertyKey{
	"azure-native:network/v20240501:Subnet":          "subnetName",
	"azure-native:network/v20240501:PrivateEndpoint": "privateEndpointName",
	"azure-native:network/v20240601:PrivateZone":     "privateZoneName",
	"azure-native:keyvault:Vault":                    "vaultName",
	"azure-native:sql/v20230801:Database":            "databaseName",
	"azure-native:storage:BlobContainer":             "containerName",
	"azure-native:cache/v20250401:RedisEnterprise":   "clusterName",
	"azure-native:sql/v20230801:Server":              "serverName",
	"azure-native:sql/v20230801:JobAgent":            "jobAgentName",
	"azure-native:cdn:Profile":                       "profileName",
	"azure-native:cdn/v20240722preview:EdgeAction":   "edgeActionName",
	"azure-native:cdn:AFDEndpoint":                   "endpointName",
	"azure-native:cdn:AFDOriginGroup":                "originGroupName",
	"azure-native:cdn:AFDOrigin":                     "originName",
	"azure-native:cdn:Route":                         "routeName",
	"azure-native:cdn:RuleSet":                       "ruleSetName",
	"azure-native:cdn:Rule":                          "ruleName",
	"azure-native:cdn:SecurityPolicy":                "securityPolicyName",
	"azure-native:cdn:AFDCustomDomain":               "customDomainName",
	"azure-native:storage:BlobServiceProperties":     "blobServicesName",
	"azure-native:storage:Queue":                     "queueName",
	"azure-native:storage:Table":                     "tableName",
	"azure-native:eventgrid/v20250215:SystemTopic":   "systemTopicName",
	"azure-native:eventgrid/v20250215:Topic":         "topicName",
	"azure-native:servicebus/v20240101:Namespace":    "namespaceName",
	"azure-native:servicebus/v20240101:Queue":        "queueName",
	"azure-native:servicebus/v20240101:Topic":        "topicName",
	"azure-native:search/v20231101:Service":          "searchServiceName",

	"azure-native:documentdb/v20241115:SqlResourceSqlDatabase":  "databaseName",
	"azure-native:documentdb/v20241115:SqlResourceSqlContainer": "containerName",
	"azure-native:sql/v20230801:FailoverGroup":                  "failoverGroupName",
	"azure-native:sql/v20230801:ElasticPool":                    "elasticPoolName",

	"azure-native:containerservice/v20250101:AgentPool":                "agentPoolName",
	"azure-native:containerservice/v20250101:MaintenanceConfiguration": "configName",
	"azure-native:managedidentity:FederatedIdentityCredential":         "federatedIdentityCredentialResourceName",
	"azure-native:apimanagement/v20240501:ApiManagementService":        "serviceName",
	"azure-native:apimanagement/v20240501:Api":                         "apiId",
	"azure-native:network/v20240501:PublicIPAddress":                   "publicIpAddressName",
	"azure-native:containerregistry/v20230701:Registry":                "registryName",
	"azure-native:containerregistry/v20230701:Replication":             "replicationName",
	"azure-native:app/v20250101:ManagedEnvironment":                    "environmentName",
	"azure-native:app/v20250101:ContainerApp":                          "containerAppName",
	"azure-native:network/v20240601:PrivateRecordSet":                  "relativeRecordSetName",
	"azure-native:containerinstance/v20230501:ContainerGroup":          "containerGroupName",

	"azure-native:kusto/v20230815:Cluster": "clusterName",

	"azure-native:documentdb/v20241115:GremlinResourceGremlinDatabase": "databaseName",
	"azure-native:documentdb/v20241115:GremlinResourceGremlinGraph":    "graphName",
}

// added is what Azure adds to the inputs.
func added(args pulumi.MockResourceArgs) resource.PropertyMap {
	text := func(format string, values ...any) resource.PropertyValue {
		return resource.NewProperty(fmt.Sprintf(format, values...))
	}
	name := nameOf(args)
	out := resource.PropertyMap{"name": resource.NewProperty(name)}
	maps.Copy(out, frontDoorAdded(args.TypeToken, args.Name, name))
	maps.Copy(out, kubernetesAdded(args.TypeToken, args.Name))
	maps.Copy(out, apiManagementAdded(args))
	switch args.TypeToken {
	case "azure-native:managedidentity:UserAssignedIdentity":
		out["principalId"] = resource.NewProperty(GUID(args.Name, "principal"))
		out["clientId"] = resource.NewProperty(GUID(args.Name, "client"))
		out["tenantId"] = resource.NewProperty(GUID("tenant", "tenant"))
	case "azure-native:eventgrid/v20250215:SystemTopic", "azure-native:eventgrid/v20250215:Topic":
		out["identity"] = resource.NewProperty(resource.PropertyMap{
			"type": text("SystemAssigned"), "principalId": resource.NewProperty(GUID(args.Name, "principal")),
		})
	case "azure-native:web/v20240401:WebApp":
		out["defaultHostName"] = text("%s.azurewebsites.net", name)
	case "azure-native:web/v20240401:WebAppSlot":
		out["defaultHostName"] = text("%s-%s.azurewebsites.net", name, args.Inputs["slot"].StringValue())
	case "azure-native:sql/v20230801:Server":
		out["fullyQualifiedDomainName"] = text("%s.database.windows.net", name)
	case "azure-native:cache/v20250401:RedisEnterprise":
		out["hostName"] = text("%s.eastus2.redis.azure.net", name)
	case "azure-native:cache/v20241101:Redis":
		out["hostName"] = text("%s.redis.cache.windows.net", name)
	case "azure-native:documentdb/v20241115:DatabaseAccount":
		out["documentEndpoint"] = text("https://%s.documents.azure.com:443/", name)
	case "azure-native:containerregistry/v20230701:Registry":
		out["loginServer"] = text("%s.azurecr.io", name)
	case "azure-native:app/v20250101:ManagedEnvironment":
		out["defaultDomain"] = text("mocked-%s.eastus2.azurecontainerapps.io", name)
		out["staticIp"] = text("10.0.3.254")
	case "azure-native:operationalinsights/v20250201:Workspace":
		out["customerId"] = resource.NewProperty(GUID(args.Name, "customer"))
	case "azure-native:insights:Component":
		out["connectionString"] = text("InstrumentationKey=%s", GUID(args.Name, "key"))
	case "azure-native:storage:StorageAccount":
		out["primaryEndpoints"] = resource.NewProperty(resource.PropertyMap{
			"blob": text("https://%s.blob.core.windows.net/", name),
		})
	}
	return out
}

func nameOf(args pulumi.MockResourceArgs) string {
	keys := nameInputs
	if own, ok := nameInputOf[args.TypeToken]; ok {
		keys = []resource.PropertyKey{own}
	}
	for _, key := range keys {
		if value, ok := args.Inputs[key]; ok && value.IsString() {
			return value.StringValue()
		}
	}
	return args.Name
}
