package deploy

import (
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/budget"
	"github.com/azstage/azstage/components/frontdoor"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/privatelink"
	"github.com/azstage/azstage/internal/celldirectory"
	"github.com/azstage/azstage/stages"
)

// cellTag says which cell a resource belongs to.
const cellTag = "cell"

// regions are the first stamps of the regions, which have what the cells of a region share.
func (d *deployment) regions() []*stamp {
	return slices.DeleteFunc(slices.Clone(d.stamps), func(s *stamp) bool { return s.cell > 0 })
}

// hub is the first stamp of the region: the stamp itself where the region is not divided.
func (s *stamp) hub() *stamp { return s.regions()[s.number] }

// cells are the stamps of the stamp's region.
func (s *stamp) cells() []*stamp {
	return slices.DeleteFunc(slices.Clone(s.stamps), func(other *stamp) bool { return other.number != s.number })
}

// shared is the name of something of a cell among its like in what the cells of a region share.
func (s *stamp) shared(name string) string {
	if s.cell == 0 {
		return name
	}
	return stages.CellName(s.cell) + name
}

// addressSpace is where the stamp's network lies: a cell's beside that of its region.
func (s *stamp) addressSpace() (network.AddressSpace, error) {
	if s.cell == 0 {
		return network.Stamp(s.number)
	}
	return network.Cell(s.number, s.cell)
}

// cellSubnets are what a cell needs of the region's subnets: the services and the API gateway are the region's.
var cellSubnets = []stages.Subnet{stages.SubnetAppService, stages.SubnetPrivateEndpoints, stages.SubnetWorkers}

// subnets are those of the profile that the stamp has.
func (s *stamp) subnets() []stages.Subnet {
	if s.cell == 0 {
		return s.profile.Network.Subnets
	}
	return slices.DeleteFunc(slices.Clone(s.profile.Network.Subnets), func(kind stages.Subnet) bool {
		return !slices.Contains(cellSubnets, kind)
	})
}

// topics are those of the region, to which the apps of all its cells publish.
func (s *stamp) topics() []stages.Topic {
	if s.cell > 0 {
		return nil
	}
	return s.profile.Messaging.Topics
}

// newPeering joins the network of a cell to that of its region, where the stores are that all cells use.
func (s *stamp) newPeering(ctx *pulumi.Context) (err error) {
	hub, cells := s.hub(), s.cells()
	s.peering, err = network.NewPeering(ctx, s.name("peering"), network.PeeringArgs{
		Hub:   network.Peer{Placement: hub.place, Name: "region", Network: hub.network},
		Spoke: network.Peer{Placement: s.place, Name: stages.CellName(s.cell), Network: s.network},
		After: cells[slices.Index(cells, s)-1].peering,
	}, s.top()...)
	return err
}

// networks are those of the region and its cells.
func (s *stamp) networks() []privatelink.Network {
	var all []privatelink.Network
	for _, cell := range s.cells() {
		all = append(all, privatelink.Network{Name: cell.shared("stamp"), ID: cell.network.VirtualNetworkID})
	}
	return all
}

// cellGroup is the group of origins of a cell: it and its siblings in the other regions.
func (s *stamp) cellGroup() string {
	if s.cell == 0 {
		return appGroup
	}
	return "origins-" + stages.CellName(s.cell)
}

// routedCells are those that Front Door sends users to. The first cells get everybody who names none.
func (d *deployment) routedCells() []frontdoor.Cell {
	var routed []frontdoor.Cell
	if !d.profile.Edge.FrontDoor.CellRouting {
		return nil
	}
	for _, s := range d.home().cells() {
		name := stages.CellName(s.cell)
		if s.cell > 0 && !slices.Contains(d.profile.Cells.Drained, name) {
			routed = append(routed, frontdoor.Cell{Name: name, Number: s.cell, Group: s.cellGroup()})
		}
	}
	return routed
}

// exportCells says what each cell has of its own, and which cell each user belongs to.
func (d *deployment) exportCells(ctx *pulumi.Context) error {
	if !d.profile.Cells.Divided() {
		return nil
	}
	directory, err := celldirectory.New(d.profile.Cells.PerRegion, d.profile.Cells.Drained)
	if err != nil {
		return err
	}
	document, err := directory.Document()
	if err != nil {
		return err
	}
	ctx.Export("cellDirectory", pulumi.String(document))
	cells := pulumi.Map{}
	for _, s := range d.stamps {
		if s.cell > 0 {
			cells[s.region.Name+"/"+stages.CellName(s.cell)] = pulumi.Map{
				"resourceGroup": s.group.Name, "app": s.app.HostName, "sqlServer": s.database.HostName,
				"grantAppAccessSql": s.database.GrantAppAccessSQL,
			}
		}
	}
	ctx.Export("cells", cells)
	return nil
}

// newBudget bounds what a cell costs.
func (s *stamp) newBudget(ctx *pulumi.Context) error {
	amount := s.profile.Cost.CellBudgetUSD
	if amount == 0 {
		return nil
	}
	args := s.budget("", amount)
	args.Placement, args.ResourceGroupID = s.place, s.group.ID().ToStringOutput()
	args.ResourceGroups, args.SubscriptionID = nil, nil
	_, err := budget.New(ctx, s.name("budget"), args, s.top()...)
	return err
}
