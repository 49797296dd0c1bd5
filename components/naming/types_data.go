package naming

// Resource types of the stores beside the relational database.
const (
	CosmosAccount        = "Microsoft.DocumentDB/databaseAccounts"
	CosmosDatabase       = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases"
	CosmosContainer      = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers"
	CosmosRoleAssignment = "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"
	GremlinDatabase      = "Microsoft.DocumentDB/databaseAccounts/gremlinDatabases"
	GremlinGraph         = "Microsoft.DocumentDB/databaseAccounts/gremlinDatabases/graphs"
	SearchService        = "Microsoft.Search/searchServices"
)
