package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// otherCases are those of the namespaces with few rules.
func otherCases() []ruleCase {
	sku := func(name string) props { return props{"sku": props{"name": name}} }
	reserved := func(name string, level float64) props {
		return props{"sku": props{"name": name, "capacityReservationLevel": level}}
	}
	quota := func(gigabytes float64) props { return props{"workspaceCapping": props{"dailyQuotaGb": gigabytes}} }
	replica := func(region string) props {
		return props{"location": "eastus2", "replication": props{"enabled": true, "location": region}}
	}
	replicated := func(region string) model.Request { return given(replica(region)) }
	replicaChanged := func(region string) model.Request { return changed(replica("centralus"), replica(region)) }
	cases := []ruleCase{
		{"operationalinsights.workspaces.sku-change", changed(sku("PerGB2018"), sku("CapacityReservation")),
			changed(sku("Free"), sku("PerGB2018")), "sku.name"},
		{"operationalinsights.workspaces.capacity-reservation", given(reserved("CapacityReservation", 100)),
			given(reserved("CapacityReservation", 150)), "sku.capacityReservationLevel"},
		{"operationalinsights.workspaces.capacity-reservation", given(sku("PerGB2018")), given(reserved("PerGB2018", 100)),
			"sku.capacityReservationLevel"},
		{"operationalinsights.workspaces.replica-region", replicated("centralus"), replicated("westeurope"),
			"replication.location"},
		{"operationalinsights.workspaces.replica-region", replicated("centralus"), replicated("eastus2"),
			"replication.location"},
		{"operationalinsights.workspaces.replica-moves", replicaChanged("centralus"), replicaChanged("westus"),
			"replication.location"},
		{"operationalinsights.workspaces.daily-cap", given(quota(-1)), given(quota(0)), "workspaceCapping.dailyQuotaGb"},
	}
	cases = append(cases, budgetCases()...)
	cases = append(cases, budgetFilterCases()...)
	cases = append(cases, policyAssignmentCases()...)
	return append(cases, roleAssignmentCases()...)
}

func policyAssignmentCases() []ruleCase {
	assignment := func(name string, parameters props) props {
		policy, _ := azure.BuiltInPolicyByName(name)
		return props{"policyDefinitionId": policy.DefinitionID(), "parameters": parameters}
	}
	value := func(value any) props { return props{"value": value} }
	deny := assignment(azure.PolicyStoragePrivate, props{"effect": value("Deny")})
	here := assignment(azure.PolicyAllowedLocations, props{"listOfAllowedLocations": value(list("eastus2"))})
	const rule = "authorization.policyAssignments."
	return []ruleCase{
		{rule + "definition-known", given(deny),
			given(props{"policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/" + guid}), "policyDefinitionId"},
		{rule + "parameters", given(deny), given(assignment(azure.PolicyStoragePrivate, props{"effect": value("Block")})),
			"parameters.effect"},
		{rule + "parameters", given(here), given(assignment(azure.PolicyAllowedLocations, props{})), "parameters"},
		{rule + "parameters", given(here), given(assignment(azure.PolicyAllowedLocations, props{
			"listOfAllowedLocations": value(list("eastus2")), "effect": value("Deny"),
		})), "parameters.effect"},
	}
}

func budgetCases() []ruleCase {
	period := func(start, end string) props { return props{"timePeriod": props{"startDate": start, "endDate": end}} }
	notification := func(threshold float64, contacts ...any) props {
		return props{"threshold": threshold, "operator": "GreaterThan", "contactEmails": contacts}
	}
	notifications := func(all props) props { return props{"notifications": all} }
	usual := notification(80, "a@b.example")
	six := props{"a": usual, "b": usual, "c": usual, "d": usual, "e": usual, "f": usual}
	return []ruleCase{
		{"consumption.budgets.amount", given(props{"amount": 200.0}), given(props{"amount": 0.0}), "amount"},
		{"consumption.budgets.start-date", given(period("2026-11-01", "2027-11-01")),
			given(period("2026-11-02", "2027-11-01")), "timePeriod.startDate"},
		{"consumption.budgets.start-date", given(period("2026-11-01T00:00:00Z", "")),
			given(period("2026-11-01", "2026-10-01")), "timePeriod.endDate"},
		{"consumption.budgets.notifications", given(notifications(props{"a": usual})),
			given(notifications(props{"a": notification(1001, "a@b.example")})), "notifications.a.threshold"},
		{"consumption.budgets.notifications", given(notifications(props{"a": usual})),
			given(notifications(props{"a": notification(80)})), "notifications.a.contactEmails"},
		{"consumption.budgets.notifications", given(notifications(props{"a": usual})), given(notifications(six)),
			"notifications"},
	}
}

