package arm

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// checkReferences refuses IDs that name nothing, or something of another type than the property takes.
func (s *Subscription) checkReferences(tx *cloud.Tx, found kind, inputs model.Properties) Faults {
	var faults Faults
	for _, reference := range found.References {
		for _, value := range inputs.Find(reference.Path) {
			target, ok := value.Value.(string)
			if !ok || target == "" {
				continue
			}
			if fault, bad := s.checkReference(tx, reference, value.Path, target); bad {
				faults = append(faults, fault)
			}
		}
	}
	return faults
}

func (s *Subscription) checkReference(
	tx *cloud.Tx, reference model.Reference, path, target string,
) (model.Fault, bool) {
	if !strings.HasPrefix(target, "/") {
		return model.Fault{Property: path, Code: "LinkedInvalidPropertyId", Message: fmt.Sprintf("Property id '%s' at path "+
			"'%s' is invalid. Expect fully qualified resource Id that start with '/subscriptions/{subscriptionId}' or "+
			"'/providers/{resourceProviderNamespace}/'.", target, path)}, true
	}
	armType := armTypeOf(target)
	if len(reference.Types) > 0 && !containsFold(reference.Types, armType) {
		return model.Fault{Property: path, Code: "InvalidResourceReference", Message: fmt.Sprintf("the ID %s names a '%s'; "+
			"the property takes %s", target, armType, strings.Join(reference.Types, " or "))}, true
	}
	if s.exists(tx, target) {
		return model.Fault{}, false
	}
	if armType == "" {
		return model.Fault{Property: path, Status: notFound, Code: "SubscriptionNotFound",
			Message: fmt.Sprintf("The subscription or scope '%s' could not be found.", target)}, true
	}
	if strings.HasPrefix(strings.ToLower(armType), "microsoft.network/") {
		return model.Fault{Property: path, Code: "InvalidResourceReference", Message: fmt.Sprintf("Resource %s referenced "+
			"by resource property %s was not found. Please make sure that the referenced resource exists, and that both "+
			"resources are in the same region.", target, path)}, true
	}
	fault := missing(target)
	fault.Property = path
	return fault, true
}

// blockers returns the refusals of everything that refers to one of the given resources and would be left behind.
func (s *Subscription) blockers(tx *cloud.Tx, doomed []model.Resource) Faults {
	going := map[string]bool{}
	for _, resource := range doomed {
		going[strings.ToLower(resource.ID)] = true
	}
	var faults Faults
	for _, resource := range doomed {
		for _, source := range tx.Referring(resource.ID) {
			if going[strings.ToLower(source.ID)] {
				continue
			}
			if fault, blocks := s.blocks(source, resource.ID); blocks {
				faults = append(faults, fault)
			}
		}
	}
	return faults
}

// blocks says whether a resource keeps another one from being deleted.
func (s *Subscription) blocks(source model.Resource, target string) (model.Fault, bool) {
	declared := s.types[source.Token].Type
	if declared == nil {
		return model.Fault{}, false
	}
	for _, reference := range declared.References {
		if !reference.Blocks || !refers(source, reference, target) {
			continue
		}
		fault := model.Fault{Status: conflict, Code: reference.Code, Message: reference.Message}
		if fault.Code == "" {
			fault.Code = "Conflict"
		}
		if fault.Message == "" {
			fault.Message = "The resource is in use and cannot be deleted."
		}
		fault.Message += fmt.Sprintf(" (%s is used by %s)", target, source.ID)
		return fault, true
	}
	return model.Fault{}, false
}

func refers(source model.Resource, reference model.Reference, target string) bool {
	for _, found := range source.Inputs.Find(reference.Path) {
		if id, ok := found.Value.(string); ok && strings.EqualFold(strings.TrimSuffix(id, "/"), target) {
			return true
		}
	}
	return false
}
