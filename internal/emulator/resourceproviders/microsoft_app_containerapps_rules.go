package resourceproviders

import (
	"fmt"
	"math"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	resourceTotalQuoted = "GitHub Azure/bicep-types-az#1924 (2023-10) and Azure/bicep#14569 (2024-07), which quote the answer"
	memoryUnitQuoted    = "GitHub Azure/bicep-types-az#2226 (2024-07), which quotes the answer"
)

func containerAppRules() []model.Rule {
	return append([]model.Rule{
		preflight("app.containerApps.environment-given",
			"A container app names its environment.", known(), containerAppEnvironment),
		preflight("app.containerApps.container-needed",
			"A container app has a container, and each has an image and a name of its own.",
			known(), containerAppContainers),
		preflight("app.containerApps.memory-form",
			"Memory is a decimal number of gibibytes with at most two decimals: 1.5Gi.",
			verified(memoryUnitQuoted), containerAppMemory),
		preflight("app.containerApps.identities-given",
			"An identity of type UserAssigned lists identities, and only it does.", known(), identitiesGiven),
		preflight("app.containerApps.registry-credentials",
			"A registry is used with an identity or with a user name and the name of a secret, not with both.",
			verified(containerAppSDK), containerAppRegistry),
		preflight("app.containerApps.identity-assigned",
			"An identity that a registry, a scale rule or an identity setting names is assigned to the app.",
			verified("GitHub hashicorp/terraform-provider-azurerm#20675 (2023-02)"), containerAppIdentityAssigned),
		onApply("app.containerApps.same-region-as-environment",
			"A container app is in the region of its environment.", known(), containerAppRegion),
		onApply("app.containerApps.profile-exists",
			"The workload profile of an app is one of its environment.", verified(containerAppSDK), containerAppProfile),
		onApply("app.containerApps.resource-total",
			"On the profile Consumption the cores and the memory of all containers add up to one of the sizes on sale.",
			verified(resourceTotalQuoted), containerAppTotal),
	}, append(containerAppScaleRules(), containerAppIngressRules()...)...)
}

func containerAppEnvironment(r model.Request) []model.Fault {
	_, given := r.Inputs.Get("environmentId")
	_, deprecated := r.Inputs.Get("managedEnvironmentId")
	if given || deprecated {
		return nil
	}
	return model.Refuse("environmentId", "ContainerAppEnvironmentNotSpecified",
		"A container app needs an environmentId.")
}

func containerAppContainers(r model.Request) []model.Fault {
	if !r.Inputs.Known("template") || !r.Inputs.Known("template.containers") {
		return nil
	}
	containers := r.Inputs.Objects("template.containers")
	if len(r.Inputs.List("template.containers")) == 0 {
		return model.Refuse("template.containers", "ContainerAppInvalidTemplate",
			"The template of a container app needs at least one container.")
	}
	var faults []model.Fault
	seen := map[string]bool{}
	for i, container := range containers {
		path, name := fmt.Sprintf("template.containers[%d]", i), container.String("name")
		if _, given := container.Get("image"); !given {
			faults = append(faults, model.Refuse(path+".image", "ContainerAppImageRequired",
				"The container '%s' has no image.", name)...)
		}
		if _, given := container.Get("name"); !given || seen[name] && container.Has("name") {
			faults = append(faults, model.Refuse(path+".name", "ContainerAppInvalidName",
				"Each container needs a name of its own, not '%s'.", name)...)
		}
		seen[name] = true
	}
	return faults
}

func containerAppMemory(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, container := range r.Inputs.Objects("template.containers") {
		text := container.String("resources.memory")
		gi, ok := azure.ParseMemoryGi(text)
		if !container.Has("resources.memory") || ok && math.Abs(gi*100-math.Round(gi*100)) < 1e-9 {
			continue
		}
		faults = append(faults, model.Refuse(fmt.Sprintf("template.containers[%d].resources.memory", i),
			"ContainerAppInvalidMemory", "Container with name '%s' has an invalid memory resource request: '%s'. The 'memory' "+
				"field for each container, if provided, must contain a decimal value to no more than 2 decimal places followed "+
				"by 'Gi' to denote the unit (Gibibytes). Example: '1.25Gi' or '2Gi'.", container.String("name"), text)...)
	}
	return faults
}

