package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

func flexCases() []ruleCase {
	plan := func(more props) props {
		return merged(props{"location": "eastus2", "reserved": true, "sku": props{"name": "FC1"}}, more)
	}
	const identityID = group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
	const container = accountID + "/blobServices/default/containers/deployments"
	app := func(more props) props {
		return merged(props{
			"serverFarmId": planID, "virtualNetworkSubnetId": subnetID,
			"identity": props{"type": "UserAssigned", "userAssignedIdentities": list(identityID)},
			"functionAppConfig": props{
				"deployment": props{"storage": props{
					"value":          "https://st.blob.core.windows.net/deployments",
					"authentication": props{"userAssignedIdentityResourceId": identityID},
				}},
			},
		}, more)
	}
	cloud := func(sku string, zones bool, delegation string) fakeCloud {
		return fakeCloud{
			resource(planID, props{"sku": props{"name": sku}, "zoneRedundant": zones}), resource(accountID, props{}),
			resource(container, props{}), resource(subnetID, props{"delegations": list(props{"serviceName": delegation})}),
		}
	}
	const delegated = "Microsoft.App/environments"
	good := cloud("FC1", true, delegated)
	on := func(more props) model.Request { return in(good, siteID, app(more)) }
	config := func(value props) props { return props{"functionAppConfig": value} }
	scaled := func(scale props) props { return config(props{"scaleAndConcurrency": scale}) }
	ready := func(name string, count float64) props {
		return props{"alwaysReady": list(props{"name": name, "instanceCount": count})}
	}
	stored := func(value, id string) props {
		return config(props{"deployment": props{"storage": props{
			"value": value, "authentication": props{"userAssignedIdentityResourceId": id},
		}}})
	}
	setting := func(name string) props {
		return props{"siteConfig": props{"appSettings": list(props{"name": name, "value": "x"})}}
	}
	neighbour := append(good, resource(siteID+"2", props{"serverFarmId": planID}))
	beside := func(cloud fakeCloud) fakeCloud {
		return append(cloud, resource(siteID+"2", props{"serverFarmId": planID + "2", "virtualNetworkSubnetId": subnetID}))
	}
	moved := append(good, resource(planID+"2", props{"sku": props{"name": "P1v3"}}))
	runtime := func(name, version string) model.Request {
		return given(config(props{"runtime": props{"name": name, "version": version}}))
	}
	const scale = "functionAppConfig.scaleAndConcurrency."
	const storage = "functionAppConfig.deployment.storage."
	return []ruleCase{
		{"web.serverfarms.flex-linux", given(plan(nil)), given(plan(props{"reserved": false})), "reserved"},
		{"web.serverfarms.flex-region", given(plan(props{"location": "Poland Central"})),
			given(plan(props{"location": "Qatar Central"})), "location"},
		{"web.serverfarms.flex-zones-by-region", given(plan(props{"location": "swedencentral", "zoneRedundant": true})),
			given(plan(props{"location": "westeurope", "zoneRedundant": true})), "zoneRedundant"},
		{"web.serverfarms.flex-zones-by-region", given(plan(props{"location": "westus"})),
			given(plan(props{"location": "westus", "zoneRedundant": true})), "zoneRedundant"},
		{"web.serverfarms.flex-fixed", changed(plan(nil), plan(nil)),
			changed(props{"sku": props{"name": "P1v3"}}, plan(nil)), "sku.name"},
		{"web.sites.flex-scale", given(scaled(props{"instanceMemoryMB": 4096.0, "maximumInstanceCount": 1000.0})),
			given(scaled(props{"instanceMemoryMB": 1024.0})), scale + "instanceMemoryMB"},
		{"web.sites.flex-scale", given(scaled(props{"maximumInstanceCount": 1.0})),
			given(scaled(props{"maximumInstanceCount": 1001.0})), scale + "maximumInstanceCount"},
		{"web.sites.flex-scale", given(scaled(ready("function:email", 2))), given(scaled(ready("email", 2))),
			scale + "alwaysReady[0].name"},
		{"web.sites.flex-scale", given(scaled(merged(ready("http", 5), props{"maximumInstanceCount": 5.0}))),
			given(scaled(merged(ready("http", 6), props{"maximumInstanceCount": 5.0}))), scale + "alwaysReady"},
		{"web.sites.flex-runtime", runtime("node", "22"), runtime("php", "8"), "functionAppConfig.runtime.name"},
		{"web.sites.flex-runtime", runtime("custom", "1.0"), runtime("custom", ""), "functionAppConfig.runtime.name"},
		{"web.sites.flex-function-app-config", on(nil), in(good, siteID, props{"serverFarmId": planID}),
			"functionAppConfig"},
		{"web.sites.flex-function-app-config", in(cloud("P1v3", false, delegated), siteID, props{"serverFarmId": planID}),
			in(cloud("P1v3", false, delegated), siteID, app(nil)), "functionAppConfig"},
		{"web.sites.flex-one-app-per-plan", on(nil), in(neighbour, siteID, app(nil)), "serverFarmId"},
		{"web.sites.flex-plan-fixed", changing(moved, siteID, app(nil), app(nil)),
			changing(moved, siteID, app(nil), app(props{"serverFarmId": planID + "2"})), "serverFarmId"},
		{"web.sites.flex-site-config", on(props{"siteConfig": props{"minTlsVersion": "1.2"}}),
			on(props{"siteConfig": props{"ftpsState": "Disabled"}}), "siteConfig.ftpsState"},
		{"web.sites.flex-site-config", on(props{"siteConfig": props{"alwaysOn": false}}),
			on(props{"siteConfig": props{"alwaysOn": true}}), "siteConfig.alwaysOn"},
		{"web.sites.flex-app-settings", on(setting("WEBSITE_RUN_FROM_PACKAGE")), on(setting("FUNCTIONS_WORKER_RUNTIME")),
			"siteConfig.appSettings[0].name"},
		{"web.sites.flex-ready-over-zones", on(scaled(ready("http", 2))), on(scaled(ready("http", 1))),
			scale + "alwaysReady[0].instanceCount"},
		{"web.sites.flex-package-container", on(nil),
			on(stored("https://st.blob.core.windows.net/packages", identityID)), storage + "value"},
		{"web.sites.flex-package-container", on(nil),
			on(stored("https://st.blob.core.windows.net/deployments", identityID+"2")),
			storage + "authentication.userAssignedIdentityResourceId"},
		{"web.sites.flex-subnet-delegated", on(nil),
			in(cloud("FC1", true, "Microsoft.Web/serverFarms"), siteID, app(nil)), "virtualNetworkSubnetId"},
		{"web.sites.one-plan-per-subnet", in(beside(cloud("FC1", true, delegated)), siteID, app(nil)),
			in(beside(cloud("P1v3", true, delegated)), siteID, app(nil)), "virtualNetworkSubnetId"},
		{"web.slots.number-by-tier", in(cloud("P1v3", false, delegated), slotID, props{"serverFarmId": planID}),
			in(good, slotID, props{"serverFarmId": planID}), "slot"},
	}
}

