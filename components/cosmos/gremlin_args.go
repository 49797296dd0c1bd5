package cosmos

import (
	"fmt"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// GremlinArgs describes an account for Apache Gremlin with one database of graphs.
type GremlinArgs struct {
	// Placement is required. Its region is the first of the account, and the one that writes.
	Placement placement.Placement
	// Database is optional: the name of the database. Default "app".
	Database string
	// Graphs is required.
	Graphs []Graph
	// ZoneRedundant is optional: spreads the first region over its availability zones. Fixed at creation. Default false.
	ZoneRedundant bool
	// ReadRegions is optional: further regions in the order of failover. An update that changes it may change nothing
	// else of the account. Default none.
	ReadRegions []Region
	// PublicAccess is optional: leaves the public endpoint open, to whoever has a key. Default false.
	PublicAccess bool
	// KeyReaders is optional: who may fetch the account's keys when it runs, and with them use every graph. Default nobody.
	KeyReaders []KeyReader
}

// Graph is a graph of vertices and edges.
type Graph struct {
	// Name is required and unique: 1 to 255 characters without / \ # ?.
	Name string
	// PartitionKey is required: the property of vertices by which they are spread, e.g. "/pk"; neither /id nor /label. An
	// edge is kept with the vertex that it starts from. Fixed at creation.
	PartitionKey string
	// MaxThroughput is optional: autoscale goes up to so many request units a second, 1000 and more in steps of 1000.
	// Default 1000.
	MaxThroughput int
	// Tags is optional: on top of the placement's. Default none.
	Tags map[string]string
}

// KeyReader is a managed identity that may fetch keys.
type KeyReader struct {
	// Name is required and unique: the workload role, lowercase letters and digits with hyphens in between. It is part of
	// a logical name.
	Name string
	// PrincipalID is required: the identity's object ID.
	PrincipalID pulumi.StringInput
}

// Validate reports everything that is wrong with the arguments.
func (a GremlinArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	checkName(&faults, "Database", naming.GremlinDatabase, a.account().database())
	a.account().validateRegions(&faults)
	faults.Require(len(a.Graphs) > 0, "Graphs", "is empty", "name at least one graph")
	a.validateGraphs(&faults)
	seen := map[string]bool{}
	for i, reader := range a.KeyReaders {
		field := fmt.Sprintf("KeyReaders[%d]", i)
		faults.Require(grantForm.MatchString(reader.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, hyphens in between, not %q", reader.Name), "use a word such as web")
		faults.Require(!seen[reader.Name], field+".Name", fmt.Sprintf("%q is used twice", reader.Name), "rename one")
		faults.Require(reader.PrincipalID != nil, field+".PrincipalID", "is missing", "pass the identity's object ID")
		seen[reader.Name] = true
	}
	return faults.Err()
}

func (a GremlinArgs) validateGraphs(faults *fault.List) {
	var seen []string
	for i, graph := range a.Graphs {
		field := fmt.Sprintf("Graphs[%d]", i)
		checkName(faults, field+".Name", naming.GremlinGraph, graph.Name)
		faults.Require(!slices.Contains(seen, graph.Name), field+".Name", fmt.Sprintf("%q is used twice", graph.Name),
			"give each graph a name of its own")
		seen = append(seen, graph.Name)
		faults.Require(keyForm.MatchString(graph.PartitionKey) && !slices.Contains(unpartitionable, graph.PartitionKey),
			field+".PartitionKey", fmt.Sprintf("must be a property such as /pk, not %q", graph.PartitionKey),
			"name a property of every vertex, neither /id nor /label")
		graph.container().validateThroughput(faults, field)
	}
}

// unpartitionable are no partition keys of graphs. Source: Microsoft Learn, using a partitioned graph in Azure Cosmos DB,
// 2026, verified.
var unpartitionable = []string{"/id", "/label"}

// account are the arguments that accounts of every API have. Graphs have one writing region, so that continuous backups
// are possible: an edge whose vertex was deleted elsewhere at the same moment leads nowhere.
func (a GremlinArgs) account() Args {
	return Args{
		Placement: a.Placement, Database: a.Database, ZoneRedundant: a.ZoneRedundant, ReadRegions: a.ReadRegions,
		PublicAccess: a.PublicAccess, Backup: Backup{Continuous: true},
	}
}

// container is the graph as the container that it is.
func (g Graph) container() Container {
	return Container{Name: g.Name, PartitionKey: g.PartitionKey, MaxThroughput: g.MaxThroughput, Tags: g.Tags}
}

// inputs is what the state records of the arguments.
func (a GremlinArgs) inputs() pulumi.Map {
	graphs := pulumi.StringMap{}
	for _, graph := range a.Graphs {
		graphs[graph.Name] = pulumi.String(graph.PartitionKey)
	}
	inputs := a.account().inputs()
	delete(inputs, "containers")
	inputs["graphs"] = graphs
	return inputs
}
