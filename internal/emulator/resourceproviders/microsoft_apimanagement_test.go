package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	apimID        = group + "/providers/Microsoft.ApiManagement/service/apim"
	apimSubnetID  = networkID + "/subnets/apim"
	apimGroupID   = group + "/providers/Microsoft.Network/networkSecurityGroups/nsg"
	apimAddressID = group + "/providers/Microsoft.Network/publicIPAddresses/pip"
)

// apimOf is a service of a tier with a number of units.
func apimOf(tier string, units float64, more props) props {
	return merged(props{"location": "eastus2", "sku": props{"name": tier, "capacity": units}}, more)
}

func zoned(zones ...any) props { return props{"zones": zones} }

// regionOfAPIM is an additional location.
func regionOfAPIM(location string, units float64, more props) props {
	return merged(props{"location": location, "sku": props{"name": "Premium", "capacity": units}}, more)
}

func alsoIn(regions ...any) props { return props{"additionalLocations": regions} }

// inside is a service inside the network of the cloud.
func inside(more props) props {
	return merged(props{
		"virtualNetworkType": "Internal", "virtualNetworkConfiguration": props{"subnetResourceId": apimSubnetID},
		"publicIpAddressId": apimAddressID,
	}, more)
}

func inbound(tag, port string) props {
	return props{
		"direction": "Inbound", "access": "Allow", "protocol": "Tcp", "priority": 200.0, "sourceAddressPrefix": tag,
		"destinationPortRange": port,
	}
}

// apimCloud is a network with a subnet, its security group and an address.
func apimCloud(location string, subnet, address props, rules ...any) fakeCloud {
	return fakeCloud{
		resource(networkID, props{"location": location}),
		resource(apimSubnetID, merged(props{
			"addressPrefix": "10.0.4.0/27", "networkSecurityGroup": props{"id": apimGroupID},
		}, subnet)),
		resource(apimGroupID, props{"securityRules": rules}),
		resource(apimAddressID, merged(props{
			"location": "eastus2", "sku": props{"name": "Standard"}, "publicIPAllocationMethod": "Static",
			"dnsSettings": props{"domainNameLabel": "apim"}, "ipAddress": "198.51.100.7",
		}, address)),
	}
}

func managed() props { return inbound("ApiManagement", "3443") }

func apiManagementCases() []ruleCase {
	premium := func(units float64, more props) model.Request { return given(apimOf("Premium", units, more)) }
	west := func(more props) props { return regionOfAPIM("westeurope", 1, more) }
	cases := []ruleCase{
		{apimRule + "tier", premium(1, nil), given(apimOf("Deluxe", 1, nil)), "sku.name"},
		{apimRule + "units", premium(31, nil), premium(32, nil), "sku.capacity"},
		{apimRule + "units", given(apimOf("Developer", 1, nil)), given(apimOf("Developer", 2, nil)), "sku.capacity"},
		{apimRule + "units", given(apimOf("Consumption", 0, nil)), given(apimOf("Consumption", 1, nil)), "sku.capacity"},
		{apimRule + "units", premium(1, alsoIn(west(nil))),
			premium(1, alsoIn(regionOfAPIM("westeurope", 0, nil))), "additionalLocations[0].sku.capacity"},
		{apimRule + "platform", changed(apimOf("Standard", 1, nil), apimOf("Premium", 1, nil)),
			changed(apimOf("Premium", 1, nil), apimOf("PremiumV2", 1, nil)), "sku.name"},
		{apimRule + "platform", changed(apimOf("Consumption", 0, nil), apimOf("Consumption", 0, nil)),
			changed(apimOf("Consumption", 0, nil), apimOf("Developer", 1, nil)), "sku.name"},
		{apimRule + "zones-need-premium", premium(2, zoned("1", "2")), given(apimOf("Standard", 2, zoned("1", "2"))), "zones"},
		{apimRule + "zones-in-region", premium(2, zoned("1", "2")),
			premium(2, merged(zoned("1", "2"), props{"location": "northcentralus"})), "zones"},
		{apimRule + "units-over-zones", premium(6, zoned("1", "2", "3")), premium(4, zoned("1", "2", "3")), "sku.capacity"},
		{apimRule + "units-over-zones", premium(1, alsoIn(west(zoned("1")))), premium(1, alsoIn(west(zoned("1", "2")))),
			"additionalLocations[0].sku.capacity"},
		{apimRule + "regions-need-premium", premium(1, alsoIn(west(nil))),
			given(apimOf("PremiumV2", 1, alsoIn(west(nil)))), "additionalLocations"},
		{apimRule + "regions-differ", premium(1, alsoIn(west(nil))),
			premium(1, alsoIn(regionOfAPIM("East US 2", 1, nil))), "additionalLocations[0].location"},
		{apimRule + "one-tier", premium(1, alsoIn(west(nil))),
			premium(1, alsoIn(west(props{"sku": props{"name": "Standard", "capacity": 1.0}}))),
			"additionalLocations[0].sku.name"},
		{apimRule + "restore-not-modelled", premium(1, nil), premium(1, props{"restore": true}), "restore"},
	}
	return append(append(cases, apimModeCases()...), apimPlaceCases()...)
}

