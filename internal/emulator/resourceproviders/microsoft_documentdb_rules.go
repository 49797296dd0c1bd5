package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const cosmosAccountRule = "documentdb.databaseAccounts."

func cosmosAccountRules() []model.Rule {
	return slices.Concat(cosmosRegionRules(), cosmosBackupRules(), []model.Rule{
		preflight(cosmosAccountRule+"strong-excludes-multi-write",
			"Strong consistency is not available while several regions write.",
			verified("Microsoft Learn training \"Understand multi-region write\""), strongExcludesMultiWrite),
		preflight(cosmosAccountRule+"bounded-staleness",
			"BoundedStaleness has a lag of 5 to 86,400 seconds and 10 to 2,147,483,647 writes; with several regions of at "+
				"least 300 seconds and 100,000 writes. That Strong over more than 5,000 miles has to be asked for is not "+
				"modelled.", verified(cosmosSource), boundedStaleness),
		preflight(cosmosAccountRule+"one-kind-of-change",
			"An update adds or removes regions, or switches writes in several regions, or changes other properties: one of "+
				"the three. Tags and identities are not counted.",
			verified(cosmosSource+", in its update; "+cosmosDocs+"*/manage-with-bicep.md"), oneKindOfChange),
		preflight(cosmosAccountRule+"capabilities-fixed",
			"The capabilities that decide what an account is are fixed at creation.",
			inferred(cosmosSource+", which makes another account"), cosmosCapabilitiesFixed),
		preflight(cosmosAccountRule+"serverless",
			"A serverless account has one region, no free tier and no burst capacity.", known(), serverlessLimits),
		preflight(cosmosAccountRule+"analytical-storage-stays",
			"Analytical storage is never switched off again.", verified(cosmosSource), analyticalStorageStays),
		onApply(cosmosAccountRule+"one-free-tier",
			"A subscription has one account in the free tier.", known(), oneFreeTier),
	})
}

func strongExcludesMultiWrite(r model.Request) []model.Fault {
	if !r.Inputs.Bool("enableMultipleWriteLocations") ||
		!oneOf(r.Inputs.String("consistencyPolicy.defaultConsistencyLevel"), "Strong") {
		return nil
	}
	return model.Refuse("consistencyPolicy.defaultConsistencyLevel", "BadRequest",
		"Strong consistency is not supported for accounts with multiple write locations.")
}

func boundedStaleness(r model.Request) []model.Fault {
	policy := r.Inputs.Object("consistencyPolicy")
	if !oneOf(policy.String("defaultConsistencyLevel"), "BoundedStaleness") || !r.Inputs.Known("locations") {
		return nil
	}
	regions := len(r.Inputs.List("locations"))
	bounds := azure.CosmosStaleness(regions)
	var faults []model.Fault
	for _, limit := range []struct {
		property    string
		least, most int
	}{
		{"maxIntervalInSeconds", bounds.MinSeconds, bounds.MaxSeconds},
		{"maxStalenessPrefix", bounds.MinWrites, bounds.MaxWrites},
	} {
		value := int(policy.Number(limit.property))
		if policy.Known(limit.property) && (value < limit.least || value > limit.most) {
			faults = append(faults, model.Refuse("consistencyPolicy."+limit.property, "BadRequest",
				"%s must be between %d and %d for BoundedStaleness in %d region(s), not %d.",
				limit.property, limit.least, limit.most, regions, value)...)
		}
	}
	return faults
}

// cosmosUpdatable are the properties that an update must not change together with regions.
var cosmosUpdatable = []string{
	"backupPolicy", "capacity", "consistencyPolicy", "disableKeyBasedMetadataWriteAccess",
	"disableLocalAuth", "enableAnalyticalStorage", "enableAutomaticFailover", "enableBurstCapacity",
	"enablePartitionMerge", "ipRules", "isVirtualNetworkFilterEnabled", "minimalTlsVersion",
	"networkAclBypass", "publicNetworkAccess", "virtualNetworkRules",
}

