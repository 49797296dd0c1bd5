package sqldb

import (
	"encoding/json"
	"fmt"

	sql "github.com/pulumi/pulumi-azure-native-sdk/sql/v2/v20230801"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/shardmap"
)

// ShardSetToken is the component's type. It is part of every child's URN and never changes.
const ShardSetToken = "azstage:components:ShardSet"

// ShardSet is a number of databases of which each holds a part of the data, with the map that says which.
type ShardSet struct {
	pulumi.ResourceState

	// Map is the document that an application finds the shard of a key with; see the package shardmap. It holds no secret.
	Map string
	// Names are those of the shards, in the order of their indices in the map.
	Names []string
	// CatalogName is the database that knows where a tenant is; "" without one.
	CatalogName string
	// DatabaseIDs are the resource IDs of the shards, and last of the catalog.
	DatabaseIDs []pulumi.StringOutput
	// PoolID is the resource ID of the elastic pool. Nil without one.
	PoolID pulumi.StringInput

	args      ShardSetArgs
	poolName  string
	databases []*sql.Database
}

// NewShardSet makes the shards. It returns every fault of the arguments before it registers anything.
func NewShardSet(
	ctx *pulumi.Context, name string, args ShardSetArgs, opts ...pulumi.ResourceOption,
) (*ShardSet, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("shards %s: %w", name, err)
	}
	s := &ShardSet{args: args, Names: args.names(), CatalogName: args.catalogName()}
	shards, err := args.shardMap()
	if err != nil {
		return nil, fmt.Errorf("shards %s: %w", name, err)
	}
	text, err := json.Marshal(shards)
	if err != nil {
		return nil, fmt.Errorf("shards %s: %w", name, err)
	}
	s.Map = string(text)
	err = ctx.RegisterComponentResourceV2(ShardSetToken, name, args.inputs(), s, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := s.newDatabases(ctx, name); err != nil {
		return nil, err
	}
	return s, ctx.RegisterResourceOutputs(s, pulumi.Map{"map": pulumi.String(s.Map)})
}

// NewCopy makes a geo-secondary of every shard, and of the catalog, on a server in another region, in a pool of the same
// name. The placement is that of the other region.
func (s *ShardSet) NewCopy(
	ctx *pulumi.Context, name string, args ShardSetArgs, opts ...pulumi.ResourceOption,
) (*ShardSet, error) {
	args.copyOf = s
	return NewShardSet(ctx, name, args, opts...)
}

// Measured is something whose load tells whether there is room for more.
type Measured struct {
	// Name is unique in the set: lowercase letters, digits and hyphens.
	Name string
	// ID is the resource ID.
	ID pulumi.StringInput
}

// Measured are the pool, or without one every shard, and the catalog.
func (s *ShardSet) Measured() []Measured {
	var found []Measured
	if s.PoolID != nil {
		found = append(found, Measured{"shards", s.PoolID})
	}
	for i, id := range s.DatabaseIDs {
		switch {
		case i == len(s.Names):
			found = append(found, Measured{"catalog", id})
		case s.PoolID == nil:
			found = append(found, Measured{fmt.Sprintf("s%02d", i), id})
		}
	}
	return found
}

// Members pairs every database with its copy, for a failover group.
func (s *ShardSet) Members(copies *ShardSet) []FailoverMember {
	members := make([]FailoverMember, 0, len(s.databases))
	for i, database := range s.databases {
		members = append(members, FailoverMember{DatabaseID: database.ID().ToStringOutput(), Copy: copies.databases[i]})
	}
	return members
}

func (s *ShardSet) newDatabases(ctx *pulumi.Context, name string) error {
	pool, err := s.newPool(ctx, name)
	if err != nil {
		return err
	}
	for i, shard := range s.Names {
		if err := s.newDatabase(ctx, fmt.Sprintf("%s-s%02d", name, i), shard, s.args.shard(), pool); err != nil {
			return err
		}
	}
	if s.CatalogName == "" {
		return nil
	}
	return s.newDatabase(ctx, name+"-catalog", s.CatalogName, s.args.catalog(), nil)
}

