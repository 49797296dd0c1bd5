package cost

import (
	"github.com/azstage/azstage/internal/graph"
)

// otherKinds are the types of namespaces in which little is billed.
var otherKinds = map[string]kind{
	"azure-native:resources:ResourceGroup":               {free: "a group costs nothing"},
	"azure-native:managedidentity:UserAssignedIdentity":  {free: "identities cost nothing"},
	"azure-native:authorization:RoleAssignment":          {free: "role assignments cost nothing"},
	"azure-native:authorization:RoleDefinition":          {free: "roles cost nothing"},
	"azure-native:consumption:Budget":                    {free: "budgets cost nothing"},
	"azure-native:costmanagement:ScheduledActionByScope": {free: "mails of Cost Management cost nothing"},
	"azure-native:chaos:Target":                          {free: "targets cost nothing"},
	"azure-native:chaos:Capability":                      {free: "capabilities cost nothing"},
	"azure-native:chaos:Experiment":                      {free: "billed by the minutes of the runs that somebody starts"},
	"azure-native:loadtestservice:LoadTest":              {charges: loadTest},
	"azure-native:authorization:PolicyAssignment":        {free: "Azure Policy costs nothing for resources of Azure"},
	"random:index/randomString:RandomString":             {free: "no resource of Azure"},
}

// loadTest bills the hours of virtual users of the tests that somebody runs.
func loadTest(scene, graph.Resource) ([]charge, error) { return nil, loadTestUsers.missing() }
