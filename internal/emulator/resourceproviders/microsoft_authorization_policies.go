package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	policyAssignmentType   = "Microsoft.Authorization/policyAssignments"
	policyAssignmentSource = sdkSource + "PolicyAssignment"
)

// policyAssignment: what an assignment refuses is package arm's, which asks before each request. Azure takes up to half
// an hour until a new one works; the emulator's works at once. Initiatives, exemptions, and effects that write are not
// modelled.
func policyAssignment() *model.Type {
	return &model.Type{
		Token:    "azure-native:authorization:PolicyAssignment",
		ARMType:  policyAssignmentType,
		Path:     "{scope}/providers/Microsoft.Authorization/policyAssignments/{policyAssignmentName}",
		Location: model.Unlocated,
		Required: properties(known(), "policyDefinitionId"),
		Allowed: []model.Allowed{
			allowed(verified(policyAssignmentSource), "enforcementMode", "Default", "DoNotEnforce"),
		},
		Defaults: []model.Default{byDefault(verified(policyAssignmentSource), "enforcementMode", "Default")},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, policyAssignmentType, model.Properties{"systemData": systemData()})
		},
		Rules: []model.Rule{
			preflight("authorization.policyAssignments.definition-known",
				"The definition is a built-in one that the emulator knows.", known(), assignedPolicy),
			preflight("authorization.policyAssignments.parameters",
				"Parameters are those of the definition: effect as Audit, Deny or Disabled where it has one, and its list, which "+
					"has no default.", inferred("Azure/azure-policy built-in-policies (2026)"), assignedParameters),
		},
	}
}

func assignedPolicy(r model.Request) []model.Fault {
	id := r.Inputs.String("policyDefinitionId")
	if _, found := azure.BuiltInPolicyByDefinition(id); found || !r.Inputs.Has("policyDefinitionId") {
		return nil
	}
	return []model.Fault{{
		Property: "policyDefinitionId", Status: 404, Code: "PolicyDefinitionNotFound",
		Message: "The policy definition '" + nameOf(id) + "' could not be found.",
	}}
}

func assignedParameters(r model.Request) []model.Fault {
	row, found := azure.BuiltInPolicyByDefinition(r.Inputs.String("policyDefinitionId"))
	if !found || !r.Inputs.Known("parameters") {
		return nil
	}
	var faults []model.Fault
	given := r.Inputs.Object("parameters")
	for name := range given {
		if name != row.ListParameter && (name != "effect" || row.FixedEffect) {
			faults = append(faults, model.Refuse("parameters."+name, "UndefinedPolicyParameter",
				"The policy assignment parameter '%s' is not defined in the policy definition '%s'.", name, row.ID)...)
		}
	}
	if row.ListParameter != "" && given[row.ListParameter] == nil {
		faults = append(faults, model.Refuse("parameters", "MissingPolicyParameter",
			"The policy assignment is missing the parameter(s) '%s' as defined in the policy definition '%s'.",
			row.ListParameter, row.ID)...)
	}
	effect := given.String("effect.value")
	if !row.FixedEffect && given.Has("effect.value") && !oneOf(effect, "Audit", "Deny", "Disabled") {
		faults = append(faults, model.Refuse("parameters.effect", "PolicyParameterValueNotAllowed",
			"The value '%s' is not allowed for policy parameter 'effect' in policy definition '%s'. The allowed values are "+
				"'Audit, Deny, Disabled'.", effect, row.ID)...)
	}
	return faults
}
