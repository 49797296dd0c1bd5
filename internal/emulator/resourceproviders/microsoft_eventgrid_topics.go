package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	customTopicType = "Microsoft.EventGrid/topics"
	customTopicPath = eventGridPath + "topics/{topicName}"

	eventGridQuotas = eventGridDocs + "quotas-limits.md (read 2026-11)"
	azurermTopic    = "hashicorp/terraform-provider-azurerm v5.2.0 eventgrid_topic replaces for it"
)

// customTopic takes the events of an application.
func customTopic() *model.Type {
	return &model.Type{
		Token:    "azure-native:eventgrid/v20250215:Topic",
		ARMType:  customTopicType,
		Path:     customTopicPath,
		Location: model.Regional,
		Replace:  properties(inferred(eventGridSpec+", tracked resource"), "location"),
		Immutable: []model.Immutable{
			{
				Path: "inputSchema", Code: "InvalidRequest",
				Message: "The input schema of a topic cannot be modified (%s).", Fact: inferred(azurermTopic),
			},
			{
				Path: "inputSchemaMapping", Code: "InvalidRequest",
				Message: "The input schema mapping of a topic cannot be modified (%s).", Fact: inferred(azurermTopic),
			},
		},
		Allowed: []model.Allowed{
			allowed(verified(eventGridSpec), "inputSchema", eventGridForm, customForm, cloudEventForm),
			allowed(verified(eventGridSpec), "publicNetworkAccess", "Enabled", "Disabled"),
			allowed(verified(eventGridSpec), "minimumTlsVersionAllowed", "1.0", "1.1", "1.2"),
			allowed(verified(eventGridSpec), "dataResidencyBoundary", "WithinGeopair", "WithinRegion"),
			allowed(verified(eventGridSpec), "identity.type",
				"None", "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned"),
			allowed(verified(eventGridSpec), "inboundIpRules[].action", "Allow"),
		},
		Ranges: []model.Range{between(verified(eventGridQuotas), "inboundIpRules", 0, 128)},
		References: []model.Reference{{
			Path:  "identity.userAssignedIdentities{}",
			Types: []string{"Microsoft.ManagedIdentity/userAssignedIdentities"}, Fact: known(),
		}},
		Defaults: []model.Default{
			byDefault(verified(eventGridSpec), "disableLocalAuth", false),
			byDefault(verified(eventGridSpec), "inputSchema", eventGridForm),
			byDefault(verified(eventGridSpec), "publicNetworkAccess", "Enabled"),
		},
		Normalise: normalisedLocation(),
		ReadOnly:  customTopicOutputs,
		Rules:     customTopicRules(),
	}
}

func customTopicOutputs(r model.Request) model.Properties {
	place := r.Inputs.String("location")
	if region, ok := azure.RegionByName(place); ok {
		place = region.Name
	}
	return withIdentity(r, named(r, customTopicType, model.Properties{
		"endpoint":         "https://" + strings.ToLower(nameOf(r.ID)) + "." + place + "-1.eventgrid.azure.net/api/events",
		"metricResourceId": stableUUID(r.ID, "metric"),
		// Connections of private endpoints are not listed here; the endpoints themselves know their target.
		"privateEndpointConnections": []any{},
		"provisioningState":          succeeded,
		"systemData":                 systemData(),
	}))
}

func customTopicSubscription() *model.Type {
	kind := eventSubscription(customTopicType)
	kind.Token = "azure-native:eventgrid/v20250215:TopicEventSubscription"
	kind.Path = customTopicPath + "/eventSubscriptions/{eventSubscriptionName}"
	kind.Rules = customSubscriptionRules()
	return kind
}
