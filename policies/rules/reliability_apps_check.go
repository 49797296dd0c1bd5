package rules

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// unlessFunction passes function apps, which are loaded by their triggers.
func unlessFunction(then check) check {
	return func(r Resource) Result {
		if strings.Contains(strings.ToLower(r.Get("kind").Text()), "functionapp") {
			return pass()
		}
		return then(r)
	}
}

// ownPath passes where the property is a path other than the root.
func ownPath(path string) check {
	return func(r Resource) Result { return isOwnPath(r.Get(path)) }
}

func isOwnPath(v Value) Result {
	if v.Opaque() {
		return undecidable(v.Path())
	}
	return failIf(!strings.HasPrefix(v.Text(), "/") || v.Text() == "/", "%s is %s, not a path of its own", v.Path(), v)
}

// hasChild demands that each parent has a resource of a type that carries the parent's name.
func hasChild(parent, child, key, what string) func(*Stack) []Located {
	held := byName(key, child)
	return func(s *Stack) []Located {
		return s.eachOf([]string{parent}, func(r Resource) Result {
			return demandChild(s, r, held, what)
		})
	}
}

func demandChild(s *Stack, parent Resource, child *reference, what string) Result {
	found, certain := s.referring(child, parent)
	return demand(len(found), certain, "there is no %s", what)
}

// slotOfApp is how deployment slots name their app.
var slotOfApp = byName("name", webAppSlot)

// hasSlot looks for the slot of every app that can have one.
func hasSlot(s *Stack) []Located {
	return s.eachOf([]string{webApp}, unlessFlex(func(r Resource) Result {
		return demandChild(s, r, slotOfApp, "deployment slot")
	}))
}

// sameName says whether the property of a child is the name of a parent.
func sameName(child Resource, v Value, parent Resource) link {
	name, known := nameOf(parent.Type)
	own := parent.Get(name.property)
	if !known || own.Absent() {
		return unclear
	}
	if !v.Opaque() && !own.Opaque() {
		if v.Is(own.Text()) {
			return here
		}
		return elsewhere
	}
	return points(child, Value{v.path, graph.Unknown}, parent)
}

// integrated is how apps name the subnet that they reach the network through.
var integrated = byID(property("virtualNetworkSubnetId"), webApp, webAppSlot)

func integrationSubnets(s *Stack) []Located {
	return s.eachOf([]string{subnet}, func(r Resource) Result {
		apps, _ := s.referring(integrated, r)
		if len(apps) == 0 && !delegatedTo(r, "Microsoft.Web/serverFarms") {
			return pass()
		}
		service := "Microsoft.Web/serverFarms"
		if slices.ContainsFunc(apps, onFlex) {
			service = "Microsoft.App/environments"
		}
		if !delegatedTo(r, service) {
			return fail("the subnet of an app is not delegated to %s", service)
		}
		return sizeAtLeast(r, 26)
	})
}

func delegatedTo(r Resource, service string) bool {
	for _, delegation := range r.Get("delegations").Items() {
		if delegation.Get("serviceName").Is(service) {
			return true
		}
	}
	return false
}

// sizeAtLeast demands a prefix of at most some length, which is a subnet of at least its size.
func sizeAtLeast(r Resource, bits int) Result {
	prefix := r.Get("addressPrefix")
	if list := r.Get("addressPrefixes").Items(); prefix.Absent() && len(list) > 0 {
		prefix = list[0]
	}
	if prefix.Opaque() {
		return undecidable("addressPrefix")
	}
	parsed, err := netip.ParsePrefix(prefix.Text())
	return failIf(err != nil || parsed.Bits() > bits, "addressPrefix %s is smaller than /%d", prefix, bits)
}

