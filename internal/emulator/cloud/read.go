package cloud

import "github.com/azstage/azstage/internal/emulator/model"

var _ model.Cloud = (*Cloud)(nil)

// Get returns the resource with this ID.
func (c *Cloud) Get(id string) (resource model.Resource, ok bool) {
	c.View(func(cloud model.Cloud) { resource, ok = cloud.Get(id) })
	return resource, ok
}

// OfType returns every resource of an ARM type, ordered by ID.
func (c *Cloud) OfType(armType string) (found []model.Resource) {
	c.View(func(cloud model.Cloud) { found = cloud.OfType(armType) })
	return found
}

// Below returns every resource whose ID lies below the given one, ordered by ID.
func (c *Cloud) Below(id string) (found []model.Resource) {
	c.View(func(cloud model.Cloud) { found = cloud.Below(id) })
	return found
}

// Referring returns every resource that names the given ID in a declared reference, ordered by ID.
func (c *Cloud) Referring(id string) (found []model.Resource) {
	c.View(func(cloud model.Cloud) { found = cloud.Referring(id) })
	return found
}

// PrincipalAge returns how long the directory has had the service principal of a resource, and whether it has it.
func (c *Cloud) PrincipalAge(objectID string) (minutes float64, exists bool) {
	c.View(func(cloud model.Cloud) { minutes, exists = cloud.PrincipalAge(objectID) })
	return minutes, exists
}
