package resourceproviders

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	lifecycleDocs = "MicrosoftDocs/azure-docs storage/blobs/lifecycle-management-policy-structure.md (2025-06)"
)

// managementPolicy is the lifecycle of an account's blobs. An account has one, named default. Azure takes a rule about
// versions, or about the last access, on an account that keeps neither; it then finds nothing to do.
func managementPolicy() *model.Type {
	return &model.Type{
		Token:    "azure-native:storage:ManagementPolicy",
		ARMType:  "Microsoft.Storage/storageAccounts/managementPolicies",
		Path:     storageAccountPath + "/managementPolicies/{managementPolicyName}",
		Location: model.Unlocated,
		Allowed:  []model.Allowed{allowed(verified(sdkSource+"ManagementPolicy"), "managementPolicyName", "default")},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Storage/storageAccounts/managementPolicies", model.Properties{
				"lastModifiedTime": emulatedTime,
			})
		},
		Rules: managementPolicyRules(),
	}
}

func managementPolicyRules() []model.Rule {
	return []model.Rule{
		preflight("storage.managementPolicies.rules",
			"A policy has 1 to 100 rules of the type Lifecycle, with distinct names of letters and digits.",
			verified(lifecycleDocs), policyRules),
		preflight("storage.managementPolicies.filters",
			"A rule names block or append blobs, and at most 10 prefixes, each of which begins with a container's name.",
			verified(lifecycleDocs), policyFilters),
		preflight("storage.managementPolicies.actions",
			"A rule does something. A current version ages by one of the four conditions, an older version or a snapshot by "+
				"its creation.", verified(lifecycleDocs), policyActions),
		preflight("storage.managementPolicies.append-blobs",
			"Append blobs do not change their tier: a rule about them deletes only.", verified(lifecycleDocs),
			policyAppendBlobs),
		preflight("storage.managementPolicies.tiers-in-order",
			"On the same condition a blob becomes cool before it becomes cold, archived, or deleted: Azure takes the "+
				"cheapest action that applies, so another order would never do what it says.", inferred(lifecycleDocs),
			policyOrder),
		onApply("storage.managementPolicies.archive-by-redundancy",
			"The archive tier does not exist on zone-redundant accounts (ZRS, GZRS, RAGZRS).", verified(lifecycleDocs),
			policyArchive),
	}
}

// The parts of a rule that carry actions, and the conditions that each may have.
var (
	policyParts = []struct {
		name       string
		conditions []string
	}{
		{"baseBlob", []string{
			"daysAfterModificationGreaterThan", "daysAfterCreationGreaterThan", "daysAfterLastAccessTimeGreaterThan",
		}},
		{"version", []string{"daysAfterCreationGreaterThan"}},
		{"snapshot", []string{"daysAfterCreationGreaterThan"}},
	}
	policyTiers   = []string{"tierToCool", "tierToCold", "tierToArchive", "delete"}
	policyName    = regexp.MustCompile(`^[A-Za-z0-9]{1,256}$`)
	containerName = regexp.MustCompile(`^(\$root|\$web|[a-z0-9](-?[a-z0-9]){2,62})(/|$)`)
)

const policyRulesPath = "policy.rules"

func invalidPolicy(property, format string, args ...any) []model.Fault {
	return model.Refuse(property, "InvalidManagementPolicy", format, args...)
}

func policyRules(r model.Request) []model.Fault {
	const most = 100
	if !r.Inputs.Has(policyRulesPath) {
		return nil
	}
	rules := r.Inputs.List(policyRulesPath)
	if len(rules) < 1 || len(rules) > most {
		return invalidPolicy(policyRulesPath, "A policy has 1 to %d rules, not %d.", most, len(rules))
	}
	var faults []model.Fault
	seen := map[string]bool{}
	for i, rule := range r.Inputs.Objects(policyRulesPath) {
		property, name := fmt.Sprintf("%s[%d].name", policyRulesPath, i), rule.String("name")
		if rule.Has("name") && !policyName.MatchString(name) {
			faults = append(faults, invalidPolicy(property, "The rule name '%s' is not letters and digits.", name)...)
		}
		if seen[name] && name != "" {
			faults = append(faults, invalidPolicy(property, "The rule name '%s' is not unique.", name)...)
		}
		seen[name] = true
		if rule.Has("type") && !oneOf(rule.String("type"), "Lifecycle") {
			faults = append(faults, invalidPolicy(fmt.Sprintf("%s[%d].type", policyRulesPath, i),
				"The rule type '%s' is not Lifecycle.", rule.String("type"))...)
		}
	}
	return faults
}

