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
	assignments := w.ask(grantsBelow, roleAssignments, store.ID)
	for _, scope := range ancestors(store.ID) {
		assignments = append(assignments, w.ask(rolesAt, scope)...)
	}
	var principals []string
	for _, assignment := range assignments {
		principals = append(principals, assignment.Outputs.String("principalId"))
	}
	return principals
}

// below returns where the principals are that resources below a store let in.
func below(armType, principal string) func(*world, model.Resource) []string {
	return func(w *world, store model.Resource) []string {
		var principals []string
		for _, assignment := range w.ask(grantsBelow, armType, store.ID) {
			principals = append(principals, assignment.Outputs.String(principal))
		}
		return principals
	}
}