// changedProperties returns those of the named properties that an update gives another value. What the update leaves
// out, or what a preview does not know, is not changed; an object counts by what it names.
func changedProperties(r model.Request, names []string) []string {
	var changed []string
	for _, name := range names {
		after, given := r.Inputs.Get(name)
		before, _ := r.Old.Get(name)
		if given && differs(before, after) {
			changed = append(changed, name)
		}
	}
	return changed
}

func differs(before, after any) bool {
	if after == any(model.Unknown) || after == nil {
		return false
	}
	switch after := after.(type) {
	case model.Properties:
		before, ok := before.(model.Properties)
		for name, value := range after {
			if !ok || differs(before[name], value) {
				return true
			}
		}
		return false
	case []any:
		before, ok := before.([]any)
		if !ok || len(before) != len(after) {
			return len(after) > 0 || len(before) > 0
		}
		return slices.ContainsFunc(after, func(item any) bool {
			return !slices.ContainsFunc(before, func(old any) bool { return !differs(old, item) })
		})
	case string:
		before, _ := before.(string)
		return !strings.EqualFold(before, after)
	case int:
		return before != any(float64(after)) && before != any(after)
	}
	return before != after
}

func oneKindOfChange(r model.Request) []model.Fault {
	if r.Creating() {
		return nil
	}
	var kinds []string
	if added, removed := regionChanges(r); len(added)+len(removed) > 0 {
		kinds = append(kinds, "locations")
	}
	if len(changedProperties(r, []string{"enableMultipleWriteLocations"})) > 0 {
		kinds = append(kinds, "enableMultipleWriteLocations")
	}
	if len(kinds) == 0 {
		return nil
	}
	kinds = append(kinds, changedProperties(r, cosmosUpdatable)...)
	if len(kinds) == 1 {
		return nil
	}
	return model.Refuse(kinds[0], "BadRequest", "Adding or removing locations, switching enableMultipleWriteLocations and "+
		"updating other properties are separate operations; this update changes %s.", strings.Join(kinds, ", "))
}

// fixedCapabilities decide what API or billing an account has.
var fixedCapabilities = []string{"EnableServerless", "EnableCassandra", "EnableGremlin", "EnableTable", "EnableMongo"}

func cosmosCapabilitiesFixed(r model.Request) []model.Fault {
	if r.Creating() || !r.Inputs.Has("capabilities") {
		return nil
	}
	for _, name := range fixedCapabilities {
		if hasCapability(r.Old, name) != hasCapability(r.Inputs, name) {
			return model.Refuse("capabilities", "BadRequest",
				"The capability %s cannot be added to or removed from an existing account.", name)
		}
	}
	return nil
}

func serverlessLimits(r model.Request) []model.Fault {
	if !serverless(r.Inputs) {
		return nil
	}
	var faults []model.Fault
	if len(r.Inputs.List("locations")) > 1 {
		faults = model.Refuse("locations", "BadRequest", "A serverless account can have one region only.")
	}
	for _, property := range []string{"enableFreeTier", "enableBurstCapacity"} {
		if r.Inputs.Bool(property) {
			faults = append(faults, model.Refuse(property, "BadRequest",
				"%s is not supported for serverless accounts.", property)...)
		}
	}
	return faults
}

func analyticalStorageStays(r model.Request) []model.Fault {
	const property = "enableAnalyticalStorage"
	if r.Creating() || !r.Old.Bool(property) || !r.Inputs.Has(property) || r.Inputs.Bool(property) {
		return nil
	}
	return model.Refuse(property, "BadRequest", "Analytical storage cannot be disabled once it is enabled.")
}

func oneFreeTier(r model.Request) []model.Fault {
	if !r.Creating() || !r.Inputs.Bool("enableFreeTier") {
		return nil
	}
	for _, other := range r.Cloud.OfType(cosmosAccountType) {
		if !strings.EqualFold(other.ID, r.ID) && other.Outputs.Bool("enableFreeTier") {
			return model.Refuse("enableFreeTier", "BadRequest",
				"Free tier has already been applied to the account %s of this subscription.", nameOf(other.ID))
		}
	}
	return nil
}
