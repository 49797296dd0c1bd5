package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/sqldb"
)

const jobDatabase = "jobs"

// newJobAgent makes the agent that migrates the shards of every server, on the first server of the stack.
func (d *deployment) newJobAgent(ctx *pulumi.Context) error {
	home := d.stamps[0]
	if !home.profile.Database.Shards.JobAgent {
		return nil
	}
	jobs, err := identity.New(ctx, "jobs", identity.Args{Placement: home.place, Role: "jobs"}, home.top()...)
	if err != nil {
		return err
	}
	database := sqldb.Database{
		Name: jobDatabase, Objective: sqldb.DefaultCatalogObjective, ZoneRedundant: home.profile.Database.ZoneRedundant,
		BackupRedundancy: string(home.profile.Database.BackupRedundancy), RetentionDays: home.profile.Database.RetentionDays,
	}
	own, err := sqldb.NewOwnDatabase(ctx, "jobs-sql", sqldb.OwnDatabaseArgs{
		Placement: home.place, Server: home.database, Database: database,
		Identity: sqldb.AppIdentity{Name: jobs.Name, ClientID: jobs.ClientID},
	}, home.top()...)
	if err != nil {
		return err
	}
	d.jobAgent, err = sqldb.NewJobAgent(ctx, "jobs-agent", sqldb.JobAgentArgs{
		Placement: home.place, Server: home.database, DatabaseID: own.DatabaseID, IdentityID: jobs.ID,
	}, home.top()...)
	return err
}

func (d *deployment) newJobAlerts(ctx *pulumi.Context) error {
	if d.jobAgent == nil {
		return nil
	}
	return d.stamps[0].newDatabaseAlerts(ctx, "jobs-triggers", d.jobAgent.Measured())
}

// newJobTargets gives the shards of each server a group of their own: another cell changes no other's, and a migration goes
// from cell to cell.
func (s *stamp) newJobTargets(ctx *pulumi.Context) error {
	if s.jobAgent == nil || s.shards == nil {
		return nil
	}
	_, err := sqldb.NewJobTargets(ctx, s.name("jobs-targets"), sqldb.JobTargetsArgs{
		Placement: s.place, Agent: s.jobAgent, Shards: s.shards,
	}, s.top()...)
	return err
}
