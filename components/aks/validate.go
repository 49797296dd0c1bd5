package aks

import (
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/internal/azure"
)

// minNodes: MicrosoftDocs/azure-aks-docs use-system-pools.md, 2026-04-30, verified.
const minNodes = 2

var (
	weekdays  = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	startForm = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)
)

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.SubnetID != nil, "SubnetID", "is missing", "pass the ID of the subnet aks")
	faults.Require(a.nodes() >= minNodes && a.nodes() <= azure.MaxNodesPerPool, "Nodes",
		fmt.Sprintf("must be %d to %d, not %d", minNodes, azure.MaxNodesPerPool, a.Nodes), "use 3")
	faults = append(faults, a.sizeFaults()...)
	faults = append(faults, a.poolFaults()...)
	faults = append(faults, a.accessFaults()...)
	faults = append(faults, a.Maintenance.faults()...)
	row, known := azure.KubernetesVersionByName(a.KubernetesVersion)
	faults.Require(a.KubernetesVersion == "" || known && !row.LongTermOnly, "KubernetesVersion",
		fmt.Sprintf("%q is not supported in the Standard tier", a.KubernetesVersion),
		"leave it empty, or use "+azure.DefaultKubernetesVersion)
	return faults.Err()
}

// sizeFaults checks the sizes of nodes. Other pools may have less than the system pool needs.
func (a Args) sizeFaults() fault.List {
	var faults fault.List
	size, known := azure.VMSizeByName(a.nodeSKU())
	enough := size.VCPUs >= azure.MinSystemVCPUs && size.MemoryGB >= azure.MinSystemMemoryGB && !size.Burstable
	faults.Require(known, "NodeSKU", fmt.Sprintf("%q is no size in the table", a.NodeSKU), "use one such as "+defaultNodeSKU)
	faults.Require(!known || enough, "NodeSKU",
		fmt.Sprintf("%s is too small: a system pool needs %d vCPUs and no burstable machines", a.NodeSKU,
			azure.MinSystemVCPUs), "use one such as "+defaultNodeSKU)
	check := func(field, sku string) {
		_, known := azure.VMSizeByName(sku)
		faults.Require(sku == "" || known, field, fmt.Sprintf("%q is no size in the table", sku),
			"use one such as "+defaultNodeSKU)
	}
	check("UserPool.SKU", a.UserPool.SKU)
	if a.Spot != nil {
		check("Spot.SKU", a.Spot.SKU)
	}
	return faults
}

func (a Args) poolFaults() fault.List {
	var faults fault.List
	pool := a.UserPool
	faults.Require(pool.Min >= 0 && pool.Max >= 0 && pool.Max <= azure.MaxNodesPerPool, "UserPool",
		fmt.Sprintf("must have 0 to %d nodes, not %d to %d", azure.MaxNodesPerPool, pool.Min, pool.Max), "use 2 to 10")
	faults.Require(pool.Min <= pool.Max, "UserPool.Min",
		fmt.Sprintf("must be at most Max, not %d above %d", pool.Min, pool.Max), "raise Max or lower Min")
	faults.Require(a.Spot == nil || a.Spot.Max >= 1 && a.Spot.Max <= azure.MaxNodesPerPool, "Spot.Max",
		fmt.Sprintf("must be 1 to %d", azure.MaxNodesPerPool), "use 5, or leave Spot out")
	faults.Require(a.largest() <= nodesOfPodRange, "UserPool.Max",
		fmt.Sprintf("all pools together can have %d nodes, and there is a range of pods for %d", a.largest(),
			nodesOfPodRange), "lower the maxima, or make another cluster")
	return faults
}

func (a Args) accessFaults() fault.List {
	var faults fault.List
	for i, group := range a.AdminGroups {
		faults.Require(uuid.Validate(group) == nil, fmt.Sprintf("AdminGroups[%d]", i),
			fmt.Sprintf("must be an object ID, not %q", group), "use the group's object ID in the directory")
	}
	for i, text := range a.AuthorizedRanges {
		prefix, err := netip.ParsePrefix(text)
		field := fmt.Sprintf("AuthorizedRanges[%d]", i)
		faults.Require(err == nil, field, fmt.Sprintf("must be an address range, not %q", text),
			"write one such as 203.0.113.0/24")
		faults.Require(err != nil || !prefix.Addr().IsPrivate() && prefix.Bits() > 0, field,
			text+" is no range of public addresses of somebody's own", "leave all out for a private API server")
	}
	return faults
}

func (m Maintenance) faults() fault.List {
	var faults fault.List
	for _, given := range []struct{ field, day string }{
		{"Maintenance.Day", m.day()}, {"Maintenance.NodeDay", m.nodeDay()},
	} {
		faults.Require(slices.Contains(weekdays, given.day), given.field, fmt.Sprintf("%q is no weekday", given.day),
			"use one of "+strings.Join(weekdays, ", "))
	}
	faults.Require(m.day() != m.nodeDay(), "Maintenance.NodeDay", "must be another day than Day",
		"choose two days; a cluster does one thing at a time")
	faults.Require(startForm.MatchString(m.start()), "Maintenance.Start", fmt.Sprintf("must be hours and minutes, not %q",
		m.Start), "write one such as 01:00")
	return faults
}
