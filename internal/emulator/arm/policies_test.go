package arm

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// assignments is a cloud that has policy assignments and nothing else.
type assignments []model.Resource

func (a assignments) Get(string) (model.Resource, bool)                  { return model.Resource{}, false }
func (a assignments) OfType(armType string) []model.Resource             { return a }
func (a assignments) Below(string) []model.Resource                      { return nil }
func (a assignments) Referring(string) []model.Resource                  { return nil }
func (a assignments) PrincipalAge(string) (minutes float64, exists bool) { return 0, false }

func assigned(t *testing.T, name, effect, mode string, list ...any) model.Resource {
	t.Helper()
	policy, known := azure.BuiltInPolicyByName(name)
	assert.True(t, known)
	parameters := model.Properties{"effect": model.Properties{"value": effect}}
	if policy.ListParameter != "" {
		parameters[policy.ListParameter] = model.Properties{"value": list}
	}
	return model.Resource{
		ID:      groupID + "/providers/" + policyAssignments + "/" + name,
		Inputs:  model.Properties{"policyDefinitionId": policy.DefinitionID(), "parameters": parameters},
		Outputs: model.Properties{"enforcementMode": mode},
	}
}

func TestAssignedPoliciesRefuseWhatTheyDeny(t *testing.T) {
	t.Parallel()
	storage := &model.Type{ARMType: "Microsoft.Storage/storageAccounts", Location: model.Regional}
	put := func(group string, inputs model.Properties) model.Request {
		return model.Request{Type: storage, ID: group + "/providers/Microsoft.Storage/storageAccounts/st", Inputs: inputs}
	}
	open := model.Properties{"location": "East US 2", "publicNetworkAccess": "Enabled"}
	shut := model.Properties{"location": "eastus2", "publicNetworkAccess": "Disabled"}
	private := assigned(t, azure.PolicyStoragePrivate, "Deny", "Default")

	faults := checkPolicies(assignments{private}, put(groupID, open))
	assert.Len(t, faults, 1)
	assert.Equal(t, "RequestDisallowedByPolicy", faults[0].Code)
	assert.Equal(t, 403, faults[0].Status)
	assert.Contains(t, faults[0].Message, "Resource 'st' was disallowed by policy")
	assert.Contains(t, faults[0].Message, azure.PolicyStoragePrivate)
	assert.Empty(t, checkPolicies(assignments{private}, put(groupID, shut)))
	assert.Empty(t, checkPolicies(assignments{private}, put(groupID+"-b", open)), "another group is not in its scope")

	audit := assigned(t, azure.PolicyStoragePrivate, "Audit", "Default")
	loose := assigned(t, azure.PolicyStoragePrivate, "Deny", "DoNotEnforce")
	assert.Empty(t, checkPolicies(assignments{audit, loose}, put(groupID, open)), "neither refuses")

	here := assigned(t, azure.PolicyAllowedLocations, "", "Default", "eastus2")
	there := assigned(t, azure.PolicyAllowedLocations, "", "Default", "westeurope")
	assert.Empty(t, checkPolicies(assignments{here}, put(groupID, open)), "a location has two spellings")
	assert.Len(t, checkPolicies(assignments{there}, put(groupID, open)), 1)

	none := assigned(t, azure.PolicyNotAllowedTypes, "Deny", "Default", "microsoft.storage/storageaccounts")
	assert.Len(t, checkPolicies(assignments{none}, put(groupID, shut)), 1)
}
