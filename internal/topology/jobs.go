package topology

import "github.com/azstage/azstage/internal/graph"

const jobAgent = "azure-native:sql:JobAgent"

// jobAgentFacts are the size of an agent and how many groups of databases its jobs run in.
func jobAgentFacts(r *reader, agent graph.Resource) []string {
	groups := len(r.childrenOf("azure-native:sql:JobTargetGroup", agent, "jobAgentName"))
	return []string{text(agent.Inputs, "sku", "name"), counted(groups, "target group")}
}

// addJobs follows an agent to the database that it keeps its jobs in; other parts have none.
func (r *reader) addJobs(node Node, agent graph.Resource) {
	if database, ok := r.find(text(agent.Inputs, "databaseId")); ok && graph.Unversioned(agent.Type) == jobAgent {
		r.addFlow(Flow{From: node.ID, To: database.Name, Kind: Data, Label: "jobs"})
	}
}
