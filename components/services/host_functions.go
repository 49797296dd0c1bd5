package services

import (
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/worker"
)

// defaultRuntime is what function apps run where nobody says otherwise.
const defaultRuntime = "dotnet-isolated|10.0"

// onFunctions makes a function app for each service, on a plan that holds no other. It answers requests and comes by
// private endpoint alone. What is deployed to it are packages of functions, and no image.
func onFunctions(ctx *pulumi.Context, name string, args Args, s *Services) error {
	for _, service := range args.Services {
		app, err := worker.New(ctx, name+"-"+service.Name, worker.Args{
			Placement: args.Placement.Tagged(service.Tags), Part: service.Name, Runtime: args.runtime(), ZoneRedundant: args.ZoneRedundant,
			MaxInstances: service.MaxReplicas,
			MemoryMB:     functionsMemory(service.CPU),
			ReadyForHTTP: args.ready(service),
			Identity:     worker.Identity{ID: service.Identity.ID, ClientID: service.Identity.ClientID},
			SubnetID:     args.SubnetID,
			Host:         worker.Host(*service.Storage),
			Settings:     service.Settings,
			After:        service.After,
		}, pulumi.Parent(s))
		if err != nil {
			return err
		}
		s.urls[service.Name] = pulumi.Sprintf("https://%s", app.HostName)
		s.sites[service.Name] = app.SiteID
	}
	return nil
}

func (a Args) runtime() worker.Runtime {
	runtime := a.Runtime
	if runtime == "" {
		runtime = defaultRuntime
	}
	name, version, _ := strings.Cut(runtime, "|")
	return worker.Runtime{Name: name, Version: version}
}

// ready says aloud what a zone-redundant plan keeps ready, and charges for, in any case.
func (a Args) ready(service Service) int {
	if a.ZoneRedundant {
		return max(service.MinReplicas, 1) // which the component makes the two that Azure takes
	}
	return service.MinReplicas
}

// instanceSize is an instance of Flex Consumption. Cores come with the memory.
type instanceSize struct {
	memoryMB int
	cores    float64
}

// instanceSizes in rising order. Source: MicrosoftDocs/azure-docs azure-functions/flex-consumption-plan.md, instance
// sizes, known.
var instanceSizes = []instanceSize{{512, 0.25}, {2048, 1}, {4096, 2}}

// functionsMemory is the smallest instance with the cores, in MB; 0 for none.
func functionsMemory(cores float64) int {
	for _, size := range instanceSizes {
		if cores <= size.cores {
			return size.memoryMB
		}
	}
	return 0
}

func judgeFunctions(faults *fault.List, field string, service Service) {
	faults.Require(service.Image == "", field+".Image", "has no place on Flex Consumption, which runs packages",
		"leave it out, or choose another host")
	faults.Require(service.Port == 0, field+".Port", "has no place on Flex Consumption, where the platform listens",
		"leave it out, or choose another host")
	faults.Require(service.HealthPath == "", field+".HealthPath", "has no place on Flex Consumption, which checks by itself",
		"leave it out, or choose another host")
	faults.Require(functionsMemory(service.CPU) > 0, field+".CPU", "is more than the 2 cores of the largest instance",
		"lower it, or choose another host")
	stored := service.Storage != nil && service.Storage.AccountName != nil && service.Storage.PackageURL != nil
	faults.Require(stored, field+".Storage", "is incomplete", "pass the account's name and the container's address")
}
