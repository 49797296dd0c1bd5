package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// privateLinkTargets says which group IDs Front Door takes for a target. A private link service has none; those of an
// Application Gateway are the names of its frontends, which the emulator does not compare.
var privateLinkTargets = []struct {
	armType string
	groups  []string
}{
	{"Microsoft.Web/sites", []string{"sites"}},
	{"Microsoft.Storage/storageAccounts", []string{"blob", "blob_secondary", "web", "web_secondary"}},
	{"Microsoft.App/managedEnvironments", []string{"managedEnvironments"}},
	{"Microsoft.ApiManagement/service", []string{"Gateway"}},
	{"Microsoft.Network/privateLinkServices", []string{""}},
	{"Microsoft.Network/applicationGateways", nil},
}

func privateLinkTargetTypes() []string {
	types := make([]string, 0, len(privateLinkTargets))
	for _, target := range privateLinkTargets {
		types = append(types, target.armType)
	}
	return types
}

func privateLinkGroupFits(r model.Request) []model.Fault {
	const link, group = "sharedPrivateLinkResource.privateLink.id", "sharedPrivateLinkResource.groupId"
	if !r.Inputs.Has(link) || !r.Inputs.Known(group) {
		return nil
	}
	for _, target := range privateLinkTargets {
		if !strings.EqualFold(target.armType, armTypeOf(r.Inputs.String(link))) || target.groups == nil ||
			slices.Contains(target.groups, r.Inputs.String(group)) {
			continue
		}
		return model.Refuse(group, "BadRequest", "The group ID '%s' is not supported by %s; it has %s.",
			r.Inputs.String(group), target.armType, strings.Join(target.groups, ", "))
	}
	return nil
}

func privateLinkIsComplete(r model.Request) []model.Fault {
	if !r.Inputs.Has("sharedPrivateLinkResource") {
		return nil
	}
	var faults []model.Fault
	for _, row := range []struct{ path, name string }{
		{"sharedPrivateLinkResource.privateLink.id", "PrivateLink"},
		{"sharedPrivateLinkResource.privateLinkLocation", "PrivateLinkLocation"},
		{"sharedPrivateLinkResource.requestMessage", "RequestMessage"},
	} {
		if _, given := r.Inputs.Get(row.path); !given {
			faults = append(faults, model.Refuse(row.path, "BadRequest",
				"Property 'AfdOrigin.SharedPrivateLinkResource.%s' is required but it was not set", row.name)...)
		}
	}
	return faults
}

func privateLinkChecksCertificate(r model.Request) []model.Fault {
	inputs := withDefaults(r)
	if !inputs.Has("sharedPrivateLinkResource") || !inputs.Has("enforceCertificateNameCheck") ||
		inputs.Bool("enforceCertificateNameCheck") {
		return nil
	}
	return model.Refuse("enforceCertificateNameCheck", "BadRequest",
		"The certificate name check must be enabled for an origin with a private link.")
}

func privateLinkNeedsPremium(r model.Request) []model.Fault {
	profile, ok := profileOf(r)
	if !ok || !isPrivate(r.Inputs) || tierOf(profile) == frontDoorPremium {
		return nil
	}
	return model.Refuse("sharedPrivateLinkResource", "BadRequest",
		"Private link is only supported by %s; the profile '%s' is %s.",
		frontDoorPremium, nameOf(profile.ID), tierOf(profile))
}

func originsAreAllPrivateOrNone(r model.Request) []model.Fault {
	for _, origin := range profileSiblings(r, cdnOriginType) {
		if isPrivate(origin.Inputs) != isPrivate(r.Inputs) {
			return model.Refuse("sharedPrivateLinkResource", "BadRequest",
				"The origin group mixes origins with and without private link: '%s' differs.", nameOf(origin.ID))
		}
	}
	return nil
}

func isPrivate(inputs model.Properties) bool {
	_, given := inputs.Get("sharedPrivateLinkResource")
	return given
}
