package redis

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/internal/azure"
)

// ownerForm: redisenterprise.json 2025-04-01, verified.
var ownerForm = regexp.MustCompile(`^[A-Za-z0-9]{1,60}$`)

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	switch a.engine() {
	case Managed:
		faults = append(faults, a.managedFaults()...)
	case Classic:
		faults = append(faults, a.classicFaults()...)
	default:
		faults.Add("Engine", fmt.Sprintf("%q is not known", a.Engine), "use managed or classic")
	}
	_, known := a.maxmemoryPolicy()
	faults.Require(known, "EvictionPolicy", fmt.Sprintf("%q is not known", a.EvictionPolicy),
		"use one such as VolatileLRU or NoEviction")
	seen := map[string]bool{}
	for i, owner := range a.DataOwners {
		field := fmt.Sprintf("DataOwners[%d]", i)
		faults.Require(ownerForm.MatchString(owner.Name), field+".Name",
			fmt.Sprintf("must be 1 to 60 letters and digits, not %q", owner.Name), "rename it")
		faults.Require(!seen[strings.ToLower(owner.Name)], field+".Name", fmt.Sprintf("%q is used twice", owner.Name),
			"rename one")
		faults.Require(owner.PrincipalID != nil, field+".PrincipalID", "is missing", "pass the principal's object ID")
		seen[strings.ToLower(owner.Name)] = true
	}
	return faults.Err()
}

func (a Args) managedFaults() fault.List {
	var faults fault.List
	sku, known := azure.RedisSKUByName(a.sku())
	faults.Require(known, "SKU", fmt.Sprintf("%q is not a size of Azure Managed Redis", a.SKU),
		"use one such as Balanced_B3")
	faults.Require(slices.Contains(clusteringPolicies, a.clusteringPolicy()), "ClusteringPolicy",
		fmt.Sprintf("%q is not known", a.ClusteringPolicy), "use "+strings.Join(clusteringPolicies, " or "))
	faults.Require(!a.PublicAccess, "PublicAccess", "is for the classic engine only",
		"leave it out; the managed engine has no such setting in this API version")
	if a.GeoGroup == "" {
		faults.Require(len(a.GeoMembers) == 0, "GeoMembers", "are given without a group", "set GeoGroup")
		return faults
	}
	faults.Require(!known || sku.GeoReplication(), "SKU", a.sku()+" has no geo-replication",
		"use Balanced_B3 or larger, not Flash Optimized; or leave out GeoGroup")
	faults.Require(a.HighAvailability, "HighAvailability", "must be on in a geo-replication group",
		"set it, or leave out GeoGroup")
	faults.Require(len(a.GeoMembers) < azure.MaxRedisGeoMembers, "GeoMembers",
		fmt.Sprintf("must be fewer than %d, the size of a group", azure.MaxRedisGeoMembers), "use another group")
	for i, id := range a.GeoMembers {
		faults.Require(id != nil, fmt.Sprintf("GeoMembers[%d]", i), "is missing", "pass the member's database ID")
	}
	return faults
}

func (a Args) classicFaults() fault.List {
	var faults fault.List
	sku, known := azure.ClassicRedisSKUByName(a.sku())
	faults.Require(known, "SKU", fmt.Sprintf("%q is not a size of Azure Cache for Redis", a.SKU),
		"use one such as Standard_C2")
	faults.Require(!known || !a.HighAvailability || sku.Replicated(), "HighAvailability",
		"is not offered in the tier Basic", "choose a Standard or Premium size")
	faults.Require(a.ClusteringPolicy == "", "ClusteringPolicy", "is for the managed engine only", "leave it out")
	faults.Require(a.GeoGroup == "", "GeoGroup", "is for the managed engine only", "leave it out")
	faults.Require(len(a.GeoMembers) == 0, "GeoMembers", "are for the managed engine only", "leave them out")
	return faults
}
