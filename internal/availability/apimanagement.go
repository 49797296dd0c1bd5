package availability

import "github.com/azstage/azstage/internal/graph"

// apiManagementPromise: Developer has none, and units in several regions or zones have a higher one.
func apiManagementPromise(service graph.Resource) string {
	sku, _ := service.Inputs["sku"].(map[string]any)
	zones, _ := service.Inputs["zones"].([]any)
	regions, _ := service.Inputs["additionalLocations"].([]any)
	switch {
	case sku["name"] == "Developer":
		return "apim-developer"
	case len(zones) > 1 || len(regions) > 0:
		return "apim-spread"
	}
	return "apim"
}
