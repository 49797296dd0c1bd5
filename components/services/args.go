package services

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/placement"
)

// Host is what runs the services.
type Host string

// The hosts.
const (
	// ContainerApps is a Container Apps environment, the default.
	ContainerApps Host = "containerapps"
	// ContainerInstances is a container group for each replica.
	ContainerInstances Host = "containerinstances"
	// AppService is a plan of their own with a web app for each service.
	AppService Host = "appservice"
	// Functions is a function app for each service, on a Flex Consumption plan of its own.
	Functions Host = "functions"
	// AKS is a Kubernetes cluster. What runs in it is deployed by the pipeline.
	AKS Host = "aks"
)

// Args describes the services of one region.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Host is optional. Default ContainerApps.
	Host Host
	// SubnetID is required: the subnet of the host.
	SubnetID pulumi.StringInput
	// Networks is required: the networks whose apps call the services.
	Networks []Network
	// ZoneRedundant is optional: spreads replicas over zones, where the host can. Fixed at creation. Default false.
	ZoneRedundant bool
	// RegistryServer is optional: the login server of the registry that the services' images come from. Default none:
	// public images only.
	RegistryServer pulumi.StringInput
	// PlanSKU is optional, for AppService: the size of the plan. Default "P0v3", the smallest that can span zones.
	PlanSKU string
	// Runtime is optional, for Functions: what the services are written in. Default "dotnet-isolated|10.0".
	Runtime string
	// RegistryID is optional: the resource ID of that registry, for AKS, whose nodes pull and not its services. Default none.
	RegistryID pulumi.StringInput
	// Space is required by AKS alone: the address space of the subnet's network.
	Space network.AddressSpace
	// Cluster is optional: the sizes of AKS.
	Cluster Cluster
	// Services is optional. Default none: the host alone.
	Services []Service
}

// Network is a virtual network from which services are called.
type Network struct {
	// Name is required and unique: lowercase letters and digits. It is part of logical names.
	Name string
	// ID is required: the resource ID of the virtual network.
	ID pulumi.StringInput
}

// Service is one service.
type Service struct {
	// Name is required and unique: 2 to 16 lowercase letters and digits, a letter first. It is part of logical names and
	// never changes.
	Name string
	// Identity is required: what the service runs as. Each service has its own.
	Identity Identity
	// Image is optional: the image at creation; afterwards it belongs to the deployment pipeline. Default Microsoft's hello
	// world, which listens on port 80.
	Image string
	// Port is optional: where the container listens. Default 80.
	Port int
	// HealthPath is optional: what answers 200 when a replica can serve. Default none: only the port is tried.
	HealthPath string
	// CPU is optional: cores of a replica, 0.25 to 4 in steps of 0.25; memory is twice as many GiB. Default 0.25.
	CPU float64
	// MinReplicas and MaxReplicas are optional: the bounds of the scaling. Default the host's.
	MinReplicas, MaxReplicas int
	// Settings is optional: environment variables, where its stores are above all.
	Settings map[string]pulumi.StringInput
	// After is optional: what has to stand before the service starts, such as the right to pull its image.
	After []pulumi.Resource
	// Tags is optional: on top of the placement's, for what is the service's alone. Default none.
	Tags map[string]string
	// Storage is required on Functions, and no other host has any: where the host of its functions keeps its state.
	Storage *Storage
}

// Storage is a storage account of a service's own, in which its identity owns blobs, queues and tables.
type Storage struct {
	// AccountName is required: the account's name.
	AccountName pulumi.StringInput
	// PackageURL is required: the address of the blob container that the service is deployed to.
	PackageURL pulumi.StringInput
}

// Identity is a user-assigned managed identity.
type Identity struct {
	// ID is required: the resource ID.
	ID pulumi.StringInput
	// ClientID is required: the application ID.
	ClientID pulumi.StringInput
	// PrincipalID is required: the object ID.
	PrincipalID pulumi.StringInput
	// Name is required by AKS alone: the resource name.
	Name pulumi.StringInput
}

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9]{1,15}$`)

func (a Args) host() Host {
	if a.Host == "" {
		return ContainerApps
	}
	return a.Host
}

// Validate reports everything that is wrong with the arguments. What only a host can judge, the host's own component
// reports before it registers anything.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	_, known := hosts[a.host()]
	faults.Require(known, "Host", fmt.Sprintf("%q is not known", a.Host), "use one of "+strings.Join(hostNames(), ", "))
	faults.Require(a.SubnetID != nil, "SubnetID", "is missing", "pass the ID of the host's subnet")
	faults.Require(len(a.Networks) > 0, "Networks", "is empty", "name the network of the subnet at least")
	seen := map[string]bool{}
	for i, service := range a.Services {
		field := fmt.Sprintf("Services[%d]", i)
		faults.Require(nameForm.MatchString(service.Name), field+".Name",
			fmt.Sprintf("must be 2 to 16 lowercase letters and digits, a letter first, not %q", service.Name),
			"use a domain such as orders")
		faults.Require(!seen[service.Name], field+".Name", fmt.Sprintf("%q is used twice", service.Name),
			"give each a name of its own")
		complete := service.Identity.ID != nil && service.Identity.ClientID != nil && service.Identity.PrincipalID != nil
		faults.Require(complete, field+".Identity", "is incomplete", "pass its resource ID, client ID and object ID")
		if judge := judges[a.host()]; judge != nil {
			judge(&faults, field, service)
		}
		seen[service.Name] = true
	}
	faults = append(faults, a.clusterFaults()...)
	return faults.Err()
}

func hostNames() []string {
	var names []string
	for host := range hosts {
		names = append(names, string(host))
	}
	slices.Sort(names)
	return names
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	names := pulumi.StringArray{}
	for _, service := range a.Services {
		names = append(names, pulumi.String(service.Name))
	}
	return pulumi.Map{
		"placement": a.Placement.Summary(), "host": pulumi.String(a.host()), "services": names,
		"zoneRedundant": pulumi.Bool(a.ZoneRedundant),
	}
}
