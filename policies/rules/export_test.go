package rules

import (
	"maps"
	"slices"

	"github.com/azstage/azstage/stages"
)

// Looks judges a stack by a rule about it, and returns the types that the rule looked at.
func (r Rule) Looks(s *Stack) ([]Located, map[string]bool) {
	looked := map[string]bool{}
	s.looked = func(token string) { looked[token] = true }
	defer func() { s.looked = nil }()
	return r.Stack(s), looked
}

// With returns the stack with one resource changed. What was indexed of other types is kept.
func (s *Stack) With(changed Resource) *Stack {
	token := unversioned(changed.Type)
	copied := *s
	copied.byType = maps.Clone(s.byType)
	for _, of := range []string{token, AnyType} {
		copied.byType[of] = replaced(s.byType[of], changed)
	}
	copied.references = maps.Clone(s.references)
	maps.DeleteFunc(copied.references, func(ref *reference, _ *index) bool {
		return slices.Contains(ref.types, token)
	})
	return &copied
}

func replaced(resources []Resource, changed Resource) []Resource {
	resources = slices.Clone(resources)
	for i := range resources {
		if resources[i].URN == changed.URN {
			resources[i] = changed
		}
	}
	return resources
}

// Remedied returns a resource as the fix of a rule makes it, where the price of the fix is known.
func Remedied(rule Rule, stage stages.Stage, r Resource) (Resource, bool) {
	fix, known := remedies[rule.ID]
	if !known {
		return r, false
	}
	after, _ := fix(stage, r)
	return after, true
}

// RemediedRules are the IDs of the rules whose fix has a price.
func RemediedRules() []string { return slices.Sorted(maps.Keys(remedies)) }
