package resourceproviders

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	publicIPType   = "Microsoft.Network/publicIPAddresses"
	publicIPSource = azurermSource + "network/public_ip_resource.go"
	publicIPSDK    = sdkSource + "PublicIPAddress"
)

// publicIPInUse is the reference of everything that holds a public address.
func publicIPInUse(path string) model.Reference {
	return model.Reference{
		Path: path, Types: []string{publicIPType}, Blocks: true, Code: "PublicIPAddressCannotBeDeleted",
		Message: "Public IP address can not be deleted since it is still allocated to a resource. In order to delete " +
			"the public IP, disassociate/detach the Public IP address from the resource. To learn how to do this, see " +
			"aka.ms/deletepublicip.",
		Fact: verified("GitHub microsoft/AzureTRE#4355 (2025-02), which quotes the answer"),
	}
}

func publicIPAddress() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240501:PublicIPAddress",
		ARMType:  publicIPType,
		Path:     networkGroupPath + "publicIPAddresses/{publicIpAddressName}",
		Location: model.Regional,
		Replace:  properties(verified(replaceSource), "location", "publicIPAddressVersion", "publicIPPrefix", "sku"),
		Immutable: []model.Immutable{{
			Path: "ipTags", Code: "IpTagsCannotBeModified",
			Message: "The property %s of a public IP address can only be set when it is created.",
			Fact:    inferred(publicIPSource),
		}},
		Allowed: []model.Allowed{
			zoneNames(known()),
			allowed(verified(publicIPSDK), "publicIPAddressVersion", "IPv4", "IPv6"),
			allowed(verified(publicIPSDK), "publicIPAllocationMethod", "Static", "Dynamic"),
			allowed(verified(publicIPSDK), "sku.name", "Basic", "Standard"),
			allowed(verified(publicIPSDK), "sku.tier", "Regional", "Global"),
			allowed(verified(publicIPSDK), "ddosSettings.protectionMode", "VirtualNetworkInherited", "Enabled", "Disabled"),
			allowed(verified(publicIPSDK), "deleteOption", "Delete", "Detach"),
		},
		Ranges: []model.Range{between(known(), "idleTimeoutInMinutes", 4, 30)},
		References: []model.Reference{
			ddosPlanInUse("ddosSettings.ddosProtectionPlan.id"),
			{Path: "publicIPPrefix.id", Types: []string{"Microsoft.Network/publicIPPrefixes"}, Fact: known()},
		},
		Defaults: []model.Default{
			byDefault(known(), "idleTimeoutInMinutes", float64(4)),
			byDefault(known(), "publicIPAddressVersion", "IPv4"),
			byDefault(known(), "sku.tier", "Regional"),
			byDefault(known(), "ddosSettings.protectionMode", "VirtualNetworkInherited"),
		},
		Normalise: normalisedLocation(),
		ReadOnly:  publicIPOutputs,
		Rules:     publicIPRules(),
	}
}

func publicIPOutputs(r model.Request) model.Properties {
	outputs := emptyLists(named(r, publicIPType, model.Properties{
		"etag": etagOf(r.ID), "resourceGuid": stableUUID(r.ID, "guid"), "provisioningState": succeeded,
		"ipAddress": emulatedAddress(r.ID), "ipConfiguration": model.Properties{},
	}), "ipTags")
	if label := r.Inputs.String("dnsSettings.domainNameLabel"); label != "" {
		outputs["dnsSettings"] = merged(r.Inputs.Object("dnsSettings"), model.Properties{
			"fqdn": publicIPHostName(label, r.Inputs.String("location")),
		})
	}
	if r.Cloud == nil {
		return outputs
	}
	for _, holder := range r.Cloud.Referring(r.ID) {
		switch {
		case strings.EqualFold(holder.ARMType, natGatewayType):
			outputs["natGateway"] = model.Properties{"id": holder.ID}
		case strings.EqualFold(holder.ARMType, applicationGatewayType):
			outputs["ipConfiguration"] = model.Properties{"id": frontendOf(holder, r.ID)}
		}
	}
	return outputs
}

// publicIPHostName is the name that Azure gives to an address with a label.
func publicIPHostName(label, location string) string {
	return fmt.Sprintf("%s.%s.cloudapp.azure.com", label, locationName(location))
}

// emulatedAddress is an address of the range for benchmarks (RFC 2544), which nobody mistakes for one of Azure's.
func emulatedAddress(id string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(id)))
	return fmt.Sprintf("198.%d.%d.%d", 18+sum[0]%2, sum[1], sum[2])
}
