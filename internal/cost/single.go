package cost

import (
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
)

// Prices prices single resources of a stack, also ones that are not in it: what a change would cost.
type Prices struct {
	scene
	book pricebook.Book
}

// PricesIn prepares the prices of a stack's resources. The error is wrong use, as with Of.
func PricesIn(g graph.Graph, book pricebook.Book, declared Declaration) (Prices, error) {
	s, err := newScene(g, declared)
	return Prices{s, book}, err
}

// Month is what a resource costs in a month where it alone fills the tiers of its meters, and whether that can be said.
func (p Prices) Month(r graph.Resource) (Amount, bool) {
	e := &estimator{scene: p.scene, book: p.book, used: map[string]Amount{}, estimate: Estimate{Reasons: map[string]string{}}}
	e.add(r)
	if len(e.estimate.Unpriced) > 0 {
		return Amount{}, false
	}
	e.sum()
	return e.estimate.Total, true
}
