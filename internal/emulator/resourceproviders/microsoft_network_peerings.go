package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	networkType = "Microsoft.Network/virtualNetworks"
	peeringType = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings"
	// peeringDocs has the requirements and constraints.
	peeringDocs = "MicrosoftDocs/azure-docs virtual-network-manage-peering.md"
	// peeringErrors quotes Azure's answers.
	peeringErrors = "kyma-project/cloud-manager, the errors of Azure peerings (2025)"
	peeringCLI    = "answers of az network vnet peering create in public tutorials (2021-2026)"

	peeringInitiated    = "Initiated"
	peeringConnected    = "Connected"
	peeringDisconnected = "Disconnected"
)

func virtualNetworkPeering() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240501:VirtualNetworkPeering",
		ARMType:  peeringType,
		Path:     networkGroupPath + "virtualNetworks/{virtualNetworkName}/virtualNetworkPeerings/{virtualNetworkPeeringName}",
		Location: model.Unlocated,
		OneAtATime: &model.Fact{
			Source: "Pulumi registry, azure network.VirtualNetworkPeering: \"cannot be created, updated or deleted " +
				"concurrently\"; which answer Azure gives was not looked up",
			Evidence: model.Inferred,
		},
		Required: properties(known(), "remoteVirtualNetwork.id"),
		Immutable: []model.Immutable{{
			Path: "remoteVirtualNetwork.id", Code: "ChangingRemoteVirtualNetworkNotAllowed",
			Message: "The remote virtual network of a peering (%s) cannot be changed: create another peering.",
			Fact:    verified("public deployment scripts that work around the error (2026); the message is not quoted there"),
		}},
		// Deleting the remote network is not refused: it leaves the peering disconnected (GitHub Azure/bicep#8520).
		References: []model.Reference{
			{Path: "remoteVirtualNetwork.id", Types: []string{networkType}, Fact: known()},
		},
		Defaults: []model.Default{
			byDefault(known(), "allowVirtualNetworkAccess", true),
			byDefault(inferred(peeringCLI), "allowForwardedTraffic", false),
			byDefault(inferred(peeringCLI), "allowGatewayTransit", false),
			byDefault(inferred(peeringCLI), "useRemoteGateways", false),
			byDefault(inferred(peeringCLI), "doNotVerifyRemoteGateways", false),
			byDefault(known(), "peerCompleteVnets", true),
		},
		WriteOnly: []string{"syncRemoteAddressSpace"},
		Consequences: []model.Consequence{{
			ID:     "connects",
			Text:   "A peering that leads back from the remote network is Connected from now on as well.",
			Fact:   verified(peeringCLI),
			Writes: connectsCounterpart,
		}},
		ReadOnly: peeringOutputs,
		Rules:    peeringRules(),
	}
}

// remoteNetwork is the network that a peering leads to.
func remoteNetwork(peering model.Properties) string { return peering.String("remoteVirtualNetwork.id") }

// peeringsOf returns the peerings that a network has.
func peeringsOf(cloud model.Cloud, network string) []model.Resource {
	return below(cloud, network, peeringType)
}

// counterpart returns the peering that leads back from the remote network.
func counterpart(r model.Request) (model.Resource, bool) {
	if r.Cloud == nil {
		return model.Resource{}, false
	}
	for _, peering := range peeringsOf(r.Cloud, remoteNetwork(r.Inputs)) {
		if strings.EqualFold(remoteNetwork(peering.Inputs), parentOf(r.ID)) {
			return peering, true
		}
	}
	return model.Resource{}, false
}

func connectsCounterpart(r model.Request) []model.Resource {
	back, exists := counterpart(r)
	if !exists {
		return nil
	}
	return []model.Resource{back}
}

func peeringOutputs(r model.Request) model.Properties {
	local, remote := addressSpaceOf(r.Cloud, parentOf(r.ID)), addressSpaceOf(r.Cloud, remoteNetwork(r.Inputs))
	return named(r, peeringType, model.Properties{
		"etag": etagOf(r.ID), "resourceGuid": stableUUID(r.ID, "guid"), "provisioningState": succeeded,
		"peeringState": peeringState(r), "peeringSyncLevel": peeringSyncLevel(r),
		"remoteAddressSpace":               model.Properties{"addressPrefixes": peeredSpace(r)},
		"remoteVirtualNetworkAddressSpace": model.Properties{"addressPrefixes": remote},
		"localAddressSpace":                model.Properties{"addressPrefixes": local},
		"localVirtualNetworkAddressSpace":  model.Properties{"addressPrefixes": local},
		// Encryption of networks is off until somebody asks for it.
		"remoteVirtualNetworkEncryption": model.Properties{"enabled": false, "enforcement": "AllowUnencrypted"},
	})
}

// peeringState is Connected while both sides exist. A peering whose other side went away stays Disconnected until it is
// written again.
func peeringState(r model.Request) string {
	_, exists := counterpart(r)
	switch {
	case exists:
		return peeringConnected
	case r.Reading && r.Old.String("peeringState") != peeringInitiated:
		return peeringDisconnected
	}
	return peeringInitiated
}

// peeredSpace is the address space of the remote network as the peering knows it: that of its creation, until it is told
// to follow a change.
func peeredSpace(r model.Request) []any {
	if known := r.Old.List("remoteAddressSpace.addressPrefixes"); known != nil &&
		!(strings.EqualFold(r.Inputs.String("syncRemoteAddressSpace"), "true") && !r.Reading) {
		return known
	}
	return addressSpaceOf(r.Cloud, remoteNetwork(r.Inputs))
}

// peeringSyncLevel says which sides know the present address space of the other. Microsoft Learn "Create, change, or
// delete a virtual network peering", known.
func peeringSyncLevel(r model.Request) string {
	local := sameSpace(peeredSpace(r), addressSpaceOf(r.Cloud, remoteNetwork(r.Inputs)))
	back, exists := counterpart(r)
	remote := exists && sameSpace(back.Outputs.List("remoteAddressSpace.addressPrefixes"),
		addressSpaceOf(r.Cloud, parentOf(r.ID)))
	switch {
	case local && remote:
		return "FullyInSync"
	case local:
		return "RemoteNotInSync"
	case remote:
		return "LocalNotInSync"
	}
	return "LocalAndRemoteNotInSync"
}

func sameSpace(a, b []any) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// addressSpaceOf returns the prefixes of a network as they are written.
func addressSpaceOf(cloud model.Cloud, network string) []any {
	if cloud == nil {
		return []any{}
	}
	found, _ := cloud.Get(network)
	if prefixes := found.Inputs.List("addressSpace.addressPrefixes"); prefixes != nil {
		return prefixes
	}
	return []any{}
}
