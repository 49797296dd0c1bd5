package aks

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes one cluster.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// SubnetID is required: the subnet of the nodes, which holds no other service's delegation. Fixed at creation.
	SubnetID pulumi.StringInput
	// OutboundAddress is optional: the public address of the NAT gateway on the subnet, which outbound traffic then takes.
	// Default nil: a load balancer of the cluster's own. Having one or not is fixed at creation.
	OutboundAddress pulumi.StringInput
	// Nodes is optional: how many nodes the system pool has, 2 to 1000. Default 2; three survive the loss of a zone better.
	Nodes int
	// NodeSKU is optional: the size of the system pool's nodes, with 4 vCPUs and more, not of the B series. A change
	// replaces the pool by hand: Azure refuses it. Default Standard_D4s_v5.
	NodeSKU string
	// UserPool is optional: nodes for services alone. Default none: services run on the system pool.
	UserPool UserPool
	// Spot is optional: nodes for batch work that may be interrupted. Default none.
	Spot *SpotPool
	// Registry is optional: the resource ID of the container registry that nodes pull from. Default none.
	Registry pulumi.StringInput
	// AdminGroups is optional: object IDs of Entra groups whose members administrate the cluster. Default none: Azure RBAC
	// assignments alone decide.
	AdminGroups []string
	// AuthorizedRanges is optional: the address ranges, such as "203.0.113.0/24", from which the API server is reached
	// over the Internet. Default none: it is private. The choice is fixed at creation.
	AuthorizedRanges []string
	// KubernetesVersion is optional: the minor version at creation, such as "1.36". Default Azure's.
	KubernetesVersion string
	// Maintenance is optional: when Azure upgrades. Default Saturday and Sunday from 01:00 UTC.
	Maintenance Maintenance
}

// UserPool is a pool between whose bounds the cluster autoscaler works.
type UserPool struct {
	// Min and Max bound the number of nodes, 0 to 1000. Max 0: there is no such pool.
	Min, Max int
	// SKU is optional: the size of the nodes. A change replaces the pool. Default that of the system pool.
	SKU string
}

// SpotPool is a pool of spare capacity.
type SpotPool struct {
	// Max is required: the largest number of nodes, 1 to 1000. The smallest is none.
	Max int
	// SKU is optional: the size of the nodes. A change replaces the pool. Default that of the system pool.
	SKU string
}

// Maintenance is when Azure may upgrade: four hours a week for node images, and as much for Kubernetes.
type Maintenance struct {
	// Day is optional: the English name of the weekday on which Kubernetes is upgraded. Default Sunday.
	Day string
	// NodeDay is optional: that of node images; another day, because a cluster does one thing at a time. Default Saturday.
	NodeDay string
	// Start is optional: when both begin, as "01:00" UTC. Default 01:00.
	Start string
}

const (
	defaultNodes       = 2
	defaultNodeSKU     = "Standard_D4s_v5"
	defaultDay         = "Sunday"
	defaultNodeDay     = "Saturday"
	defaultStart       = "01:00"
	maintenanceHours   = 4
	podsPerNode        = 110
	nodesOfPodRange    = 1024
	systemDiskGB       = 128
	imageCleanerHours  = 168
	upgradeSurge       = "33%"
	anySpotPrice       = -1
	serviceAccountKind = "system:serviceaccount:"
	tokenAudience      = "api://AzureADTokenExchange"
)

func (a Args) nodes() int {
	if a.Nodes == 0 {
		return defaultNodes
	}
	return a.Nodes
}

func (a Args) nodeSKU() string { return or(a.NodeSKU, defaultNodeSKU) }

func (a Args) userSKU() string { return or(a.UserPool.SKU, a.nodeSKU()) }

func (a Args) spotSKU() string { return or(a.Spot.SKU, a.nodeSKU()) }

func (a Args) private() bool { return len(a.AuthorizedRanges) == 0 }

// largest is the number of nodes when every pool stands at its maximum.
func (a Args) largest() int {
	total := a.nodes() + a.UserPool.Max
	if a.Spot != nil {
		total += a.Spot.Max
	}
	return total
}

// zones are all of the region, because they cost nothing.
func (a Args) zones() pulumi.StringArray {
	if region, ok := azure.RegionByName(a.Placement.Location); ok && region.Zones {
		return pulumi.ToStringArray([]string{"1", "2", "3"})
	}
	return nil
}

func (m Maintenance) day() string { return or(m.Day, defaultDay) }

func (m Maintenance) nodeDay() string { return or(m.NodeDay, defaultNodeDay) }

func (m Maintenance) start() string { return or(m.Start, defaultStart) }

// or returns the fallback for an empty value.
func or(value, fallback string) string {
	if value == "" {
		return fallback
	}
	return value
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	recorded := pulumi.Map{
		"placement": a.Placement.Summary(), "nodes": pulumi.Int(a.nodes()), "nodeSku": pulumi.String(a.nodeSKU()),
		"userPool": pulumi.Map{
			"min": pulumi.Int(a.UserPool.Min), "max": pulumi.Int(a.UserPool.Max), "sku": pulumi.String(a.userSKU()),
		},
		"natGateway": pulumi.Bool(a.OutboundAddress != nil), "private": pulumi.Bool(a.private()),
		"adminGroups": pulumi.ToStringArray(a.AdminGroups), "authorizedRanges": pulumi.ToStringArray(a.AuthorizedRanges),
		"kubernetesVersion": pulumi.String(a.KubernetesVersion), "registry": pulumi.Bool(a.Registry != nil),
	}
	if a.Spot != nil {
		recorded["spot"] = pulumi.Map{"max": pulumi.Int(a.Spot.Max), "sku": pulumi.String(a.spotSKU())}
	}
	return recorded
}
