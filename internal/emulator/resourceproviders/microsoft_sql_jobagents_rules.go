package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func sqlJobAgentRules() []model.Rule {
	return []model.Rule{
		preflight("sql.jobAgents.database-of-server", "The job database is on the server of its agent.",
			verified(jobsTutorial), jobDatabaseOnServer),
		onApply("sql.jobAgents.database-size",
			"The job database is S1 or larger, in no pool, and never pauses.", verified(jobsTutorial+"; serverless-tier-overview"),
			jobDatabaseSize),
		onApply("sql.jobAgents.database-alone", "A job database has one agent.", inferred(jobsOverview), jobDatabaseAlone),
	}
}

func jobDatabaseOnServer(r model.Request) []model.Fault {
	database, server := r.Inputs.String("databaseId"), parentOf(r.ID)
	if !r.Inputs.Has("databaseId") || strings.EqualFold(parentOf(database), server) {
		return nil
	}
	return model.Refuse("databaseId", "InvalidJobDatabase", "The database '%s' is not on the server '%s'.", database, server)
}

// neverPauses is the delay that keeps a serverless database from pausing.
const neverPauses = -1

// tooSmallForJobs are the objectives below S1.
var tooSmallForJobs = []string{"Basic", "S0"}

func jobDatabaseSize(r model.Request) []model.Fault {
	database, exists := r.Cloud.Get(r.Inputs.String("databaseId"))
	if !exists {
		return nil // The reference to it is refused.
	}
	objective, _ := objectiveOf(database.Inputs)
	pauses := objective.Serverless && database.Inputs.Number("autoPauseDelay") != neverPauses
	if database.Inputs.String("elasticPoolId") == "" && !pauses && !oneOf(objective.Name, tooSmallForJobs...) {
		return nil
	}
	return model.Refuse("databaseId", "InvalidJobDatabase",
		"The database '%s' is too small for jobs, pauses, or is in an elastic pool.", database.ID)
}

func jobDatabaseAlone(r model.Request) []model.Fault {
	for _, other := range r.Cloud.OfType(jobAgentARM) {
		if !strings.EqualFold(other.ID, r.ID) && strings.EqualFold(other.Inputs.String("databaseId"), r.Inputs.String("databaseId")) {
			return model.Refuse("databaseId", "InvalidJobDatabase", "The database is the job database of the agent '%s'.", other.ID)
		}
	}
	return nil
}

func sqlJobTargetGroupRules() []model.Rule {
	return []model.Rule{
		preflight("sql.jobAgents.targetGroups.member",
			"A member names what its type says: a server, and on it a database, a pool or a shard map.",
			inferred(jobsSource), jobMembers),
	}
}

// memberNames are the properties that a member of a type needs.
var memberNames = map[string][]string{
	"sqldatabase":    {"serverName", "databaseName"},
	"sqlelasticpool": {"serverName", "elasticPoolName"},
	"sqlshardmap":    {"serverName", "databaseName", "shardMapName"},
	"sqlserver":      {"serverName"},
}

func jobMembers(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, member := range r.Inputs.Objects("members") {
		for _, name := range memberNames[strings.ToLower(member.String("type"))] {
			if member.Has(name) || !member.Known(name) {
				continue
			}
			faults = append(faults, model.Refuse(fmt.Sprintf("members[%d].%s", i, name), "InvalidTargetGroupMember",
				"A member of type '%s' needs '%s'.", member.String("type"), name)...)
		}
	}
	return faults
}
