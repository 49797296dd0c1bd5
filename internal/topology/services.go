package topology

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const containerApp = "azure-native:app:ContainerApp"

// isContainerApp says whether a resource is a container app, in any API version.
func isContainerApp(resource graph.Resource) bool {
	return graph.Unversioned(resource.Type) == containerApp
}

func containerAppFacts(r *reader, app graph.Resource) []string {
	environment := r.environmentOf(app)
	low, high := text(app.Inputs, "template", "scale", "minReplicas"), text(app.Inputs, "template", "scale", "maxReplicas")
	if low == "" {
		low = "0"
	}
	size := ""
	for _, container := range objects(app.Inputs, "template", "containers") {
		size = fmt.Sprintf("%s cores, %s", text(container, "resources", "cpu"), text(container, "resources", "memory"))
	}
	return []string{
		size, when(high != "", span(low, high, "replicas")), when(isTrue(environment.Inputs, "zoneRedundant"), zoneRedundant),
	}
}

func containerGroupFacts(_ *reader, group graph.Resource) []string {
	var facts []string
	for _, container := range objects(group.Inputs, "containers") {
		facts = append(facts, fmt.Sprintf("%s cores, %s GB", text(container, "resources", "requests", "cpu"),
			text(container, "resources", "requests", "memoryInGB")))
	}
	return facts
}

// groupNames are the names in private zones that lead to the address of a container group.
func (r *reader) groupNames(group graph.Resource) []string {
	address := text(group.Outputs, "ipAddress", "ip")
	if address == "" {
		return nil
	}
	var names []string
	for _, set := range r.graph.OfType("azure-native:network:PrivateRecordSet") {
		for _, record := range objects(set.Inputs, "aRecords") {
			if text(record, "ipv4Address") == address {
				names = append(names, strings.TrimSuffix(text(set.Outputs, "fqdn"), "."))
			}
		}
	}
	return names
}

// environmentOf is the environment that a container app runs in.
func (r *reader) environmentOf(app graph.Resource) graph.Resource {
	environment, _ := r.find(text(app.Inputs, "environmentId"))
	return environment
}

// settingsOf are the environment variables of an app on any host.
func settingsOf(app graph.Resource) map[string]string {
	settings := map[string]string{}
	for _, setting := range objects(app.Inputs, "siteConfig", "appSettings") {
		settings[text(setting, "name")] = text(setting, "value")
	}
	for _, container := range objects(app.Inputs, "template", "containers") {
		for _, variable := range objects(container, "env") {
			settings[text(variable, "name")] = text(variable, "value")
		}
	}
	for _, container := range objects(app.Inputs, "containers") {
		for _, variable := range objects(container, "environmentVariables") {
			settings[text(variable, "name")] = text(variable, "value")
		}
	}
	return settings
}

// answersInternet says whether an app is called from outside of its network.
func (r *reader) answersInternet(app graph.Resource) bool {
	if text(app.Inputs, "ipAddress", "type") == "Private" {
		return false
	}
	if !isContainerApp(app) {
		return text(app.Inputs, "publicNetworkAccess") != "Disabled"
	}
	environment := r.environmentOf(app)
	return isTrue(app.Inputs, "configuration", "ingress", "external") &&
		!isTrue(environment.Inputs, "vnetConfiguration", "internal")
}
