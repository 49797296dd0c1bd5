package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const cdnOriginGroupSource = azurermSource + "cdn/cdn_frontdoor_origin_group_resource.go"

func frontDoorOriginGroup() *model.Type {
	documented := verified(sdkSource + "AFDOriginGroup")
	return &model.Type{
		Token:    "azure-native:cdn:AFDOriginGroup",
		ARMType:  cdnOriginGroupType,
		Path:     cdnProfilePath + "/originGroups/{originGroupName}",
		Location: model.Unlocated,
		Required: properties(verified(cdnOriginGroupSource), "loadBalancingSettings"),
		Allowed:  []model.Allowed{allowed(documented, "sessionAffinityState", stateEnabled, stateDisabled)},
		Ranges: []model.Range{
			// azurerm takes 1 to 4 seconds too; the portal does not.
			between(known(), "healthProbeSettings.probeIntervalInSeconds", 5, 255),
			between(verified(cdnOriginGroupSource), "loadBalancingSettings.additionalLatencyInMilliseconds", 0, 1000),
			between(verified(cdnOriginGroupSource), "loadBalancingSettings.sampleSize", 0, 255),
			between(verified(cdnOriginGroupSource), "loadBalancingSettings.successfulSamplesRequired", 0, 255),
			between(verified(cdnOriginGroupSource), "trafficRestorationTimeToHealedOrNewEndpointsInMinutes", 0, 50),
		},
		Defaults: []model.Default{
			byDefault(known(), "loadBalancingSettings.additionalLatencyInMilliseconds", float64(0)),
			byDefault(verified(cdnOriginGroupSource), "loadBalancingSettings.sampleSize", float64(4)),
			byDefault(verified(cdnOriginGroupSource), "loadBalancingSettings.successfulSamplesRequired", float64(3)),
			byDefault(known(), "sessionAffinityState", stateDisabled),
		},
		ReadOnly: func(r model.Request) model.Properties { return edgeOutputs(r, cdnOriginGroupType, nil) },
		Rules: []model.Rule{
			preflight("cdn.originGroups.samples",
				"No more samples can be required to succeed than are taken.",
				known(), samplesSuffice),
			frontDoorLimit("cdn.originGroups.limit", cdnOriginGroupType),
		},
	}
}

func samplesSuffice(r model.Request) []model.Fault {
	settings := withDefaults(r).Object("loadBalancingSettings")
	if !settings.Has("sampleSize") || !settings.Has("successfulSamplesRequired") {
		return nil
	}
	size, needed := settings.Number("sampleSize"), settings.Number("successfulSamplesRequired")
	if needed <= size {
		return nil
	}
	return model.Refuse("loadBalancingSettings.successfulSamplesRequired", "BadRequest",
		"SuccessfulSamplesRequired (%v) cannot be greater than SampleSize (%v).", needed, size)
}
