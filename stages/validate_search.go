package stages

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

func (c *check) search(p Profile) {
	s := p.Data.Search
	if s.SKU == "" {
		c.that(s.Replicas == 0 && s.Partitions == 0 && s.SemanticRanker == "", "data.search.sku",
			"copies of a service that is not there", "a search service needs a SKU", "use standard, or leave the others out")
		return
	}
	sku, ok := azure.SearchSKUByName(s.SKU)
	if !ok || sku.Name != s.SKU {
		var names []string
		for _, one := range azure.SearchSKUs() {
			names = append(names, one.Name)
		}
		c.that(false, "data.search.sku", fmt.Sprintf("%q is no SKU%s", s.SKU, suggest(s.SKU, names)),
			fmt.Sprintf("it must be one of %v", names), "use standard")
		return
	}
	c.that(sku.PrivateEndpoints || p.Network.PublicAccess, "data.search.sku", sku.Name+" in a private network",
		"a free service has no private endpoint", "use basic")
	c.between("data.search.replicas", s.Replicas, 1, sku.MaxReplicas)
	partitions := max(1, s.Partitions)
	c.that(slices.Contains(azure.SearchPartitions(), partitions) && partitions <= sku.MaxPartitions,
		"data.search.partitions", fmt.Sprintf("%d", s.Partitions),
		fmt.Sprintf("%s has one of %v, at most %d", sku.Name, azure.SearchPartitions(), sku.MaxPartitions), "use 1")
	c.that(s.Replicas*partitions <= sku.MaxUnits, "data.search.replicas",
		fmt.Sprintf("%d search units", s.Replicas*partitions),
		fmt.Sprintf("replicas times partitions are at most %d on %s", sku.MaxUnits, sku.Name), "use fewer of one")
	c.that(slices.Contains([]string{"", "free", "standard"}, s.SemanticRanker) && (s.SemanticRanker == "" ||
		sku.Name != "free"), "data.search.semanticRanker", fmt.Sprintf("%q on %s", s.SemanticRanker, sku.Name),
		"the ranker is free or standard, from basic on", "leave it out")
}
