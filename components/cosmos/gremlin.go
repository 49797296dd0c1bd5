package cosmos

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	documentdb "github.com/azstage/azstage/internal/azurenative/documentdb/v20241115"
)

// GremlinToken is the type of the component for graphs. It is part of every child's URN and never changes.
const GremlinToken = "azstage:components:CosmosGremlin"

// The names of the app settings for graphs. None holds a secret: the app fetches a key with its managed identity.
const (
	GremlinEndpointSetting = "GREMLIN_ENDPOINT"
	GremlinAccountSetting  = "GREMLIN_ACCOUNT_ID"
	GremlinDatabaseSetting = "GREMLIN_DATABASE"
	GremlinGraphSetting    = "GREMLIN_GRAPH"
)

// Gremlin is a Cosmos DB account for Apache Gremlin with its database and graphs.
type Gremlin struct {
	pulumi.ResourceState

	// AccountID is the resource ID of the account: the target of a private endpoint, which waits for [Gremlin.Ready].
	AccountID pulumi.StringOutput
	// Endpoint is the address of the WebSocket that takes traversals.
	Endpoint pulumi.StringOutput
	// DatabaseName is the database's name.
	DatabaseName string

	last []pulumi.Resource
}

// Ready returns what has to stand before anything else changes the account.
func (g *Gremlin) Ready() []pulumi.Resource {
	if g == nil {
		return nil
	}
	return append([]pulumi.Resource(nil), g.last...)
}

// NewGremlin makes the account. It returns every fault of the arguments before it registers anything.
func NewGremlin(ctx *pulumi.Context, name string, args GremlinArgs, opts ...pulumi.ResourceOption) (*Gremlin, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("graphs %s: %w", name, err)
	}
	g := &Gremlin{DatabaseName: args.account().database()}
	err := ctx.RegisterComponentResourceV2(GremlinToken, name, args.inputs(), g, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	account, err := newAccount(ctx, g, name, args.account(), api{
		capability: "EnableGremlin", purpose: []string{"graph"}, keys: true,
	})
	if err != nil {
		return nil, err
	}
	g.AccountID = account.ID().ToStringOutput()
	g.Endpoint = pulumi.Sprintf("wss://%s.gremlin.cosmos.azure.com:443/", account.Name)
	if err := g.newGraphs(ctx, name, args, account); err != nil {
		return nil, err
	}
	if err := g.letFetchKeys(ctx, name, args); err != nil {
		return nil, err
	}
	err = args.Placement.DiagnoseDedicated(ctx, name+"-account-diagnostics", g.AccountID, g, logs)
	if err != nil {
		return nil, err
	}
	return g, ctx.RegisterResourceOutputs(g, pulumi.Map{
		"accountId": g.AccountID, "endpoint": g.Endpoint, "databaseName": pulumi.String(g.DatabaseName),
	})
}

// newGraphs makes the database and its graphs, each with throughput of its own, so that none starves another.
func (g *Gremlin) newGraphs(ctx *pulumi.Context, name string, args GremlinArgs, account *documentdb.DatabaseAccount,
) error {
	place := args.Placement
	database, err := documentdb.NewGremlinResourceGremlinDatabase(ctx, name+"-database",
		&documentdb.GremlinResourceGremlinDatabaseArgs{
			ResourceGroupName: place.ResourceGroupName,
			AccountName:       account.Name,
			DatabaseName:      pulumi.String(g.DatabaseName),
			Resource:          documentdb.GremlinDatabaseResourceArgs{ID: pulumi.String(g.DatabaseName)},
			Tags:              place.TagMap(),
		}, place.Child(naming.GremlinDatabase, g, pulumi.DeletedWith(account))...)
	if err != nil {
		return err
	}
	g.last = []pulumi.Resource{database}
	for _, graph := range args.Graphs {
		made, err := documentdb.NewGremlinResourceGremlinGraph(ctx, name+"-graph-"+graph.Name,
			&documentdb.GremlinResourceGremlinGraphArgs{
				ResourceGroupName: place.ResourceGroupName,
				AccountName:       account.Name,
				DatabaseName:      database.Name,
				GraphName:         pulumi.String(graph.Name),
				Options:           graph.container().options(),
				Resource: documentdb.GremlinGraphResourceArgs{
					ID: pulumi.String(graph.Name), PartitionKey: partitionKey(graph.PartitionKey),
				},
				Tags: place.TagMap(graph.Tags),
			}, place.Child(naming.GremlinGraph, g, pulumi.DeletedWith(account))...)
		if err != nil {
			return err
		}
		g.last = append(g.last, made)
	}
	return nil
}

// Settings tell an app where its graph is, and of which account it fetches a key.
func (g *Gremlin) Settings(graph string) map[string]pulumi.StringInput {
	return map[string]pulumi.StringInput{
		GremlinEndpointSetting: g.Endpoint, GremlinAccountSetting: g.AccountID,
		GremlinDatabaseSetting: pulumi.String(g.DatabaseName), GremlinGraphSetting: pulumi.String(graph),
	}
}
