package topology

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// placeOf returns the ID of the innermost place of a resource, and adds it and those around it to the model.
func (r *reader) placeOf(resource graph.Resource) string {
	if subnet, ok := r.find(r.subnetID(resource)); ok {
		return r.subnet(subnet)
	}
	return r.region(text(resource.Inputs, "location"))
}

// subnetID is where a resource stands in a network; of an app it is where its outgoing calls come from.
func (r *reader) subnetID(resource graph.Resource) string {
	if id := text(resource.Inputs, "virtualNetworkSubnetId"); id != "" {
		return id
	}
	for _, pool := range objects(resource.Inputs, "agentPoolProfiles") {
		return text(pool, "vnetSubnetID")
	}
	if isContainerApp(resource) {
		return text(r.environmentOf(resource).Inputs, "vnetConfiguration", "infrastructureSubnetId")
	}
	for _, subnet := range objects(resource.Inputs, "subnetIds") {
		return text(subnet, "id")
	}
	for _, configuration := range objects(resource.Inputs, "gatewayIPConfigurations") {
		return text(configuration, "subnet", "id")
	}
	return text(resource.Inputs, "subnet", "id")
}

func (r *reader) subnet(subnet graph.Resource) string {
	parent := ""
	if network, ok := r.find(subnet.ID[:max(0, strings.LastIndex(strings.ToLower(subnet.ID), "/subnets/"))]); ok {
		parent = r.network(network)
	}
	_, name, ok := strings.Cut(subnet.Name, "-subnet-")
	if !ok {
		name = subnet.Name
	}
	return r.addPlace(Place{
		ID: subnet.Name, Kind: Subnet, Label: "Subnet " + name, Addresses: text(subnet.Inputs, "addressPrefix"),
		Parent: parent,
	})
}

func (r *reader) network(network graph.Resource) string {
	var ranges []string
	prefixes, _ := value(network.Inputs, "addressSpace", "addressPrefixes").([]any)
	for _, prefix := range prefixes {
		if prefix, ok := prefix.(string); ok {
			ranges = append(ranges, prefix)
		}
	}
	region := r.region(text(network.Inputs, "location"))
	return r.addPlace(Place{
		ID: network.Name, Kind: Network, Label: "Virtual network", Addresses: strings.Join(ranges, ", "), Parent: region,
	})
}

// region returns the place of a location; what has none, or "Global", is in no region.
func (r *reader) region(location string) string {
	if location == "" || strings.EqualFold(location, "global") {
		return r.addPlace(Place{ID: "global", Kind: Global, Label: "Global"})
	}
	place := Place{ID: strings.ToLower(location), Kind: Region, Label: location}
	if known, ok := azure.RegionByName(location); ok {
		place.ID, place.Label = known.Name, known.DisplayName
	}
	return r.addPlace(place)
}

func (r *reader) addPlace(place Place) string {
	if _, ok := r.model.place(place.ID); !ok {
		r.model.Places = append(r.model.Places, place)
	}
	return place.ID
}
