package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func jobAgentCases() []ruleCase {
	const agentID = serverID + "/jobAgents/jobs"
	jobDatabase := func(more props) model.Request {
		return in(fakeCloud{resource(dbID, more)}, agentID, props{"databaseId": dbID})
	}
	sized := func(objective string) props { return props{"sku": props{"name": objective}} }
	with := func(other string) model.Request {
		return in(fakeCloud{resource(serverID+"/jobAgents/other", props{"databaseId": other})}, agentID, props{"databaseId": dbID})
	}
	member := func(more props) model.Request { return given(props{"members": []any{more}}) }
	elsewhere := in(fakeCloud{}, agentID, props{"databaseId": partnerCopy})
	return []ruleCase{
		{"sql.jobAgents.database-of-server", in(fakeCloud{}, agentID, props{"databaseId": dbID}), elsewhere, "databaseId"},
		{"sql.jobAgents.database-size", jobDatabase(sized("S1")), jobDatabase(sized("S0")), "databaseId"},
		{"sql.jobAgents.database-size", jobDatabase(sized("GP_Gen5_2")), jobDatabase(sized("GP_S_Gen5_2")), "databaseId"},
		{"sql.jobAgents.database-size", jobDatabase(merged(sized("GP_S_Gen5_2"), props{"autoPauseDelay": -1.0})),
			jobDatabase(merged(sized("GP_S_Gen5_2"), props{"autoPauseDelay": 60.0})), "databaseId"},
		{"sql.jobAgents.database-size", jobDatabase(sized("P1")), jobDatabase(props{"elasticPoolId": poolID}), "databaseId"},
		{"sql.jobAgents.database-alone", with(dbID + "2"), with(dbID), "databaseId"},
		{"sql.jobAgents.targetGroups.member", member(props{"type": "SqlServer", "serverName": "s"}),
			member(props{"type": "SqlServer"}), "members[0].serverName"},
		{"sql.jobAgents.targetGroups.member",
			member(props{"type": "SqlElasticPool", "serverName": "s", "elasticPoolName": "p"}),
			member(props{"type": "SqlElasticPool", "serverName": "s"}), "members[0].elasticPoolName"},
	}
}
