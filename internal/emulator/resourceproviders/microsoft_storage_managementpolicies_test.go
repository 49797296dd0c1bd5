package resourceproviders

import (
	"fmt"

	"github.com/azstage/azstage/internal/emulator/model"
)

func managementPolicyCases() []ruleCase {
	after := func(days float64) props { return props{"daysAfterModificationGreaterThan": days} }
	written := func(days float64) props { return props{"daysAfterCreationGreaterThan": days} }
	blocks := props{"blobTypes": list("blockBlob")}
	rule := func(name string, filters, actions props) props {
		return props{
			"name": name, "type": "Lifecycle", "definition": props{"filters": filters, "actions": actions},
		}
	}
	base := func(actions props) props { return props{"baseBlob": actions} }
	policy := func(rules ...any) props { return props{"policy": props{"rules": rules}} }
	cool := base(props{"tierToCool": after(30)})
	many := func(count int) props {
		var rules []any
		for i := range count {
			rules = append(rules, rule(fmt.Sprint("rule", i), blocks, cool))
		}
		return policy(rules...)
	}
	filtered := func(filters props) model.Request { return given(policy(rule("aging", filters, cool))) }
	prefixed := func(prefixes ...any) model.Request {
		return filtered(props{"blobTypes": list("blockBlob"), "prefixMatch": prefixes})
	}
	acting := func(actions props) model.Request { return given(policy(rule("aging", blocks, actions))) }
	appended := func(actions props) model.Request {
		return given(policy(rule("aging", props{"blobTypes": list("appendBlob")}, base(actions))))
	}
	prefixes := make([]any, 11)
	for i := range prefixes {
		prefixes[i] = fmt.Sprint("container", i)
	}
	policyID := accountID + "/managementPolicies/default"
	on := func(sku string, actions props) model.Request {
		cloud := fakeCloud{resource(accountID, props{"sku": props{"name": sku}})}
		return in(cloud, policyID, policy(rule("aging", blocks, actions)))
	}
	const first = "policy.rules[0].definition."
	archive := base(props{"tierToArchive": after(180)})
	versions := props{"version": props{"delete": written(90)}}
	return []ruleCase{
		{"storage.managementPolicies.rules", given(many(100)), given(many(101)), "policy.rules"},
		{"storage.managementPolicies.rules", given(many(1)), given(policy(rule("old-blobs", blocks, cool))),
			"policy.rules[0].name"},
		{"storage.managementPolicies.rules", given(many(2)),
			given(policy(rule("a", blocks, cool), rule("a", blocks, cool))), "policy.rules[1].name"},
		{"storage.managementPolicies.filters", prefixed("uploads/"), prefixed("/uploads"), first + "filters.prefixMatch"},
		{"storage.managementPolicies.filters", prefixed(prefixes[:10]...), prefixed(prefixes...),
			first + "filters.prefixMatch"},
		{"storage.managementPolicies.filters", filtered(blocks), filtered(props{"blobTypes": list("pageBlob")}),
			first + "filters.blobTypes"},
		{"storage.managementPolicies.filters", filtered(blocks), filtered(props{}), first + "filters.blobTypes"},
		{"storage.managementPolicies.actions", acting(cool), acting(base(props{})), first + "actions"},
		{"storage.managementPolicies.actions", acting(versions),
			acting(props{"version": props{"delete": after(90)}}), first + "actions.version.delete"},
		{"storage.managementPolicies.actions", acting(cool),
			acting(base(props{"tierToCool": merged(after(30), written(30))})), first + "actions.baseBlob.tierToCool"},
		{"storage.managementPolicies.append-blobs", appended(props{"delete": after(30)}),
			appended(props{"tierToCool": after(30)}), first + "actions.baseBlob.tierToCool"},
		{"storage.managementPolicies.tiers-in-order",
			acting(base(props{"tierToCool": after(30), "tierToCold": after(90), "delete": after(365)})),
			acting(base(props{"tierToCool": after(90), "tierToCold": after(30)})), first + "actions.baseBlob.tierToCold"},
		{"storage.managementPolicies.tiers-in-order", acting(base(props{"tierToCool": after(30), "delete": written(10)})),
			acting(base(props{"tierToArchive": after(180), "delete": after(180)})), first + "actions.baseBlob.delete"},
		{"storage.managementPolicies.archive-by-redundancy", on("Standard_GRS", archive),
			on("Standard_GZRS", archive), first + "actions.baseBlob.tierToArchive"},
		{"storage.managementPolicies.archive-by-redundancy", on("Standard_GZRS", base(props{"tierToCold": after(90)})),
			on("Standard_ZRS", archive), first + "actions.baseBlob.tierToArchive"},
	}
}
