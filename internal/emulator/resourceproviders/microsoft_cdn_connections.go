package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	frontDoorLinkDocs    = "MicrosoftDocs/azure-docs articles/frontdoor/private-link.md (stored version of 2023-05)"
	frontDoorGatewayDocs = "MicrosoftDocs/azure-docs articles/frontdoor/how-to-enable-private-link-application-gateway.md " +
		"(2024-09)"

	linkPending  = "Pending"
	linkApproved = "Approved"
)

// connectedLink is a private endpoint that Front Door has made at a target. Azure makes one for each profile, target,
// group and region, however many origins use it.
type connectedLink struct {
	name, profile, group, location, endpoint, message, status string
	// origins are the IDs of those that use it.
	origins []string
}

func linkOf(origin model.Resource) (target string, found connectedLink) {
	link := origin.Outputs.Object("sharedPrivateLinkResource")
	found = connectedLink{
		profile: profileIDOf(origin.ID), group: link.String("groupId"), location: link.String("privateLinkLocation"),
		message: link.String("requestMessage"), status: link.String("status"), origins: []string{origin.ID},
	}
	return link.String("privateLink.id"), found
}

// connectedLinks lists the private endpoints of Front Door at a target.
func connectedLinks(cloud model.Cloud, target string) []connectedLink {
	var links []connectedLink
	for _, origin := range referringTo(cloud, target, cdnOriginType) {
		to, link := linkOf(origin)
		if to == "" || !strings.EqualFold(to, target) {
			continue
		}
		known := false
		for i := range links {
			if links[i].same(link) {
				links[i].origins, known = append(links[i].origins, origin.ID), true
			}
		}
		if known {
			continue
		}
		const digits = 32
		guid := stableUUID(strings.ToLower(target), strings.ToLower(link.profile+" "+link.group+" "+link.location))
		link.name = guid + "." + stableUUID(guid, "connection")
		// The endpoint is in a subscription of Microsoft's.
		link.endpoint = "/subscriptions/" + stableUUID("afd", link.location) + "/resourceGroups/eafd-prod-" + link.location +
			"/providers/Microsoft.Network/privateEndpoints/" + stableHex(guid, "endpoint", digits)
		links = append(links, link)
	}
	return links
}

func (l connectedLink) same(other connectedLink) bool {
	return strings.EqualFold(l.profile, other.profile) && strings.EqualFold(l.group, other.group) &&
		strings.EqualFold(l.location, other.location)
}

// linkStatus is that of the connection which the origin shares with others, and Pending for a new one.
func linkStatus(r model.Request) string {
	target, own := linkOf(model.Resource{ID: r.ID, Outputs: r.Inputs})
	before, was := linkOf(model.Resource{ID: r.ID, Outputs: r.Old})
	if r.Old != nil && strings.EqualFold(before, target) && was.same(own) && was.status != "" {
		return was.status
	}
	if r.Cloud != nil {
		for _, link := range connectedLinks(r.Cloud, target) {
			if link.same(own) && !(len(link.origins) == 1 && strings.EqualFold(link.origins[0], r.ID)) {
				return link.status
			}
		}
	}
	return linkPending
}

// frontendHasPrivateLink keeps a program from making the origin before its gateway has private link.
func frontendHasPrivateLink(r model.Request) []model.Fault {
	const group = "sharedPrivateLinkResource.groupId"
	gateway, exists := r.Cloud.Get(r.Inputs.String("sharedPrivateLinkResource.privateLink.id"))
	if !exists || !strings.EqualFold(gateway.ARMType, applicationGatewayType) {
		return nil
	}
	for _, frontend := range gateway.Inputs.Objects("frontendIPConfigurations") {
		_, linked := frontend.Get("privateLinkConfiguration.id")
		if linked && strings.EqualFold(frontend.String("name"), r.Inputs.String(group)) {
			return nil
		}
	}
	return model.Refuse(group, "BadRequest", "The application gateway '%s' has no frontend '%s' with private link.",
		nameOf(gateway.ID), r.Inputs.String(group))
}

// approveConnection is what the owner of the target does. In Azure it is a request to the connection at the target; the
// emulator keeps the connection with the origins that use it.
func approveConnection() model.Action {
	return model.Action{
		ID: ApproveConnection,
		Text: "Approving the private endpoint of an origin at its target approves it for every origin of the profile with " +
			"the same target, group and region. Only a pending connection is approved.",
		Fact: verified(frontDoorLinkDocs),
		Do: func(r model.Request, _ model.Properties, put func(model.Resource)) []model.Fault {
			origin, _ := r.Cloud.Get(r.ID)
			target, own := linkOf(origin)
			if target == "" {
				return model.Refuse("", "BadRequest", "The origin '%s' has no private link.", nameOf(r.ID))
			}
			if own.status != linkPending {
				return model.Refuse("", "BadRequest", "The connection of '%s' is %s: only a pending one can be approved.",
					nameOf(r.ID), own.status)
			}
			for _, link := range connectedLinks(r.Cloud, target) {
				if !link.same(own) {
					continue
				}
				for _, id := range link.origins {
					sharing, _ := r.Cloud.Get(id)
					sharing.Outputs = sharing.Outputs.Clone()
					sharing.Outputs.Set("sharedPrivateLinkResource.status", linkApproved)
					put(sharing)
				}
			}
			return nil
		},
	}
}

// FrontDoorConnection is a private endpoint of Front Door at a resource, as the owner of the resource sees it.
type FrontDoorConnection struct {
	// Origin is the ID of one of the origins that use it, on which the action [ApproveConnection] approves it.
	Origin string
	// Status and Message are those of the connection.
	Status, Message string
}

// ApproveConnection and UpgradeProfile are the IDs of actions.
const (
	ApproveConnection = "cdn.origins.approve"
	UpgradeProfile    = "cdn.profiles.upgrade"
)

// FrontDoorConnections lists the private endpoints of Front Door at a resource.
func FrontDoorConnections(cloud model.Cloud, resource string) []FrontDoorConnection {
	var connections []FrontDoorConnection
	for _, link := range connectedLinks(cloud, resource) {
		connections = append(connections, FrontDoorConnection{link.origins[0], link.status, link.message})
	}
	return connections
}
