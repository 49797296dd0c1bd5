package azure

import (
	"slices"
	"strings"
)

// VMSize is a size of virtual machines, as nodes of Kubernetes clusters have it.
type VMSize struct {
	// Name is the size as ARM takes it, e.g. "Standard_D4s_v5".
	Name string
	// VCPUs and MemoryGB are those of one machine.
	VCPUs    int
	MemoryGB float64
	// Burstable sizes (the B series) save up processor time and run out of it.
	Burstable bool
	// TemporaryDisk says that the host has a local disk for the machine, large enough for an ephemeral system disk.
	TemporaryDisk bool
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

const (
	nodeSizes     = "microsoft/aspire src/Aspire.Hosting.Azure.Kubernetes/AksNodeVmSizes.cs, generated from Azure, 2026"
	burstableSize = "Microsoft Learn, Bsv1-series sizes, 2026"
)

// vmSizes is ordered by series and size. Whether a subscription may use a size in a region and zone, only Azure knows
// (az vm list-skus): it differs between subscriptions, so no table here can say.
var vmSizes = []VMSize{
	burstable("Standard_B2s", 2, 4), burstable("Standard_B2ms", 2, 8), burstable("Standard_B4ms", 4, 16),
	nodeSize("Standard_D2as_v5", 2, 8), nodeSize("Standard_D4as_v5", 4, 16), nodeSize("Standard_D8as_v5", 8, 32),
	nodeSize("Standard_D16as_v5", 16, 64),
	nodeSize("Standard_D2ds_v5", 2, 8), nodeSize("Standard_D4ds_v5", 4, 16), nodeSize("Standard_D8ds_v5", 8, 32),
	nodeSize("Standard_D16ds_v5", 16, 64),
	nodeSize("Standard_D2s_v5", 2, 8), nodeSize("Standard_D4s_v5", 4, 16), nodeSize("Standard_D8s_v5", 8, 32),
	nodeSize("Standard_D16s_v5", 16, 64), nodeSize("Standard_D32s_v5", 32, 128),
}

func nodeSize(name string, vCPUs int, memoryGB float64) VMSize {
	return VMSize{
		Name: name, VCPUs: vCPUs, MemoryGB: memoryGB, TemporaryDisk: strings.Contains(name, "ds_"),
		Source: nodeSizes, Evidence: Verified,
	}
}

func burstable(name string, vCPUs int, memoryGB float64) VMSize {
	return VMSize{
		Name: name, VCPUs: vCPUs, MemoryGB: memoryGB, Burstable: true, TemporaryDisk: true,
		Source: burstableSize, Evidence: Known,
	}
}

// VMSizes returns the sizes, ordered by series and size. The slice is the caller's own.
func VMSizes() []VMSize { return slices.Clone(vmSizes) }

// VMSizeByName finds a size. ARM compares names without regard to case, and so does it.
func VMSizeByName(name string) (VMSize, bool) {
	for _, size := range vmSizes {
		if strings.EqualFold(size.Name, name) {
			return size, true
		}
	}
	return VMSize{}, false
}
