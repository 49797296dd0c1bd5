package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// cdnTypes are the types of Azure Front Door Standard and Premium, with its firewall policy, which Azure keeps in
// Microsoft.Network.
//
// Not modelled: the composite route metric, and the time until a change has reached every point of presence.
func cdnTypes() []*model.Type {
	return append(edgeActionTypes(),
		frontDoorProfile(), frontDoorEndpoint(), frontDoorOriginGroup(), frontDoorOrigin(), frontDoorRuleSet(),
		frontDoorRule(), frontDoorRoute(), frontDoorCustomDomain(), frontDoorSecurityPolicy(),
		frontDoorFirewallPolicy(),
	)
}

const (
	cdnProfileType        = "Microsoft.Cdn/profiles"
	cdnEndpointType       = "Microsoft.Cdn/profiles/afdEndpoints"
	cdnRouteType          = "Microsoft.Cdn/profiles/afdEndpoints/routes"
	cdnOriginGroupType    = "Microsoft.Cdn/profiles/originGroups"
	cdnOriginType         = "Microsoft.Cdn/profiles/originGroups/origins"
	cdnRuleSetType        = "Microsoft.Cdn/profiles/ruleSets"
	cdnRuleType           = "Microsoft.Cdn/profiles/ruleSets/rules"
	cdnSecurityPolicyType = "Microsoft.Cdn/profiles/securityPolicies"
	cdnCustomDomainType   = "Microsoft.Cdn/profiles/customDomains"

	cdnProfilePath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.Cdn/profiles/{profileName}"

	frontDoorStandard = "Standard_AzureFrontDoor"
	frontDoorPremium  = "Premium_AzureFrontDoor"

	stateEnabled  = "Enabled"
	stateDisabled = "Disabled"

	tierComparison = "Microsoft Learn \"Front Door tier comparison\", \"Azure subscription limits\", 2026"
	azurermIssues  = "github.com/hashicorp/terraform-provider-azurerm/issues/"
)

// stillAssociated is Azure's answer to deleting what a route uses.
const stillAssociated = "This resource is still associated with a route. Please delete the association with the " +
	"route first before deleting this resource."

const stillAssociatedSource = "github.com/hashicorp/terraform-provider-azurerm/pull/20859, the answer of the service"

// usedByRoute is a reference from a route: the target cannot be deleted before it.
func usedByRoute(path, armType string) model.Reference {
	return model.Reference{
		Path: path, Types: []string{armType}, Blocks: true,
		Code: "BadRequest", Message: stillAssociated, Fact: verified(stillAssociatedSource),
	}
}

// frontDoorLimit refuses what is more than the tier of the profile allows.
func frontDoorLimit(ruleID, armType string) model.Rule {
	limit, _ := azure.FrontDoorLimitFor(armType)
	text := fmt.Sprintf("A Standard profile has at most %d %s, a Premium profile %d.",
		limit.Standard, limit.What, limit.Premium)
	return onApply(ruleID, text, model.Fact{Source: limit.Source, Evidence: model.Evidence(limit.Evidence)}, func(r model.Request) []model.Fault {
		profile, ok := profileOf(r)
		if !ok || !r.Creating() {
			return nil
		}
		most := limit.Standard
		if tierOf(profile) == frontDoorPremium {
			most = limit.Premium
		}
		if len(profileBelow(r.Cloud, profile.ID, armType)) < most {
			return nil
		}
		return model.Refuse("", "BadRequest", "The profile '%s' has reached the limit of %d %s for %s.",
			nameOf(profile.ID), most, limit.What, tierOf(profile))
	})
}

// profileOf finds the profile that a resource lies in.
func profileOf(r model.Request) (model.Resource, bool) {
	if r.Cloud == nil {
		return model.Resource{}, false
	}
	return r.Cloud.Get(profileIDOf(r.ID))
}

// profileIDOf cuts an ID off behind the name of the profile.
func profileIDOf(id string) string {
	segments := strings.Split(id, "/")
	for i, segment := range segments {
		if strings.EqualFold(segment, "profiles") && i+1 < len(segments) {
			return strings.Join(segments[:i+2], "/")
		}
	}
	return ""
}

// tierOf is the SKU of a profile or of a firewall policy.
func tierOf(resource model.Resource) string { return resource.Inputs.String("sku.name") }

// profileBelow returns the resources of one type below an ID.
func profileBelow(cloud model.Cloud, id, armType string) []model.Resource {
	var found []model.Resource
	for _, resource := range cloud.Below(id) {
		if strings.EqualFold(resource.ARMType, armType) {
			found = append(found, resource)
		}
	}
	return found
}

// profileSiblings returns the other resources of the same type below the same parent.
func profileSiblings(r model.Request, armType string) []model.Resource {
	var others []model.Resource
	for _, resource := range profileBelow(r.Cloud, parentOf(r.ID), armType) {
		if !strings.EqualFold(resource.ID, r.ID) {
			others = append(others, resource)
		}
	}
	return others
}

// isEnabled says that the state is not switched off; Azure switches on what does not say.
func isEnabled(inputs model.Properties) bool {
	return !strings.EqualFold(inputs.String("enabledState"), stateDisabled)
}

// edgeOutputs are the outputs that every child of a profile has.
func edgeOutputs(r model.Request, armType string, more model.Properties) model.Properties {
	return merged(named(r, armType, model.Properties{
		"deploymentStatus": "NotStarted", "provisioningState": succeeded, "systemData": systemData(),
	}), more)
}

// inSameProfile refuses references that lead into another profile.
func inSameProfile(ruleID string, paths ...string) model.Rule {
	return onApply(ruleID, "What it refers to belongs to its own profile.", known(), func(r model.Request) []model.Fault {
		var faults []model.Fault
		for _, path := range paths {
			for _, found := range r.Inputs.Find(path) {
				id, _ := found.Value.(string)
				_, exists := r.Cloud.Get(id)
				if exists && !strings.EqualFold(profileIDOf(id), profileIDOf(r.ID)) {
					faults = append(faults, model.Refuse(found.Path, "BadRequest",
						"%s belongs to another profile than %s.", id, r.ID)...)
				}
			}
		}
		return faults
	})
}
