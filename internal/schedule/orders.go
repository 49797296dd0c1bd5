package schedule

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// Order is why an operation on one type waits for one on another although it is given nothing of it.
type Order struct {
	// Later waits for Earlier. Both are azure-native's type tokens without provider and API version, "sql:Server".
	Later, Earlier string
	// ByAzure says that Azure refuses or delays what comes too early. The others are this program's choice.
	ByAzure bool
	// Reason completes "waits because".
	Reason   string
	Source   string
	Evidence azure.Evidence
}

// Orders are all of them.
func Orders() []Order { return slices.Clone(orders) }

var orders = []Order{
	{
		"network:Subnet", "network:Subnet", true, "Azure changes one subnet of a network at a time",
		"Microsoft Learn, troubleshoot AnotherOperationInProgress, 2026", azure.Known,
	},
	{
		"network:PrivateEndpoint", "network:PrivateEndpoint", true, "Azure changes one endpoint of a subnet at a time",
		"Microsoft Learn, troubleshoot AnotherOperationInProgress, 2026", azure.Known,
	},
	{
		"documentdb:SqlResourceSqlRoleAssignment", "documentdb:SqlResourceSqlRoleAssignment", true,
		"Azure locks the account for each role", "Azure Cosmos DB resource provider reference", azure.Known,
	},
	{
		"documentdb:SqlResourceSqlRoleAssignment", "documentdb:SqlResourceSqlContainer", true,
		"Azure locks the account for each role", "Azure Cosmos DB resource provider reference", azure.Known,
	},
	{
		"network:PrivateEndpoint", "documentdb:SqlResourceSqlRoleAssignment", true, "Azure locks the account for each change",
		"Azure Cosmos DB resource provider reference", azure.Known,
	},
	{
		"web:WebAppScmAllowed", "web:WebAppFtpAllowed", true, "Azure answers a conflict when both are written at once",
		"seen by users of azure-native, not tried", azure.Inferred,
	},
	{
		"cdn:Route", "cdn:AFDOrigin", true, "a route is refused while its group has no origin",
		"Microsoft Learn, routes of Azure Front Door", azure.Known,
	},
	{
		"cdn:SecurityPolicy", "cdn:Route", true, "Azure changes one thing of a Front Door profile at a time",
		"hashicorp/terraform-provider-azurerm, locks of cdn_frontdoor", azure.Inferred,
	},
	{
		"resources:ResourceGroup", "resources:ResourceGroup", false, "what the regions share goes last",
		"choice of this program", azure.Verified,
	},
	{
		"web:WebApp", "network:PrivateDnsZoneGroup", false, "its settings name stores that answer at private addresses",
		"choice of this program", azure.Verified,
	},
	{
		"app:ContainerApp", "network:PrivateDnsZoneGroup", false, "its settings name stores that answer at private addresses",
		"choice of this program", azure.Verified,
	},
	{
		"web:WebApp", "network:VirtualNetworkLink", false, "its settings name APIs that answer at private addresses",
		"choice of this program", azure.Verified,
	},
	{
		"network:PrivateEndpoint", "network:VirtualNetworkLink", false,
		"an endpoint whose zone is not linked yet cuts off who resolves the name meanwhile", "choice of this program", azure.Verified,
	},
	{
		"web:WebApp", "sql:Database", false, "its settings name the database, which would not be there when it starts",
		"choice of this program", azure.Verified,
	},
	{
		"cdn:AFDOrigin", "network:PrivateDnsZoneGroup", false, "nobody is sent to a gateway that does not find the app yet",
		"choice of this program", azure.Verified,
	},
}

// orderOf finds the reason why a resource of one type waits for one of another.
func orderOf(later, earlier string) (Order, bool) {
	short := func(token string) string { return strings.TrimPrefix(graph.Unversioned(token), "azure-native:") }
	at := slices.IndexFunc(orders, func(o Order) bool { return o.Later == short(later) && o.Earlier == short(earlier) })
	if at < 0 {
		return Order{}, false
	}
	return orders[at], true
}
