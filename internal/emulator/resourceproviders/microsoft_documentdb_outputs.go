package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// cosmosAccountOutputs holds no secret: the keys have an operation of their own, and keysMetadata says only when they
// were made.
func cosmosAccountOutputs(r model.Request) model.Properties {
	inputs := withDefaults(r)
	regions := cosmosRegions(r, inputs)
	outputs := withIdentity(r, named(r, cosmosAccountType, model.Properties{
		"backupPolicy":               cosmosBackup(inputs),
		"documentEndpoint":           cosmosEndpoint(nameOf(r.ID)),
		"failoverPolicies":           failoverPolicies(regions),
		"instanceId":                 stableUUID(r.ID, "instance"),
		"keysMetadata":               keysMetadata(),
		"locations":                  regions,
		"privateEndpointConnections": []any{},
		"provisioningState":          succeeded,
		"readLocations":              regions,
		"systemData":                 model.Properties{"createdAt": emulatedTime},
		"writeLocations":             writeRegions(inputs, regions),
	}))
	return outputs
}

func cosmosEndpoint(host string) string { return "https://" + host + ".documents.azure.com:443/" }

// cosmosRegions are the regions as Azure returns them: by display name, in the order of failover, with an ID and an
// endpoint each.
func cosmosRegions(r model.Request, inputs model.Properties) []any {
	given := inputs.Objects("locations")
	slices.SortStableFunc(given, func(a, b model.Properties) int {
		return int(a.Number("failoverPriority") - b.Number("failoverPriority"))
	})
	regions := []any{}
	for _, location := range given {
		name, _ := locationName(location.String("locationName")).(string)
		id := nameOf(r.ID) + "-" + name
		regions = append(regions, model.Properties{
			"id": id, "locationName": locationDisplayName(location.String("locationName")),
			"documentEndpoint": cosmosEndpoint(id), "provisioningState": succeeded,
			"failoverPriority": location.Number("failoverPriority"), "isZoneRedundant": location.Bool("isZoneRedundant"),
		})
	}
	return regions
}

func failoverPolicies(regions []any) []any {
	policies := []any{}
	for _, region := range regions {
		region := region.(model.Properties)
		policies = append(policies, model.Properties{
			"id": region["id"], "locationName": region["locationName"], "failoverPriority": region["failoverPriority"],
		})
	}
	return policies
}

func writeRegions(inputs model.Properties, regions []any) []any {
	if len(regions) == 0 || inputs.Bool("enableMultipleWriteLocations") {
		return regions
	}
	return regions[:1]
}

// cosmosBackup fills in what Azure does when a program leaves it out: four hours apart, kept for eight, as
// azure-docs periodic-backup-restore-introduction says.
func cosmosBackup(inputs model.Properties) model.Properties {
	given := inputs.Object("backupPolicy")
	if oneOf(given.String("type"), "Continuous") {
		return model.Properties{
			"type": "Continuous",
			"continuousModeProperties": merged(model.Properties{"tier": "Continuous30Days"},
				given.Object("continuousModeProperties")),
		}
	}
	return model.Properties{
		"type": "Periodic",
		"periodicModeProperties": merged(model.Properties{
			"backupIntervalInMinutes": float64(240), "backupRetentionIntervalInHours": float64(8),
			"backupStorageRedundancy": "Geo",
		}, given.Object("periodicModeProperties")),
	}
}

func keysMetadata() model.Properties {
	keys := model.Properties{}
	for _, name := range []string{
		"primaryMasterKey", "secondaryMasterKey", "primaryReadonlyMasterKey", "secondaryReadonlyMasterKey",
	} {
		keys[name] = model.Properties{"generationTime": emulatedTime}
	}
	return keys
}

// zonal says that a region has availability zones; true for one that is not known.
func zonal(location string) bool {
	region, ok := azure.RegionByName(location)
	return !ok || region.Zones
}
