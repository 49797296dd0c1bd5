package network

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
)

// Args describes one virtual network.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Space is required: the range of the region stamp or of the cell.
	Space AddressSpace
	// DDoSPlanID is optional: the resource ID of the plan that protects the public addresses of what is in the network,
	// in any region. Default the protection that all of Azure has.
	DDoSPlanID pulumi.StringInput
	// Subnets is optional: what the network holds. Default none.
	Subnets []Subnet
}

// Subnet asks for the subnet of a kind.
type Subnet struct {
	// Kind is required.
	Kind SubnetKind
	// ServiceEndpoints is optional: services that see this subnet as a source, e.g. "Microsoft.Sql". Default none,
	// as private endpoints take their place from the second stage on.
	ServiceEndpoints []string
	// PrivateOnly is optional and for ApplicationGateway: nothing comes in from outside of the network, so users have to
	// come by private link. Default false: Front Door comes to the public address.
	PrivateOnly bool
	// NATGatewayID is optional: the resource ID of the NAT gateway that outbound traffic takes. Default none.
	NATGatewayID pulumi.StringInput
}

// endpointServices lists the services that components admit by service endpoint. Microsoft Learn "Virtual network
// service endpoints", 2026, known.
var endpointServices = []string{
	"Microsoft.KeyVault", "Microsoft.ServiceBus", "Microsoft.Sql", "Microsoft.Storage", "Microsoft.Storage.Global",
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.Space.CIDR() != "", "Space", "is empty", "take it from Stamp or Cell")
	seen := map[SubnetKind]bool{}
	for i, subnet := range a.Subnets {
		field := fmt.Sprintf("Subnets[%d]", i)
		faults.Merge(field, subnet.validate())
		faults.Require(!seen[subnet.Kind], field+".Kind", fmt.Sprintf("%q is asked for twice", subnet.Kind),
			"ask for each kind once")
		seen[subnet.Kind] = true
	}
	for i, subnet := range a.Subnets {
		faults.Require(!subnet.PrivateOnly || seen[GatewayPrivateLink], fmt.Sprintf("Subnets[%d].PrivateOnly", i),
			"leaves no way to the gateway", "ask for the subnet "+string(GatewayPrivateLink))
	}
	return faults.Err()
}

func (s Subnet) validate() error {
	var faults fault.List
	_, planned := planFor(s.Kind)
	faults.Require(planned, "Kind", fmt.Sprintf("%q is not in the address plan", s.Kind),
		"use one of "+joinKinds(SubnetKinds()))
	faults.Require(!s.PrivateOnly || s.Kind == ApplicationGateway, "PrivateOnly",
		fmt.Sprintf("says nothing about %q, which nobody enters from outside", s.Kind), "leave it out")
	for i, service := range s.ServiceEndpoints {
		faults.Require(slices.Contains(endpointServices, service), fmt.Sprintf("ServiceEndpoints[%d]", i),
			fmt.Sprintf("%q is not a known service", service), "use one of "+strings.Join(endpointServices, ", "))
	}
	return faults.Err()
}

func joinKinds(kinds []SubnetKind) string {
	words := make([]string, len(kinds))
	for i, kind := range kinds {
		words[i] = string(kind)
	}
	return strings.Join(words, ", ")
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	subnets := pulumi.StringArray{}
	for _, subnet := range a.Subnets {
		subnets = append(subnets, pulumi.String(subnet.Kind))
	}
	recorded := pulumi.Map{
		"placement": a.Placement.Summary(), "addressSpace": pulumi.String(a.Space.CIDR()), "subnets": subnets,
	}
	if a.DDoSPlanID != nil {
		recorded["ddosProtection"] = pulumi.Bool(true)
	}
	return recorded
}
