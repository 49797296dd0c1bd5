package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/autoscale"
)

// newAutoscale hands the number of instances over to the load, where the profile says so.
func (s *stamp) newAutoscale(ctx *pulumi.Context) error {
	wanted := s.profile.Compute.Autoscale
	if wanted.Max == 0 {
		return nil
	}
	args := autoscale.Args{
		Placement:     s.place,
		TargetID:      s.app.PlanID,
		SKU:           string(s.profile.Compute.SKU),
		ZoneRedundant: s.profile.Compute.ZoneRedundant,
		Bounds:        autoscale.Bounds{Min: wanted.Min, Default: wanted.Default, Max: wanted.Max},
		Emails:        []string{s.config.AlertEmail},
	}
	for _, rule := range wanted.Rules {
		args.Rules = append(args.Rules, autoscale.Rule(rule))
	}
	for _, window := range wanted.Schedule {
		args.Schedule = append(args.Schedule, autoscale.Window{
			Name: window.Name, Days: window.Days, Start: window.Start, End: window.End, TimeZone: window.TimeZone,
			Bounds: autoscale.Bounds{Min: window.Min, Default: window.Default, Max: window.Max},
		})
	}
	s.restOffHours(&args)
	_, err := autoscale.New(ctx, s.name("autoscale"), args, s.top()...)
	return err
}

// restOffHours turns the schedule around where the environment is used at certain hours only: the profile's usual bounds
// hold during these, and the fewest instances that are legal at all others. The profile's own windows, which are for
// users' habits, do not apply.
func (s *stamp) restOffHours(args *autoscale.Args) {
	used := s.config.OffHours
	if !used.Enabled() {
		return
	}
	args.Schedule = []autoscale.Window{{
		Name: "in-use", Days: used.Days, Start: used.Start, End: used.End, TimeZone: used.TimeZone, Bounds: args.Bounds,
	}}
	fewest := 1
	if args.ZoneRedundant {
		fewest = 2 // one in each of two zones; Azure refuses less
	}
	args.Bounds = autoscale.Bounds{Min: fewest, Default: fewest, Max: fewest}
}
