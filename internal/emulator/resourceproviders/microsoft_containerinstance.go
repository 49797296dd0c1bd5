package resourceproviders

import (
	"net/netip"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	containerGroupType   = "Microsoft.ContainerInstance/containerGroups"
	containerGroupSource = azurermSource + "containers/container_group_resource.go"
	containerGroupDocs   = "Microsoft Learn \"Deploy container instances into an Azure virtual network\" (2025)"
	containerGroupQuotas = "Microsoft Learn \"Resource availability & quota limits for ACI\" (2025)"
	groupUpdateQuoted    = "GitHub MicrosoftDocs/azure-docs#38067 (2019-08) and #65195 (2020-10), which quote the answer"
)

// containerInstanceTypes: whether an image exists, and what its containers do, is not modelled.
func containerInstanceTypes() []*model.Type {
	return []*model.Type{{
		Token:   "azure-native:containerinstance/v20230501:ContainerGroup",
		ARMType: containerGroupType,
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
			"/providers/Microsoft.ContainerInstance/containerGroups/{containerGroupName}",
		Location: model.Regional,
		// The provider replaces for nothing else; Azure refuses the rest, see containerinstance.containerGroups.delete-first.
		Replace: properties(inferred(replaceSource+", which has no row for the type; location is a tracked resource's"),
			"location"),
		Allowed: []model.Allowed{
			allowed(known(), "osType", "Linux", "Windows"),
			allowed(known(), "restartPolicy", "Always", "OnFailure", "Never"),
			allowed(known(), "sku", "Standard", "Dedicated", "Confidential"),
			allowed(known(), "ipAddress.type", "Public", "Private"),
			allowed(known(), "containers[].ports[].protocol", "TCP", "UDP"),
			zoneNames(known()),
		},
		Ranges: []model.Range{
			between(inferred(containerGroupQuotas), "containers", 1, 60),
			between(known(), "containers[].ports[].port", 1, 65535),
			between(inferred(containerGroupDocs), "subnetIds", 0, 1),
		},
		References: []model.Reference{
			{
				Path: "subnetIds[].id", Types: []string{subnetType}, Blocks: true, Code: "InUseSubnetCannotBeDeleted",
				Message: "Subnet is in use by a container group and cannot be deleted. In order to delete the subnet, delete all " +
					"the resources within the subnet. See aka.ms/deletesubnet.", Fact: known(),
			},
			identityReference,
		},
		Defaults: []model.Default{
			byDefault(known(), "restartPolicy", "Always"),
			byDefault(known(), "sku", "Standard"),
		},
		Normalise: normalisedLocation(),
		ReadOnly:  containerGroupOutputs,
		Rules:     containerGroupRules(),
	}}
}

func containerGroupOutputs(r model.Request) model.Properties {
	outputs := named(r, containerGroupType, model.Properties{
		"instanceView":      model.Properties{"events": []any{}, "state": "Running"},
		"provisioningState": succeeded,
	})
	if r.Inputs.Has("ipAddress") {
		outputs["ipAddress"] = model.Properties{"ip": groupAddress(r)}
	}
	return withIdentity(r, outputs)
}

// groupAddress is a public address, or one of the subnet that no other group has.
func groupAddress(r model.Request) string {
	if kept := r.Old.String("ipAddress.ip"); kept != "" {
		return kept
	}
	for _, id := range groupSubnets(r.Inputs) {
		if r.Cloud == nil {
			break
		}
		subnet, ok := r.Cloud.Get(id)
		if !ok {
			continue
		}
		taken := map[string]bool{}
		for _, other := range r.Cloud.OfType(containerGroupType) {
			if !strings.EqualFold(other.ID, r.ID) {
				taken[other.Outputs.String("ipAddress.ip")] = true
			}
		}
		for _, prefix := range subnetPrefixes(subnet.Inputs) {
			if address, ok := freeAddress(prefix, taken); ok {
				return address
			}
		}
	}
	return emulatedAddress(r.ID)
}

// freeAddress is the lowest address of a prefix that is not taken; Azure keeps the first four and the last.
func freeAddress(prefix netip.Prefix, taken map[string]bool) (string, bool) {
	address := prefix.Masked().Addr()
	for range 4 {
		address = address.Next()
	}
	for ; prefix.Contains(address) && prefix.Contains(address.Next()); address = address.Next() {
		if !taken[address.String()] {
			return address.String(), true
		}
	}
	return "", false
}

// groupSubnets are the subnets that a group lives in.
func groupSubnets(inputs model.Properties) []string {
	var ids []string
	for _, subnet := range inputs.Objects("subnetIds") {
		if id := subnet.String("id"); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}
