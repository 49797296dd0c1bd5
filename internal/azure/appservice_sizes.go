package azure

import "strings"

// AppServiceSize is what an instance of an App Service plan has.
type AppServiceSize struct {
	// SKU is the size, as ARM returns it in sku.name.
	SKU string
	// VCPUs and MemoryGB are those of one instance. A vCPU of Basic and Standard is an older and slower one.
	VCPUs    int
	MemoryGB float64
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

// appServiceSizes has the tiers that the stages use and their neighbours, smallest first in each.
var appServiceSizes = []AppServiceSize{
	appSize("B1", 1, 1.75), appSize("B2", 2, 3.5), appSize("B3", 4, 7),
	appSize("S1", 1, 1.75), appSize("S2", 2, 3.5), appSize("S3", 4, 7),
	appSize("P1v2", 1, 3.5), appSize("P2v2", 2, 7), appSize("P3v2", 4, 14),
	appSize("P0v3", 1, 4), appSize("P1v3", 2, 8), appSize("P2v3", 4, 16), appSize("P3v3", 8, 32),
	appSize("P1mv3", 2, 16), appSize("P2mv3", 4, 32), appSize("P3mv3", 8, 64), appSize("P4mv3", 16, 128),
	appSize("P5mv3", 32, 256),
	appSize("P0v4", 1, 4), appSize("P1v4", 2, 8), appSize("P2v4", 4, 16), appSize("P3v4", 8, 32),
	appSize("P1mv4", 2, 16), appSize("P2mv4", 4, 32), appSize("P3mv4", 8, 64), appSize("P4mv4", 16, 128),
	appSize("P5mv4", 32, 256),
}

func appSize(sku string, vCPUs int, memoryGB float64) AppServiceSize {
	return AppServiceSize{
		SKU: sku, VCPUs: vCPUs, MemoryGB: memoryGB, Source: "App Service pricing page, 2026", Evidence: Known,
	}
}

// AppServiceSizeOf finds what an instance of a SKU has, in any case. It reports false for tiers that the table lacks.
func AppServiceSizeOf(sku string) (AppServiceSize, bool) {
	for _, size := range appServiceSizes {
		if strings.EqualFold(size.SKU, sku) {
			return size, true
		}
	}
	return AppServiceSize{}, false
}