// The sizes of a plan for functions as Azure returns them, which has no instances of its own unless it is premium.
func TestWhatAPlanForFunctionsReturns(t *testing.T) {
	t.Parallel()
	for sku, want := range map[string]struct {
		kind, tier, family      string
		capacity, workers, most float64
	}{
		"FC1":  {"functionapp", "FlexConsumption", "FC", 0, 0, 0},
		"Y1":   {"functionapp", "Dynamic", "Y", 0, 0, 0},
		"EP2":  {"elastic", "ElasticPremium", "EP", 1, 1, 100},
		"P1v3": {"linux", "PremiumV3", "Pv3", 1, 1, 30},
	} {
		outputs := planOutputs(in(fakeCloud{}, planID, props{
			"location": "eastus2", "reserved": true, "sku": props{"name": sku},
		}))
		assert.Equal(t, want.kind, outputs.String("kind"), sku)
		assert.Equal(t, want.tier, outputs.String("sku.tier"), sku)
		assert.Equal(t, want.family, outputs.String("sku.family"), sku)
		assert.InDelta(t, want.capacity, outputs.Number("sku.capacity"), 0, sku)
		assert.InDelta(t, want.workers, outputs.Number("numberOfWorkers"), 0, sku)
		assert.InDelta(t, want.most, outputs.Number("maximumNumberOfWorkers"), 0, sku)
	}
}
