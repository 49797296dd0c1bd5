package services

import (
	"fmt"
	"hash/fnv"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/network"
)

// Cluster sizes the host AKS; see components/aks for what each value may be.
type Cluster struct {
	// OutboundAddress is optional: the public address of the NAT gateway on the subnet. Default none: a load balancer of
	// the cluster's own. Having one or not is fixed at creation.
	OutboundAddress pulumi.StringInput
	// Nodes is optional: the number of system nodes. Default 2.
	Nodes int
	// NodeSKU is optional: the size of the system nodes; Azure refuses a change. Default Standard_D4s_v5.
	NodeSKU string
	// UserMin and UserMax are optional: the bounds of the nodes for services. Default none: services run on the system
	// nodes.
	UserMin, UserMax int
	// UserSKU is optional: the size of the nodes for services. Default that of the system nodes.
	UserSKU string
	// SpotMax is optional: the largest number of nodes for batch work. Default none.
	SpotMax int
}

// serviceAddresses is how many addresses at the end of the nodes' subnet belong to services. Azure hands a subnet out from
// the front (known), and 1024 nodes, the most that there are addresses of pods for, leave this many of a /21.
const serviceAddresses = 1000

// clusterAddress is the private address on which the pipeline's load balancer makes a service available. It hangs on the
// name alone, so that it stays when other services come and go.
func clusterAddress(space network.AddressSpace, service string) (string, error) {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(service)) // Never fails, says its documentation.
	return space.AddressFromEnd(network.AKS, int(hash.Sum32()%serviceAddresses))
}

// clusterFaults is what the host AKS needs beyond what every host does.
func (a Args) clusterFaults() fault.List {
	var faults fault.List
	if a.host() != AKS {
		return faults
	}
	faults.Require(a.Space.CIDR() != "", "Space", "is missing", "pass the address space of the network")
	takenBy := map[string]string{}
	for i, service := range a.Services {
		field := fmt.Sprintf("Services[%d]", i)
		faults.Require(service.Identity.Name != nil, field+".Identity.Name", "is missing",
			"pass the name of the identity, which gets a credential")
		address, err := clusterAddress(a.Space, service.Name)
		if err != nil {
			continue // Without a space there are no addresses, which is a fault of its own.
		}
		other, taken := takenBy[address]
		faults.Require(!taken || other == service.Name, field+".Name",
			fmt.Sprintf("leads to the address of %s, %s", other, address), "rename the one that does not run yet")
		takenBy[address] = service.Name
	}
	return faults
}
