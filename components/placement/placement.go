package placement

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
)

// Placement is the cross-cutting block of every component's arguments.
type Placement struct {
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// Group is optional: the resource group, when this stack makes it. What Azure deletes with the group is then not
	// deleted one by one: a destroy is one call instead of hundreds, and Azure, not the order of calls, sees to what is
	// still in use.
	Group pulumi.Resource
	// Location is required: a region's name, e.g. "eastus2". A plain value, because names and capabilities hang on it.
	Location string
	// Names is required.
	Names naming.Scheme
	// Tags is optional; every resource that can carry tags gets all of them.
	Tags map[string]string
	// Protect refuses to delete what holds data. Default false, for environments that come and go.
	Protect bool
	// Workspace is optional: the ID of the Log Analytics workspace that receives diagnostics. Nil sends none.
	Workspace pulumi.StringInput
	// Transforms is optional: the way to change a child's properties that no argument reaches.
	Transforms []pulumi.ResourceTransform
}

// Validate reports every required field that is missing and every naming part that breaks its form.
func (p Placement) Validate() error {
	var faults fault.List
	faults.Require(p.ResourceGroupName != nil, "ResourceGroupName", "is missing",
		"pass the name of the resource group")
	faults.Require(p.Location != "", "Location", "is empty", "set a region such as eastus2")
	faults.Merge("Names", p.Names.Validate())
	faults.Require(len(p.Tags) <= maxTags, "Tags",
		fmt.Sprintf("must be at most %d, the limit of storage accounts, not %d", maxTags, len(p.Tags)), "remove some tags")
	return faults.Err()
}

// maxTags is the limit of storage accounts, the lowest of the types in use (storage ARM schema, verified 2026-11);
// other types take 50.
const maxTags = 15

// TagMap returns the tags for a resource's inputs, with extra ones on top.
func (p Placement) TagMap(extra ...map[string]string) pulumi.StringMap {
	all := pulumi.StringMap{}
	for _, tags := range append([]map[string]string{p.Tags}, extra...) {
		for _, key := range slices.Sorted(maps.Keys(tags)) {
			all[key] = pulumi.String(tags[key])
		}
	}
	return all
}

// Tagged returns the placement with some tags on top: for what somebody else pays for, say. Without any it is the same.
func (p Placement) Tagged(tags map[string]string) Placement {
	if len(tags) > 0 {
		all := maps.Clone(p.Tags)
		if all == nil {
			all = map[string]string{}
		}
		maps.Copy(all, tags)
		p.Tags = all
	}
	return p
}

// Component returns the options of a component resource: the caller's, and the transforms that reach its children.
func (p Placement) Component(opts []pulumi.ResourceOption) []pulumi.ResourceOption {
	if len(p.Transforms) == 0 {
		return opts
	}
	return append(slices.Clone(opts), pulumi.Transforms(p.Transforms))
}

// Child returns the options of a component's child: its type's timeouts, what it is deleted with, protection when its
// type is stateful, extra, and last the parent, which nothing may override.
func (p Placement) Child(
	armType string, parent pulumi.Resource, extra ...pulumi.ResourceOption,
) []pulumi.ResourceOption {
	var opts []pulumi.ResourceOption
	if timeouts, ok := TimeoutsFor(armType); ok {
		opts = append(opts, pulumi.Timeouts(timeouts.option()))
	}
	if p.Group != nil && !outlivesGroup(armType) {
		opts = append(opts, pulumi.DeletedWith(p.Group))
	}
	// Protect(false) would undo the protection a caller put on the whole component, so it is never passed.
	if p.Protect && Stateful(armType) {
		opts = append(opts, pulumi.Protect(true))
	}
	opts = append(opts, extra...)
	return append(opts, pulumi.Parent(parent))
}

// Summary returns the plain part of the placement for a component's recorded inputs.
func (p Placement) Summary() pulumi.Map {
	return pulumi.Map{
		"location": pulumi.String(p.Location),
		"protect":  pulumi.Bool(p.Protect),
		"tags":     p.TagMap(),
	}
}
