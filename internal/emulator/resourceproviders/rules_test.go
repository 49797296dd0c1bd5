package resourceproviders

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

type props = model.Properties

// ruleCase is a request that a rule accepts and one that it refuses, because of the named property.
type ruleCase struct {
	rule              string
	accepted, refused model.Request
	property          string
}

// fakeCloud answers from a list, ordered as given.
type fakeCloud []model.Resource

func (c fakeCloud) where(keep func(model.Resource) bool) []model.Resource {
	var found []model.Resource
	for _, resource := range c {
		if keep(resource) {
			found = append(found, resource)
		}
	}
	return found
}

func (c fakeCloud) Get(id string) (model.Resource, bool) {
	found := c.where(func(r model.Resource) bool { return strings.EqualFold(r.ID, id) })
	if len(found) == 0 {
		return model.Resource{}, false
	}
	return found[0], true
}

func (c fakeCloud) OfType(armType string) []model.Resource {
	return c.where(func(r model.Resource) bool { return strings.EqualFold(r.ARMType, armType) })
}

func (c fakeCloud) Below(id string) []model.Resource {
	return c.where(func(r model.Resource) bool {
		return strings.HasPrefix(strings.ToLower(r.ID), strings.ToLower(id)+"/")
	})
}

func (c fakeCloud) Referring(id string) []model.Resource {
	return c.where(func(r model.Resource) bool { return mentions(r.Inputs, id) })
}

// PrincipalAge takes the age, in minutes, from the resources' principalAge.
func (c fakeCloud) PrincipalAge(objectID string) (minutes float64, exists bool) {
	found := c.where(func(r model.Resource) bool { return r.Outputs.String("principalId") == objectID })
	if len(found) == 0 {
		return 0, false
	}
	return found[0].Outputs.Number("principalAge"), true
}

func mentions(value any, id string) bool {
	switch value := value.(type) {
	case string:
		return strings.EqualFold(value, id)
	case []any:
		return slices.ContainsFunc(value, func(item any) bool { return mentions(item, id) })
	case props:
		for _, item := range value {
			if mentions(item, id) {
				return true
			}
		}
	}
	return false
}

const (
	group     = "/subscriptions/00000000-0000-4000-8000-00000000a25e/resourceGroups/rg"
	planID    = group + "/providers/Microsoft.Web/serverfarms/asp"
	siteID    = group + "/providers/Microsoft.Web/sites/app"
	networkID = group + "/providers/Microsoft.Network/virtualNetworks/vnet"
	subnetID  = networkID + "/subnets/app"
	serverID  = group + "/providers/Microsoft.Sql/servers/sql"
	dbID      = serverID + "/databases/db"
	accountID = group + "/providers/Microsoft.Storage/storageAccounts/st"
	spaceID   = group + "/providers/Microsoft.OperationalInsights/workspaces/log"
	guid      = "11111111-1111-4111-8111-111111111111"
)

func resource(id string, inputs props) model.Resource {
	return model.Resource{ID: id, ARMType: armTypeOf(id), Inputs: inputs, Outputs: inputs}
}

func list(items ...any) []any { return items }

// given is a request that creates a resource in a preview.
func given(inputs props) model.Request {
	return model.Request{ID: group + "/providers/x/y/z", Inputs: inputs}
}

// changed is a request that updates a resource.
func changed(old, inputs props) model.Request {
	return model.Request{ID: group + "/providers/x/y/z", Inputs: inputs, Old: old}
}

// in is a request that reaches a cloud.
func in(cloud fakeCloud, id string, inputs props) model.Request {
	return model.Request{ID: id, Inputs: inputs, Cloud: cloud}
}

// changing is a request that updates a resource of a cloud.
func changing(cloud fakeCloud, id string, old, inputs props) model.Request {
	return model.Request{ID: id, Inputs: inputs, Old: old, Cloud: cloud}
}

