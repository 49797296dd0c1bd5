package privatelink

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
)

// Args describes the private endpoints in one subnet.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// SubnetID is required: the resource ID of the subnet that the addresses are taken from.
	SubnetID pulumi.StringInput
	// Networks is required: the networks that find the services at their private addresses, the subnet's own among them.
	Networks []Network
	// Endpoints is required. New ones go to the end: each waits for the one before.
	Endpoints []Endpoint
	// After is optional: what the first endpoint waits for, such as endpoints made before in the same subnet, on which
	// Azure works one at a time. Default nothing.
	After []pulumi.Resource
}

// Network is a virtual network that the zones are linked to.
type Network struct {
	// Name is required and unique: lowercase letters and digits. It is part of logical names.
	Name string
	// ID is required: the resource ID of the virtual network.
	ID pulumi.StringInput
}

// Endpoint asks for the private endpoint of one service.
type Endpoint struct {
	// Name is required and unique: lowercase letters and digits. It is part of logical names.
	Name string
	// Kind is required.
	Kind Kind
	// TargetID is required: the resource ID of the service.
	TargetID pulumi.StringInput
	// After is optional: what the endpoint waits for besides the one before it, such as parts of the service, which Azure
	// does not change while it makes an endpoint. Default nothing.
	After []pulumi.Resource
	// Tags is optional: on top of the placement's. Default none.
	Tags map[string]string
}

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.SubnetID != nil, "SubnetID", "is missing", "pass the ID of the subnet for private endpoints")
	faults.Require(len(a.Networks) > 0, "Networks", "is empty", "name the network of the subnet at least")
	faults.Require(len(a.Endpoints) > 0, "Endpoints", "is empty", "ask for an endpoint, or leave the component out")
	seen := map[string]bool{}
	for i, network := range a.Networks {
		field := fmt.Sprintf("Networks[%d]", i)
		requireName(&faults, field, network.Name, seen)
		faults.Require(network.ID != nil, field+".ID", "is missing", "pass the ID of the virtual network")
	}
	seen = map[string]bool{}
	for i, endpoint := range a.Endpoints {
		field := fmt.Sprintf("Endpoints[%d]", i)
		requireName(&faults, field, endpoint.Name, seen)
		_, known := Target(endpoint.Kind)
		faults.Require(known, field+".Kind", fmt.Sprintf("%q is not a known kind", endpoint.Kind),
			"use one of "+joinKinds(Kinds()))
		faults.Require(endpoint.TargetID != nil, field+".TargetID", "is missing", "pass the ID of the service")
	}
	return faults.Err()
}

func requireName(faults *fault.List, field, name string, seen map[string]bool) {
	faults.Require(nameForm.MatchString(name), field+".Name",
		fmt.Sprintf("must be lowercase letters and digits, a letter first, not %q", name), "use a word such as sql")
	faults.Require(!seen[name], field+".Name", fmt.Sprintf("%q is used twice", name), "give each a name of its own")
	seen[name] = true
}

func joinKinds(kinds []Kind) string {
	words := make([]string, len(kinds))
	for i, kind := range kinds {
		words[i] = string(kind)
	}
	return strings.Join(words, ", ")
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	networks, endpoints := pulumi.StringArray{}, pulumi.StringMap{}
	for _, network := range a.Networks {
		networks = append(networks, pulumi.String(network.Name))
	}
	for _, endpoint := range a.Endpoints {
		endpoints[endpoint.Name] = pulumi.String(endpoint.Kind)
	}
	return pulumi.Map{"placement": a.Placement.Summary(), "networks": networks, "endpoints": endpoints}
}
