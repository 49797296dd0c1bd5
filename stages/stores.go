package stages

import (
	"fmt"
	"slices"
	"strings"
)

// furtherStores are the kinds that Data.Stores can have, and the private endpoint that each is reached through.
var furtherStores = []struct {
	name string
	link PrivateLink
}{
	{StoreTable, PrivateTables},
	{StoreGraph, PrivateGraph},
	{StoreTimeSeries, PrivateTimeSeries},
}

// What the further stores hold for the application itself. Services have a part of their own beside it.
const (
	// ApplicationTable is for quick look-ups by one key.
	ApplicationTable = "lookups"
	// ApplicationGraph is for who is related to whom.
	ApplicationGraph = "relationships"
	// ApplicationTimeSeries is for what is measured, ApplicationAnalytics for what is distilled from it.
	ApplicationTimeSeries = "timeseries"
	ApplicationAnalytics  = "analytics"
)

func furtherStoreNames() []string {
	var names []string
	for _, store := range furtherStores {
		names = append(names, store.name)
	}
	return names
}

// Has says whether the stage has a further store of the kind.
func (d Data) Has(store string) bool { return slices.Contains(d.Stores, store) }

// withStores gives a stage further stores, with their private endpoints, in the place of those that it has.
func (p *Profile) withStores(stores []string) {
	p.Data.Stores = slices.Clone(stores)
	for _, store := range furtherStores {
		p.Network.PrivateEndpoints = without(p.Network.PrivateEndpoints, store.link)
		if p.Data.Has(store.name) {
			p.Network.PrivateEndpoints = withLink(p.Network.PrivateEndpoints, store.link)
		}
	}
}

// applyStores changes the further stores of a stage from 100k on. Below, the overrides are for the other stage of a hop,
// which shares them.
func (o Overrides) applyStores(p *Profile) {
	if o.Data.Stores != nil && p.Stage.index() >= Stage100k.index() {
		p.withStores(*o.Data.Stores)
	}
}

func (c *check) stores(p Profile) {
	names := furtherStoreNames()
	for i, store := range p.Data.Stores {
		field := fmt.Sprintf("data.stores[%d]", i)
		at := slices.Index(names, store)
		c.that(at >= 0, field, fmt.Sprintf("%q is no store%s", store, suggest(store, names)),
			"it must be one of "+strings.Join(names, ", "), "use table")
		c.that(!slices.Contains(p.Data.Stores[:i], store), field, fmt.Sprintf("%q is named twice", store),
			"a stage has one store of a kind", "name it once")
		if at < 0 {
			continue
		}
		links := p.Network.PrivateEndpoints
		c.that(len(links) == 0 || slices.Contains(links, furtherStores[at].link), field,
			store+" without a private endpoint", "the stores of the stage are reached over private addresses only",
			"add "+string(furtherStores[at].link)+" to network.privateEndpoints")
	}
}
