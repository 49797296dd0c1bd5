package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

// narrow is a subnet with three addresses to give away: a /29 has eight, of which Azure keeps five.
func narrow(more ...model.Resource) fakeCloud {
	return append(fakeCloud{
		resource(networkID, props{"location": "eastus2"}), resource(subnetID, props{"addressPrefix": "10.0.2.0/29"}),
		resource(registryID, registryTier("Premium", props{"location": "East US 2"})),
		resource(cosmosID, inRegions("eastus2")),
	}, more...)
}

// endpointAddressCases: a registry and an account take one address for themselves and one for each region.
func endpointAddressCases() []ruleCase {
	registry, documents := connected(registryID, "registry"), connected(cosmosID, "Sql")
	copied := resource(replicationID, props{"location": "westus2"})
	neighbour := resource(endpointID+"1", connected(serverID, "sqlServer"))
	grown := func(cloud fakeCloud) model.Request {
		return changing(cloud, cosmosID, inRegions("eastus2"), inRegions("eastus2", "westus3"))
	}
	replica := props{"location": "westus2"}
	return []ruleCase{
		{"network.privateEndpoints.subnet-full", in(narrow(copied), endpointID, registry),
			in(narrow(copied, neighbour), endpointID, registry), "subnet.id"},
		{"network.privateEndpoints.subnet-full", in(narrow(neighbour), endpointID, documents),
			in(narrow(resource(endpointID+"1", registry)), endpointID, documents), "subnet.id"},
		{"containerregistry.replications.endpoints-have-room",
			in(narrow(resource(endpointID, registry)), replicationID, replica),
			in(narrow(resource(endpointID, registry), neighbour), replicationID, replica), "location"},
		{"documentdb.databaseAccounts.endpoints-have-room", grown(narrow(resource(endpointID, documents))),
			grown(narrow(resource(endpointID, documents), neighbour)), "locations"},
	}
}

func TestAZoneHasARecordForEachRegionThatKeepsImages(t *testing.T) {
	t.Parallel()
	cloud := narrow(resource(replicationID, props{"location": "westus2"}),
		resource(endpointID, connected(registryID, "registry")))
	var names []string
	addresses := map[any]bool{}
	for _, record := range recordsOf(in(cloud, groupID, props{})) {
		names = append(names, record.(props).String("recordSetName"))
		addresses[record.(props).List("ipAddresses")[0]] = true
	}
	assert.Equal(t, []string{"cr", "cr.eastus2.data", "cr.westus2.data"}, names)
	assert.Len(t, addresses, 3, "each at an address of its own")
	assert.Equal(t, []string{"cosno", "cosno-eastus2"}, endpointNames(cloud, cosmosID))
}