func ruleCases() []ruleCase {
	return slices.Concat(
		webCases(), sqlCases(), storageCases(), kustoCases(), networkCases(), peeringCases(), insightsCases(), otherCases(), cacheCases(),
		cdnCases(), frontDoorFirewallCases(), entryCases(), trafficManagerCases(), privateNetworkCases(), keyVaultCases(),
		accessRestrictionCases(), slotCases(), autoscaleCases(), sqlSecondaryCases(), activityLogAlertCases(),
		workbookCases(), scheduledActionCases(), metricDimensionCases(),
		serviceBusCases(), eventGridCases(), customTopicCases(),
		cosmosCases(), searchCases(),
		managementPolicyCases(),
		kubernetesCases(),
		containerRegistryCases(), appCases(), containerGroupCases(),
		flexCases(),
		apiManagementCases(), apiCases(),
		chaosCases(),
	)
}

func rulesByID(t *testing.T) map[string]model.Rule {
	t.Helper()
	rules := map[string]model.Rule{}
	for _, kind := range All() {
		for _, rule := range kind.Rules {
			rules[rule.ID] = rule
		}
	}
	require.NotEmpty(t, rules)
	return rules
}

func TestRulesAcceptAndRefuse(t *testing.T) {
	t.Parallel()
	rules := rulesByID(t)
	for _, test := range ruleCases() {
		t.Run(test.rule+" because of "+test.property, func(t *testing.T) {
			t.Parallel()
			rule, ok := rules[test.rule]
			require.True(t, ok, "there is no such rule")
			assert.Empty(t, rule.Check(test.accepted))
			faults := rule.Check(test.refused)
			require.NotEmpty(t, faults)
			assert.Equal(t, test.property, faults[0].Property)
			for _, fault := range faults {
				assert.NotEmpty(t, fault.Code)
				assert.NotEmpty(t, fault.Message)
				assert.NotContains(t, fault.Message, "%!")
			}
		})
	}
}

func TestEveryRuleHasACase(t *testing.T) {
	t.Parallel()
	cases := ruleCases()
	for id := range rulesByID(t) {
		assert.True(t, slices.ContainsFunc(cases, func(test ruleCase) bool { return test.rule == id }),
			"rule %s has no accepted and refused case", id)
	}
}

func TestPreflightRulesNeverRefuseWhatTheyCannotSee(t *testing.T) {
	t.Parallel()
	rules := rulesByID(t)
	for _, test := range ruleCases() {
		if rules[test.rule].Phase != model.Preflight {
			continue
		}
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			unknown := test.refused
			unknown.Inputs = props{}
			for _, inputs := range []props{test.accepted.Inputs, test.refused.Inputs} {
				for name := range inputs {
					unknown.Inputs[name] = model.Unknown
				}
			}
			assert.Empty(t, rules[test.rule].Check(unknown))
		})
	}
}

func TestApplyRulesLeaveMissingReferencesToTheEngine(t *testing.T) {
	t.Parallel()
	rules := rulesByID(t)
	for _, test := range ruleCases() {
		// Whether a principal, a role, a linked component or a linked database exists is what these decide.
		decidesExistence := oneOf(test.rule, "authorization.roleAssignments.principal-exists",
			"authorization.roleAssignments.role-known", "insights.webTests.component-exists", "cache.redisenterprise.databases.geo-members-exist")
		if rules[test.rule].Phase == model.Preflight || decidesExistence {
			continue
		}
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			request := test.refused
			request.Cloud = fakeCloud{}
			assert.Empty(t, rules[test.rule].Check(request))
		})
	}
}

func TestRulesAreTold(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, kind := range All() {
		for _, rule := range kind.Rules {
			assert.False(t, seen[rule.ID], "%s is used twice", rule.ID)
			seen[rule.ID] = true
			assert.NotEmpty(t, rule.Text, rule.ID)
			assert.NotEmpty(t, rule.Source, rule.ID)
			assert.NotEmpty(t, rule.Evidence, rule.ID)
		}
	}
	assert.NotEmpty(t, seen)
}
