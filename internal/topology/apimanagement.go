package topology

import (
	"fmt"

	"github.com/azstage/azstage/internal/graph"
)

// apiManagementFacts are the tier and units of a service, its regions and its APIs.
func apiManagementFacts(r *reader, service graph.Resource) []string {
	zones, _ := value(service.Inputs, "zones").([]any)
	units, regions := number(service.Inputs, "sku", "capacity"), objects(service.Inputs, "additionalLocations")
	for _, region := range regions {
		units += number(region, "sku", "capacity")
	}
	apis := len(r.childrenOf("azure-native:apimanagement:Api", service, "serviceName"))
	return []string{
		text(service.Inputs, "sku", "name") + ", " + counted(units, "unit"), when(len(zones) > 1, zoneRedundant),
		when(len(regions) > 0, fmt.Sprintf("%d regions", len(regions)+1)), when(apis > 0, counted(apis, "API")),
	}
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// addAPIs follows a service to its backends.
func (r *reader) addAPIs(node Node, service graph.Resource, hosts []host) {
	for _, backend := range r.childrenOf("azure-native:apimanagement:Backend", service, "serviceName") {
		for _, to := range r.reached(text(backend.Inputs, "url"), hosts) {
			r.addFlow(Flow{From: node.ID, To: to, Kind: Traffic, Label: "calls"})
		}
	}
}