func containerAppRegistry(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, registry := range r.Inputs.Objects("configuration.registries") {
		path := fmt.Sprintf("configuration.registries[%d]", i)
		_, server := registry.Get("server")
		_, identity := registry.Get("identity")
		_, user := registry.Get("username")
		_, password := registry.Get("passwordSecretRef")
		if !server {
			faults = append(faults, model.Refuse(path+".server", "ContainerAppRegistryServerRequired",
				"A registry needs a server.")...)
		}
		if identity && (user || password) || !identity && !(user && password) {
			faults = append(faults, model.Refuse(path+".identity", "ContainerAppRegistryCredentialsInvalid",
				"A registry is used either with an identity, or with a username and a passwordSecretRef.")...)
		}
	}
	return faults
}

// identityNames are where an app names an identity that it uses.
var identityNames = []string{
	"configuration.registries[].identity", "configuration.identitySettings[].identity",
	"template.scale.rules[].custom.identity", "template.scale.rules[].http.identity",
	"template.scale.rules[].tcp.identity", "template.scale.rules[].azureQueue.identity",
}

func containerAppIdentityAssigned(r model.Request) []model.Fault {
	if !r.Inputs.Known("identity") || !r.Inputs.Known("identity.userAssignedIdentities") {
		return nil
	}
	assigned := r.Inputs.Strings("identity.userAssignedIdentities")
	unseen := len(assigned) < len(r.Inputs.List("identity.userAssignedIdentities"))
	var faults []model.Fault
	for _, path := range identityNames {
		for _, found := range r.Inputs.Find(path) {
			id, known := found.Value.(string)
			system := strings.EqualFold(id, "system")
			if !known || unseen && !system || containsID(assigned, id) ||
				system && strings.Contains(strings.ToLower(r.Inputs.String("identity.type")), "systemassigned") {
				continue
			}
			faults = append(faults, model.Refuse(found.Path, "ContainerAppManagedIdentityNotAssigned",
				"The identity '%s' is not assigned to the container app.", id)...)
		}
	}
	return faults
}

func containerAppRegion(r model.Request) []model.Fault {
	environment, ok := r.Cloud.Get(environmentOf(r.Inputs))
	if !ok || sameRegion(environment.Inputs.String("location"), r.Inputs.String("location")) {
		return nil
	}
	return model.Refuse("location", "ContainerAppLocationInvalid",
		"The container app is in %s, its environment in %s: they have to be in the same region.",
		r.Inputs.String("location"), environment.Inputs.String("location"))
}

// profileType is the type of the workload profile that an app runs on; consumption is without a name. Not found when the
// environment does not have the profile.
func profileType(r model.Request, environment model.Resource) (kind string, ok bool) {
	name := r.Inputs.String("workloadProfileName")
	for _, profile := range environment.Inputs.Objects("workloadProfiles") {
		if strings.EqualFold(profile.String("name"), name) {
			return profile.String("workloadProfileType"), true
		}
	}
	return "Consumption", name == "" || oneOf(name, "Consumption")
}

func containerAppProfile(r model.Request) []model.Fault {
	environment, ok := r.Cloud.Get(environmentOf(r.Inputs))
	if _, exists := profileType(r, environment); !ok || exists {
		return nil
	}
	return model.Refuse("workloadProfileName", "WorkloadProfileNameInvalid",
		"The workload profile '%s' does not exist in the environment %s.", r.Inputs.String("workloadProfileName"),
		nameOf(environment.ID))
}

func containerAppTotal(r model.Request) []model.Fault {
	environment, ok := r.Cloud.Get(environmentOf(r.Inputs))
	kind, exists := profileType(r, environment)
	if !ok || !exists || !oneOf(kind, "Consumption") {
		return nil
	}
	var cpu, memory float64
	for _, container := range r.Inputs.Objects("template.containers") {
		gi, readable := azure.ParseMemoryGi(container.String("resources.memory"))
		if !container.Has("resources.cpu") || !readable {
			return nil // Azure chooses what is left out; another rule refuses what cannot be read.
		}
		cpu, memory = cpu+container.Number("resources.cpu"), memory+gi
	}
	sizes := azure.ContainerSizes(len(environment.Inputs.List("workloadProfiles")) > 0)
	var offered []string
	for _, size := range sizes {
		if math.Abs(size.CPU-cpu) < 1e-9 && math.Abs(size.MemoryGi-memory) < 1e-9 {
			return nil
		}
		offered = append(offered, size.String())
	}
	return model.Refuse("template.containers", "ContainerAppInvalidResourceTotal", "The total requested CPU and memory "+
		"resources for this application (CPU: %g, memory: %g) is invalid. Total CPU and memory for all containers defined in "+
		"a Container App must add up to one of the following CPU - Memory combinations: %s", cpu, memory,
		strings.Join(offered, "; "))
}
