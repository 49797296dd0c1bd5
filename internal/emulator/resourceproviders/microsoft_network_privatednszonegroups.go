package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const zoneGroupDocs = "MicrosoftDocs/azure-docs articles/private-link/private-endpoint-dns.md, as quoted in " +
	"GitHub Azure/ResourceModules#1673 (2022-07)"

func privateDNSZoneGroup() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240501:PrivateDnsZoneGroup",
		ARMType:  zoneGroupType,
		Path:     networkGroupPath + "privateEndpoints/{privateEndpointName}/privateDnsZoneGroups/{privateDnsZoneGroupName}",
		Location: model.Unlocated,
		References: []model.Reference{
			{Path: "privateDnsZoneConfigs[].privateDnsZoneId", Types: []string{privateZoneType}, Fact: known()},
		},
		ReadOnly: func(r model.Request) model.Properties {
			return model.Properties{
				"name": nameOf(r.ID), "etag": etagOf(r.ID), "provisioningState": succeeded,
				"privateDnsZoneConfigs": zoneConfigsOutput(r),
			}
		},
		Rules: []model.Rule{
			preflight("network.privateDnsZoneGroups.zones-given",
				"A zone group has one to five zones, each under a name of its own.", verified(zoneGroupDocs), zoneGroupZones),
			onApply("network.privateDnsZoneGroups.one-per-endpoint",
				"A private endpoint has one zone group.",
				verified("GitHub pulumi/pulumi-azure-native#2179, which quotes the message; "+zoneGroupDocs), zoneGroupOnly),
			onApply("network.privateDnsZoneGroups.zone-of-service",
				"The zone is the one in which clients look the service up. Azure accepts any zone, but then nobody finds the "+
					"endpoint: the emulator is stricter here.", inferred(privateLinkDocs), zoneGroupServesEndpoint),
			onDelete("network.privateDnsZoneGroups.one-zone-to-delete",
				"A group with several zones fails to be deleted at the first attempt.",
				inferred("GitHub hashicorp/terraform-provider-azurerm#28715 (open, 2025-02); the answer is not quoted there"),
				zoneGroupSeveralZones),
		},
	}
}

// zoneGroupsOf returns the zone groups of a private endpoint.
func zoneGroupsOf(cloud model.Cloud, endpoint string) []model.Resource {
	var groups []model.Resource
	for _, below := range cloud.Below(endpoint) {
		if strings.EqualFold(below.ARMType, zoneGroupType) {
			groups = append(groups, below)
		}
	}
	return groups
}

// zoneConfigsOutput adds the records that the group keeps in each zone.
func zoneConfigsOutput(r model.Request) []any {
	configs := []any{}
	for _, config := range r.Inputs.Objects("privateDnsZoneConfigs") {
		configs = append(configs, merged(config, model.Properties{"recordSets": recordsOf(r)}))
	}
	return configs
}

func recordsOf(r model.Request) []any {
	records := []any{}
	if r.Cloud == nil {
		return records
	}
	endpoint, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok {
		return records
	}
	for _, target := range endpointTargets(endpoint.Inputs) {
		row, _ := target.row()
		zone := zoneFor(r.Cloud, row, target.id)
		for _, name := range endpointNames(r.Cloud, target.id) {
			records = append(records, model.Properties{
				"recordType": "A", "recordSetName": name, "fqdn": name + "." + zone, "ttl": float64(10),
				"provisioningState": succeeded, "ipAddresses": []any{endpointAddress(endpoint.ID, name)},
			})
		}
	}
	return records
}

func zoneGroupZones(r model.Request) []model.Fault {
	const property, most = "privateDnsZoneConfigs", 5
	if !r.Inputs.Known(property) {
		return nil
	}
	configs := r.Inputs.Objects(property)
	var faults []model.Fault
	if count := len(r.Inputs.List(property)); count == 0 || count > most {
		faults = append(faults, model.Refuse(property, "InvalidPrivateDnsZoneConfigs",
			"A private DNS zone group takes 1 to %d zones, not %d.", most, count)...)
	}
	seen := map[string]bool{}
	for i, config := range configs {
		name := strings.ToLower(config.String("name"))
		if seen[name] && config.Known("name") {
			faults = append(faults, model.Refuse(fmt.Sprintf("%s[%d].name", property, i), "DuplicateResourceName",
				"Resource %s has two child resources with the same name (%s).", r.ID, name)...)
		}
		seen[name] = true
	}
	return faults
}

func zoneGroupOnly(r model.Request) []model.Fault {
	for _, other := range zoneGroupsOf(r.Cloud, parentOf(r.ID)) {
		if !strings.EqualFold(other.ID, r.ID) {
			return model.Refuse("privateDnsZoneGroupName", "MoreThanOnePrivateDnsZoneGroupPerPrivateEndpointNotAllowed",
				"Cannot create more than one private dns zone groups in the private endpoint %s: it has %s.",
				nameOf(parentOf(r.ID)), nameOf(other.ID))
		}
	}
	return nil
}

func zoneGroupServesEndpoint(r model.Request) []model.Fault {
	endpoint, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok {
		return nil
	}
	var faults []model.Fault
	for _, target := range endpointTargets(endpoint.Inputs) {
		row, ok := target.row()
		if !ok {
			continue
		}
		wanted := zoneFor(r.Cloud, row, target.id)
		for i, config := range r.Inputs.Objects("privateDnsZoneConfigs") {
			zone := nameOf(config.String("privateDnsZoneId"))
			if strings.EqualFold(zone, wanted) {
				continue
			}
			faults = append(faults, model.Refuse(fmt.Sprintf("privateDnsZoneConfigs[%d].privateDnsZoneId", i),
				"PrivateDnsZoneDoesNotServeEndpoint", "Azure would accept the zone %s, but clients look up %s (%s) in %s and "+
					"would go on using the public address.", zone, row.ARMType, row.GroupID, wanted)...)
		}
	}
	return faults
}

func zoneGroupSeveralZones(r model.Request) []model.Fault {
	zones := 0
	for _, config := range r.Inputs.Objects("privateDnsZoneConfigs") {
		if _, exists := r.Cloud.Get(config.String("privateDnsZoneId")); exists {
			zones++
		}
	}
	if zones < 2 {
		return nil
	}
	return []model.Fault{{Status: 409, Code: "Conflict", Message: fmt.Sprintf("The private DNS zone group %s holds %d "+
		"zones and cannot be deleted at once: take all zones but one out first, or delete the private endpoint.",
		nameOf(r.ID), zones)}}
}

// zoneFor is the zone in which clients look a target up. Some services have one for each region.
func zoneFor(cloud model.Cloud, row azure.PrivateLinkTarget, id string) string {
	found, _ := cloud.Get(id)
	return row.ZoneIn(regionOf(found.Outputs))
}
