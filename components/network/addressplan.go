package network

import (
	"fmt"
	"net"

	"github.com/apparentlymart/go-cidr/cidr"
)

// The sizes of the address plan, as prefix lengths.
const (
	regionPrefix = 13
	stampPrefix  = 16
	cellPrefix   = 20

	// Regions is the number of regions that the plan has room for.
	Regions = 1 << (regionPrefix - basePrefix)
	// CellsPerRegion is the number of cells that a region has room for.
	CellsPerRegion = 100

	// keptByAzure are the first four addresses of a subnet and the very last.
	keptByAzure = 5

	basePrefix = 8
	// firstCell is the number of the first /20 behind the region stamp's /16.
	firstCell = 1 << (cellPrefix - stampPrefix)
)

// The ranges inside Kubernetes clusters, the same for all of them: outside a cluster nobody sees these addresses. They lie
// in another private range (RFC 1918) than the networks, so that they overlap none that a cluster may ever reach.
const (
	// PodRange has a /24 for each of 1024 nodes. It can grow later, but not move.
	PodRange = "172.20.0.0/14"
	// ServiceRange has the addresses of Kubernetes services.
	ServiceRange = "172.16.0.0/16"
	// ClusterDNS is the address of name resolution inside ServiceRange; the first one is the API server's.
	ClusterDNS = "172.16.0.10"
)

// base is the largest private range (RFC 1918).
func base() *net.IPNet {
	return &net.IPNet{IP: net.IPv4(10, 0, 0, 0).To4(), Mask: net.CIDRMask(basePrefix, 32)}
}

// AddressSpace is the address range of one virtual network. The zero value is not usable; see [Stamp] and [Cell].
type AddressSpace struct {
	network *net.IPNet
}

// Stamp returns the range of a region stamp. region is the region's fixed number, 0 to [Regions]-1; a region keeps its
// number for ever.
func Stamp(region int) (AddressSpace, error) {
	return space(region, stampPrefix, 0)
}

// Cell returns the range of a cell: region as for [Stamp], cell from 0 to [CellsPerRegion]-1.
func Cell(region, cell int) (AddressSpace, error) {
	if cell < 0 || cell >= CellsPerRegion {
		return AddressSpace{}, fmt.Errorf("cell %d: the address plan has cells 0 to %d", cell, CellsPerRegion-1)
	}
	return space(region, cellPrefix, firstCell+cell)
}

// space cuts the numbered range with the prefix length out of a region's /13.
func space(region, prefix, number int) (AddressSpace, error) {
	if region < 0 || region >= Regions {
		return AddressSpace{}, fmt.Errorf("region %d: the address plan has regions 0 to %d", region, Regions-1)
	}
	whole, err := cidr.Subnet(base(), regionPrefix-basePrefix, region)
	if err != nil {
		return AddressSpace{}, fmt.Errorf("region %d: %w", region, err)
	}
	network, err := cidr.Subnet(whole, prefix-regionPrefix, number)
	if err != nil {
		return AddressSpace{}, fmt.Errorf("region %d, /%d number %d: %w", region, prefix, number, err)
	}
	return AddressSpace{network: network}, nil
}

// CIDR returns the range in the notation 10.0.0.0/16, and nothing for the zero value.
func (s AddressSpace) CIDR() string {
	if s.network == nil {
		return ""
	}
	return s.network.String()
}

// Subnet returns the range of a subnet of the kind. It depends on the address space and the kind alone.
func (s AddressSpace) Subnet(kind SubnetKind) (string, error) {
	plan, ok := planFor(kind)
	if !ok {
		return "", fmt.Errorf("subnet kind %q is not in the address plan", kind)
	}
	if s.network == nil {
		return "", fmt.Errorf("subnet %s: the address space is empty", kind)
	}
	ones, _ := s.network.Mask.Size()
	subnet, err := cidr.Subnet(s.network, plan.prefix-ones, plan.number)
	if err != nil {
		return "", fmt.Errorf("subnet %s in %s: %w", kind, s.CIDR(), err)
	}
	return subnet.String(), nil
}

// LastAddress returns the last address of a subnet of the kind that a service can take. Azure keeps the first four of a
// subnet and the very last, and gives addresses from the front.
func (s AddressSpace) LastAddress(kind SubnetKind) (string, error) { return s.AddressFromEnd(kind, 0) }

// AddressFromEnd returns the address that lies number addresses before [AddressSpace.LastAddress], for what needs fixed
// addresses of its own in a subnet of the kind.
func (s AddressSpace) AddressFromEnd(kind SubnetKind, number int) (string, error) {
	prefix, err := s.Subnet(kind)
	if err != nil {
		return "", err
	}
	_, subnet, err := net.ParseCIDR(prefix)
	if err != nil {
		return "", err
	}
	ones, bits := subnet.Mask.Size()
	if number < 0 || number >= 1<<(bits-ones)-keptByAzure {
		return "", fmt.Errorf("subnet %s: it has no address number %d from its end", kind, number)
	}
	address, err := cidr.Host(subnet, -2-number)
	if err != nil {
		return "", fmt.Errorf("subnet %s: %w", kind, err)
	}
	return address.String(), nil
}
