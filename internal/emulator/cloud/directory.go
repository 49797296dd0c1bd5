package cloud

import (
	"math"
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

// directory is what Microsoft Entra knows: by the object ID of a service principal, the resources that it belongs to and
// the minute at which each of them got it. A principal may belong to two: a cluster may use an identity as its kubelet's.
type directory map[string]map[string]float64

// since is when the directory got a principal.
func (d directory) since(objectID string) (minute float64, exists bool) {
	minute = math.Inf(1)
	for _, got := range d[key(objectID)] {
		minute, exists = min(minute, got), true
	}
	return minute, exists
}

// change takes the principals of a resource out that it no longer has, and enters those that it did not have before.
func (d directory) change(owner string, before, after []string, minute float64) {
	for _, principal := range before {
		if !slices.Contains(after, principal) {
			d.remove(principal, owner)
		}
	}
	for _, principal := range after {
		if !slices.Contains(before, principal) {
			d.enter(principal, owner, minute)
		}
	}
}

func (d directory) enter(principal, owner string, minute float64) {
	if d[principal] == nil {
		d[principal] = map[string]float64{}
	}
	d[principal][owner] = minute
}

func (d directory) remove(principal, owner string) {
	delete(d[principal], owner)
	if len(d[principal]) == 0 {
		delete(d, principal)
	}
}

// enrolAll enters the principals of everything that exists, as if they had always been there.
func (s *state) enrolAll(types func(string) *model.Type) {
	s.principals = directory{}
	for id, resource := range s.resources {
		s.principals.change(id, nil, principalsOf(types, resource), math.Inf(-1))
	}
}

// systemAssigned is where every type of Azure Resource Manager returns the principal of its own identity.
const systemAssigned = "identity.principalId"

func principalsOf(types func(string) *model.Type, resource model.Resource) []string {
	paths := []string{systemAssigned}
	if types != nil {
		if declared := types(resource.Token); declared != nil {
			paths = append(paths, declared.Principals...)
		}
	}
	var principals []string
	for _, path := range paths {
		if principal := resource.Outputs.String(path); principal != "" {
			principals = append(principals, key(principal))
		}
	}
	return principals
}

// now is the minute, 0 without a clock.
func (c *Cloud) now() float64 {
	if c.clock == nil {
		return 0
	}
	return c.clock()
}
