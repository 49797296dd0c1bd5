package redis

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Redis"

// Redis is a cache.
type Redis struct {
	pulumi.ResourceState

	// ResourceID is the resource ID of the cache: the target of a private endpoint.
	ResourceID pulumi.StringOutput
	// DatabaseID is the ID of the database, which a geo-replication group lists. With the classic engine it is empty.
	DatabaseID pulumi.StringOutput
	// HostName is what clients connect to.
	HostName pulumi.StringOutput
	// Port is the TLS port.
	Port int

	clusterProtocol bool
}

// New makes the cache. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Redis, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("redis %s: %w", name, err)
	}
	r := &Redis{Port: Port(args.Engine), clusterProtocol: args.clusterProtocol()}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), r, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	build := r.newManaged
	if args.engine() == Classic {
		build = r.newClassic
	}
	if err := build(ctx, name, args); err != nil {
		return nil, err
	}
	return r, ctx.RegisterResourceOutputs(r, pulumi.Map{
		"resourceId": r.ResourceID, "databaseId": r.DatabaseID, "hostName": r.HostName, "port": pulumi.Int(r.Port),
	})
}
