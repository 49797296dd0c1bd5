package cost

import (
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
)

// Estimate is what a stack costs in a month. Its JSON form is published in docs/schemas/cost.json.
type Estimate struct {
	Stage    string `json:"stage"`
	Stack    string `json:"stack"`
	Currency string `json:"currency"`
	// Region is the stack's own.
	Region string `json:"region"`
	// AsOf is when the newest price in the estimate was read, OldestPrice when the oldest was.
	AsOf        string `json:"asOf"`
	OldestPrice string `json:"oldestPrice"`
	// Usage is what was declared and assumed.
	Usage Usage  `json:"usage"`
	Total Amount `json:"total"`
	// Resources are those that cost something, by component and name.
	Resources []ResourceCost `json:"resources"`
	// Components and Regions divide the total once by component and once by place, the dearest first.
	Components []Part `json:"components"`
	Regions    []Part `json:"regions"`
	// Cells divide the total by cell. It is empty for a stack without cells.
	Cells []Part `json:"cells"`
	// PerThousandUsers is what a thousand users cost.
	PerThousandUsers PerThousandUsers `json:"perThousandUsers"`
	// Savings are what could be paid less, each by itself: they overlap and do not add up.
	Savings []Saving `json:"savings"`
	// Free and Unpriced are URNs; Reasons says why, by URN.
	Free     []string          `json:"free"`
	Unpriced []string          `json:"unpriced"`
	Reasons  map[string]string `json:"reasons"`
}

// PerThousandUsers is what a thousand users cost in dollars a month.
type PerThousandUsers struct {
	// Typical is at the typical number of users, Full at the largest of the stage and the maximum cost.
	Typical float64 `json:"typical"`
	Full    float64 `json:"full"`
}

// ResourceCost is what one resource costs in dollars a month.
type ResourceCost struct {
	URN string `json:"urn"`
	// Name is the resource's name in the program, Component that of the component that holds it.
	Name      string `json:"name"`
	Type      string `json:"type"`
	Component string `json:"component"`
	// Region is where it is, or "global".
	Region string `json:"region"`
	// Cell is the cell it is in; empty for a stack without cells.
	Cell string `json:"cell,omitempty"`
	Amount
	Lines []Line `json:"lines"`
}

// Line is one meter of a resource.
type Line struct {
	// Meter is the key in the price book.
	Meter string `json:"meter"`
	What  string `json:"what"`
	// Quantity counts units: 730 hours, 600 times 10k operations.
	Quantity Amount `json:"quantity"`
	Unit     string `json:"unit"`
	// Price is that of the last unit, in dollars; a meter may have tiers.
	Price float64 `json:"price"`
	Amount
	// PriceRegion is whose price it is, where the book has none of the resource's own region.
	PriceRegion string `json:"priceRegion,omitempty"`
	AsOf        string `json:"asOf"`
	Source      string `json:"source"`
}

// Part is a share of the total.
type Part struct {
	Name string `json:"name"`
	Amount
}

// Of estimates a stack. The error is wrong use: a declaration that cannot be read, or a stage nothing is assumed of.
func Of(g graph.Graph, book pricebook.Book, declared Declaration) (Estimate, error) {
	s, err := newScene(g, declared)
	if err != nil {
		return Estimate{}, err
	}
	e := &estimator{scene: s, book: book, used: map[string]Amount{}, estimate: Estimate{
		Stage: g.Stage, Stack: g.Stack, Currency: "USD", Region: s.region, Usage: s.usage, Resources: []ResourceCost{},
		Savings: []Saving{}, Free: []string{}, Unpriced: []string{}, Reasons: map[string]string{},
	}}
	for _, resource := range e.ordered() {
		e.add(resource)
	}
	e.sum()
	return e.estimate, nil
}
