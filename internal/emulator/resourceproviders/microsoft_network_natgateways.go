package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	natGatewayType   = "Microsoft.Network/natGateways"
	natGatewaySource = azurermSource + "network/nat_gateway_resource.go"
	natGatewayDocs   = "Microsoft Learn, NAT gateway resource and availability zones"
)

func natGateway() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240501:NatGateway",
		ARMType:  natGatewayType,
		Path:     networkGroupPath + "natGateways/{natGatewayName}",
		Location: model.Regional,
		Replace:  properties(inferred(natGatewaySource), "location"),
		Immutable: []model.Immutable{{
			Path: "sku.name", Code: "NatGatewaySkuCannotBeChanged",
			Message: "The property %s of a NAT gateway can only be set when it is created.", Fact: inferred(natGatewaySource),
		}},
		Allowed: []model.Allowed{
			zoneNames(known()),
			allowed(verified(sdkSource+"NatGateway, API 2024-05-01"), "sku.name", "Standard"),
		},
		Ranges: []model.Range{between(known(), "idleTimeoutInMinutes", 4, 120)},
		References: []model.Reference{
			publicIPInUse("publicIpAddresses[].id"),
			{
				Path: "publicIpPrefixes[].id", Types: []string{"Microsoft.Network/publicIPPrefixes"}, Blocks: true,
				Code: "InUsePublicIpPrefixCannotBeDeleted", Message: "Public IP prefix is in use and cannot be deleted.",
				Fact: known(),
			},
		},
		Defaults: []model.Default{
			byDefault(known(), "sku.name", "Standard"), byDefault(known(), "idleTimeoutInMinutes", float64(4)),
		},
		Normalise: normalisedLocation(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, natGatewayType, model.Properties{
				"etag": etagOf(r.ID), "resourceGuid": stableUUID(r.ID, "guid"), "provisioningState": succeeded,
				"subnets": subnetsBehind(r),
			})
		},
		Rules: natGatewayRules(),
	}
}

// subnetsBehind returns the subnets whose outbound traffic takes this gateway.
func subnetsBehind(r model.Request) []any {
	subnets := []any{}
	if r.Cloud == nil {
		return subnets
	}
	for _, user := range r.Cloud.Referring(r.ID) {
		if strings.EqualFold(user.ARMType, subnetType) {
			subnets = append(subnets, model.Properties{"id": user.ID})
		}
	}
	return subnets
}

func natGatewayRules() []model.Rule {
	return []model.Rule{
		preflight("network.natGateways.one-zone",
			"A Standard NAT gateway is in one zone, or leaves the choice of the zone to Azure.",
			known(), natOneZone),
		preflight("network.natGateways.zones-by-region",
			"A zone needs a region with availability zones.", verified(zonesByRegionSource),
			zonesByRegion(natGatewayType, "natGatewayName")),
		preflight("network.natGateways.zones-fixed",
			"The zone of a NAT gateway is that of its creation.", verified(zonesFixedSource), zonesFixed),
		onApply("network.natGateways.addresses-fit-zone",
			"The public IP addresses of a zonal NAT gateway are in its zone or zone-redundant.", known(), natAddressZones),
		onApply("network.natGateways.addresses-free",
			"A public IP address belongs to one resource.", known(), natAddressesFree),
		onApply("network.natGateways.addresses-in-region",
			"The public IP addresses of a NAT gateway are in its region.", known(), natAddressRegions),
	}
}

func natOneZone(r model.Request) []model.Fault {
	if !allZones(r.Inputs) {
		return nil
	}
	return model.Refuse("zones", "NatGatewayMultipleZonesNotSupported", "A Standard NAT gateway takes one zone at most, "+
		"not %s: leave the zone out and use a zone-redundant address, or create a gateway a zone (%s).",
		zoneConstraint(zonesOf(r.Inputs)), natGatewayDocs)
}

// givenAddress is a public address with the property that names it.
type givenAddress struct {
	property string
	model.Resource
}

// addressesOf returns the public addresses that a gateway asks for.
func addressesOf(r model.Request, path string) []givenAddress {
	var addresses []givenAddress
	for _, found := range r.Inputs.Find(path) {
		id, _ := found.Value.(string)
		if address, ok := r.Cloud.Get(id); ok {
			addresses = append(addresses, givenAddress{found.Path, address})
		}
	}
	return addresses
}

func natAddressZones(r model.Request) []model.Fault {
	zones := zonesOf(r.Inputs)
	var faults []model.Fault
	for _, address := range addressesOf(r, "publicIpAddresses[].id") {
		given := zonesOf(address.Inputs)
		if len(zones) == 0 || allZones(address.Inputs) || slices.Equal(zones, given) {
			continue
		}
		faults = append(faults, model.Refuse(address.property, "NatGatewayZoneDoesNotMatchPublicIpZone",
			"The NAT gateway is in zone %s, its public IP address %s has the zone constraint %s.",
			zoneConstraint(zones), nameOf(address.ID), zoneConstraint(given))...)
	}
	return faults
}

func natAddressesFree(r model.Request) []model.Fault {
	return heldByOthers(r, "publicIpAddresses[].id")
}

// heldByOthers refuses public addresses that another resource has.
func heldByOthers(r model.Request, path string) []model.Fault {
	var faults []model.Fault
	for _, address := range addressesOf(r, path) {
		for _, holder := range r.Cloud.Referring(address.ID) {
			if oneOf(holder.ARMType, natGatewayType, applicationGatewayType, apimType) && !strings.EqualFold(holder.ID, r.ID) {
				faults = append(faults, model.Refuse(address.property, "PublicIPAddressInUse",
					"Resource %s is referencing public IP address %s that is already allocated to resource %s.",
					r.ID, address.ID, holder.ID)...)
			}
		}
	}
	return faults
}

func natAddressRegions(r model.Request) []model.Fault {
	return addressesElsewhere(r, "publicIpAddresses[].id")
}

func addressesElsewhere(r model.Request, path string) []model.Fault {
	var faults []model.Fault
	for _, address := range addressesOf(r, path) {
		if sameRegion(address.Inputs.String("location"), r.Inputs.String("location")) {
			continue
		}
		faults = append(faults, model.Refuse(address.property, "InvalidResourceReference", "Resource %s referenced by "+
			"resource %s was not found. Please make sure that the referenced resource exists, and that both resources are in "+
			"the same region.", address.ID, r.ID)...)
	}
	return faults
}
