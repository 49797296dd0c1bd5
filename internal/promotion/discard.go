package promotion

import (
	"fmt"
	"path"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/azstage/azstage/internal/graph"
)

// Discard names what a hop may delete although it holds data: logical names, or patterns of them such as cosmos-*. It is
// said anew for every hop and kept nowhere, so a consent does not outlive its reason.
type Discard []string

// Check returns an error for a pattern that cannot match.
func (d Discard) Check() error {
	for _, pattern := range d {
		if _, err := path.Match(pattern, ""); err != nil || pattern == "" {
			return fmt.Errorf("%q is no name of a resource; * stands for any characters, as in cosmos-*", pattern)
		}
	}
	return nil
}

// covers says whether a resource is named.
func (d Discard) covers(urn string) bool {
	return slices.ContainsFunc(d, func(pattern string) bool {
		matches, err := path.Match(pattern, resource.URN(urn).Name())
		return err == nil && matches
	})
}

// Unused are the patterns that name nothing which the plan deletes: a mistyped one would look like a consent.
func (d Discard) Unused(plan Plan) []string {
	return slices.DeleteFunc(slices.Clone(d), func(pattern string) bool {
		return slices.ContainsFunc(plan.Steps, func(s Step) bool {
			return s.Action == Delete && Discard{pattern}.covers(s.URN)
		})
	})
}

// consented are the protected resources of a stack that another state of it no longer has, and that may go.
func (d Discard) consented(now, after graph.Graph) []string {
	var urns []string
	for _, r := range now.Resources {
		if _, stays := after.Find(r.URN); !stays && r.Protect && d.covers(r.URN) {
			urns = append(urns, r.URN)
		}
	}
	return urns
}
