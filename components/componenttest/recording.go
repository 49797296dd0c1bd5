package componenttest

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/stretchr/testify/require"
)

// Resource is one registration.
type Resource struct {
	Token, Name string
	// Inputs are as the engine would get them, secrets marked.
	Inputs resource.PropertyMap
	// Custom is false for components.
	Custom bool
	// Request holds the options: protection, ignored changes, timeouts, dependencies.
	Request *pulumirpc.RegisterResourceRequest
}

// Parent returns the logical name of the parent, empty for a child of the stack itself.
func (r Resource) Parent() string {
	parent := resource.URN(r.Request.GetParent())
	if parent == "" || parent.QualifiedType() == resource.RootStackType {
		return ""
	}
	return parent.Name()
}

// DeletedWith returns the logical name of the resource whose deletion deletes this one too, or nothing.
func (r Resource) DeletedWith() string {
	if r.Request.GetDeletedWith() == "" {
		return ""
	}
	return resource.URN(r.Request.GetDeletedWith()).Name()
}

// DependsOn returns the logical names of all resources that come first, sorted.
func (r Resource) DependsOn() []string {
	var names []string
	for _, urn := range r.Request.GetDependencies() {
		names = append(names, resource.URN(urn).Name())
	}
	slices.Sort(names)
	return names
}

// Input returns the plain value at a dotted path of the inputs, e.g. "siteConfig.minTlsVersion" or "logs[0].enabled".
// It fails the test when there is none.
func (r Resource) Input(t testing.TB, path string) any {
	t.Helper()
	parsed, err := resource.ParsePropertyPath(path)
	require.NoError(t, err)
	value, ok := parsed.Get(plain(resource.NewProperty(r.Inputs)))
	require.True(t, ok, "%s has no input %s; it has %v", r.Name, path, r.Inputs.StableKeys())
	return value.Mappable()
}

// HasInput says whether there is a value at the path.
func (r Resource) HasInput(t testing.TB, path string) bool {
	t.Helper()
	parsed, err := resource.ParsePropertyPath(path)
	require.NoError(t, err)
	_, ok := parsed.Get(plain(resource.NewProperty(r.Inputs)))
	return ok
}

// plain takes secrets and outputs off, so that paths lead through them.
func plain(v resource.PropertyValue) resource.PropertyValue {
	switch {
	case v.IsSecret():
		return plain(v.SecretValue().Element)
	case v.IsOutput():
		return plain(v.OutputValue().Element)
	case v.IsArray():
		var all []resource.PropertyValue
		for _, element := range v.ArrayValue() {
			all = append(all, plain(element))
		}
		return resource.NewProperty(all)
	case v.IsObject():
		all := resource.PropertyMap{}
		for key, element := range v.ObjectValue() {
			all[key] = plain(element)
		}
		return resource.NewProperty(all)
	}
	return v
}

// Recording holds all registrations of one run.
type Recording struct {
	mu        sync.Mutex
	resources []Resource
}

// Run runs the program with recorded registrations and fails the test when the program does.
func Run(t testing.TB, program pulumi.RunFunc) *Recording {
	t.Helper()
	recording, err := Try(program)
	require.NoError(t, err)
	require.NotEmpty(t, recording.resources, "the program registered nothing")
	return recording
}

// Try runs the program with recorded registrations and returns its error.
func Try(program pulumi.RunFunc) (*Recording, error) {
	recording := &Recording{}
	err := pulumi.RunErr(program, pulumi.WithMocks("azstage", "test", recording))
	return recording, err
}

// All returns every registration but the stack itself, in no particular order.
func (r *Recording) All() []Resource {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(r.resources), func(one Resource) bool {
		return one.Token == string(resource.RootStackType)
	})
}

// Named returns the one registration with the logical name.
func (r *Recording) Named(t testing.TB, name string) Resource {
	t.Helper()
	var found []Resource
	for _, one := range r.All() {
		if one.Name == name {
			found = append(found, one)
		}
	}
	require.Len(t, found, 1, "%s among %s", name, strings.Join(r.Names(), ", "))
	return found[0]
}

// Names returns the logical names of all registrations, sorted.
func (r *Recording) Names() []string {
	var names []string
	for _, one := range r.All() {
		names = append(names, one.Name)
	}
	slices.Sort(names)
	return names
}
