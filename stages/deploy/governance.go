package deploy

import (
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/governance"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// neverInStacks are types that no stage uses, and whose appearance would be somebody's short cut. The nodes of a cluster
// are in a resource group of their own.
var neverInStacks = []string{
	"Microsoft.Compute/virtualMachines", "Microsoft.ClassicCompute/virtualMachines",
	"Microsoft.ClassicStorage/storageAccounts", "Microsoft.Network/virtualNetworkGateways",
}

// newGovernance assigns policies to the region's group before anything is in it, where the profile asks for it. Each
// demands what every stage does anyway.
func (s *stamp) newGovernance(ctx *pulumi.Context) error {
	if !s.profile.Security.PolicyAssignments {
		return nil
	}
	policies := []governance.Policy{
		{Name: azure.PolicyAllowedLocations, List: s.allLocations()},
		{Name: azure.PolicyNotAllowedTypes, List: neverInStacks},
		{Name: azure.PolicyStorageHTTPS}, {Name: azure.PolicySQLEntraOnly}, {Name: azure.PolicyVaultRBAC},
	}
	// Graphs are in the first region's group, and nobody signs in to them without the account's keys.
	if s != s.home() || !s.profile.Data.Has(stages.StoreGraph) {
		policies = append(policies, governance.Policy{Name: azure.PolicyCosmosNoKeys})
	}
	if !s.profile.Network.PublicAccess {
		policies = append(policies,
			governance.Policy{Name: azure.PolicyStoragePrivate}, governance.Policy{Name: azure.PolicySQLPrivate})
	}
	_, err := governance.New(ctx, s.name("governance"), governance.Args{
		Placement: s.place, ResourceGroupID: s.group.ID().ToStringOutput(), Policies: policies,
	}, s.top()...)
	return err
}

// allLocations are those of all regions and of the copies of their data.
func (d *deployment) allLocations() []string {
	var locations []string
	for _, s := range d.stamps {
		for _, region := range []azure.Region{s.region, s.secondary} {
			if region.Name != "" && !slices.Contains(locations, region.Name) {
				locations = append(locations, region.Name)
			}
		}
	}
	return locations
}
