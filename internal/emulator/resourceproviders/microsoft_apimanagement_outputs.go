package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// apimOutputs is what Azure returns of a service and of each of its regions.
func apimOutputs(r model.Request) model.Properties {
	name := strings.ToLower(nameOf(r.ID))
	outputs := withIdentity(r, named(r, apimType, model.Properties{
		"createdAtUtc": emulatedTime, "etag": stableHex(r.ID, "etag", 12), "platformVersion": "stv2",
		"provisioningState": succeeded, "targetProvisioningState": "", "systemData": systemData(),
		"gatewayUrl":                 "https://" + name + ".azure-api.net",
		"developerPortalUrl":         "https://" + name + ".developer.azure-api.net",
		"portalUrl":                  "https://" + name + ".portal.azure-api.net",
		"managementApiUrl":           "https://" + name + ".management.azure-api.net",
		"scmUrl":                     "https://" + name + ".scm.azure-api.net",
		"privateEndpointConnections": []any{},
		"hostnameConfigurations": []any{model.Properties{
			"type": "Proxy", "hostName": name + ".azure-api.net", "negotiateClientCertificate": false,
			"defaultSslBinding": true, "certificateSource": "BuiltIn",
		}},
	}))
	locations := []any{}
	for i, region := range apimRegions(r.Inputs) {
		own := apimRegionOutputs(r, region)
		if i == 0 {
			outputs = merged(outputs, own)
			continue
		}
		own["location"] = locationDisplayName(region.String("location"))
		locations = append(locations, merged(region.Properties, own))
	}
	if r.Inputs.Known("additionalLocations") {
		outputs["additionalLocations"] = locations
	}
	return outputs
}

func apimRegionOutputs(r model.Request, region apimRegion) model.Properties {
	location := region.String("location")
	key := r.ID + "#" + locationName(location).(string)
	address := []any{emulatedAddress(key)}
	if r.Cloud != nil {
		if given, ok := r.Cloud.Get(region.String("publicIpAddressId")); ok {
			address = []any{given.Outputs.String("ipAddress")}
		}
	}
	outputs := model.Properties{
		"gatewayRegionalUrl": fmt.Sprintf("https://%s-%s-01.regional.azure-api.net", strings.ToLower(nameOf(r.ID)),
			locationName(location)),
		"platformVersion": "stv2", "publicIPAddresses": address, "outboundPublicIPAddresses": address,
	}
	if private := apimPrivateAddress(r, region, key); private != "" {
		outputs["privateIPAddresses"] = []any{private}
	}
	return outputs
}

// apimPrivateAddress is that of the load balancer in the subnet. Azure takes another one when the zones change, as
// apimReliabilityDocs says; the emulator chooses among all that the subnet has.
func apimPrivateAddress(r model.Request, region apimRegion, key string) string {
	const reserved = 4
	if r.Cloud == nil || !oneOf(r.Inputs.String("virtualNetworkType"), "Internal") {
		return ""
	}
	subnet, _ := r.Cloud.Get(region.subnetID())
	prefixes := subnetPrefixes(subnet.Inputs)
	if len(prefixes) == 0 || !prefixes[0].Addr().Is4() || usableAddresses(prefixes[:1]) < 1 {
		return ""
	}
	purpose := "private address in zones " + zoneConstraint(zonesOf(region.Properties))
	chosen := 0
	for _, digit := range stableHex(key, purpose, 2) {
		chosen = chosen*16 + strings.IndexRune("0123456789abcdef", digit)
	}
	address := prefixes[0].Masked().Addr()
	for range reserved + chosen%usableAddresses(prefixes[:1]) {
		address = address.Next()
	}
	return address.String()
}
