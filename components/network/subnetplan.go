package network

import "slices"

// SubnetKind says what a subnet is for. There is at most one of a kind in a virtual network.
type SubnetKind string

// The kinds of subnets of all stages.
const (
	// AppService is where the web apps' outbound traffic enters the network. One plan per subnet is Azure's rule.
	AppService SubnetKind = "appservice"
	// Workers is the same for the workers' plan.
	Workers SubnetKind = "workers"
	// PrivateEndpoints holds the private endpoints of all stores.
	PrivateEndpoints SubnetKind = "privateendpoints"
	// ApplicationGateway holds nothing but application gateways.
	ApplicationGateway SubnetKind = "applicationgateway"
	// ContainerApps holds a Container Apps environment.
	ContainerApps SubnetKind = "containerapps"
	// APIManagement holds an injected API Management instance.
	APIManagement SubnetKind = "apim"
	// Services is the same as AppService for the plan of the services that were split off.
	Services SubnetKind = "services"
	// AKS holds the nodes of a Kubernetes cluster; pods have an overlay network of their own.
	AKS SubnetKind = "aks"
	// GatewayPrivateLink is where traffic from private endpoints enters the network on its way to an application gateway.
	GatewayPrivateLink SubnetKind = "gatewayprivatelink"
	// ServiceFunctions is the same as Workers for the function apps of the services, which share it.
	ServiceFunctions SubnetKind = "servicefunctions"
	// ContainerInstances holds nothing but container groups.
	ContainerInstances SubnetKind = "containerinstances"
)

// subnetPlan is the fixed place of a kind: the range with the prefix length that has this number, counted from the
// start of the virtual network. All kinds fit into a cell's /20.
type subnetPlan struct {
	kind   SubnetKind
	prefix int
	number int
	// why gives the reason for the size.
	why string
}

// subnetPlans may grow, but a row never changes: it would move a subnet in use. Sizes: Microsoft Learn pages of the
// services, 2026.
var subnetPlans = []subnetPlan{
	{AppService, 26, 0, "64 addresses serve the largest plan (30 instances) while it is being scaled up"},
	{Workers, 26, 1, "as for the web apps"},
	{PrivateEndpoints, 25, 1, "one address for each store, sub-resource and service"},
	{ApplicationGateway, 24, 1, "125 instances and their private frontends"},
	{ContainerApps, 23, 1, "the smallest range a consumption-only environment takes"},
	{APIManagement, 27, 32, "units and zones of one instance"},
	{Services, 26, 17, "as for the web apps"},
	{AKS, 21, 1, "nodes only, because pods have an overlay network"},
	{GatewayPrivateLink, 27, 33, "the eight addresses that a private link configuration takes at most"},
	{ContainerInstances, 26, 18, "one address for each of 59 container groups"},
	{ServiceFunctions, 26, 19, "the 27 gateways that function apps share at most, and room for more"},
}

func planFor(kind SubnetKind) (subnetPlan, bool) {
	i := position(kind)
	if i < 0 {
		return subnetPlan{}, false
	}
	return subnetPlans[i], true
}

// position is the kind's place in the table, the order in which subnets are written.
func position(kind SubnetKind) int {
	return slices.IndexFunc(subnetPlans, func(p subnetPlan) bool { return p.kind == kind })
}

// SubnetKinds returns all kinds in the order of the plan.
func SubnetKinds() []SubnetKind {
	kinds := make([]SubnetKind, len(subnetPlans))
	for i, plan := range subnetPlans {
		kinds[i] = plan.kind
	}
	return kinds
}
