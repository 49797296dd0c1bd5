package stages

// Resolve returns the profile that a configuration asks for: that of its stage with its overrides and its budget and,
// while a hop is in its first half, united with that of the stage it comes from. The error is Faults.
func Resolve(c Config) (Profile, error) {
	target, err := c.profileOf(c.Stage)
	if err != nil {
		return Profile{}, err
	}
	if err := target.Validate(); err != nil {
		return Profile{}, faultsOf("overrides", err).under("overrides")
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
	if err := expanded.Validate(); err != nil {
		return Profile{}, faultsOf("overrides", err).under("overrides")
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
