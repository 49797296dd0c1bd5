package azure

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// ContainerSize is what a replica of a container app gets on the workload profile Consumption.
type ContainerSize struct {
	// CPU is in cores.
	CPU float64
	// MemoryGi is in gibibytes: always twice the cores.
	MemoryGi float64
}

// The sizes go from the smallest to the largest in steps of a quarter core. Azure's own list in the answer
// ContainerAppInvalidResourceTotal, as GitHub Azure/bicep-types-az#1924 and Azure/bicep#14569 quote it (2023-10, 2024-07):
// 0.25 to 2 cores in environments without workload profiles, to 4 cores in those with; verified.
const (
	containerStep            = 0.25
	maxConsumptionOnlyCPU    = 2
	maxConsumptionProfileCPU = 4
)

// ContainerSizes returns the sizes of the consumption plan, smallest first. profiles says whether the environment has
// workload profiles.
func ContainerSizes(profiles bool) []ContainerSize {
	largest := maxConsumptionOnlyCPU / containerStep
	if profiles {
		largest = maxConsumptionProfileCPU / containerStep
	}
	var sizes []ContainerSize
	for i := 1.0; i <= largest; i++ {
		sizes = append(sizes, ContainerSize{CPU: i * containerStep, MemoryGi: 2 * i * containerStep})
	}
	return sizes
}

// Memory is the size's memory as Azure writes it: "1.5Gi".
func (s ContainerSize) Memory() string {
	return strconv.FormatFloat(s.MemoryGi, 'f', -1, 64) + "Gi"
}

// String is the pair as Azure's answer lists it.
func (s ContainerSize) String() string {
	return fmt.Sprintf("[cpu: %g, memory: %s]", s.CPU, s.Memory())
}

// ParseMemoryGi reads "1.5Gi", the only unit of container apps.
func ParseMemoryGi(text string) (float64, bool) {
	number, isGi := strings.CutSuffix(text, "Gi")
	value, err := strconv.ParseFloat(number, 64)
	return value, isGi && err == nil && value > 0 && !math.IsInf(value, 0)
}

// MaxContainerReplicas bounds the replicas of a container app. Microsoft Learn "Set scaling rules in Azure Container
// Apps", 2025, known.
const MaxContainerReplicas = 1000

// workloadProfileTypes: Microsoft Learn "Workload profiles in Azure Container Apps", 2025, known.
var workloadProfileTypes = []string{
	"Consumption", "Consumption-GPU-NC24-A100", "Consumption-GPU-NC8as-T4", "D4", "D8", "D16", "D32", "E4", "E8", "E16",
	"E32", "NC24-A100", "NC48-A100", "NC96-A100",
}

// WorkloadProfileTypes returns the types of workload profiles. The slice is the caller's own.
func WorkloadProfileTypes() []string { return slices.Clone(workloadProfileTypes) }
