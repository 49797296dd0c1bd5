package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const searchRule = "search.searchServices."

func searchRules() []model.Rule {
	return []model.Rule{
		preflight(searchRule+"units",
			"Replicas times partitions are at most 36, on basic 9 and on free 1; free has one replica, basic three.",
			verified(searchSource+"; Microsoft Learn, estimate and manage capacity of a search service"), searchUnits),
		preflight(searchRule+"partitions",
			"A service has 1, 2, 3, 4, 6 or 12 partitions: on free one, on basic, if created since April 2024, up to three, "+
				"in high density up to three.", verified(searchSource), searchPartitionCount),
		preflight(searchRule+"high-density-needs-standard3", "The hosting mode highDensity needs the SKU standard3.",
			verified(searchSource), highDensityNeedsStandard3),
		preflight(searchRule+"one-way-to-log-in", "Authentication options are for services that keep their keys.",
			verified(searchSource), searchOneLogin),
		preflight(searchRule+"one-auth-option", "Clients use keys only, or identities or keys.", known(), searchOneAuthOption),
		preflight(searchRule+"semantic-needs-basic", "The semantic ranker needs the SKU basic or larger.",
			verified(searchSource), semanticNeedsBasic),
		preflight(searchRule+"private-needs-basic",
			"A free service cannot be private, and takes no address rules.", known(), privateNeedsBasic),
		onApply(searchRule+"one-free", "A subscription has one free service.", known(), oneFreeSearch),
	}
}

func searchUnits(r model.Request) []model.Fault {
	sku, ok := azure.SearchSKUByName(r.Inputs.String("sku.name"))
	if !ok || !r.Inputs.Known("replicaCount") || !r.Inputs.Known("partitionCount") {
		return nil
	}
	inputs := withDefaults(r)
	replicas, partitions := countOf(inputs, "replicaCount"), countOf(inputs, "partitionCount")
	switch {
	case replicas < 1 || replicas > sku.MaxReplicas:
		return model.Refuse("replicaCount", "InvalidRequest", "The SKU %s has 1 to %d replicas, not %d.",
			sku.Name, sku.MaxReplicas, replicas)
	case replicas*partitions > sku.MaxUnits:
		return model.Refuse("replicaCount", "InvalidRequest",
			"%d replicas and %d partitions make %d search units; the SKU %s has %d at most.",
			replicas, partitions, replicas*partitions, sku.Name, sku.MaxUnits)
	}
	return nil
}

// countOf is a number of replicas or partitions: one where nothing is said.
func countOf(inputs model.Properties, property string) int {
	if !inputs.Has(property) {
		return 1
	}
	return int(inputs.Number(property))
}

func searchPartitionCount(r model.Request) []model.Fault {
	sku, ok := azure.SearchSKUByName(r.Inputs.String("sku.name"))
	if !ok || !r.Inputs.Has("partitionCount") || !r.Inputs.Known("hostingMode") {
		return nil
	}
	most, partitions := sku.MaxPartitions, countOf(r.Inputs, "partitionCount")
	if oneOf(r.Inputs.String("hostingMode"), "highDensity") {
		most = azure.SearchHighDensityPartitions
	}
	if partitions <= most && slices.Contains(azure.SearchPartitions(), partitions) {
		return nil
	}
	return model.Refuse("partitionCount", "InvalidRequest",
		"%d partitions are not possible: a service has one of %v, this one at most %d.",
		partitions, azure.SearchPartitions(), most)
}

func highDensityNeedsStandard3(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("hostingMode"), "highDensity") || !r.Inputs.Known("sku") || !r.Inputs.Known("sku.name") ||
		oneOf(r.Inputs.String("sku.name"), "standard3") {
		return nil
	}
	return model.Refuse("hostingMode", "InvalidRequest", "The hosting mode highDensity is for the SKU standard3 only.")
}

func searchOneLogin(r model.Request) []model.Fault {
	if !r.Inputs.Bool("disableLocalAuth") || !r.Inputs.Has("authOptions") {
		return nil
	}
	return model.Refuse("authOptions", "InvalidRequest", "authOptions cannot be set when disableLocalAuth is true.")
}

func searchOneAuthOption(r model.Request) []model.Fault {
	options := r.Inputs.Object("authOptions")
	if !options.Has("aadOrApiKey") || !options.Has("apiKeyOnly") {
		return nil
	}
	return model.Refuse("authOptions", "InvalidRequest", "authOptions has either aadOrApiKey or apiKeyOnly.")
}

func semanticNeedsBasic(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("sku.name"), "free") || !oneOf(r.Inputs.String("semanticSearch"), "free", "standard") {
		return nil
	}
	return model.Refuse("semanticSearch", "InvalidRequest", "The semantic ranker is not available with the SKU free.")
}

func privateNeedsBasic(r model.Request) []model.Fault {
	sku, ok := azure.SearchSKUByName(r.Inputs.String("sku.name"))
	rules := len(r.Inputs.List("networkRuleSet.ipRules")) > 0
	private := oneOf(r.Inputs.String("publicNetworkAccess"), "disabled")
	if !ok || sku.PrivateEndpoints || !private && !rules {
		return nil
	}
	return model.Refuse("publicNetworkAccess", "InvalidRequest",
		"Network rules and private access are not available with the SKU %s.", sku.Name)
}

func oneFreeSearch(r model.Request) []model.Fault {
	if !r.Creating() || !oneOf(r.Inputs.String("sku.name"), "free") {
		return nil
	}
	for _, other := range r.Cloud.OfType(searchType) {
		if other.ID != r.ID && oneOf(other.Outputs.String("sku.name"), "free") {
			return []model.Fault{{
				Property: "sku.name", Status: 409, Code: "ServiceQuotaExceeded",
				Message: "The subscription has a free search service already: " + nameOf(other.ID) + ".",
			}}
		}
	}
	return nil
}
