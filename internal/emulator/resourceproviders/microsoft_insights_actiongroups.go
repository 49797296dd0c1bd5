package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const actionGroupSource = azurermSource + "monitor/monitor_action_group_resource.go"

func actionGroup() *model.Type {
	return &model.Type{
		Token:    "azure-native:insights:ActionGroup",
		ARMType:  "Microsoft.Insights/actionGroups",
		Path:     insightsGroupPath + "actionGroups/{actionGroupName}",
		Location: model.Global,
		Replace:  properties(verified(actionGroupSource), "location"),
		Ranges:   []model.Range{between(verified(actionGroupSource), "groupShortName", 1, 12)},
		Defaults: []model.Default{byDefault(verified(sdkSource+"ActionGroup"), "enabled", true)},
		ReadOnly: actionGroupOutputs,
		Rules:    actionGroupRules(),
	}
}

func actionGroupOutputs(r model.Request) model.Properties {
	outputs := named(r, "Microsoft.Insights/ActionGroups", model.Properties{})
	for _, kind := range []string{"emailReceivers", "smsReceivers"} {
		receivers := []any{}
		for _, receiver := range r.Inputs.Objects(kind) {
			receivers = append(receivers, merged(receiver, model.Properties{"status": "Enabled"}))
		}
		outputs[kind] = receivers
	}
	for _, kind := range []string{
		"armRoleReceivers", "automationRunbookReceivers", "azureAppPushReceivers", "azureFunctionReceivers",
		"eventHubReceivers", "itsmReceivers", "logicAppReceivers", "voiceReceivers", "webhookReceivers",
	} {
		if len(r.Inputs.List(kind)) == 0 {
			outputs[kind] = []any{}
		}
	}
	return outputs
}
