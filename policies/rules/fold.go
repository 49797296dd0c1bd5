package rules

import (
	"slices"

	"github.com/azstage/azstage/internal/graph"
)

// fold is a type of resource that only sets what its parent could have been given: other programs write either. Rules judge
// the parent as if it had been given everything.
type fold struct {
	child, parent string
	named         *reference
	// inputs are where the child's inputs stand in the parent.
	inputs map[string]string
	// list is the parent's list that the child is an item of.
	list string
}

// folds are those of the settings that rules read.
var folds = []fold{
	{
		child: "azure-native:sql:ServerAzureADOnlyAuthentication", parent: sqlServer,
		named:  byName("serverName", "azure-native:sql:ServerAzureADOnlyAuthentication"),
		inputs: map[string]string{"azureADOnlyAuthentication": "administrators.azureADOnlyAuthentication"},
	},
	{
		child: "azure-native:sql:ServerAzureADAdministrator", parent: sqlServer,
		named: byName("serverName", "azure-native:sql:ServerAzureADAdministrator"),
		inputs: map[string]string{
			"administratorType": "administrators.administratorType", "sid": "administrators.sid",
		},
	},
	{
		child: "azure-native:network:SecurityRule", parent: securityGroup,
		named: byName("networkSecurityGroupName", "azure-native:network:SecurityRule"), list: "securityRules",
	},
}

// fold gives parents what their children set. What may or may not be a parent's child makes the setting unknown.
func (s *Stack) fold() {
	for _, f := range folds {
		if len(s.byType[f.child]) == 0 {
			continue
		}
		parents := slices.Clone(s.byType[f.parent])
		for i, parent := range parents {
			children, certain := s.referring(f.named, parent)
			for _, child := range children {
				parents[i] = f.into(parents[i], child)
			}
			if !certain {
				parents[i] = f.open(parents[i])
			}
		}
		s.byType[f.parent] = parents
	}
}

func (f fold) into(parent, child Resource) Resource {
	for from, to := range f.inputs {
		parent = parent.with(to, child.Get(from).raw)
	}
	if f.list == "" {
		return parent
	}
	given, _ := parent.Get(f.list).raw.([]any)
	return parent.with(f.list, append(slices.Clip(given), any(child.Inputs)))
}

// open makes what a child may still set unknown, where the parent was not given it.
func (f fold) open(parent Resource) Resource {
	for _, to := range f.inputs {
		if parent.Get(to).Absent() {
			parent = parent.with(to, graph.Unknown)
		}
	}
	if f.list != "" && isEmpty(parent.Get(f.list)) {
		parent = parent.with(f.list, graph.Unknown)
	}
	return parent
}

// alone is a stack of what is about to be created, whose children come later.
func alone(s *Stack) *Stack {
	resources := slices.Clone(s.Resources)
	for i := range resources {
		for _, f := range folds {
			if unversioned(resources[i].Type) == f.parent {
				resources[i] = f.open(resources[i])
			}
		}
	}
	return NewStack(s.Stage, resources)
}
