package naming

// Resource types of the stores beside the relational database.
const (
	CosmosAccount        = "Microsoft.DocumentDB/databaseAccounts"
	CosmosDatabase       = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases"
	CosmosContainer      = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers"
	CosmosRoleAssignment = "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"
	GremlinDatabase      = "Microsoft.DocumentDB/databaseAccounts/gremlinDatabases"
	GremlinGraph         = "Microsoft.DocumentDB/databaseAccounts/gremlinDatabases/graphs"
	KustoCluster         = "Microsoft.Kusto/clusters"
	KustoDatabase        = "Microsoft.Kusto/clusters/databases"
	KustoPrincipal       = "Microsoft.Kusto/clusters/databases/principalAssignments"
	SearchService        = "Microsoft.Search/searchServices"
)
