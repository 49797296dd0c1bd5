package azure

import "strings"

// KustoSKU is a size of an Azure Data Explorer cluster.
type KustoSKU struct {
	// Name is Azure's, e.g. "Standard_E2ads_v5".
	Name string
	// Tier is "Basic" for development, "Standard" otherwise.
	Tier string
	// MinInstances and MaxInstances bound the number of instances.
	MinInstances, MaxInstances int
}

// The bounds of Standard clusters. Two instances are the least that has a service level. Source: hashicorp/
// terraform-provider-azurerm v5.2.0 kusto_cluster_resource.go: 1 to 1000 over all sizes, verified; that Standard ones have
// two at least: Microsoft Learn "Manage cluster horizontal scaling (scale out) in Azure Data Explorer", known.
const (
	kustoMinInstances = 2
	kustoMaxInstances = 1000
)

// kustoSKUs are the sizes of the generations that are sold, by family and size. Source: Microsoft.Kusto API 2023-08-15,
// AzureSkuName, known; retired D- and L-series are left out.
var kustoSKUs = []KustoSKU{
	{"Dev(No SLA)_Standard_D11_v2", "Basic", 1, 1},
	{"Dev(No SLA)_Standard_E2a_v4", "Basic", 1, 1},
	kustoStandard("Standard_E2a_v4"), kustoStandard("Standard_E4a_v4"), kustoStandard("Standard_E8a_v4"),
	kustoStandard("Standard_E16a_v4"),
	kustoStandard("Standard_E2ads_v5"), kustoStandard("Standard_E4ads_v5"), kustoStandard("Standard_E8ads_v5"),
	kustoStandard("Standard_E16ads_v5"),
	kustoStandard("Standard_E2d_v4"), kustoStandard("Standard_E4d_v4"), kustoStandard("Standard_E8d_v4"),
	kustoStandard("Standard_E16d_v4"),
	kustoStandard("Standard_E2d_v5"), kustoStandard("Standard_E4d_v5"), kustoStandard("Standard_E8d_v5"),
	kustoStandard("Standard_E16d_v5"),
	kustoStandard("Standard_E8as_v4+1TB_PS"), kustoStandard("Standard_E8as_v4+2TB_PS"),
	kustoStandard("Standard_E16as_v4+3TB_PS"), kustoStandard("Standard_E16as_v4+4TB_PS"),
	kustoStandard("Standard_E8as_v5+1TB_PS"), kustoStandard("Standard_E8as_v5+2TB_PS"),
	kustoStandard("Standard_E16as_v5+3TB_PS"), kustoStandard("Standard_E16as_v5+4TB_PS"),
	kustoStandard("Standard_L8s_v3"), kustoStandard("Standard_L16s_v3"), kustoStandard("Standard_L8as_v3"),
	kustoStandard("Standard_L16as_v3"), kustoStandard("Standard_L32as_v3"),
	kustoStandard("Standard_EC8ads_v5"), kustoStandard("Standard_EC16ads_v5"),
	kustoStandard("Standard_E80ids_v4"), kustoStandard("Standard_E64i_v3"),
}

func kustoStandard(name string) KustoSKU {
	return KustoSKU{Name: name, Tier: "Standard", MinInstances: kustoMinInstances, MaxInstances: kustoMaxInstances}
}

// KustoSKUs returns the sizes. The slice is the caller's own.
func KustoSKUs() []KustoSKU { return append([]KustoSKU(nil), kustoSKUs...) }

// KustoSKUByName finds a size, without regard to case.
func KustoSKUByName(name string) (KustoSKU, bool) {
	for _, sku := range kustoSKUs {
		if strings.EqualFold(sku.Name, name) {
			return sku, true
		}
	}
	return KustoSKU{}, false
}

// KustoRoles are what a principal can be in a database. Source: hashicorp/terraform-provider-azurerm v5.2.0
// kusto_database_principal_assignment_resource.go with API 2024-04-13, verified.
func KustoRoles() []string {
	return []string{"Admin", "Ingestor", "Monitor", "UnrestrictedViewer", "User", "Viewer"}
}
