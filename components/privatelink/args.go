package privatelink

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
)

// Args describes the private endpoints in one subnet.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// SubnetID is required with Endpoints: the resource ID of the subnet that the addresses are taken from.
	SubnetID pulumi.StringInput
	// Networks is required without Zones: the networks that find the services at their private addresses, the subnet's own
	// among them. With Zones, all of those are linked to them; leave it empty where the networks are linked already.
	Networks []Network
	// Endpoints is required without Kinds. New ones go to the end: each waits for the one before.
	Endpoints []Endpoint
	// Kinds is optional: what there are to be zones for besides the endpoints' own, because others name them in Zones.
	Kinds []Kind
	// Zones is optional: the private links whose zones take the records of the endpoints, such as those of the region around
	// a cell. A network is linked to one zone of a name only, so cells that use what the region shares have no zones of
	// their own. Default none: the component makes its zones.
	Zones []*PrivateLink
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
	faults.Require(a.SubnetID != nil || len(a.Endpoints) == 0, "SubnetID", "is missing",
		"pass the ID of the subnet for private endpoints")
	faults.Require(len(a.Networks) > 0 || a.shares() && len(a.Endpoints) > 0, "Networks", "is empty",
		"name the network of the subnet at least")
	faults.Require(len(a.Endpoints) > 0 || len(a.Kinds) > 0 || a.shares(), "Endpoints", "is empty",
		"ask for an endpoint, or leave the component out")
	a.validateZones(&faults)
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
		a.validateKind(&faults, field+".Kind", endpoint.Kind)
		faults.Require(endpoint.TargetID != nil, field+".TargetID", "is missing", "pass the ID of the service")
	}
	return faults.Err()
}

func (a Args) validateKind(faults *fault.List, field string, kind Kind) {
	_, known := Target(kind)
	faults.Require(known, field, fmt.Sprintf("%q is not a known kind", kind), "use one of "+joinKinds(Kinds()))
	if !known || !a.shares() {
		return
	}
	_, found := a.shared()[a.zoneOf(kind)]
	faults.Require(found, field, fmt.Sprintf("%q has no zone among Zones", kind),
		"name it in Kinds of the private link that makes them")
}

func (a Args) validateZones(faults *fault.List) {
	for i, kind := range a.Kinds {
		field := fmt.Sprintf("Kinds[%d]", i)
		a.validateKind(faults, field, kind)
		faults.Require(!a.shares(), field, "asks for a zone although the zones are those of others", "leave it out")
	}
	seen := map[string]bool{}
	for i, link := range a.Zones {
		if link == nil {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(link.zones)) {
			faults.Require(!seen[name], fmt.Sprintf("Zones[%d]", i), fmt.Sprintf("has another zone %s", name),
				"leave it out: a network is linked to one zone of a name only")
			seen[name] = true
		}
	}
}

// shares says whether the zones are those of others. One that was left out has none.
func (a Args) shares() bool {
	return slices.ContainsFunc(a.Zones, func(link *PrivateLink) bool { return link != nil })
}

// shared are the zones of others by name.
func (a Args) shared() map[string]zone {
	all := map[string]zone{}
	for _, link := range a.Zones {
		if link != nil {
			maps.Copy(all, link.zones)
		}
	}
	return all
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