func budgetFilterCases() []ruleCase {
	filter := func(inside props) props { return props{"filter": inside} }
	tag := func(operator string, values ...any) props {
		return props{"tags": props{"name": "costCenter", "operator": operator, "values": values}}
	}
	usual := tag("In", "checkout")
	joined := func(parts ...any) props { return filter(props{"and": parts}) }
	const rule = "consumption.budgets.filter"
	return []ruleCase{
		{rule, given(filter(usual)), given(filter(tag("Equals", "checkout"))), "filter.tags.operator"},
		{rule, given(filter(usual)), given(filter(tag("In"))), "filter.tags.values"},
		{rule, given(joined(usual, usual)), given(joined(usual)), "filter.and"},
		{rule, given(joined(usual, usual)), given(joined(usual, tag("In"))), "filter.and[1].tags.values"},
	}
}

func roleAssignmentCases() []ruleCase {
	const (
		definitions = "/subscriptions/00000000-0000-4000-8000-00000000a25e/providers/Microsoft.Authorization/roleDefinitions/"
		reader      = definitions + "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
		identityID  = group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
		assignments = accountID + "/providers/Microsoft.Authorization/roleAssignments/"
	)
	assignment := func(principal, kind string) props {
		return props{"principalId": principal, "principalType": kind, "roleDefinitionId": reader, "scope": accountID}
	}
	aged := func(minutes float64) fakeCloud {
		return fakeCloud{{ID: identityID, ARMType: armTypeOf(identityID),
			Outputs: props{"principalId": guid, "principalAge": minutes}}}
	}
	cloud, usual := aged(0), assignment(guid, "ServicePrincipal")
	taken := append(aged(0), resource(assignments+"one", usual))
	own := fakeCloud{resource(definitions+guid, props{"roleName": "keys", "assignableScopes": list(group)})}
	return []ruleCase{
		{"authorization.roleAssignments.name-is-guid", given(props{"roleAssignmentName": guid}),
			given(props{"roleAssignmentName": "reader"}), "roleAssignmentName"},
		{"authorization.roleAssignments.role-known", in(cloud, "", usual),
			in(cloud, "", props{"roleDefinitionId": definitions + guid}), "roleDefinitionId"},
		{"authorization.roleAssignments.role-known",
			in(own, "", props{"roleDefinitionId": definitions + guid, "scope": accountID}),
			in(own, "", props{"roleDefinitionId": definitions + guid, "scope": "/subscriptions/other"}), "roleDefinitionId"},
		{roleDefinitionRule + "name-is-guid", given(props{"roleDefinitionId": guid}),
			given(props{"roleDefinitionId": "keys"}), "roleDefinitionId"},
		{roleDefinitionRule + "assignable-scopes", given(props{"assignableScopes": list(group)}),
			given(props{"assignableScopes": list(accountID)}), "assignableScopes[0]"},
		{roleDefinitionRule + "title-unique", in(own, definitions+guid, props{"roleName": "keys"}),
			in(own, definitions+"other", props{"roleName": "Keys"}), "roleName"},
		{roleDefinitionRule + "no-assignments", in(own, definitions+guid, nil),
			in(append(own, resource(assignments+"own", props{"roleDefinitionId": definitions + guid})), definitions+guid, nil),
			""},
		{"authorization.roleAssignments.principal-is-guid", given(usual), given(assignment("id", "User")), "principalId"},
		{"authorization.roleAssignments.principal-exists", in(cloud, "", usual), in(cloud, "", assignment(guid, "")),
			"principalId"},
		{"authorization.roleAssignments.principal-exists", in(cloud, "", usual), in(cloud, "", assignment(guid, "User")),
			"principalType"},
		{"authorization.roleAssignments.principal-exists", in(aged(4), "", assignment(guid, "")),
			in(aged(3.9), "", assignment(guid, "")), "principalId"},
		{"authorization.roleAssignments.principal-exists", in(fakeCloud{}, "", usual),
			in(fakeCloud{}, "", assignment(guid, "")), "principalId"},
		{"authorization.roleAssignments.principal-exists", in(fakeCloud{}, "", assignment(guid, "Group")),
			in(aged(9), "", assignment(guid, "Group")), "principalType"},
		{"authorization.roleAssignments.unique", in(taken, assignments+"one", usual), in(taken, assignments+"two", usual),
			""},
	}
}
