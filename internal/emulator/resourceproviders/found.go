package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// What a rule looks for is asked for by what it belongs to: a search through everything of a type would make each
// resource dearer than the one before.

// referringTo returns the resources of a type that name an ID in a declared reference.
func referringTo(cloud model.Cloud, id, armType string) []model.Resource {
	if cloud == nil || id == "" {
		return nil
	}
	return ofType(cloud.Referring(id), armType)
}

// below returns the resources of a type below an ID.
func below(cloud model.Cloud, id, armType string) []model.Resource {
	if cloud == nil || id == "" {
		return nil
	}
	return ofType(cloud.Below(id), armType)
}

func ofType(resources []model.Resource, armType string) []model.Resource {
	var found []model.Resource
	for _, resource := range resources {
		if strings.EqualFold(resource.ARMType, armType) {
			found = append(found, resource)
		}
	}
	return found
}
