package cost

// otherKinds are the types of namespaces in which nothing is billed.
var otherKinds = map[string]kind{
	"azure-native:resources:ResourceGroup":               {free: "a group costs nothing"},
	"azure-native:managedidentity:UserAssignedIdentity":  {free: "identities cost nothing"},
	"azure-native:authorization:RoleAssignment":          {free: "role assignments cost nothing"},
	"azure-native:consumption:Budget":                    {free: "budgets cost nothing"},
	"azure-native:costmanagement:ScheduledActionByScope": {free: "mails of Cost Management cost nothing"},
	"random:index/randomString:RandomString":             {free: "no resource of Azure"},
}