func (s *ShardSet) newPool(ctx *pulumi.Context, name string) (*sql.ElasticPool, error) {
	size, pooled := s.args.pool()
	if !pooled {
		return nil, nil
	}
	place := s.args.Placement
	s.poolName = place.Names.Name(naming.SQLElasticPool, "shards")
	if s.args.copyOf != nil {
		s.poolName = s.args.copyOf.poolName
	}
	inputs := &sql.ElasticPoolArgs{
		ResourceGroupName: place.ResourceGroupName,
		ServerName:        s.args.Server.ServerName,
		ElasticPoolName:   pulumi.String(s.poolName),
		Location:          pulumi.String(place.Location),
		Sku: sql.SkuArgs{
			Name: pulumi.String(size.Name), Tier: pulumi.String(size.Edition), Capacity: pulumi.Int(size.Capacity),
		},
		ZoneRedundant: pulumi.Bool(s.args.Shard.ZoneRedundant),
		Tags:          place.TagMap(),
	}
	if size.Edition == hyperscale {
		inputs.HighAvailabilityReplicaCount = pulumi.Int(s.args.Shard.Replicas)
	}
	pool, err := sql.NewElasticPool(ctx, name+"-pool", inputs,
		place.Child(naming.SQLElasticPool, s, pulumi.DeletedWith(s.args.Server.server))...)
	if err != nil {
		return nil, err
	}
	id := pool.ID().ToStringOutput()
	s.PoolID = id
	return pool, place.Diagnose(ctx, name+"-pool-diagnostics", naming.SQLElasticPool, id, s)
}

// newDatabase makes a shard or the catalog with the backups of its own.
func (s *ShardSet) newDatabase(
	ctx *pulumi.Context, child, name string, wanted Database, pool *sql.ElasticPool,
) error {
	place, server := s.args.Placement, s.args.Server
	if s.args.copyOf != nil {
		wanted.GeoSecondaryOf = s.args.copyOf.DatabaseIDs[len(s.databases)]
	}
	inputs := wanted.inputs()
	inputs.ResourceGroupName, inputs.ServerName = place.ResourceGroupName, server.ServerName
	inputs.DatabaseName, inputs.Location, inputs.Tags = pulumi.String(name), pulumi.String(place.Location), place.TagMap()
	opts := []pulumi.ResourceOption{pulumi.DeletedWith(server.server)}
	if pool != nil {
		// Size, zones and replicas are the pool's.
		inputs.Sku, inputs.ZoneRedundant, inputs.HighAvailabilityReplicaCount, inputs.ReadScale = nil, nil, nil, nil
		inputs.ElasticPoolId = pool.ID().ToStringOutput()
	}
	if wanted.GeoSecondaryOf != nil {
		opts = append(opts, pulumi.Timeouts(&seedingTimeouts))
	}
	database, err := sql.NewDatabase(ctx, child, inputs, place.Child(naming.SQLDatabase, s, opts...)...)
	if err != nil {
		return err
	}
	id := database.ID().ToStringOutput()
	s.databases, s.DatabaseIDs = append(s.databases, database), append(s.DatabaseIDs, id)
	if err := place.Diagnose(ctx, child+"-diagnostics", naming.SQLDatabase, id, s); err != nil {
		return err
	}
	return newShortTermRetention(ctx, child+"-retention", wanted, place, server.ServerName, database, s)
}

func (a ShardSetArgs) shardMap() (shardmap.Map, error) {
	return shardmap.New(shardmap.Strategy(a.Strategy), a.names(), shardmap.Options{
		VirtualShards: a.VirtualShards, Catalog: a.catalogName(), Moved: a.Moved, Boundaries: a.Boundaries,
	})
}
