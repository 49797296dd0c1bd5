package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	chaosTargetID = siteID + "/providers/Microsoft.Chaos/targets/Microsoft-AppService"
	stopID        = chaosTargetID + "/capabilities/Stop-1.0"
)

func chaosCases() []ruleCase {
	capability := func(provider, kind, target, capability string) props {
		return props{
			"parentProviderNamespace": provider, "parentResourceType": kind, "targetName": target, "capabilityName": capability,
		}
	}
	experiment := func(more props) props {
		action := merged(props{
			"name": azure.ChaosStopApp, "type": "continuous", "duration": "PT5M", "selectorId": "all",
		}, more)
		return props{"properties": props{
			"selectors": list(props{"id": "all", "type": "List", "targets": list(props{"id": chaosTargetID, "type": "ChaosTarget"})}),
			"steps":     list(props{"name": "s", "branches": list(props{"name": "b", "actions": list(action)})}),
		}}
	}
	const (
		action = "properties.steps[0].branches[0].actions[0]"
		id     = group + "/providers/Microsoft.Chaos/experiments/exp"
		rule   = "chaos.experiments."
	)
	usual := experiment(nil)
	ready := fakeCloud{resource(chaosTargetID, nil), resource(stopID, nil)}
	return []ruleCase{
		{"chaos.targets.fits-its-parent", given(capability("Microsoft.Web", "sites", "Microsoft-AppService", "")),
			given(capability("Microsoft.Cache", "redisEnterprise", "Microsoft-AzureClusteredCacheForRedis", "")), "targetName"},
		{"chaos.capabilities.of-its-target", given(capability("microsoft.web", "sites", "microsoft-appservice", "stop-1.0")),
			given(capability("Microsoft.Web", "sites", "Microsoft-AppService", "Restart-1.0")), "capabilityName"},
		{rule + "action", given(usual), given(experiment(props{"name": "urn:csci:microsoft:appService:restart/1.0"})),
			action + ".name"},
		{rule + "action", given(experiment(props{"type": "delay", "name": "urn:csci:microsoft:chaosStudio:timedDelay/1.0"})),
			given(experiment(props{"type": "discrete"})), action + ".type"},
		{rule + "action", given(usual), given(experiment(props{"duration": ""})), action + ".duration"},
		{rule + "selector", given(usual), given(experiment(props{"selectorId": "some"})), action + ".selectorId"},
		{rule + "capability", in(ready, id, usual), in(ready[:1], id, usual), action + ".name"},
	}
}

func TestACapabilityNamesItsFault(t *testing.T) {
	t.Parallel()
	outputs := chaosCapabilityOutputs(model.Request{ID: stopID, Inputs: props{
		"parentProviderNamespace": "Microsoft.Web", "parentResourceType": "sites", "targetName": "Microsoft-AppService",
		"capabilityName": "Stop-1.0",
	}})
	assert.Equal(t, azure.ChaosStopApp, outputs.String("properties.urn"))
	assert.Equal(t, "Stop-1.0", outputs.String("name"))
}
