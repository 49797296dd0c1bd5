package arm

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const policyAssignments = "Microsoft.Authorization/policyAssignments"

// checkPolicies refuses what a policy that is assigned to the resource's scope, or to one above it, denies. What exists is
// judged when somebody writes it again, as in Azure.
func checkPolicies(cloud model.Cloud, request model.Request) Faults {
	var faults Faults
	for _, assignment := range cloud.OfType(policyAssignments) {
		scope, _, _ := strings.Cut(assignment.ID, "/providers/"+policyAssignments)
		if !within(request.ID, scope) || strings.EqualFold(assignment.Outputs.String("enforcementMode"), "DoNotEnforce") {
			continue
		}
		policy, known := azure.BuiltInPolicyByDefinition(assignment.Inputs.String("policyDefinitionId"))
		effect := assignment.Inputs.String("parameters.effect.value")
		if !known || !policy.FixedEffect && !strings.EqualFold(effect, "Deny") || complies(policy, assignment.Inputs, request) {
			continue
		}
		faults = append(faults, model.Fault{
			Property: policy.Property, Status: http.StatusForbidden, Code: "RequestDisallowedByPolicy", Rule: "arm.policy",
			Message: fmt.Sprintf("Resource '%s' was disallowed by policy. Policy identifiers: '[{\"policyAssignment\":"+
				"{\"name\":%q,\"id\":%q},\"policyDefinition\":{\"name\":%q,\"id\":%q}}]'.",
				request.ID[strings.LastIndex(request.ID, "/")+1:], assignment.ID[strings.LastIndex(assignment.ID, "/")+1:],
				assignment.ID, policy.DisplayName, policy.DefinitionID()),
		})
	}
	return faults
}

// within says that an ID is the scope's, or lies below it.
func within(id, scope string) bool {
	id, scope = strings.ToLower(id), strings.ToLower(strings.TrimSuffix(scope, "/"))
	return id == scope || strings.HasPrefix(id, scope+"/")
}

func complies(policy azure.BuiltInPolicy, assignment model.Properties, request model.Request) bool {
	list := assignment.Strings("parameters." + policy.ListParameter + ".value")
	judged := request.Type.ARMType
	switch {
	case policy.ResourceType == "" && policy.Property == "":
		return !containsFold(list, judged)
	case policy.ResourceType == "":
		location := strings.ToLower(strings.ReplaceAll(request.Inputs.String(policy.Property), " ", ""))
		return request.Type.Location != model.Regional || strings.EqualFold(judged, "Microsoft.Resources/resourceGroups") ||
			containsFold(list, location)
	case !strings.EqualFold(policy.ResourceType, judged):
		return true
	}
	value, _ := request.Inputs.Get(policy.Property)
	return slices.ContainsFunc(policy.Values, func(wanted any) bool {
		return strings.EqualFold(fmt.Sprint(wanted), fmt.Sprint(value))
	})
}