func autoscaleBounds(r Resource) Result {
	profiles := r.Get("profiles")
	if profiles.Opaque() {
		return undecidable("profiles")
	}
	fewest := fewestInstances(r)
	results := []Result{failIf(isEmpty(profiles), "there is no profile")}
	for _, profile := range profiles.Items() {
		lowest, ok1 := profile.Get("capacity.minimum").Number()
		usual, ok2 := profile.Get("capacity.default").Number()
		highest, ok3 := profile.Get("capacity.maximum").Number()
		switch {
		case profile.Get("capacity").Opaque():
			results = append(results, undecidable("capacity"))
		case r.Get("targetResourceUri").Opaque() && ok1 && lowest >= 1 && lowest < fewest:
			results = append(results, undecidable("targetResourceUri"))
		case !ok1 || !ok2 || !ok3:
			results = append(results, fail("profile %s has bounds that are no numbers", profile.Get("name")))
		default:
			results = append(results, failIf(lowest < fewest || usual < lowest || highest < usual,
				"profile %s has minimum %g, default %g, maximum %g", profile.Get("name"), lowest, usual, highest))
		}
	}
	return all(results...)
}

// fewestInstances is how many an autoscale profile keeps: two instances of a plan, because one alone is none while it is
// replaced. What scales in other units is redundant with one: a messaging unit is capacity, not a machine (Microsoft Learn
// "Service Bus Premium messaging", 2025).
func fewestInstances(r Resource) float64 {
	target := strings.ToLower(r.Get("targetResourceUri").Text())
	if strings.Contains(target, "/providers/microsoft.servicebus/") {
		return 1
	}
	return 2
}

func autoscaleWithinPlan(s *Stack) []Located {
	return s.eachOf([]string{autoscaleSetting}, func(r Resource) Result {
		plans, certain := plansOf(s, r)
		results := []Result{}
		for _, plan := range plans {
			tier, known := azure.AppServiceTierOf(plan.Get("sku.name").Text())
			for _, profile := range r.Get("profiles").Items() {
				highest, ok := profile.Get("capacity.maximum").Number()
				results = append(results, failIf(known && ok && int(highest) > tier.MaxInstances,
					"profile %s may ask for %g instances, tier %s has %d",
					profile.Get("name"), highest, tier.Name, tier.MaxInstances),
					failIf(known && !tier.Autoscale, "tier %s has no autoscale", tier.Name))
			}
		}
		if len(plans) == 0 && !certain {
			return undecidable("targetResourceUri")
		}
		return all(results...)
	})
}

// scaled is how autoscale settings name what they scale.
var scaled = byID(property("targetResourceUri"), autoscaleSetting)

func plansOf(s *Stack, setting Resource) (plans []Resource, certain bool) {
	certain = true
	for _, plan := range s.OfType(appServicePlan) {
		switch points(setting, setting.Get("targetResourceUri"), plan) {
		case here:
			plans = append(plans, plan)
		case unclear:
			certain = false
		}
	}
	return plans, certain
}

// capacityUnderAutoscale looks at every profile: each may be the one in force while an up runs. A capacity that updates
// leave alone may be anything.
func capacityUnderAutoscale(s *Stack) []Located {
	return s.eachOf([]string{appServicePlan}, func(plan Resource) Result {
		settings, _ := s.referring(scaled, plan)
		capacity := plan.Get("sku.capacity")
		if slices.Contains(plan.IgnoreChanges, "sku.capacity") || slices.Contains(plan.IgnoreChanges, "sku") {
			return pass()
		}
		var results []Result
		for _, setting := range settings {
			if capacity.Opaque() {
				return undecidable("sku.capacity")
			}
			instances, known := capacity.Number()
			for _, profile := range setting.Get("profiles").Items() {
				lowest, _ := profile.Get("capacity.minimum").Number()
				highest, ok := profile.Get("capacity.maximum").Number()
				results = append(results, failIf(known && ok && (instances < lowest || instances > highest),
					"sku.capacity %g is outside the %g to %g of profile %s", instances, lowest, highest, profile.Get("name")))
			}
		}
		return all(results...)
	})
}
