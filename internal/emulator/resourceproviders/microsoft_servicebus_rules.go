package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func serviceBusRules() []model.Rule {
	return []model.Rule{
		preflight("servicebus.namespaces.capacity-by-tier",
			"A Premium namespace has 1, 2, 4, 8 or 16 messaging units, and the others none.",
			verified(serviceBusSource), serviceBusCapacity),
		preflight("servicebus.namespaces.partitions-by-tier",
			"A Premium namespace has 1, 2 or 4 partitions, and the others none.",
			verified(serviceBusSource), serviceBusPartitionCount),
		preflight("servicebus.namespaces.units-fill-partitions",
			"The messaging units of a partitioned namespace are spread evenly over its partitions.",
			known(), serviceBusUnitsPerPartition),
		preflight("servicebus.namespaces.tier-names-agree",
			"sku.tier is the same word as sku.name.", known(), serviceBusTierNames),
		preflight("servicebus.namespaces.premium-stays",
			"A namespace cannot be changed to or from Premium. Migration to a second namespace is not modelled.",
			verified(serviceBusSource), serviceBusPremiumStays),
		preflight("servicebus.namespaces.private-needs-premium",
			"Public access can be switched off on Premium only, because the others have no private endpoints.",
			inferred(serviceBusFirewall), serviceBusPrivateTier),
	}
}

func serviceBusRuleSetRules() []model.Rule {
	return []model.Rule{
		onApply("servicebus.networkRuleSets.premium-only",
			"Firewall rules and trusted services are for Premium namespaces.", verified(serviceBusFirewall), ruleSetNeedsPremium),
		onApply("servicebus.networkRuleSets.agrees-with-namespace",
			"The rule set and the namespace say the same about public access. Azure keeps one value, that of the last request; "+
				"two that disagree are not modelled.", inferred(serviceBusSource), ruleSetAgrees),
		onApply("servicebus.networkRuleSets.service-endpoint",
			"Subnets in the rules have the service endpoint Microsoft.ServiceBus, unless the rule says not to look.",
			verified(serviceBusDocs+"service-bus-service-endpoints.md"), ruleSetServiceEndpoint),
	}
}

func serviceBusCapacity(r model.Request) []model.Fault {
	tier, units := r.Inputs.String("sku.name"), r.Inputs.Number("sku.capacity")
	if tier == "" || !r.Inputs.Has("sku.capacity") {
		return nil
	}
	switch {
	case isPremium(tier) && slices.Contains(azure.ServiceBusUnits(), int(units)), !isPremium(tier) && units == 0:
		return nil
	case isPremium(tier):
		return model.Refuse("sku.capacity", "BadRequest", "The capacity %g is not one of Premium: use 1, 2, 4, 8 or 16.", units)
	}
	return model.Refuse("sku.capacity", "BadRequest", "The tier %s has no messaging units: the capacity is 0.", tier)
}

func serviceBusPartitionCount(r model.Request) []model.Fault {
	const property = "premiumMessagingPartitions"
	tier, partitions := r.Inputs.String("sku.name"), r.Inputs.Number(property)
	if tier == "" || !r.Inputs.Has(property) {
		return nil
	}
	switch {
	case isPremium(tier) && slices.Contains([]float64{1, 2, 4}, partitions), !isPremium(tier) && partitions == 0:
		return nil
	case isPremium(tier):
		return model.Refuse(property, "BadRequest", "%g is no number of partitions: use 1, 2 or 4.", partitions)
	}
	return model.Refuse(property, "BadRequest", "The tier %s has no partitions of its own.", tier)
}

func serviceBusUnitsPerPartition(r model.Request) []model.Fault {
	units, partitions := int(r.Inputs.Number("sku.capacity")), int(r.Inputs.Number("premiumMessagingPartitions"))
	if units == 0 || partitions == 0 || units%partitions == 0 {
		return nil
	}
	return model.Refuse("sku.capacity", "BadRequest", "%d messaging units cannot be spread over %d partitions.",
		units, partitions)
}

func serviceBusTierNames(r model.Request) []model.Fault {
	name, tier := r.Inputs.String("sku.name"), r.Inputs.String("sku.tier")
	if name == "" || tier == "" || oneOf(name, tier) {
		return nil
	}
	return model.Refuse("sku.tier", "BadRequest", "The tier %s does not go with the SKU %s.", tier, name)
}

func serviceBusPremiumStays(r model.Request) []model.Fault {
	from, to := r.Old.String("sku.name"), r.Inputs.String("sku.name")
	if r.Creating() || from == "" || to == "" || isPremium(from) == isPremium(to) {
		return nil
	}
	return model.Refuse("sku.name", "BadRequest", "A namespace cannot be changed from %s to %s: create another namespace, "+
		"and move the messages by a migration.", from, to)
}

func serviceBusPrivateTier(r model.Request) []model.Fault {
	tier := r.Inputs.String("sku.name")
	if tier == "" || isPremium(tier) || !oneOf(r.Inputs.String("publicNetworkAccess"), "Disabled") {
		return nil
	}
	return model.Refuse("publicNetworkAccess", "BadRequest",
		"Public network access of a %s namespace cannot be switched off: only Premium has private endpoints.", tier)
}

// namespaceOfChild returns the namespace that holds a queue, a topic with its subscriptions, or a rule set.
func namespaceOfChild(r model.Request) (model.Resource, bool) {
	parent := parentOf(r.ID)
	if oneOf(armTypeOf(parent), serviceBusTopicType) {
		parent = parentOf(parent)
	}
	return r.Cloud.Get(parent)
}

func ruleSetNeedsPremium(r model.Request) []model.Fault {
	namespace, ok := namespaceOfChild(r)
	if !ok || isPremium(namespace.Outputs.String("sku.name")) {
		return nil
	}
	return model.Refuse("", "BadRequest", "Network rules are not supported by the %s namespace %s: use Premium.",
		namespace.Outputs.String("sku.name"), nameOf(namespace.ID))
}

func ruleSetAgrees(r model.Request) []model.Fault {
	namespace, ok := namespaceOfChild(r)
	access := withDefaults(r).String("publicNetworkAccess")
	if !ok || access == "" || oneOf(access, namespace.Outputs.String("publicNetworkAccess")) {
		return nil
	}
	return model.Refuse("publicNetworkAccess", "NotModelled", "The namespace %s has public access %s and its rule set "+
		"would have %s: say the same in both.", nameOf(namespace.ID), namespace.Outputs.String("publicNetworkAccess"), access)
}

func ruleSetServiceEndpoint(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, rule := range r.Inputs.Objects("virtualNetworkRules") {
		found, ok := r.Cloud.Get(rule.String("subnet.id"))
		if !ok || rule.Bool("ignoreMissingVnetServiceEndpoint") || hasServiceEndpoint(found.Inputs, "Microsoft.ServiceBus") {
			continue
		}
		faults = append(faults, model.Refuse("virtualNetworkRules", "BadRequest",
			"The subnet %s has no service endpoint Microsoft.ServiceBus.", nameOf(found.ID))...)
	}
	return faults
}
