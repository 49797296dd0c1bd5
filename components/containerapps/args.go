package containerapps

import (
	"fmt"
	"regexp"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
)

// Args describes one environment.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// SubnetID is optional: the delegated subnet that the environment lives in, /27 or larger. Default none: Azure's own
	// network.
	SubnetID pulumi.StringInput
	// Internal is optional: the environment has no public address. Needs SubnetID and Networks. Default false.
	Internal bool
	// ZoneRedundant is optional: spreads replicas over zones. Needs SubnetID. Default false.
	ZoneRedundant bool
	// Networks are the networks that find the apps of an internal environment by name, its own among them.
	Networks []Network
}

// Network is a virtual network that the DNS zone is linked to.
type Network struct {
	// Name is required and unique: lowercase letters and digits. It is part of logical names.
	Name string
	// ID is required: the resource ID of the virtual network.
	ID pulumi.StringInput
}

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.SubnetID != nil || !a.Internal, "Internal", "is not possible outside of a subnet",
		"pass SubnetID, or leave it out")
	faults.Require(a.SubnetID != nil || !a.ZoneRedundant, "ZoneRedundant", "is not possible outside of a subnet",
		"pass SubnetID, or leave it out")
	faults.Require(!a.Internal || len(a.Networks) > 0, "Networks", "is empty",
		"name the network of the subnet at least, or nobody finds the apps")
	faults.Require(a.Internal || len(a.Networks) == 0, "Networks", "are for an internal environment only",
		"set Internal, or leave them out: a public environment is in public DNS")
	seen := map[string]bool{}
	for i, network := range a.Networks {
		field := fmt.Sprintf("Networks[%d]", i)
		faults.Require(nameForm.MatchString(network.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, a letter first, not %q", network.Name), "use a word such as stamp")
		faults.Require(!seen[network.Name], field+".Name", fmt.Sprintf("%q is used twice", network.Name),
			"give each a name of its own")
		faults.Require(network.ID != nil, field+".ID", "is missing", "pass the ID of the virtual network")
		seen[network.Name] = true
	}
	return faults.Err()
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	networks := pulumi.StringArray{}
	for _, network := range a.Networks {
		networks = append(networks, pulumi.String(network.Name))
	}
	return pulumi.Map{
		"placement": a.Placement.Summary(), "internal": pulumi.Bool(a.Internal),
		"zoneRedundant": pulumi.Bool(a.ZoneRedundant), "networks": networks,
	}
}
