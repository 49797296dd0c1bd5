package deploy

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/components/sqldb"
	"github.com/azstage/azstage/stages"
)

// newShards divides the data over more databases on the same servers, where the profile asks for it.
func (s *stamp) newShards(ctx *pulumi.Context) error {
	wanted := s.profile.Database
	if wanted.Shards.Count == 0 || s.writer() != s {
		return nil
	}
	args := s.shardArgs(wanted)
	var err error
	if s.shards, err = sqldb.NewShardSet(ctx, s.name("shards"), args, s.top()...); err != nil {
		return err
	}
	if s.geoReplica == nil {
		return nil
	}
	args.Server = s.geoReplica
	s.elsewhere(&args.Placement, &args.Shard)
	s.shardCopies, err = s.shards.NewCopy(ctx, s.name("shards-secondary"), args, s.top()...)
	return err
}

func (s *stamp) shardArgs(wanted stages.Database) sqldb.ShardSetArgs {
	moved, _ := wanted.Shards.MovedShards() // the configuration has been checked
	shard := sqldb.Database{
		Objective:        string(wanted.SKU),
		BackupRedundancy: string(wanted.BackupRedundancy),
		RetentionDays:    wanted.RetentionDays,
		ZoneRedundant:    wanted.ZoneRedundant,
		Replicas:         wanted.HAReplicas,
	}
	if wanted.Shards.SKU != "" {
		shard.Objective = string(wanted.Shards.SKU)
	}
	return sqldb.ShardSetArgs{
		Placement: s.place, Server: s.database, DatabaseName: s.config.Workload, Count: wanted.Shards.Count,
		Strategy: wanted.Shards.Strategy, VirtualShards: wanted.Shards.VirtualShards,
		Boundaries: wanted.Shards.BoundaryKeys(), Moved: moved, Pool: string(wanted.Shards.PoolSKU),
		Catalog: wanted.Shards.Catalog, Shard: shard,
	}
}

// newShardAlerts watches every shard as the stage's own database, or the pool whose size all of them share.
func (s *stamp) newShardAlerts(ctx *pulumi.Context) error {
	if s.shards == nil {
		return nil
	}
	return s.newDatabaseAlerts(ctx, "shards-triggers", s.shards.Measured())
}

// newDatabaseAlerts watches more databases as the stage's own.
func (s *stamp) newDatabaseAlerts(ctx *pulumi.Context, component string, databases []sqldb.Measured) error {
	args := observability.AlertsArgs{Placement: s.place, ActionGroupID: s.watch.ActionGroupID}
	for _, trigger := range s.triggers() {
		if trigger.ResourceType != typeDatabase || trigger.Evaluation != stages.EvaluateMetric {
			continue
		}
		for _, watched := range databases {
			rule, err := s.alertRule(trigger)
			if err != nil {
				return fmt.Errorf("trigger %s: %w", trigger.ID, err)
			}
			rule.Name, rule.Scope = rule.Name+"-"+watched.Name, watched.ID
			args.Rules = append(args.Rules, rule)
		}
	}
	if len(args.Rules) == 0 {
		return nil
	}
	_, err := observability.NewAlerts(ctx, s.name(component), args, s.top()...)
	return err
}

// shardMembers are the databases that fail over with the database.
func (s *stamp) shardMembers() []sqldb.FailoverMember {
	if s.shards == nil || s.shardCopies == nil {
		return nil
	}
	return s.shards.Members(s.shardCopies)
}
