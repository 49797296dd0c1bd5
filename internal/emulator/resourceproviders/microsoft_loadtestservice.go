package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const loadTestType = "Microsoft.LoadTestService/loadTests"

// loadTestTypes: tests, which are made and run through the data plane, are not modelled.
func loadTestTypes() []*model.Type {
	return []*model.Type{{
		Token:   "azure-native:loadtestservice/v20221201:LoadTest",
		ARMType: loadTestType,
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.LoadTestService/loadTests" +
			"/{loadTestName}",
		Location: model.Regional,
		Replace:  properties(known(), "location"),
		Allowed: []model.Allowed{
			allowed(known(), "identity.type",
				"None", "SystemAssigned", "UserAssigned", "SystemAssigned,UserAssigned"),
		},
		Ranges:     []model.Range{between(known(), "description", 0, 512)},
		References: []model.Reference{identityReference},
		Normalise:  map[string]func(any) any{"location": locationName},
		ReadOnly: func(r model.Request) model.Properties {
			return withIdentity(r, named(r, loadTestType, model.Properties{
				// Random in Azure, as the label of the host.
				"dataPlaneURI":      stableUUID(r.ID, "host") + "." + r.Inputs.String("location") + ".cnt-prod.loadtesting.azure.com",
				"provisioningState": succeeded, "systemData": systemData(),
			}))
		},
	}}
}
