package promotion

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"github.com/azstage/azstage/internal/actions"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// The types that actions look at.
const (
	frontDoorComponent = "azstage:components:FrontDoor"
	frontDoorProfile   = "azure-native:cdn:Profile"
	frontDoorOrigin    = "azure-native:cdn:AFDOrigin"
	frontDoorRoute     = "azure-native:cdn:Route"
	frontDoorSecurity  = "azure-native:cdn:SecurityPolicy"
	frontDoorFirewall  = "azure-native:network:Policy"
)

// ApprovePrivateOrigins approves the private endpoints that the stack's own Front Door has asked for, and refreshes the
// state if there were any. It returns what it did, a line for each target. No resource stands for an approval, so every
// up is followed by it.
func ApprovePrivateOrigins(ctx context.Context, session *engine.Session, stack string) ([]string, error) {
	state, err := session.Export(ctx)
	if err != nil {
		return nil, err
	}
	now, err := graph.FromState("", stack, state)
	if err != nil {
		return nil, err
	}
	pending := pendingOrigins(now)
	if len(pending) == 0 {
		return nil, nil
	}
	target, err := session.Actions()
	if err != nil {
		return nil, err
	}
	var done []string
	asked := map[[2]string]bool{}
	for _, origin := range pending {
		key := [2]string{
			text(origin.Inputs, "sharedPrivateLinkResource.privateLink.id"),
			text(origin.Inputs, "sharedPrivateLinkResource.requestMessage"),
		}
		if asked[key] {
			continue
		}
		asked[key] = true
		approved, err := actions.ApproveRequests(ctx, target, key[0], key[1])
		if err != nil {
			return done, err
		}
		done = append(done, fmt.Sprintf("approved %d private endpoint(s) of Front Door at %s", approved,
			key[0][strings.LastIndex(key[0], "/")+1:]))
	}
	_, err = session.Refresh(ctx)
	return done, err
}

// pendingOrigins are those whose private link nobody has approved yet, as far as the state knows.
func pendingOrigins(now graph.Graph) []graph.Resource {
	var pending []graph.Resource
	for _, origin := range now.OfType(frontDoorOrigin) {
		_, private := origin.Inputs["sharedPrivateLinkResource"]
		if private && text(origin.Outputs, "sharedPrivateLinkResource.status") != actions.Approved {
			pending = append(pending, origin)
		}
	}
	return pending
}

// upgradeFrontDoor raises the tier of the profile before the half that needs it: the Premium firewall policy is made
// first, because the upgrade binds the security policies to it; then the state takes over what Azure has done.
func (r *Runner) upgradeFrontDoor(ctx context.Context, hop Hop, phase Phase) ([]engine.Step, error) {
	now, err := r.current(ctx, hop.From)
	if err != nil {
		return nil, err
	}
	profile, standing := standardProfile(now)
	if !standing || !r.wantsPremium(hop, phase) {
		return nil, nil
	}
	half, err := r.preview(ctx, now, 0, hop, phase)
	if err != nil {
		return nil, err
	}
	policy, needed := premiumFirewall(half.Graph)
	var made engine.Result
	if _, exists := now.Find(policy.URN); needed && !exists {
		if made, err = r.Session.UpOnly(ctx, []string{policy.URN}); err != nil {
			return made.Steps, err
		}
		if now, err = r.current(ctx, hop.From); err != nil {
			return made.Steps, err
		}
	}
	target, err := r.Session.Actions()
	if err != nil {
		return made.Steps, err
	}
	upgrade := actions.Upgrade{Profile: profile.ID, Firewalls: map[string]string{}}
	policy, _ = now.Find(policy.URN)
	for _, security := range now.OfType(frontDoorSecurity) {
		upgrade.Firewalls[text(security.Inputs, "securityPolicyName")] = policy.ID
	}
	if _, err := actions.UpgradeProfile(ctx, target, upgrade); err != nil {
		return made.Steps, err
	}
	r.Session.Tell("Front Door is Premium now.")
	_, err = r.Session.Refresh(ctx)
	return made.Steps, err
}

func standardProfile(now graph.Graph) (graph.Resource, bool) {
	for _, profile := range now.OfType(frontDoorProfile) {
		if text(profile.Outputs, "sku.name") == actions.Standard {
			return profile, true
		}
	}
	return graph.Resource{}, false
}

func premiumFirewall(after graph.Graph) (graph.Resource, bool) {
	for _, policy := range after.OfType(frontDoorFirewall) {
		if text(policy.Inputs, "sku.name") == actions.Premium {
			return policy, true
		}
	}
	return graph.Resource{}, false
}

func (r *Runner) wantsPremium(hop Hop, phase Phase) bool {
	profile, err := profileOf(r.configuration(hop, phase)) // Where it fails, the up that follows says why.
	return err == nil && profile.Edge.FrontDoor.Tier == stages.FrontDoorPremium
}

// moveRoutes brings users to the new way while both stand, and waits until every point of presence of Front Door knows it:
// in one update with the rest of the second half, the old way would close minutes before. It does nothing where the stages
// have one way.
func (r *Runner) moveRoutes(ctx context.Context, hop Hop) (steps []engine.Step, err error) {
	if hop.From == hop.To || !r.hasTwoWays(hop) {
		return nil, nil
	}
	if err := r.Session.Reconfigure(ctx, r.rerouted(hop)); err != nil {
		return nil, err
	}
	moved, err := r.Session.Up(ctx)
	if err == nil && moved.Changed() {
		err = r.Session.Spread(ctx)
	}
	return moved.Steps, err
}

// rerouted is the configuration of the first half, with users on the new way.
func (r *Runner) rerouted(hop Hop) map[string]string {
	configuration := r.configuration(hop, Expand)
	configuration["expandRoutes"] = "new"
	return configuration
}

// hasTwoWays says whether users take another way through Front Door at one stage than at the other.
func (r *Runner) hasTwoWays(hop Hop) bool {
	old, oldErr := profileOf(r.configuration(hop, Expand))
	rerouted, newErr := profileOf(r.rerouted(hop))
	return oldErr == nil && newErr == nil && old.Edge.FrontDoor.Tier != "" && !reflect.DeepEqual(old, rerouted)
}

// profileOf is the profile that a configuration leads to.
func profileOf(configuration map[string]string) (stages.Profile, error) {
	config, err := stages.ParseConfig(configuration)
	if err != nil {
		return stages.Profile{}, err
	}
	return stages.Resolve(config)
}
