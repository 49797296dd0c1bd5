package promotion

import (
	"slices"

	"github.com/azstage/azstage/internal/graph"
)

// holding says what a resource type holds that an update cannot bring back.
type holding struct {
	// data is what is lost with the resource. Empty: nothing.
	data string
	// path is what users reach through the resource. A replacement cuts them off; a deletion is a part of the hop, done
	// when they have gone another way.
	path string
}

// holdings is by type, without API version.
var holdings = map[string]holding{
	"azure-native:resources:ResourceGroup":                   {data: "everything in the resource group"},
	"azure-native:sql:Server":                                {data: "the databases of the server"},
	"azure-native:sql:Database":                              {data: "the data of the database"},
	"azure-native:storage:StorageAccount":                    {data: "the blobs of the account"},
	"azure-native:storage:BlobContainer":                     {data: "the blobs of the container"},
	"azure-native:operationalinsights:Workspace":             {data: "the logs"},
	"azure-native:managedidentity:UserAssignedIdentity":      {data: "the identity that the database's users and roles name"},
	"azure-native:keyvault:Vault":                            {data: "the secrets of the vault"},
	"azure-native:containerregistry:Registry":                {data: "the images of the registry"},
	"azure-native:storage:Queue":                             {data: "the messages of the queue"},
	"azure-native:kusto:Cluster":                             {data: "the databases of the cluster"},
	"azure-native:kusto:ReadWriteDatabase":                   {data: "the tables of the database"},
	"azure-native:storage:Table":                             {data: "the entities of the table"},
	"azure-native:servicebus:Namespace":                      {data: "the messages of the namespace"},
	"azure-native:servicebus:Queue":                          {data: "the messages of the queue"},
	"azure-native:servicebus:Topic":                          {data: "the messages of the topic"},
	"azure-native:servicebus:Subscription":                   {data: "the messages of the subscription"},
	"azure-native:documentdb:DatabaseAccount":                {data: "the documents of the account"},
	"azure-native:documentdb:SqlResourceSqlDatabase":         {data: "the documents of the database"},
	"azure-native:documentdb:SqlResourceSqlContainer":        {data: "the documents of the container"},
	"azure-native:documentdb:GremlinResourceGremlinDatabase": {data: "the graphs of the database"},
	"azure-native:documentdb:GremlinResourceGremlinGraph":    {data: "the vertices and edges of the graph"},
	"azure-native:web:WebApp":                                {data: "the deployed application and its host name"},
	"random:index/randomString:RandomString":                 {data: "the names of everything that ends in the suffix"},

	"azure-native:web:AppServicePlan":         {path: "the application on the plan"},
	"azure-native:sql:FailoverGroup":          {path: "the databases at the group's host names"},
	"azure-native:sql:ElasticPool":            {path: "the databases in the pool"},
	"azure-native:cdn:Profile":                {path: "the application behind Front Door"},
	"azure-native:cdn:AFDEndpoint":            {path: "the application at the endpoint's host name"},
	"azure-native:cdn:AFDCustomDomain":        {path: "the application at its own host name"},
	"azure-native:network:ApplicationGateway": {path: "the application behind the gateway"},
	"azure-native:search:Service":             {path: "the search, until every index is built again"},
	"azure-native:network:PublicIPAddress":    {path: "the application at the address"},
	"azure-native:network:VirtualNetwork":     {path: "the stores, through private addresses"},
	"azure-native:network:Subnet":             {path: "what is in the subnet"},

	"azure-native:containerservice:ManagedCluster":  {path: "the services on the cluster"},
	"azure-native:containerservice:AgentPool":       {path: "the services on the pool"},
	"azure-native:app:ManagedEnvironment":           {path: "the services in the environment"},
	"azure-native:app:ContainerApp":                 {path: "the service"},
	"azure-native:containerinstance:ContainerGroup": {path: "the service in the container group"},

	"azure-native:apimanagement:ApiManagementService": {path: "the APIs, for the better part of an hour"},
}

// sessionStores hold sessions where the app is told to keep them there. Everything else in a cache is a copy, so without
// sessions a cache may go.
var sessionStores = []string{
	"azure-native:cache:RedisEnterprise", "azure-native:cache:Database", "azure-native:cache:Redis",
}

// holdingOf is what a resource of a stack holds.
func holdingOf(r graph.Resource, stack graph.Graph) holding {
	token := graph.Unversioned(r.Type)
	found := holdings[token]
	switch {
	case token == "azure-native:sql:Database" && isCopy(r):
		found = holding{path: "the replica, for reads"}
	case token == "azure-native:sql:Server" && holdsCopiesOnly(r, stack):
		found = holding{path: "the replicas on the server, for reads"}
	case slices.Contains(sessionStores, token) && keepsSessions(stack):
		found = holding{data: "the sessions of every signed-in user"}
	}
	if r.Protect && found.data == "" {
		found.data = "what the protect option guards"
	}
	return found
}

// isCopy says whether a database is a replica: a named one shows the pages of its primary, a geo-replica follows it.
func isCopy(r graph.Resource) bool { return r.Inputs["createMode"] == "Secondary" }

// holdsCopiesOnly says whether every database that the stack has on a server is a copy of one elsewhere.
func holdsCopiesOnly(server graph.Resource, stack graph.Graph) bool {
	found := false
	for _, database := range stack.OfType("azure-native:sql:Database") {
		if database.Inputs["serverName"] != server.Inputs["serverName"] {
			continue
		}
		if !isCopy(database) {
			return false
		}
		found = true
	}
	return found
}

// sessionSetting is the app setting by which the program tells an app where to keep sessions.
const sessionSetting = "SESSION_STORE"

func keepsSessions(stack graph.Graph) bool {
	for _, app := range stack.OfType("azure-native:web:WebApp") {
		config, _ := app.Inputs["siteConfig"].(map[string]any)
		settings, _ := config["appSettings"].([]any)
		for _, setting := range settings {
			if named, _ := setting.(map[string]any); named["name"] == sessionSetting {
				return true
			}
		}
	}
	return false
}

// Stateful returns the resources of a stack that hold data, as "type name", sorted. Names of these are an API: another
// name is another resource.
func Stateful(stack graph.Graph) []string {
	names := []string{}
	for _, r := range stack.Resources {
		if isManaged(r.Type) && holdingOf(r, stack).data != "" {
			names = append(names, graph.Unversioned(r.Type)+" "+r.Name)
		}
	}
	slices.Sort(names)
	return names
}
