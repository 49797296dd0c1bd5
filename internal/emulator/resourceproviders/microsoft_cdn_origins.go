package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const cdnOriginSource = azurermSource + "cdn/cdn_frontdoor_origin_resource.go"

func frontDoorOrigin() *model.Type {
	documented := verified(sdkSource + "AFDOrigin")
	return &model.Type{
		Token:    "azure-native:cdn:AFDOrigin",
		ARMType:  cdnOriginType,
		Path:     cdnProfilePath + "/originGroups/{originGroupName}/origins/{originName}",
		Location: model.Unlocated,
		Allowed: []model.Allowed{
			allowed(documented, "enabledState", stateEnabled, stateDisabled),
			allowed(verified(frontDoorLinkDocs), "sharedPrivateLinkResource.privateLinkLocation",
				azure.FrontDoorPrivateLinkRegions()...),
		},
		Actions: []model.Action{approveConnection()},
		Ranges: []model.Range{
			between(documented, "httpPort", 1, 65535),
			between(documented, "httpsPort", 1, 65535),
			between(documented, "priority", 1, 5),
			between(documented, "weight", 1, 1000),
			between(verified(cdnOriginSource), "sharedPrivateLinkResource.requestMessage", 1, 140),
		},
		References: []model.Reference{{
			Path: "sharedPrivateLinkResource.privateLink.id", Types: privateLinkTargetTypes(),
			Fact: verified(cdnOriginSource),
		}},
		Defaults: []model.Default{
			byDefault(documented, "enforceCertificateNameCheck", true),
			byDefault(documented, "httpPort", float64(80)),
			byDefault(documented, "httpsPort", float64(443)),
			byDefault(verified(cdnOriginSource), "priority", float64(1)),
			byDefault(known(), "weight", float64(1000)),
			byDefault(known(), "enabledState", stateEnabled),
		},
		ReadOnly: originOutputs,
		Rules: []model.Rule{
			preflight("cdn.origins.private-link-complete",
				"A private link origin names its target, the target's location and a request message.",
				verified(cdnOriginSource), privateLinkIsComplete),
			preflight("cdn.origins.private-link-checks-certificate",
				"A private link origin enforces the check of the certificate's name.",
				verified(cdnOriginSource), privateLinkChecksCertificate),
			preflight("cdn.origins.private-link-group",
				"The group ID of a private link origin is one that its target has.",
				verified(cdnOriginSource), privateLinkGroupFits),
			onApply("cdn.origins.private-link-needs-premium",
				"Private link origins need a Premium profile.",
				verified(cdnOriginSource), privateLinkNeedsPremium),
			onApply("cdn.origins.private-link-at-frontend",
				"The group of a private link to an application gateway is the name of a frontend with private link.",
				verified(frontDoorGatewayDocs), frontendHasPrivateLink),
			onApply("cdn.origins.private-or-public",
				"The origins of one group are all reached by private link, or none is.",
				verified(frontDoorGatewayDocs), originsAreAllPrivateOrNone),
			onApply("cdn.origins.several-need-probe",
				"Health probes can be left out only where the origin group has a single enabled origin.",
				inferred(sdkSource+"AFDOrigin.enabledState"), originsNeedProbe),
			onApply("cdn.origins.one-enabled",
				"An origin group has at least one enabled origin.",
				verified(azurermIssues+"18333, the answer of the service"), oneOriginIsEnabled),
			onDelete("cdn.origins.last-stays",
				"The last enabled origin of a group cannot be deleted while a route or a rule uses the group.",
				verified(azurermIssues+"27652, the answer of the service"), lastOriginStays),
			onApply("cdn.origins.per-group",
				"An origin group holds at most 50 origins.",
				verified(tierComparison), originsPerGroup),
			frontDoorLimit("cdn.origins.limit", cdnOriginType),
		},
	}
}

// originOutputs leaves a private link pending: nobody but the owner of the target can approve it, and no template can.
func originOutputs(r model.Request) model.Properties {
	outputs := edgeOutputs(r, cdnOriginType, nil)
	if link := r.Inputs.Object("sharedPrivateLinkResource"); link != nil {
		outputs["sharedPrivateLinkResource"] = merged(link, model.Properties{"status": linkStatus(r)})
	}
	return outputs
}

const originsPerGroupLimit = 50

func originsPerGroup(r model.Request) []model.Fault {
	if !r.Creating() || len(profileSiblings(r, cdnOriginType)) < originsPerGroupLimit {
		return nil
	}
	return model.Refuse("originGroupName", "BadRequest", "The origin group '%s' has reached the limit of %d origins.",
		nameOf(parentOf(r.ID)), originsPerGroupLimit)
}

// originsNeedProbe decides when an origin is added. Taking the probe from a group that has several origins is not
// refused: whether Azure does was not found out.
func originsNeedProbe(r model.Request) []model.Fault {
	group, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok || !isEnabled(r.Inputs) || enabledOrigins(profileSiblings(r, cdnOriginType)) == 0 {
		return nil
	}
	if _, probed := group.Inputs.Get("healthProbeSettings"); probed {
		return nil
	}
	return model.Refuse("enabledState", "BadRequest", "Health probes can only be disabled if there is a single "+
		"enabled origin: give the origin group '%s' health probe settings first.", nameOf(group.ID))
}

func enabledOrigins(origins []model.Resource) int {
	count := 0
	for _, origin := range origins {
		if isEnabled(origin.Inputs) {
			count++
		}
	}
	return count
}

func oneOriginIsEnabled(r model.Request) []model.Fault {
	_, exists := r.Cloud.Get(parentOf(r.ID))
	if !exists || isEnabled(r.Inputs) || enabledOrigins(profileSiblings(r, cdnOriginType)) > 0 {
		return nil
	}
	return model.Refuse("enabledState", "BadRequest", "Endpoint pools must contain at least one enabled endpoint")
}

// lastOriginStays is the reason why a route must go before its origins, although it does not name them.
func lastOriginStays(r model.Request) []model.Fault {
	if enabledOrigins(profileSiblings(r, cdnOriginType)) > 0 || len(r.Cloud.Referring(parentOf(r.ID))) == 0 {
		return nil
	}
	return []model.Fault{{Status: 409, Code: "Conflict", Message: "Cannot disable or delete the last origin when " +
		"the origin group is still associated with a route or a rule. Please disassociate the origin group and try again."}}
}
