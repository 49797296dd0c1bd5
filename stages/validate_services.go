package stages

import (
	"fmt"
	"regexp"
	"slices"
)

// hostSubnets is the subnet of each host.
var hostSubnets = map[ServiceHost]Subnet{
	HostAppService:         SubnetServices,
	HostFunctions:          SubnetServiceFunctions,
	HostContainerInstances: SubnetContainerInstances,
	HostContainerApps:      SubnetContainerApps,
	HostAKS:                SubnetAKS,
}

// containerGroupsInSubnet is what the subnet of Container Instances has addresses for: a /26 without Azure's five.
const containerGroupsInSubnet = 59

var (
	serviceForm     = regexp.MustCompile(`^[a-z][a-z0-9]{1,15}$`)
	serviceImage    = regexp.MustCompile(`^[a-z0-9][A-Za-z0-9._/:@-]*$`)
	servicePathForm = regexp.MustCompile(`^/[^\s?#]*$`)
)

// reservedServices are workload roles of the stages themselves.
var reservedServices = []string{"web", "worker"}

func (c *check) services(p Profile) {
	s := p.Services
	c.that(s.Host == "" || s.Host.rank() >= 0, "services.host",
		fmt.Sprintf("%q is no host%s", s.Host, suggest(string(s.Host), words(serviceHosts))),
		fmt.Sprintf("it must be one of %v", serviceHosts), "use containerapps")
	c.that(s.Host != "" || len(s.Definitions) == 0, "services.host", "services without a host",
		"something has to run them", "use containerapps, or remove the definitions")
	c.that(s.Host != "" || s.Gateway.SKU == "", "services.host", "an API gateway without services",
		"it publishes what a host runs", "use aks")
	c.that(s.Host != HostAKS || s.ClusterNodes >= 2, "services.clusterNodes",
		fmt.Sprintf("%d nodes", s.ClusterNodes), "a cluster needs two system nodes", "use 3")
	seen, groups := map[string]bool{}, 0
	for i, service := range s.Definitions {
		field := fmt.Sprintf("services.definitions[%d]", i)
		c.that(!seen[service.Name], field+".name", fmt.Sprintf("%q is used twice", service.Name),
			"each service has a name of its own", "rename one")
		seen[service.Name] = true
		groups += max(1, service.MinReplicas)
		c.service(field, service, p)
	}
	c.that(s.Host != HostContainerInstances || groups <= containerGroupsInSubnet, "services.definitions",
		fmt.Sprintf("%d container groups", groups),
		fmt.Sprintf("the subnet has addresses for %d, one for each replica", containerGroupsInSubnet), "use containerapps")
}

func (c *check) service(field string, service Service, p Profile) {
	c.that(serviceForm.MatchString(service.Name), field+".name", fmt.Sprintf("%q is no name", service.Name),
		"it must be 2 to 16 lowercase letters and digits, a letter first", "use a domain such as orders")
	c.that(!slices.Contains(reservedServices, service.Name), field+".name",
		fmt.Sprintf("%q is taken", service.Name), fmt.Sprintf("%v are parts of every stage", reservedServices), "rename it")
	c.serviceStore(field, service, p)
	c.that(service.Image == "" || serviceImage.MatchString(service.Image), field+".image",
		fmt.Sprintf("%q is no image", service.Image), "it must be an image reference", "write it as registry/name:tag")
	c.that(service.HealthPath == "" || servicePathForm.MatchString(service.HealthPath), field+".healthPath",
		fmt.Sprintf("%q is no path", service.HealthPath), "it must be a path without query", "use a path such as /healthz")
	c.onFunctions(field, service, p.Services.Host)
	c.that(service.CostCenter == "" || costCenterForm.MatchString(service.CostCenter), field+".costCenter",
		fmt.Sprintf("%q is no cost centre", service.CostCenter), costCenterRule, costCenterFix)
	c.between(field+".port", service.Port, 0, 65535)
	c.that(service.CPU >= 0 && service.CPU <= 4 && service.CPU*4 == float64(int(service.CPU*4)), field+".cpu",
		fmt.Sprintf("%g cores", service.CPU), "it must be 0.25 to 4 in steps of 0.25", "use 0.5")
	c.between(field+".minReplicas", service.MinReplicas, 0, 1000)
	c.between(field+".maxReplicas", service.MaxReplicas, 0, 1000)
	c.that(service.MaxReplicas == 0 || service.MinReplicas <= service.MaxReplicas, field+".minReplicas",
		fmt.Sprintf("%d to %d", service.MinReplicas, service.MaxReplicas), "minReplicas <= maxReplicas", "put them in order")
}

// onFunctions refuses what a Flex Consumption plan has no place for: it runs packages of functions.
func (c *check) onFunctions(field string, service Service, host ServiceHost) {
	if host != HostFunctions {
		return
	}
	const fix = "leave it out, or use the host containerapps"
	c.that(service.Image == "", field+".image", "an image", "a function app runs a package", fix)
	c.that(service.Port == 0, field+".port", "a port", "a function app listens where the platform says", fix)
	c.that(service.HealthPath == "", field+".healthPath", "a health path", "Flex Consumption checks by itself", fix)
	c.that(service.CPU <= 2, field+".cpu", fmt.Sprintf("%g cores", service.CPU),
		"the largest instance of Flex Consumption has 2", "lower it, or use the host containerapps")
}
