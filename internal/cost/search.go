package cost

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

const searchService = "azure-native:search:Service"

var searchKinds = map[string]kind{searchService: {charges: searchUnits, idle: "the free tier"}}

// freeRankings are the queries that the semantic ranker answers for nothing each month.
// Microsoft Learn, Azure AI Search pricing, 2026, known.
const freeRankings = 1000

// searchUnits bills replicas times partitions.
func searchUnits(s scene, r graph.Resource) ([]charge, error) {
	name := strings.ToLower(word(r, "sku", "name"))
	if name == "free" {
		return nil, nil
	}
	sku, ok := azure.SearchSKUByName(name)
	if !ok {
		return nil, fmt.Errorf("%q is no SKU of Azure AI Search that the estimate knows", name)
	}
	units := numberOr(r, 1, "replicaCount") * numberOr(r, 1, "partitionCount")
	charges := []charge{hours("search."+sku.Name, fmt.Sprintf("%s, %g search unit(s)", sku.Name, units), Always(units))}
	if word(r, "semanticSearch") == "standard" {
		queries := s.share(s.usage.Requests.Times(searchesPerRequest), searchService)
		paid := queries.Plus(Always(-freeRankings))
		paid = Amount{max(0, paid.Min), max(0, paid.Typical), max(0, paid.Max)}
		charges = append(charges, charge{"search.semantic", "queries of the semantic ranker", paid})
	}
	return charges, nil
}
