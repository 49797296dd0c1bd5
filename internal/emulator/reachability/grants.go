package reachability

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// refused says that nothing lets any identity of a workload into a store. Which role it has is not judged. A workload
// without an identity signs in some other way, and who may do what in a SQL database the database alone knows.
func (w *world) refused(from workload, kind service, store model.Resource) string {
	if kind.grants == nil || len(from.principals) == 0 {
		return ""
	}
	for _, principal := range kind.grants(w, store) {
		if slices.ContainsFunc(from.principals, func(own string) bool { return strings.EqualFold(own, principal) }) {
			return ""
		}
	}
	return nameOf(from.ID) + " has no role in " + nameOf(store.ID)
}

// roles are the principals with a role assignment on a store, above it, or on a part of it such as one queue.
func (w *world) roles(store model.Resource) []string {
	const assignments = "/providers/microsoft.authorization/roleassignments/"
	var principals []string
	target := strings.ToLower(store.ID) + "/"
	for _, assignment := range w.OfType("Microsoft.Authorization/roleAssignments") {
		id := strings.ToLower(assignment.ID)
		scope := id[:max(strings.LastIndex(id, assignments), 0)] + "/"
		if strings.HasPrefix(target, scope) || strings.HasPrefix(scope, target) {
			principals = append(principals, assignment.Outputs.String("principalId"))
		}
	}
	return principals
}

// below returns where the principals are that resources below a store let in.
func below(armType, principal string) func(*world, model.Resource) []string {
	return func(w *world, store model.Resource) []string {
		var principals []string
		for _, assignment := range w.OfType(armType) {
			if strings.HasPrefix(strings.ToLower(assignment.ID), strings.ToLower(store.ID)+"/") {
				principals = append(principals, assignment.Outputs.String(principal))
			}
		}
		return principals
	}
}
