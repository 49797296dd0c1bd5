package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const queryRuleSource = azurermSource + "monitor/monitor_scheduled_query_rules_alert_v2_resource.go"

var queryRuleFrequencies = []string{
	"PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D",
}

func scheduledQueryRule() *model.Type {
	return &model.Type{
		Token:    "azure-native:insights:ScheduledQueryRule",
		ARMType:  "Microsoft.Insights/scheduledQueryRules",
		Path:     insightsGroupPath + "scheduledQueryRules/{ruleName}",
		Location: model.Regional,
		Replace:  properties(verified(queryRuleSource), "location"),
		Immutable: []model.Immutable{{
			Path: "scopes", Code: "BadRequest",
			Message: "The scope of a scheduled query rule cannot be changed (%s).", Fact: inferred(queryRuleSource),
		}},
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"ScheduledQueryRule"), "kind", "LogAlert", "LogToMetric"),
			allowed(verified(queryRuleSource), "evaluationFrequency", queryRuleFrequencies...),
			allowed(verified(queryRuleSource), "windowSize", append([]string{"P2D"}, queryRuleFrequencies...)...),
			allowed(verified(queryRuleSource), "muteActionsDuration", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H",
				"PT3H", "PT4H", "PT5H", "PT6H", "P1D", "P2D"),
			allowed(verified(queryRuleSource), "overrideQueryTimeRange", "PT5M", "PT10M", "PT15M", "PT20M", "PT30M", "PT45M",
				"PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D", "P2D"),
			allowed(verified(queryRuleSource), "criteria.allOf[].dimensions[].operator", "Include", "Exclude"),
		},
		Ranges: []model.Range{
			between(verified(queryRuleSource), "severity", 0, 4),
			between(verified(queryDocs), "criteria.allOf[].dimensions", 0, 6),
		},
		References: []model.Reference{
			{Path: "scopes[]", Fact: known()},
			at("actions.actionGroups[]", actionGroupReference),
		},
		Defaults: []model.Default{
			byDefault(verified(sdkSource+"ScheduledQueryRule"), "kind", "LogAlert"),
			byDefault(verified(sdkSource+"ScheduledQueryRule"), "skipQueryValidation", false),
			byDefault(known(), "autoMitigate", true),
		},
		Normalise: normalisedLocation(),
		Rules:     queryRuleRules(),
		ReadOnly: func(r model.Request) model.Properties {
			return withIdentity(r, named(r, "microsoft.insights/scheduledqueryrules", model.Properties{
				"createdWithApiVersion":              "2022-08-01-preview",
				"etag":                               etagOf(r.ID),
				"isLegacyLogAnalyticsRule":           false,
				"isWorkspaceAlertsStorageConfigured": false,
				"systemData":                         systemData(),
			}))
		},
	}
}