func apimModeCases() []ruleCase {
	premium := func(more props) props { return apimOf("Premium", 1, more) }
	west := regionOfAPIM("westeurope", 1, nil)
	westInside := merged(west, props{"virtualNetworkConfiguration": props{"subnetResourceId": subnetID}})
	bare := inside(nil)
	delete(bare, "publicIpAddressId")
	elsewhere := inside(props{"virtualNetworkConfiguration": props{"subnetResourceId": subnetID}})
	private := props{"publicNetworkAccess": "Disabled"}
	return []ruleCase{
		{apimRule + "injection-tier", given(premium(inside(nil))), given(apimOf("Standard", 1, inside(nil))),
			"virtualNetworkType"},
		{apimRule + "injection-v2-not-modelled", given(premium(inside(nil))), given(apimOf("PremiumV2", 1, inside(nil))),
			"virtualNetworkType"},
		{apimRule + "subnet-in-each-region", given(premium(inside(alsoIn(westInside)))),
			given(premium(inside(alsoIn(west)))), "additionalLocations[0].virtualNetworkConfiguration"},
		{apimRule + "subnet-in-each-region", given(premium(nil)),
			given(premium(props{"virtualNetworkConfiguration": props{"subnetResourceId": apimSubnetID}})),
			"virtualNetworkConfiguration"},
		{apimRule + "zones-need-address", given(premium(bare)), given(premium(merged(bare, zoned("1")))), "publicIpAddressId"},
		{apimRule + "network-change-not-modelled", changed(premium(nil), premium(inside(nil))),
			changed(premium(inside(nil)), premium(nil)), "virtualNetworkType"},
		{apimRule + "network-change-not-modelled", changed(premium(inside(nil)), premium(inside(zoned("1")))),
			changed(premium(inside(nil)), premium(elsewhere)), "virtualNetworkConfiguration.subnetResourceId"},
		{apimRule + "public-at-creation", changed(premium(nil), premium(private)), given(premium(private)),
			"publicNetworkAccess"},
		{apimRule + "private-has-no-injection", changed(premium(nil), premium(private)),
			changed(premium(inside(nil)), premium(inside(private))), "publicNetworkAccess"},
	}
}

func apimPlaceCases() []ruleCase {
	good := apimCloud("eastus2", nil, nil, managed())
	service := func(units float64) props { return apimOf("Premium", units, inside(nil)) }
	over := apimOf("Premium", 3, inside(zoned("1", "2", "3")))
	refused := func(cloud fakeCloud) model.Request { return in(cloud, apimID, service(1)) }
	accepted := in(good, apimID, service(1))
	subnet := "virtualNetworkConfiguration.subnetResourceId"
	closed := inbound("AzureLoadBalancer", "*")
	closed["access"] = "Deny"
	gateway := group + "/providers/Microsoft.Network/natGateways/ng"
	return []ruleCase{
		{apimRule + "subnet-in-region", accepted, refused(apimCloud("westus3", nil, nil, managed())), subnet},
		{apimRule + "subnet-not-delegated", accepted, refused(apimCloud("eastus2",
			props{"delegations": list(props{"serviceName": "Microsoft.Web/serverFarms"})}, nil, managed())), subnet},
		{apimRule + "subnet-size", in(good, apimID, service(13)), in(good, apimID, service(14)), subnet},
		{apimRule + "security-group", accepted, refused(apimCloud("eastus2", nil, nil)), subnet},
		{apimRule + "security-group", accepted, refused(apimCloud("eastus2", nil, nil, managed(), closed)), subnet},
		{apimRule + "security-group", accepted, refused(apimCloud("eastus2",
			props{"networkSecurityGroup": props{}}, nil, managed())), subnet},
		{apimRule + "address-fits", accepted,
			refused(apimCloud("eastus2", nil, props{"dnsSettings": props{}}, managed())), "publicIpAddressId"},
		{apimRule + "address-fits", in(apimCloud("eastus2", nil, zoned("1", "2", "3"), managed()), apimID, over),
			in(good, apimID, over), "publicIpAddressId"},
		{apimRule + "address-free", accepted, refused(append(apimCloud("eastus2", nil, nil, managed()),
			resource(gateway, props{"publicIpAddresses": list(props{"id": apimAddressID})}))), "publicIpAddressId"},
	}
}

func TestAGatewayIsInItsSubnetUntilItsZonesChange(t *testing.T) {
	t.Parallel()
	cloud := apimCloud("eastus2", nil, nil, managed())
	outputs := apimOutputs(in(cloud, apimID, apimOf("Premium", 1, inside(nil))))
	assert.Equal(t, "https://apim.azure-api.net", outputs.String("gatewayUrl"))
	assert.Equal(t, []string{"198.51.100.7"}, outputs.Strings("publicIPAddresses"))
	first := outputs.Strings("privateIPAddresses")
	assert.Len(t, first, 1)
	assert.Regexp(t, `^10\.0\.4\.([4-9]|[12][0-9]|30)$`, first[0])
	moved := apimOutputs(in(cloud, apimID, apimOf("Premium", 3, inside(zoned("1", "2", "3")))))
	assert.NotEqual(t, first, moved.Strings("privateIPAddresses"))
	outside := apimOutputs(in(cloud, apimID, apimOf("Premium", 1, nil)))
	assert.False(t, outside.Has("privateIPAddresses"))
}

func TestEachRegionHasAGatewayOfItsOwn(t *testing.T) {
	t.Parallel()
	outputs := apimOutputs(given(apimOf("Premium", 1, alsoIn(regionOfAPIM("westeurope", 2, nil)))))
	locations := outputs.Objects("additionalLocations")
	assert.Len(t, locations, 1)
	assert.Equal(t, "West Europe", locations[0].String("location"))
	assert.Equal(t, "https://z-westeurope-01.regional.azure-api.net", locations[0].String("gatewayRegionalUrl"))
	assert.InDelta(t, 2, locations[0].Number("sku.capacity"), 0)
	assert.NotEqual(t, outputs.Strings("publicIPAddresses"), locations[0].Strings("publicIPAddresses"))
}
