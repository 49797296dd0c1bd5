package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	serviceBusSpec     = "Azure/azure-rest-api-specs servicebus 2024-01-01, as azure-native v2.92.3 knows it"
	serviceBusSource   = azurermSource + "servicebus/servicebus_namespace_resource.go"
	serviceBusQueue    = azurermSource + "servicebus/servicebus_queue_resource.go"
	serviceBusDocs     = "MicrosoftDocs/azure-docs articles/service-bus-messaging/"
	serviceBusFirewall = serviceBusDocs + "service-bus-ip-filtering.md (2023-02-16)"

	serviceBusType      = "Microsoft.ServiceBus/namespaces"
	serviceBusQueueType = serviceBusType + "/queues"
	serviceBusTopicType = serviceBusType + "/topics"
	serviceBusPath      = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.ServiceBus/namespaces/{namespaceName}"
)

func serviceBusTypes() []*model.Type {
	return []*model.Type{serviceBusNamespace(), serviceBusRuleSet(), serviceBusQueueKind(), serviceBusTopicKind(),
		serviceBusSubscriptionKind()}
}

func serviceBusNamespace() *model.Type {
	return &model.Type{
		Token:    "azure-native:servicebus/v20240101:Namespace",
		ARMType:  serviceBusType,
		Path:     serviceBusPath,
		Location: model.Regional,
		// The provider was told not to replace for zoneRedundant, which Azure decides by itself.
		Replace: properties(inferred(serviceBusSpec+", tracked resource"), "location"),
		Immutable: []model.Immutable{{
			Path: "premiumMessagingPartitions", Code: "BadRequest",
			Message: "The number of partitions of a namespace is set when it is created (%s).",
			Fact:    verified(serviceBusSource),
		}},
		Allowed: []model.Allowed{
			allowed(verified(serviceBusSpec), "sku.name", "Basic", "Standard", "Premium"),
			allowed(verified(serviceBusSpec), "sku.tier", "Basic", "Standard", "Premium"),
			allowed(verified(retirements+"; TLS 1.0 and 1.1 were retired 2024-10-31"), "minimumTlsVersion", "1.2"),
			allowed(verified(serviceBusSpec), "publicNetworkAccess", "Enabled", "Disabled", "SecuredByPerimeter"),
		},
		References: []model.Reference{identityReference},
		Defaults: []model.Default{
			byDefault(known(), "sku.name", azure.ServiceBusStandard),
			byDefault(verified(serviceBusSource), "disableLocalAuth", false),
			byDefault(known(), "minimumTlsVersion", "1.2"),
			byDefault(verified(serviceBusSource), "publicNetworkAccess", "Enabled"),
		},
		Implied: []model.Implied{
			{Suffix: "AuthorizationRules/RootManageSharedAccessKey", Fact: verified(serviceBusSource)},
		},
		Normalise: normalisedLocation(),
		ReadOnly:  serviceBusOutputs,
		Rules:     serviceBusRules(),
	}
}

func serviceBusOutputs(r model.Request) model.Properties {
	inputs := withDefaults(r)
	tier := inputs.String("sku.name")
	region, _ := azure.RegionByName(inputs.String("location"))
	return withIdentity(r, named(r, "Microsoft.ServiceBus/Namespaces", model.Properties{
		"createdAt": emulatedTime, "updatedAt": emulatedTime,
		"metricId":                   segmentOf(r.ID, "subscriptions") + ":" + nameOf(r.ID),
		"premiumMessagingPartitions": serviceBusPartitions(inputs),
		// Connections of private endpoints are not listed here; the endpoints themselves know their target.
		"privateEndpointConnections": []any{},
		"provisioningState":          succeeded,
		"serviceBusEndpoint":         "https://" + nameOf(r.ID) + ".servicebus.windows.net:443/",
		"sku":                        serviceBusSKU(tier, inputs),
		"status":                     "Active",
		"systemData":                 systemData(),
		// Azure spreads a namespace over the zones where there are some, whatever the program says (Azure Proactive
		// Resiliency Library v2, Service Bus).
		"zoneRedundant": region.Zones,
	}))
}

func isPremium(tier string) bool { return oneOf(tier, azure.ServiceBusPremium) }

// serviceBusSKU adds what follows from the name: the tier is the same word, and Premium has at least one unit.
func serviceBusSKU(tier string, inputs model.Properties) model.Properties {
	sku := merged(inputs.Object("sku"), model.Properties{"name": tier, "tier": tier})
	if isPremium(tier) && !inputs.Has("sku.capacity") {
		sku["capacity"] = float64(1)
	}
	return sku
}

func serviceBusPartitions(inputs model.Properties) float64 {
	if !isPremium(inputs.String("sku.name")) {
		return 0
	}
	return max(1, inputs.Number("premiumMessagingPartitions"))
}

// serviceBusRuleSet is the firewall that every namespace has. The namespace says once more whether there is public access.
func serviceBusRuleSet() *model.Type {
	return &model.Type{
		Token:     "azure-native:servicebus/v20240101:NamespaceNetworkRuleSet",
		ARMType:   serviceBusType + "/networkRuleSets",
		Path:      serviceBusPath + "/networkRuleSets/default",
		Location:  model.Unlocated,
		Automatic: true,
		Allowed: []model.Allowed{
			allowed(verified(serviceBusSpec), "defaultAction", "Allow", "Deny"),
			allowed(verified(serviceBusSpec), "publicNetworkAccess", "Enabled", "Disabled"),
			allowed(verified(serviceBusSpec), "ipRules[].action", "Allow"),
		},
		References: []model.Reference{{
			Path:  "virtualNetworkRules[].subnet.id",
			Types: []string{"Microsoft.Network/virtualNetworks/subnets"}, Fact: known(),
		}},
		Defaults: []model.Default{
			byDefault(verified(serviceBusFirewall), "defaultAction", "Allow"),
			byDefault(verified(serviceBusSource), "publicNetworkAccess", "Enabled"),
			byDefault(verified(serviceBusSource), "trustedServiceAccessEnabled", false),
			byDefault(known(), "ipRules", []any{}),
			byDefault(known(), "virtualNetworkRules", []any{}),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.ServiceBus/Namespaces/NetworkRuleSets", model.Properties{"systemData": systemData()})
		},
		Rules: serviceBusRuleSetRules(),
	}
}
