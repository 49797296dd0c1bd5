package cost

import (
	"cmp"
	"math"
	"slices"

	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
)

// estimator goes through a graph once.
type estimator struct {
	scene
	book pricebook.Book
	// used is how much of a meter's tiers the resources so far have filled, by meter and place.
	used     map[string]Amount
	estimate Estimate
}

// ordered are the resources that providers keep, by component and name. The graph's own order differs from run to run,
// and with it which resource would get the free part of a meter.
func (e *estimator) ordered() []graph.Resource {
	resources := slices.DeleteFunc(slices.Clone(e.graph.Resources), func(r graph.Resource) bool { return !r.Custom() })
	slices.SortStableFunc(resources, func(a, b graph.Resource) int {
		return cmp.Or(cmp.Compare(e.component(a), e.component(b)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.URN, b.URN))
	})
	return resources
}

// add prices one resource, or says why it is free or has no price.
func (e *estimator) add(r graph.Resource) {
	kind, known := kindOf(r.Type)
	switch {
	case !known:
		e.unpriced(r, "the estimate does not know the type "+graph.Unversioned(r.Type))
		return
	case kind.free != "":
		e.free(r, kind.free)
		return
	}
	charges, err := kind.charges(e.scene, r)
	if err != nil {
		e.unpriced(r, err.Error())
		return
	}
	e.price(r, charges, kind)
}

func (e *estimator) price(r graph.Resource, charges []charge, kind kind) {
	lines, discounts := []Line{}, []Saving{}
	regions := map[string]string{}
	for _, c := range charges {
		if c.quantity.zero() {
			continue
		}
		region, err := e.soldIn(c.meter, e.priceRegion(r))
		if err != nil {
			e.unpriced(r, err.Error())
			return
		}
		regions[c.meter] = region
	}
	for _, c := range charges {
		if c.quantity.zero() {
			continue
		}
		line, savings := e.line(r, c, regions[c.meter])
		lines, discounts = append(lines, line), append(discounts, savings...)
	}
	if len(lines) == 0 {
		e.free(r, kind.idle)
		return
	}
	cost := ResourceCost{
		URN: r.URN, Name: r.Name, Type: r.Type, Component: e.component(r), Region: e.place(r), Cell: e.cellOf(r),
		Lines: lines,
	}
	for _, line := range lines {
		cost.Amount = cost.Plus(line.Amount).cents()
	}
	e.estimate.Resources = append(e.estimate.Resources, cost)
	e.estimate.Savings = append(e.estimate.Savings, discounts...)
}

// soldIn is the region whose price of a meter counts: the resource's own, or else the stack's, which the line then says.
// The error is the one about the resource's own.
func (e *estimator) soldIn(meter, own string) (string, error) {
	_, _, err := e.book.Tiers(meter, own)
	if err == nil {
		return own, nil
	}
	if _, _, atHome := e.book.Tiers(meter, e.region); atHome == nil {
		return e.region, nil
	}
	return "", err
}

// line prices a charge whose meter the book is known to have, and fills the meter's tiers.
func (e *estimator) line(r graph.Resource, c charge, region string) (Line, []Saving) {
	meter, tiers, _ := e.book.Tiers(c.meter, region) // the caller has looked
	unit, _ := pricebook.UnitOf(meter.Unit)          // the book admits no other
	quantity := c.quantity.Times(1 / unit.Size)
	shelf := c.meter + " in " + meter.Place(region)
	used := e.used[shelf]
	e.used[shelf] = used.Plus(quantity)
	dollars := used.both(quantity, func(before, now float64) float64 { return tiered(tiers, before, now) })
	oldest := slices.MinFunc(tiers, func(a, b pricebook.Price) int { return cmp.Compare(a.AsOf, b.AsOf) })
	line := Line{
		Meter: c.meter, What: c.what, Quantity: quantity, Unit: unit.Noun,
		Price: lastPrice(tiers, used.Typical+quantity.Typical), Amount: dollars.cents(),
		AsOf: oldest.AsOf, Source: e.book.Source(oldest.Source),
	}
	if region != e.priceRegion(r) {
		line.PriceRegion = region
	}
	return line, e.savings(r, c, line, region)
}

func (e *estimator) free(r graph.Resource, reason string) {
	e.estimate.Free = append(e.estimate.Free, r.URN)
	e.estimate.Reasons[r.URN] = reason
}

func (e *estimator) unpriced(r graph.Resource, reason string) {
	e.estimate.Unpriced = append(e.estimate.Unpriced, r.URN)
	e.estimate.Reasons[r.URN] = reason
}

// component is the name of the component that holds a resource; resources at the top belong to the stack.
func (e *estimator) component(r graph.Resource) string {
	parent, ok := e.graph.Find(r.Parent)
	if !ok || parent.Type == "pulumi:pulumi:Stack" {
		return "stack"
	}
	return parent.Name
}

func (e *estimator) sum() {
	result := &e.estimate
	components, regions, cells := map[string]Amount{}, map[string]Amount{}, map[string]Amount{}
	for _, resource := range result.Resources {
		result.Total = result.Total.Plus(resource.Amount).cents()
		components[resource.Component] = components[resource.Component].Plus(resource.Amount).cents()
		regions[resource.Region] = regions[resource.Region].Plus(resource.Amount).cents()
		if resource.Cell != "" {
			cells[resource.Cell] = cells[resource.Cell].Plus(resource.Amount).cents()
		}
		for _, line := range resource.Lines {
			result.AsOf = max(result.AsOf, line.AsOf)
			if result.OldestPrice == "" || line.AsOf < result.OldestPrice {
				result.OldestPrice = line.AsOf
			}
		}
	}
	result.Components, result.Regions, result.Cells = parts(components), parts(regions), parts(cells)
	users := result.Usage.Users
	result.PerThousandUsers = PerThousandUsers{
		perThousand(result.Total.Typical, users.Typical), perThousand(result.Total.Max, users.Max),
	}
}

func parts(amounts map[string]Amount) []Part {
	all := []Part{}
	for name, amount := range amounts {
		all = append(all, Part{name, amount})
	}
	slices.SortFunc(all, func(a, b Part) int {
		return cmp.Or(cmp.Compare(b.Typical, a.Typical), cmp.Compare(a.Name, b.Name))
	})
	return all
}

// perThousand is 0 without users: nobody shares the cost.
func perThousand(dollars, users float64) float64 {
	if users == 0 {
		return 0
	}
	return math.Round(dollars/users*1000*100) / 100
}
