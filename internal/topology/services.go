package topology

import (
	"fmt"

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
	return settings
}

// answersInternet says whether an app is called from outside of its network.
func (r *reader) answersInternet(app graph.Resource) bool {
	if !isContainerApp(app) {
		return text(app.Inputs, "publicNetworkAccess") != "Disabled"
	}
	environment := r.environmentOf(app)
	return isTrue(app.Inputs, "configuration", "ingress", "external") &&
		!isTrue(environment.Inputs, "vnetConfiguration", "internal")
}
