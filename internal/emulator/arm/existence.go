package arm

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// parentOf returns the ID of what a resource lies in: its parent resource, the resource that it extends, its resource
// group or its subscription. It is "" for what lies in the tenant.
func parentOf(id string) string {
	segments := strings.Split(strings.Trim(id, "/"), "/")
	const typeAndName = 2
	if len(segments) <= typeAndName {
		return ""
	}
	segments = segments[:len(segments)-typeAndName]
	// What is left of ".../providers/Microsoft.Web/sites/x" ends in the namespace, which is no resource.
	if n := len(segments); n >= typeAndName && strings.EqualFold(segments[n-typeAndName], "providers") {
		segments = segments[:n-typeAndName]
	}
	if len(segments) == 0 {
		return ""
	}
	return "/" + strings.Join(segments, "/")
}

// exists says whether there is something with this ID: a resource, the subscription, or what Azure creates with a
// resource that exists.
func (s *Subscription) exists(store model.Cloud, id string) bool {
	if id == "" || strings.EqualFold(id, "/subscriptions/"+cloud.SubscriptionID) {
		return true
	}
	if _, ok := store.Get(id); ok {
		return true
	}
	parent := parentOf(id)
	if parent == "" || !s.automatic(store, id, parent) {
		return false
	}
	return s.exists(store, parent)
}

// automatic says that Azure creates this ID together with its parent.
func (s *Subscription) automatic(store model.Cloud, id, parent string) bool {
	for _, candidate := range s.types {
		if _, ok := candidate.template.parse(id); ok && candidate.Automatic {
			return true
		}
		// A child with a fixed name, such as ".../blobServices/default", is a folder of its parent.
		if candidate.template.fixedAbove(id) {
			return true
		}
	}
	owner, ok := store.Get(parent)
	if !ok {
		return false
	}
	for _, implied := range s.types[owner.Token].implied() {
		if strings.EqualFold(parent+"/"+implied.Suffix, id) {
			return true
		}
	}
	return false
}

// implied is safe for tokens that are no longer modelled.
func (k kind) implied() []model.Implied {
	if k.Type == nil {
		return nil
	}
	return k.Implied
}

// fixedAbove says that the ID is an ancestor in this template whose name is a literal.
func (t template) fixedAbove(id string) bool {
	parts := strings.Split(strings.Trim(id, "/"), "/")
	const typeAndName = 2
	if len(parts) < typeAndName || len(parts) > len(t.segments)-typeAndName ||
		t.segments[len(parts)-1].property != "" || strings.EqualFold(parts[len(parts)-typeAndName], "providers") {
		return false
	}
	for i, part := range parts {
		if literal := t.segments[i].literal; literal != "" && !strings.EqualFold(literal, part) {
			return false
		}
	}
	return true
}

// checkParent refuses a resource whose parent, scope or resource group is not there.
func (s *Subscription) checkParent(store model.Cloud, id string) Faults {
	parent := parentOf(id)
	if s.exists(store, parent) {
		return nil
	}
	if group, ok := groupName(parent); ok {
		return Faults{{Status: notFound, Code: "ResourceGroupNotFound",
			Message: fmt.Sprintf("Resource group '%s' could not be found.", group)}}
	}
	if group, _, _ := strings.Cut(strings.TrimPrefix(parent, groupPrefix(parent)), "/"); group != "" {
		groupID := groupPrefix(parent) + group
		if !s.exists(store, groupID) {
			return Faults{{Status: notFound, Code: "ResourceGroupNotFound",
				Message: fmt.Sprintf("Resource group '%s' could not be found.", group)}}
		}
	}
	if isExtension(id) {
		return Faults{missing(parent)}
	}
	return Faults{{Status: notFound, Code: "ParentResourceNotFound", Message: fmt.Sprintf("Failed to perform 'write' on "+
		"resource(s) of type '%s', because the parent resource '%s' could not be found.", armTypeOf(id), parent)}}
}

// missing is ARM's answer about a resource that is not there.
func missing(id string) model.Fault {
	group, _, _ := strings.Cut(strings.TrimPrefix(id, groupPrefix(id)), "/")
	kindAndName := id[strings.LastIndex(strings.ToLower(id), "/providers/")+1:]
	kindAndName = strings.TrimPrefix(kindAndName, "providers/")
	return model.Fault{Status: notFound, Code: "ResourceNotFound", Message: fmt.Sprintf("The Resource '%s' under "+
		"resource group '%s' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
		kindAndName, group)}
}

const resourceGroups = "/resourceGroups/"

// groupPrefix returns "/subscriptions/x/resourceGroups/" in the casing of the ID.
func groupPrefix(id string) string {
	at := strings.Index(strings.ToLower(id), strings.ToLower(resourceGroups))
	if at < 0 {
		return ""
	}
	return id[:at+len(resourceGroups)]
}

// groupName returns the name when the ID is that of a resource group.
func groupName(id string) (string, bool) {
	prefix := groupPrefix(id)
	if prefix == "" {
		return "", false
	}
	name := strings.TrimPrefix(id, prefix)
	return name, !strings.Contains(name, "/")
}

// isExtension says that the resource extends another one: its ID names a second provider.
func isExtension(id string) bool {
	return strings.Count(strings.ToLower(id), "/providers/") > 1
}

// armTypeOf reads the ARM type out of an ID: "Microsoft.Web/sites/slots".
func armTypeOf(id string) string {
	lower := strings.ToLower(id)
	at := strings.LastIndex(lower, "/providers/")
	if at < 0 {
		if _, ok := groupName(id); ok {
			return "Microsoft.Resources/resourceGroups"
		}
		return ""
	}
	segments := strings.Split(id[at+len("/providers/"):], "/")
	armType := segments[0]
	for i := 1; i < len(segments); i += 2 {
		armType += "/" + segments[i]
	}
	return armType
}