func policyFilters(r model.Request) []model.Fault {
	const mostPrefixes = 10
	var faults []model.Fault
	for i, rule := range r.Inputs.Objects(policyRulesPath) {
		filters := fmt.Sprintf("%s[%d].definition.filters", policyRulesPath, i)
		types := rule.Strings("definition.filters.blobTypes")
		if rule.Known("definition.filters.blobTypes") && rule.Has("definition") && len(types) == 0 {
			faults = append(faults, invalidPolicy(filters+".blobTypes", "A rule names the blob types that it is about.")...)
		}
		for _, kind := range types {
			if !oneOf(kind, "blockBlob", "appendBlob") {
				faults = append(faults, invalidPolicy(filters+".blobTypes", "The blob type '%s' has no lifecycle.", kind)...)
			}
		}
		prefixes := rule.Strings("definition.filters.prefixMatch")
		if len(prefixes) > mostPrefixes {
			faults = append(faults, invalidPolicy(filters+".prefixMatch", "A rule has at most %d prefixes, not %d.",
				mostPrefixes, len(prefixes))...)
		}
		for _, prefix := range prefixes {
			if !containerName.MatchString(prefix) {
				faults = append(faults, invalidPolicy(filters+".prefixMatch",
					"The prefix '%s' does not begin with the name of a container.", prefix)...)
			}
		}
	}
	return faults
}

func policyActions(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, rule := range r.Inputs.Objects(policyRulesPath) {
		at, actions := fmt.Sprintf("%s[%d].definition.actions", policyRulesPath, i), rule.Object("definition.actions")
		if actions == nil {
			continue
		}
		taken, undecided := 0, false
		for _, part := range policyParts {
			undecided = undecided || !actions.Known(part.name)
			for _, tier := range policyTiers {
				action := actions.Object(part.name + "." + tier)
				undecided = undecided || !actions.Known(part.name+"."+tier)
				if action == nil {
					continue
				}
				taken++
				if conditionOf(action, part.conditions) == "" {
					faults = append(faults, invalidPolicy(at+"."+part.name+"."+tier,
						"The action needs exactly one of the conditions %s.", strings.Join(part.conditions, ", "))...)
				}
			}
		}
		if taken == 0 && !undecided {
			faults = append(faults, invalidPolicy(at, "A rule has at least one action.")...)
		}
	}
	return faults
}

// conditionOf returns the one condition of an action, "" for none or several. An unknown age counts as one.
func conditionOf(action model.Properties, allowed []string) string {
	var found []string
	for _, condition := range allowed {
		if _, given := action.Get(condition); given {
			found = append(found, condition)
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

func policyAppendBlobs(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, rule := range r.Inputs.Objects(policyRulesPath) {
		if !slices.ContainsFunc(rule.Strings("definition.filters.blobTypes"), func(kind string) bool {
			return oneOf(kind, "appendBlob")
		}) {
			continue
		}
		for _, part := range policyParts {
			for _, tier := range policyTiers[:3] {
				if rule.Has("definition.actions." + part.name + "." + tier) {
					faults = append(faults, invalidPolicy(
						fmt.Sprintf("%s[%d].definition.actions.%s.%s", policyRulesPath, i, part.name, tier),
						"Append blobs have no tiers: delete is the only action.")...)
				}
			}
		}
	}
	return faults
}

func policyOrder(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, rule := range r.Inputs.Objects(policyRulesPath) {
		for _, part := range policyParts {
			latest := map[string]float64{}
			for _, tier := range policyTiers {
				path := "definition.actions." + part.name + "." + tier
				action := rule.Object(path)
				condition := conditionOf(action, part.conditions)
				if condition == "" || !action.Has(condition) {
					continue
				}
				days := action.Number(condition)
				if before, given := latest[condition]; given && days <= before {
					faults = append(faults, invalidPolicy(fmt.Sprintf("%s[%d].%s", policyRulesPath, i, path),
						"%s after %g days comes no later than a dearer tier after %g days.", tier, days, before)...)
				}
				latest[condition] = days
			}
		}
	}
	return faults
}

func policyArchive(r model.Request) []model.Fault {
	account, ok := r.Cloud.Get(parentOf(r.ID))
	sku := account.Inputs.String("sku.name")
	if !ok || !zoneRedundantStorage(sku) {
		return nil
	}
	var faults []model.Fault
	for i, rule := range r.Inputs.Objects(policyRulesPath) {
		for _, part := range policyParts {
			path := "definition.actions." + part.name + ".tierToArchive"
			if rule.Has(path) {
				faults = append(faults, invalidPolicy(fmt.Sprintf("%s[%d].%s", policyRulesPath, i, path),
					"The archive tier is not supported by accounts with the redundancy %s.", sku)...)
			}
		}
	}
	return faults
}
