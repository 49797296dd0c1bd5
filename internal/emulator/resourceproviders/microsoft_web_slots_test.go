package resourceproviders

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const slotID = siteID + "/slots/staging"

// slotCases are the cases of sites again, because a slot is a site, and those of slots alone.
func slotCases() []ruleCase {
	var cases []ruleCase
	for _, test := range append(webCases(), accessRestrictionCases()...) {
		if rest, ok := strings.CutPrefix(test.rule, "web.sites."); ok {
			test.rule = "web.slots." + rest
			cases = append(cases, test)
		}
	}
	on := func(sku string, slots int) fakeCloud {
		cloud := fakeCloud{
			resource(planID, props{"sku": props{"name": sku}}), resource(siteID, props{"serverFarmId": planID}),
		}
		for i := range slots {
			cloud = append(cloud, resource(fmt.Sprintf("%s/slots/s%d", siteID, i), props{"serverFarmId": planID}))
		}
		return cloud
	}
	slot := props{"serverFarmId": planID}
	scaled := func(cloud fakeCloud, sku string) model.Request {
		return changing(cloud, planID, props{}, props{"sku": props{"name": sku}})
	}
	endpoint := resource(group+"/providers/Microsoft.Network/privateEndpoints/pep", props{"target": siteID})
	private := append(on("B2", 0), endpoint)
	named := func(names ...any) model.Request { return given(props{"appSettingNames": names}) }
	return append(cases,
		ruleCase{"web.slots.name-not-production", given(props{"slot": "staging"}), given(props{"slot": "Production"}),
			"slot"},
		ruleCase{"web.slots.number-by-tier", in(on("P1v3", 1), slotID, slot), in(on("B2", 0), slotID, slot), "slot"},
		ruleCase{"web.slots.number-by-tier", in(on("S1", 4), slotID, slot), in(on("S1", 5), slotID, slot), "slot"},
		ruleCase{"web.slots.number-by-tier", in(on("P1v3", 19), slotID, props{}), in(on("P1v3", 20), slotID, props{}),
			"slot"},
		ruleCase{"web.serverfarms.slots-fit-tier", scaled(on("P1v3", 5), "S1"), scaled(on("P1v3", 6), "S1"), "sku.name"},
		ruleCase{"web.serverfarms.slots-fit-tier", scaled(on("P1v3", 1), "P2v3"), scaled(on("P1v3", 1), "B2"), "sku.name"},
		ruleCase{"web.serverfarms.private-endpoints-fit-tier", scaled(private, "B1"), scaled(private, "F1"), "sku.name"},
		ruleCase{"web.slotConfigNames.names", named("A", "B__C"), named("A", "B-C"), "appSettingNames[1]"},
		ruleCase{"web.slotConfigNames.names", named("A", "B"), named("A", "a"), "appSettingNames[1]"},
	)
}

func accessRestrictionCases() []ruleCase {
	lists := func(list string, all ...any) model.Request { return given(props{"siteConfig": props{list: all}}) }
	restricted := func(all ...any) model.Request { return lists("ipSecurityRestrictions", all...) }
	tagged := func(source string, more props) props {
		return merged(props{"tag": "ServiceTag", "ipAddress": source}, more)
	}
	header := func(name string, values ...any) props {
		return tagged("AzureFrontDoor.Backend", props{"headers": props{name: values}})
	}
	ranges := func(count int) props {
		return props{"ipAddress": strings.Repeat("203.0.113.0/24,", count-1) + "203.0.113.0/24"}
	}
	priority := func(number float64) props { return props{"ipAddress": "203.0.113.0/24", "priority": number} }
	subnet := props{"vnetSubnetResourceId": subnetID}
	const first = "siteConfig.ipSecurityRestrictions[0]"
	nine := header("X-Forwarded-Host", "a", "b", "c", "d", "e", "f", "g", "h", "i")
	return []ruleCase{
		{"web.sites.access-restriction-source", restricted(subnet), restricted(props{"name": "all"}), first},
		{"web.sites.access-restriction-source", restricted(ranges(1)), restricted(merged(ranges(1), subnet)), first},
		{"web.sites.access-restriction-addresses", restricted(ranges(8)), restricted(ranges(9)), first + ".ipAddress"},
		{"web.sites.access-restriction-addresses", restricted(ranges(1)), restricted(props{"ipAddress": "203.0.113.9"}),
			first + ".ipAddress"},
		{"web.sites.access-restriction-addresses", restricted(tagged("AzureFrontDoor.Backend", nil)),
			restricted(tagged("AzureFrontDoor.Everything", nil)), first + ".ipAddress"},
		{"web.sites.access-restriction-headers", restricted(header("x-azure-fdid", guid)),
			restricted(header("X-Api-Key", "secret")), first + ".headers.X-Api-Key"},
		{"web.sites.access-restriction-headers", restricted(header("X-Forwarded-Host", "a.example")), restricted(nine),
			first + ".headers.X-Forwarded-Host"},
		{"web.sites.access-restriction-front-door-id", restricted(header("X-Azure-FDID", guid)),
			restricted(header("X-Azure-FDID", "afd-shop")), first + ".headers.X-Azure-FDID"},
		{"web.sites.access-restriction-priorities", restricted(priority(100), priority(200)),
			restricted(priority(100), priority(100)), "siteConfig.ipSecurityRestrictions[1].priority"},
		{"web.sites.access-restriction-priorities", lists("scmIpSecurityRestrictions", priority(100)),
			lists("scmIpSecurityRestrictions", priority(100), priority(100)),
			"siteConfig.scmIpSecurityRestrictions[1].priority"},
	}
}

func TestASlotHasAHostNameOfItsOwn(t *testing.T) {
	t.Parallel()
	outputs := slotOutputs(model.Request{Type: webAppSlot(), ID: slotID, Inputs: props{}, Cloud: fakeCloud{}})
	assert.Equal(t, "app/staging", outputs.String("name"))
	assert.Equal(t, "app-staging.azurewebsites.net", outputs.String("defaultHostName"))
	assert.Equal(t, list("app-staging.azurewebsites.net", "app-staging.scm.azurewebsites.net"),
		outputs.List("enabledHostNames"))

	app := strings.Repeat("a", 58)
	label := slotHostLabel(app, "staging", slotID)
	assert.Regexp(t, `^a{40}-staging[0-9a-f]{4}$`, label)
	assert.NotEqual(t, label, slotHostLabel(app, "staging", slotID+"2"), "two long names stay distinct")
}

func TestTheSlotsOfAnAppAreCounted(t *testing.T) {
	t.Parallel()
	policy := resource(slotID+"/basicPublishingCredentialsPolicies/ftp", props{})
	cloud := fakeCloud{resource(siteID, props{}), resource(slotID, props{}), policy, resource(siteID+"2/slots/x", props{})}
	slots := slotsOf(cloud, siteID)
	assert.Len(t, slots, 1, "neither what lies in a slot nor another app's slot")
	assert.Len(t, cloud, 4, "the cloud is left as it was")
}
