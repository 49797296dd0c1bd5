package reachability

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// world is a cloud that paths are looked up in. It must not change meanwhile: what was asked for once is kept, because
// every app asks again.
type world struct {
	model.Cloud
	byType    map[string][]model.Resource
	byParent  map[string]map[string][]model.Resource
	endpoints map[string][]model.Resource
}

func newWorld(cloud model.Cloud) *world {
	return &world{Cloud: cloud, byType: map[string][]model.Resource{},
		byParent: map[string]map[string][]model.Resource{}}
}

// OfType returns every resource of an ARM type, ordered by ID.
func (w *world) OfType(armType string) []model.Resource {
	found, known := w.byType[armType]
	if !known {
		found = w.Cloud.OfType(armType)
		w.byType[armType] = found
	}
	return found
}

// children returns the resources of an ARM type that lie directly below another resource.
func (w *world) children(armType, parent string) []model.Resource {
	if w.byParent[armType] == nil {
		w.byParent[armType] = map[string][]model.Resource{}
		for _, child := range w.OfType(armType) {
			key := strings.ToLower(parentOf(child.ID))
			w.byParent[armType][key] = append(w.byParent[armType][key], child)
		}
	}
	return w.byParent[armType][strings.ToLower(parent)]
}

// endpointsOf returns the private endpoints with a connection to a resource.
func (w *world) endpointsOf(target string) []model.Resource {
	if w.endpoints == nil {
		w.endpoints = map[string][]model.Resource{}
		for _, endpoint := range w.OfType("Microsoft.Network/privateEndpoints") {
			for _, connection := range connections(endpoint) {
				key := strings.ToLower(connection.String("privateLinkServiceId"))
				w.endpoints[key] = append(w.endpoints[key], endpoint)
			}
		}
	}
	return w.endpoints[strings.ToLower(target)]
}

// connections are what a private endpoint leads to.
func connections(endpoint model.Resource) []model.Properties {
	return append(endpoint.Outputs.Objects("privateLinkServiceConnections"),
		endpoint.Outputs.Objects("manualPrivateLinkServiceConnections")...)
}
