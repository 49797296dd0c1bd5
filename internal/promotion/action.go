package promotion

import (
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// Action is something that has to be done beside the engine's own work.
type Action struct {
	ID string `json:"id"`
	// Hop is the index of the hop, Before the half that waits for the action.
	Hop    int   `json:"hop"`
	Before Phase `json:"before"`
	// Manual says that a person has to do it. The others are calls to Azure that no resource stands for.
	Manual bool   `json:"manual"`
	Step   string `json:"step"`
	Reason string `json:"reason"`
	Source string `json:"source"`
}

// imperative is an action with the sign by which a half of a hop shows that it needs it.
type imperative struct {
	Action
	needed func(before, after graph.Graph) bool
}

// imperatives are all that the ladder needs.
var imperatives = []imperative{
	{
		Action: Action{
			ID: "front-door-upgrade", Before: Expand,
			Step: "Make the Premium firewall policy, upgrade the Front Door profile to Premium with Azure's own action, " +
				"then refresh",
			Reason: "As an update, the change of tier makes another profile with another host name",
			Source: "Microsoft Learn, upgrade from Azure Front Door Standard to Premium, verified",
		},
		needed: frontDoorUpgraded,
	},
	{
		Action: Action{
			ID: "approve-private-endpoint-connection", Before: Contract,
			Step:   "Approve the private endpoint that Front Door has asked for at its origin, then refresh",
			Reason: "Nothing passes before the owner of the origin has approved it, and no resource stands for that",
			Source: "Microsoft Learn, secure your origin with Private Link in Azure Front Door Premium, verified",
		},
		needed: routesMove(true),
	},
	{
		Action: Action{
			ID: "move-routes", Before: Contract,
			Step: "Update the routes alone, then wait until every point of presence has them: 45 minutes on Azure, none " +
				"on the emulator",
			Reason: "The rest of the second half closes the way that users come by now",
			Source: "Microsoft Learn, Azure Front Door FAQ, known",
		},
		needed: routesMove(false),
	},
	{
		Action: Action{
			ID: "move-users-to-front-door", Before: Contract, Manual: true,
			Step:   "Point the host name that users know at Front Door, and wait until caches of the old DNS record expire",
			Reason: "The second half closes the app's own public address",
			Source: "follows from the profile of the stage: no direct access",
		},
		needed: appCloses,
	},
	{
		Action: Action{
			ID: "move-users-to-the-app", Before: Contract, Manual: true,
			Step:   "Point the host name that users know at the app, and wait until caches of the old DNS record expire",
			Reason: "The second half deletes Front Door and its host name",
			Source: "follows from the profile of the stage: no Front Door",
		},
		needed: frontDoorGoes,
	},
}

// actions are those that the half needs.
func (t transition) actions() []Action {
	var found []Action
	for _, i := range imperatives {
		if i.Before == t.half.Phase && i.needed(t.before, t.after) {
			action := i.Action
			action.Hop = t.half.Hop
			found = append(found, action)
		}
	}
	return found
}

func frontDoorUpgraded(before, after graph.Graph) bool {
	// The program ignores what it says of the profile's own tier, lest the engine make another profile.
	return anyOf(frontDoorComponent, before, after, func(old, kept graph.Resource, stays bool) bool {
		premium := func(r graph.Resource) bool { return strings.HasPrefix(text(r.Inputs, "tier"), "Premium") }
		return stays && !premium(old) && premium(kept)
	})
}

// routesMove says whether routes come to lead to another group of origins, to private ones alone if asked for.
func routesMove(toPrivate bool) func(before, after graph.Graph) bool {
	return func(before, after graph.Graph) bool {
		return anyOf(frontDoorRoute, before, after, func(old, kept graph.Resource, stays bool) bool {
			from, to := text(old.Inputs, "originGroup.id"), text(kept.Inputs, "originGroup.id")
			return stays && from != to && (!toPrivate || anyPrivate(after))
		})
	}
}

func anyPrivate(stack graph.Graph) bool {
	for _, origin := range stack.OfType(frontDoorOrigin) {
		if _, private := origin.Inputs["sharedPrivateLinkResource"]; private {
			return true
		}
	}
	return false
}

func appCloses(before, after graph.Graph) bool {
	open := func(r graph.Resource) bool {
		return text(r.Inputs, "publicNetworkAccess") != "Disabled" &&
			text(r.Inputs, "siteConfig.ipSecurityRestrictionsDefaultAction") != "Deny"
	}
	return anyOf("azure-native:web:WebApp", before, after, func(old, kept graph.Resource, stays bool) bool {
		return stays && open(old) && !open(kept)
	})
}

func frontDoorGoes(before, after graph.Graph) bool {
	return anyOf("azure-native:cdn:AFDEndpoint", before, after, func(_, _ graph.Resource, stays bool) bool {
		return !stays
	})
}

// anyOf says whether something holds for any resource of a type that was there before.
func anyOf(token string, before, after graph.Graph, holds func(old, kept graph.Resource, stays bool) bool) bool {
	for _, old := range before.OfType(token) {
		kept, stays := after.Find(old.URN)
		if holds(old, kept, stays) {
			return true
		}
	}
	return false
}
