package resourceproviders

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const instanceID = group + "/providers/Microsoft.ContainerInstance/containerGroups/ci"

func grouped(cpu float64, more props) props {
	return merged(props{"containers": list(props{
		"name": "main", "image": "i", "ports": list(props{"port": 80.0}),
		"resources": props{"requests": props{"cpu": cpu, "memoryInGB": 2 * cpu}},
	})}, more)
}

func containerGroupCases() []ruleCase {
	const p = "containerinstance.containerGroups."
	alike := func(before, after props) model.Request { return changed(grouped(1, before), grouped(1, after)) }
	inNetwork := props{"subnetIds": list(props{"id": subnetID})}
	address := func(kind string, more props) model.Request {
		return given(merged(props{"ipAddress": props{"type": kind}}, more))
	}
	exposed := func(port float64) model.Request {
		return given(grouped(1, props{"ipAddress": props{"ports": list(props{"port": port})}}))
	}
	pulls := func(id string) model.Request {
		return given(props{
			"identity":                 props{"type": "UserAssigned", "userAssignedIdentities": list(identityID)},
			"imageRegistryCredentials": list(props{"server": "r", "identity": id}),
		})
	}
	joins := func(inputs props, cloud ...model.Resource) model.Request {
		return in(cloud, instanceID, merged(inputs, inNetwork))
	}
	full := func(groups int) []model.Resource {
		all := []model.Resource{delegatedSubnet("10.0.0.0/29", groupService)}
		for i := range groups {
			all = append(all, resource(fmt.Sprintf("%s%d", instanceID, i), inNetwork))
		}
		return all
	}
	network := resource(networkID, props{"location": "eastus2"})
	return []ruleCase{
		{p + "delete-first", changed(grouped(1, nil), grouped(1, props{"tags": props{"a": "b"}})),
			changed(grouped(1, nil), grouped(2, nil)), "containers"},
		{p + "delete-first", alike(props{"restartPolicy": "Always"}, nil),
			alike(props{"restartPolicy": "Always"}, props{"restartPolicy": "Never"}), "restartPolicy"},
		{p + "delete-first", alike(inNetwork, inNetwork), alike(inNetwork, nil), "subnetIds"},
		{p + "delete-first", alike(props{"zones": list("1")}, props{"zones": list("1")}),
			alike(props{"zones": list("1")}, props{"zones": list("2")}), "zones"},
		{p + "container-names", given(props{"containers": list(props{"name": "a-1"}, props{"name": "b"})}),
			given(props{"containers": list(props{"name": "A_1"})}), "containers[0].name"},
		{p + "container-names", given(props{"containers": list(props{"name": "a"})}),
			given(props{"containers": list(props{"name": "a"}, props{"name": "a"})}), "containers[1].name"},
		{p + "size", given(grouped(4, nil)), given(grouped(4.5, nil)), "containers"},
		{p + "size", given(grouped(0.5, nil)), given(grouped(0, nil)), "containers[0].resources.requests.cpu"},
		{p + "private-in-subnet", address("Private", inNetwork), address("Public", inNetwork), "ipAddress.type"},
		{p + "private-in-subnet", address("Public", nil), address("Private", nil), "ipAddress.type"},
		{p + "ports-open", exposed(80), exposed(8080), "ipAddress.ports[0].port"},
		{p + "one-zone", given(props{"location": "eastus2", "zones": list("1")}),
			given(props{"location": "eastus2", "zones": list("1", "2")}), "zones"},
		{p + "one-zone", given(props{"location": "westus"}), given(props{"location": "westus", "zones": list("1")}), "zones"},
		{p + "identities-given", given(props{"identity": props{"type": "None"}}),
			given(props{"identity": props{"type": "UserAssigned"}}), "identity.userAssignedIdentities"},
		{p + "identity-assigned", pulls(identityID), pulls(identityID + "2"), "imageRegistryCredentials[0].identity"},
		{p + "subnet-delegated", joins(nil, delegatedSubnet("10.0.0.0/26", groupService)),
			joins(nil, delegatedSubnet("10.0.0.0/26", "")), "subnetIds"},
		{p + "subnet-region", joins(props{"location": "East US 2"}, network), joins(props{"location": "westus2"}, network),
			"subnetIds"},
		{p + "subnet-full", joins(nil, full(2)...), joins(nil, full(3)...), "subnetIds"},
	}
}

func TestEveryContainerGroupHasAnAddressOfItsOwn(t *testing.T) {
	t.Parallel()
	inputs := props{"subnetIds": list(props{"id": subnetID}), "ipAddress": props{"type": "Private"}}
	cloud := fakeCloud{delegatedSubnet("10.0.4.128/26", groupService)}
	var given []string
	for i := range 3 {
		id := fmt.Sprintf("%s%d", instanceID, i)
		outputs := containerGroupOutputs(in(cloud, id, inputs))
		given = append(given, outputs.String("ipAddress.ip"))
		cloud = append(cloud, model.Resource{ID: id, ARMType: containerGroupType, Inputs: inputs, Outputs: outputs})
	}
	assert.Equal(t, []string{"10.0.4.132", "10.0.4.133", "10.0.4.134"}, given)
	last := cloud[len(cloud)-1]
	kept := containerGroupOutputs(changing(fakeCloud{cloud[0], last}, last.ID, last.Outputs, inputs))
	assert.Equal(t, "10.0.4.134", kept.String("ipAddress.ip"), "an update keeps it")
}
