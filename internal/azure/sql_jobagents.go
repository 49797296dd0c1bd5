package azure

import "slices"

// SQLJobAgentSize is a size of elastic job agent.
type SQLJobAgentSize struct {
	// Name is the SKU as ARM spells it.
	Name string
	// ConcurrentJobs is how many databases it runs a job in at the same time.
	ConcurrentJobs int
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

const sqlJobAgentDocs = "Microsoft Learn, Elastic jobs in Azure SQL Database: concurrent capacity tiers (2024)"

var sqlJobAgentSizes = []SQLJobAgentSize{
	{"JA100", 100, sqlJobAgentDocs, Known},
	{"JA200", 200, sqlJobAgentDocs, Known},
	{"JA400", 400, sqlJobAgentDocs, Known},
	{"JA800", 800, sqlJobAgentDocs, Known},
}

// SQLJobAgentSizes returns every size of elastic job agents, smallest first.
func SQLJobAgentSizes() []SQLJobAgentSize { return slices.Clone(sqlJobAgentSizes) }
