package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const diagnosticSource = azurermSource + "monitor/monitor_diagnostic_setting_resource.go"

func diagnosticSetting() *model.Type {
	return &model.Type{
		Token:    "azure-native:insights:DiagnosticSetting",
		ARMType:  "Microsoft.Insights/diagnosticSettings",
		Path:     "{resourceUri}/providers/Microsoft.Insights/diagnosticSettings/{name}",
		Location: model.Unlocated,
		Allowed: []model.Allowed{
			allowed(verified(diagnosticSource), "logAnalyticsDestinationType", "Dedicated", "AzureDiagnostics"),
		},
		References: []model.Reference{
			at("workspaceId", workspaceReference),
			{Path: "storageAccountId", Types: []string{"Microsoft.Storage/storageAccounts"}, Fact: known()},
		},
		Rules: diagnosticRules(),
		ReadOnly: func(r model.Request) model.Properties {
			outputs := named(r, "Microsoft.Insights/diagnosticSettings", model.Properties{"systemData": systemData()})
			for _, kind := range []string{"logs", "metrics"} {
				outputs[kind] = diagnosticEntries(r.Inputs.Objects(kind))
			}
			return outputs
		},
	}
}

// diagnosticEntries returns log and metric entries as Azure does: with a retention policy that is switched off.
func diagnosticEntries(given []model.Properties) []any {
	entries := []any{}
	for _, entry := range given {
		if _, ok := entry.Get("retentionPolicy"); !ok {
			entry = merged(entry, model.Properties{
				"retentionPolicy": model.Properties{"days": float64(0), "enabled": false},
			})
		}
		entries = append(entries, entry)
	}
	return entries
}
