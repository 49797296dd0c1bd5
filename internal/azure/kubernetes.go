package azure

import (
	"slices"
	"strconv"
	"strings"
)

// KubernetesVersion is a minor version of Kubernetes that AKS creates clusters with.
type KubernetesVersion struct {
	// Minor is e.g. "1.35".
	Minor string
	// EndOfLife is the month, as 2027-03, after which Azure no longer supports the version under the usual plan.
	EndOfLife string
	// LongTermOnly versions need the Premium tier with long-term support.
	LongTermOnly bool
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

const kubernetesCalendar = "MicrosoftDocs/azure-aks-docs supported-kubernetes-versions.md, release calendar (2026-08)"

// kubernetesVersions is the calendar as of 2026-12, oldest first: Azure supports the newest version and the two before.
// Long-term support of a year more: Microsoft Learn "Long-term support for AKS versions", 2026.
var kubernetesVersions = []KubernetesVersion{
	{"1.32", "2026-03", true, kubernetesCalendar, Inferred},
	{"1.33", "2026-07", true, kubernetesCalendar, Inferred},
	{"1.34", "2026-11", true, kubernetesCalendar, Verified},
	{"1.35", "2027-03", false, kubernetesCalendar, Verified},
	{"1.36", "2027-06", false, kubernetesCalendar, Verified},
	{"1.37", "2027-10", false, kubernetesCalendar, Verified},
}

// DefaultKubernetesVersion is what a cluster gets that asks for none. Azure names no rule; the middle one of the three
// supported versions has been usual. Known.
const DefaultKubernetesVersion = "1.36"

// The limits of a cluster. MicrosoftDocs/azure-aks-docs quotas-skus-regions.md and use-system-pools.md (2026-04-30),
// verified.
const (
	// MaxNodesPerPool is the largest number of nodes of a pool.
	MaxNodesPerPool = 1000
	// MaxNodesPerCluster is that of a cluster in the tiers Standard and Premium.
	MaxNodesPerCluster = 5000
	// MaxAgentPools is the largest number of pools of a cluster.
	MaxAgentPools = 100
	// MinSystemVCPUs and MinSystemMemoryGB are the least that a node of a system pool has.
	MinSystemVCPUs    = 4
	MinSystemMemoryGB = 4
	// MinSystemPods is the least number of pods that a node of a system pool takes.
	MinSystemPods = 30
	// MaxPodsPerNode is the largest with Azure CNI.
	MaxPodsPerNode = 250
)

// KubernetesVersions returns the versions, oldest first. The slice is the caller's own.
func KubernetesVersions() []KubernetesVersion { return slices.Clone(kubernetesVersions) }

// KubernetesVersionByName finds the row of "1.35" or "1.35.2".
func KubernetesVersionByName(version string) (KubernetesVersion, bool) {
	minor, ok := KubernetesMinor(version)
	if !ok {
		return KubernetesVersion{}, false
	}
	for _, row := range kubernetesVersions {
		if known, _ := KubernetesMinor(row.Minor); known == minor {
			return row, true
		}
	}
	return KubernetesVersion{}, false
}

// KubernetesMinor reads the minor number of "1.35" or "1.35.2". It reports false for what is no version.
func KubernetesMinor(version string) (int, bool) {
	parts := strings.Split(version, ".")
	if len(parts) < 2 || len(parts) > 3 || parts[0] != "1" {
		return 0, false
	}
	for _, part := range parts[1:] {
		if number, err := strconv.Atoi(part); err != nil || number < 0 {
			return 0, false
		}
	}
	minor, err := strconv.Atoi(parts[1])
	return minor, err == nil
}
