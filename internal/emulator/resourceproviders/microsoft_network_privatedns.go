package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	privateZoneType      = "Microsoft.Network/privateDnsZones"
	zoneLinkType         = "Microsoft.Network/privateDnsZones/virtualNetworkLinks"
	zoneGroupType        = "Microsoft.Network/privateEndpoints/privateDnsZoneGroups"
	privateZonePath      = networkGroupPath + "privateDnsZones/{privateZoneName}"
	zoneLinkSource       = azurermSource + "privatedns/private_dns_zone_virtual_network_link_resource.go"
	overlapQuoted        = "GitHub microsoft-foundry/foundry-samples#214 (2025-06), which quotes the answer"
	nestedResourceQuoted = "GitHub learntocloud/networking-lab#8 (2026-02), which quotes the answer"
)

func privateDNSZone() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240601:PrivateZone",
		ARMType:  privateZoneType,
		Path:     privateZonePath,
		Location: model.Global,
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, privateZoneType, model.Properties{
				"etag": stableUUID(r.ID, "etag"), "internalId": stableHex(r.ID, "internal", 32), "provisioningState": succeeded,
				// Limits of a zone: Microsoft Learn, Azure DNS limits, not looked up.
				"maxNumberOfRecordSets": float64(25000), "maxNumberOfVirtualNetworkLinks": float64(1000),
				"maxNumberOfVirtualNetworkLinksWithRegistration": float64(100),
				"numberOfRecordSets":                             float64(1 + endpointsIn(r) + len(recordSetsIn(r))),
				"numberOfVirtualNetworkLinks":                    float64(len(linksOf(r, false))),
				"numberOfVirtualNetworkLinksWithRegistration":    float64(len(linksOf(r, true))),
			})
		},
		Rules: []model.Rule{
			onDelete("network.privateDnsZones.no-links",
				"A private DNS zone is not deleted while networks are linked to it.",
				verified(nestedResourceQuoted), zoneHasLinks),
		},
	}
}

// linksOf returns the networks linked to a zone, or only those that register their machines.
func linksOf(r model.Request, registering bool) []model.Resource {
	var links []model.Resource
	if r.Cloud == nil {
		return nil
	}
	for _, below := range r.Cloud.Below(r.ID) {
		if strings.EqualFold(below.ARMType, zoneLinkType) && (!registering || below.Inputs.Bool("registrationEnabled")) {
			links = append(links, below)
		}
	}
	return links
}

// endpointsIn counts the private endpoints whose addresses the zone holds.
func endpointsIn(r model.Request) int {
	endpoints := 0
	if r.Cloud == nil {
		return endpoints
	}
	for _, group := range r.Cloud.Referring(r.ID) {
		if strings.EqualFold(group.ARMType, zoneGroupType) {
			endpoints++
		}
	}
	return endpoints
}

func zoneHasLinks(r model.Request) []model.Fault {
	links := linksOf(r, false)
	if len(links) == 0 {
		return nil
	}
	return []model.Fault{{Status: 409, Code: "CannotDeleteResource", Message: "Cannot delete resource while nested " +
		"resources exist. Some existing nested resource IDs include: '" + zoneLinkID(links[0].ID) +
		"'. Please delete all nested resources before deleting this resource."}}
}

// zoneLinkID writes a link as that answer does: type and names without the resource group.
func zoneLinkID(id string) string {
	return privateZoneType + "/" + nameOf(parentOf(id)) + "/virtualNetworkLinks/" + nameOf(id)
}

func virtualNetworkLink() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240601:VirtualNetworkLink",
		ARMType:  zoneLinkType,
		Path:     privateZonePath + "/virtualNetworkLinks/{virtualNetworkLinkName}",
		Location: model.Global,
		Immutable: []model.Immutable{{
			Path: "virtualNetwork.id", Code: "BadRequest",
			Message: "The virtual network of a link (%s) cannot be changed: create another link.",
			Fact:    inferred(zoneLinkSource),
		}},
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"VirtualNetworkLink"), "resolutionPolicy", "Default", "NxDomainRedirect"),
		},
		Required: properties(known(), "virtualNetwork.id"),
		References: []model.Reference{
			{Path: "virtualNetwork.id", Types: []string{"Microsoft.Network/virtualNetworks"}, Fact: known()},
		},
		Defaults: []model.Default{byDefault(known(), "registrationEnabled", false)},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, zoneLinkType, model.Properties{
				"etag": etagOf(r.ID), "provisioningState": succeeded, "virtualNetworkLinkState": "Completed",
			})
		},
		Rules: virtualNetworkLinkRules(),
	}
}

func virtualNetworkLinkRules() []model.Rule {
	return []model.Rule{
		preflight("network.virtualNetworkLinks.redirect-in-privatelink-zones",
			"The resolution policy NxDomainRedirect is for zones of private link only.",
			verified(sdkSource+"VirtualNetworkLink"), linkRedirect),
		onApply("network.virtualNetworkLinks.no-overlapping-zones",
			"A network is linked to one zone of a name, and once.", verified(overlapQuoted), linkOverlap),
		onApply("network.virtualNetworkLinks.one-registration-zone",
			"A network registers its machines in one zone at most.", known(), linkRegistration),
	}
}

func linkRedirect(r model.Request) []model.Fault {
	zone := r.Inputs.String("privateZoneName")
	if !oneOf(r.Inputs.String("resolutionPolicy"), "NxDomainRedirect") || zone == "" ||
		strings.HasPrefix(strings.ToLower(zone), "privatelink.") {
		return nil
	}
	return model.Refuse("resolutionPolicy", "BadRequest",
		"The resolution policy NxDomainRedirect is not supported by the zone %s: it is not a privatelink zone.", zone)
}

// linksOfNetwork returns the other links of the network that a link names.
func linksOfNetwork(r model.Request) []model.Resource {
	var links []model.Resource
	for _, other := range referringTo(r.Cloud, r.Inputs.String("virtualNetwork.id"), zoneLinkType) {
		same := strings.EqualFold(other.Inputs.String("virtualNetwork.id"), r.Inputs.String("virtualNetwork.id"))
		if same && !strings.EqualFold(other.ID, r.ID) {
			links = append(links, other)
		}
	}
	return links
}

func linkOverlap(r model.Request) []model.Fault {
	zone := nameOf(parentOf(r.ID))
	for _, other := range linksOfNetwork(r) {
		if strings.EqualFold(nameOf(parentOf(other.ID)), zone) {
			return model.Refuse("virtualNetwork.id", "BadRequest", "A virtual network cannot be linked to multiple zones with "+
				"overlapping namespaces. You tried to link virtual network with '%s' and '%s' zones.",
				zone, nameOf(parentOf(other.ID)))
		}
	}
	return nil
}

func linkRegistration(r model.Request) []model.Fault {
	if !r.Inputs.Bool("registrationEnabled") {
		return nil
	}
	for _, other := range linksOfNetwork(r) {
		if other.Inputs.Bool("registrationEnabled") {
			return []model.Fault{{Property: "registrationEnabled", Status: 409, Code: "Conflict", Message: "The virtual " +
				"network already registers its machines in the zone " + nameOf(parentOf(other.ID)) + "."}}
		}
	}
	return nil
}
