package advise

import "github.com/azstage/azstage/stages"

// fitsBelow says whether a smaller stage has room for what is used, and to what its parts would be used. Parts that it does
// not have at all, such as a cache, are no obstacle: what they did is what the stage was entered for, and no trigger holds.
func (j *judge) fitsBelow(below stages.Profile) ([]Forecast, bool) {
	if j.profile.Database.Topology == stages.GeoSharded {
		return nil, false // Shards have no one size to compare with.
	}
	var forecasts []Forecast
	for _, z := range sizings {
		present, _, _ := z.split(j.profile)
		its, _, _ := z.split(below)
		if its.name == "" {
			continue
		}
		there, here := 1.0, 1.0
		if z.name == "plan" {
			there, here = instances(below), j.instances()
		}
		measured := 0
		for _, f := range z.of(j.findings) {
			d := f.load.Dimension
			if d == "" {
				continue
			}
			if f.State == Unmeasured {
				return nil, false
			}
			measured++
			factor := present.of(d) / its.of(d)
			if d == stages.ComputeDimension {
				factor *= here / there // Every instance holds the application, so memory is not shared out.
			}
			forecasts = append(forecasts, Forecast{f.ID, f.Percentile95, f.Percentile95 * factor, f.load.Fits})
		}
		if measured == 0 {
			return nil, false
		}
	}
	for _, f := range forecasts {
		if f.Then > f.AtMost {
			return nil, false
		}
	}
	return forecasts, true
}

// instances are those of all regions that a stage runs in the working hours.
func instances(p stages.Profile) float64 {
	count := p.Compute.Instances
	if p.Compute.Autoscale.Max > 0 {
		count = p.Compute.Autoscale.Default
	}
	return float64(count * max(p.Regions.Active, 1))
}

// instances are those that run in all regions: the measured ones, or where autoscale is not measured the most it allows.
func (j *judge) instances() float64 {
	scale := j.profile.Compute.Autoscale
	if scale.Max == 0 {
		return instances(j.profile)
	}
	count := float64(scale.Max)
	for _, f := range j.findings {
		if f.ID == "plan-instances" && f.State != Unmeasured {
			count = f.Percentile95
		}
	}
	return count * float64(max(j.profile.Regions.Active, 1))
}
