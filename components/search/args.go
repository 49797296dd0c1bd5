package search

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes a search service.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// SKU is optional: free, basic, standard, standard2, standard3, storage_optimized_l1 or storage_optimized_l2. Fixed
	// at creation. Default free where PublicAccess is true, else basic, the smallest that can be private.
	SKU string
	// Replicas is optional: 1 to 12, on basic to 3. Two are promised for queries, three for indexing too. Default 1.
	Replicas int
	// Partitions is optional: 1, 2, 3, 4, 6 or 12, on basic to 3. Default 1.
	Partitions int
	// HighDensity is optional, standard3 only: many small indexes. Fixed at creation. Default false.
	HighDensity bool
	// SemanticRanker is optional: "free" (1000 queries a month) or "standard" (billed by query). Default none.
	SemanticRanker string
	// PublicAccess is optional: leaves the public endpoint open, to Entra identities. Default false.
	PublicAccess bool
	// Grants is optional: who may use the indexes. Default nobody.
	Grants []Grant
}

// Grant lets a managed identity do on the indexes what a role allows.
type Grant struct {
	// Name is required and unique: the workload role, lowercase letters and digits. It is part of a logical name.
	Name string
	// PrincipalID is required: the identity's object ID.
	PrincipalID pulumi.StringInput
	// Role is required: one of the search roles.
	Role placement.Role
}

// searchRoles are those of the data plane. None of them makes an index: whoever deploys the application does.
var searchRoles = []placement.Role{placement.SearchIndexDataReader, placement.SearchIndexDataContributor}

var (
	rankers   = []string{"free", "standard"}
	grantForm = regexp.MustCompile(`^[a-z0-9]+$`)
)

func (a Args) sku() string {
	switch {
	case a.SKU != "":
		return a.SKU
	case a.PublicAccess:
		return "free"
	}
	return "basic"
}

func (a Args) replicas() int { return max(1, a.Replicas) }

func (a Args) partitions() int { return max(1, a.Partitions) }

func (a Args) hostingMode() string {
	if a.HighDensity {
		return "highDensity"
	}
	return "default"
}

func (a Args) semanticSearch() string {
	if a.SemanticRanker == "" {
		return "disabled"
	}
	return a.SemanticRanker
}

func (a Args) publicNetworkAccess() string {
	if a.PublicAccess {
		return "enabled"
	}
	return "disabled"
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	a.validateSize(&faults)
	faults.Require(!a.HighDensity || a.sku() == "standard3", "HighDensity", "is for standard3 only", "turn it off")
	faults.Require(a.SemanticRanker == "" || slices.Contains(rankers, a.SemanticRanker), "SemanticRanker",
		fmt.Sprintf("%q is not known", a.SemanticRanker), "use free or standard")
	faults.Require(a.SemanticRanker == "" || a.sku() != "free", "SemanticRanker", "needs basic or larger",
		"leave it empty")
	seen := map[string]bool{}
	for i, grant := range a.Grants {
		field := fmt.Sprintf("Grants[%d]", i)
		faults.Require(grantForm.MatchString(grant.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, not %q", grant.Name), "use a word such as web")
		faults.Require(!seen[grant.Name], field+".Name", fmt.Sprintf("%q is used twice", grant.Name),
			"give each grant a name of its own")
		faults.Require(grant.PrincipalID != nil, field+".PrincipalID", "is missing", "pass the identity's object ID")
		faults.Require(slices.Contains(searchRoles, grant.Role), field+".Role",
			fmt.Sprintf("%q is not a role on indexes", grant.Role), fmt.Sprintf("use one of %q", searchRoles))
		seen[grant.Name] = true
	}
	return faults.Err()
}

func (a Args) validateSize(faults *fault.List) {
	sku, ok := azure.SearchSKUByName(a.sku())
	if !ok || sku.Name != a.sku() {
		faults.Add("SKU", fmt.Sprintf("%q is not known", a.SKU), "use one of "+strings.Join(skuNames(), ", "))
		return
	}
	faults.Require(sku.PrivateEndpoints || a.PublicAccess, "SKU", sku.Name+" cannot be private", "use basic")
	faults.Require(a.Replicas >= 0 && a.replicas() <= sku.MaxReplicas, "Replicas",
		fmt.Sprintf("must be 1 to %d on %s, not %d", sku.MaxReplicas, sku.Name, a.Replicas), "choose a value in between")
	most := sku.MaxPartitions
	if a.HighDensity {
		most = min(most, azure.SearchHighDensityPartitions)
	}
	exists := slices.Contains(azure.SearchPartitions(), a.partitions()) && a.Partitions >= 0
	faults.Require(exists && a.partitions() <= most, "Partitions",
		fmt.Sprintf("must be one of %v and at most %d, not %d", azure.SearchPartitions(), most, a.Partitions), "use 1")
	faults.Require(a.replicas()*a.partitions() <= sku.MaxUnits, "Replicas",
		fmt.Sprintf("%d with %d partitions make more than %d units", a.replicas(), a.partitions(), sku.MaxUnits),
		"use fewer of one")
}

func skuNames() []string {
	var names []string
	for _, sku := range azure.SearchSKUs() {
		names = append(names, sku.Name)
	}
	return names
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "sku": pulumi.String(a.sku()), "replicas": pulumi.Int(a.replicas()),
		"partitions": pulumi.Int(a.partitions()), "publicAccess": pulumi.Bool(a.PublicAccess),
		"semanticRanker": pulumi.String(a.SemanticRanker),
	}
}
