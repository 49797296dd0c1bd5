package stages

import (
	"path"
	"slices"
)

// Resolve returns the profile that a configuration asks for: that of its stage with its overrides and its budget and,
// while a hop is in its first half, united with that of the stage it comes from. The error is Faults.
func Resolve(c Config) (Profile, error) {
	target, err := c.profileOf(c.Stage)
	if err != nil {
		return Profile{}, err
	}
	if err := target.Validate(); err != nil {
		return Profile{}, asOverrides(err)
	}
	if c.ExpandFrom == "" {
		return target, nil
	}
	// The source is not validated by itself: an override that only the target can bear, such as more instances than the
	// smaller plan allows, belongs to both halves, or the hop would undo it.
	from, err := c.profileOf(c.ExpandFrom)
	if err != nil {
		return Profile{}, err
	}
	expanded := Expand(from, target)
	if c.NewRoutes {
		expanded = Reroute(expanded, target)
	}
	if err := expanded.Validate(); err != nil {
		return Profile{}, asOverrides(err)
	}
	return expanded, nil
}

// profileOf is a stage's profile with the overrides and the budget.
func (c Config) profileOf(s Stage) (Profile, error) {
	p, err := ProfileOf(s)
	if err != nil {
		return Profile{}, Faults{{
			Field: "stage", Problem: err.Error(), Rule: "it must name a stage", Fix: "use one of the stages listed",
		}}
	}
	p = c.Overrides.apply(p)
	if c.Budget > 0 {
		p.Cost.BudgetUSD = c.Budget
	}
	if p.Regions.Active > 1 {
		p.Regions.Active = max(p.Regions.Active, len(c.Regions))
	}
	return p, nil
}

// renamed are the fields of a profile that are overridden by another name. In a pattern, * is a name of the profile's own.
var renamed = []struct{ profile, override string }{
	{"edge.frontDoor.tier", "edge.frontDoorTier"},
	{"edge.frontDoor.waf.rateLimitPerMinute", "edge.rateLimitPerMinute"},
	{"data.cosmos.containers.*.maxThroughput", "data.cosmos.maxThroughput"},
}

// asOverrides tells the faults of a profile as those of what was written: the stages' own profiles have none. What one
// override does wrong in many places is told once.
func asOverrides(err error) Faults {
	var told Faults
	for _, fault := range faultsOf("overrides", err) {
		for _, field := range renamed {
			// A field has no slashes, so * would match dots too: the patterns are few and none is the beginning of another.
			if ok, _ := path.Match(field.profile, fault.Field); ok {
				fault.Field = field.override
			}
		}
		fault.Field = "overrides." + fault.Field
		if !slices.Contains(told, fault) {
			told = append(told, fault)
		}
	}
	return told
}
