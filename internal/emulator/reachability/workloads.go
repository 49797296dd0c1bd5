package reachability

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// workload is what runs code: its settings say where it wants to go, its subnet where it comes from, and its identities
// who it is there.
type workload struct {
	model.Resource
	settings   []model.Properties
	subnet     string
	principals []string
}

// host is how the settings and the subnet of a type that runs code are read.
type host struct {
	armType string
	// settings are the paths of its lists of names and values; within a list of containers, all of them count.
	containers, settings string
	subnet               func(w *world, r model.Resource) string
}

// hosts are the types that run code. What runs in a Kubernetes cluster no resource of Azure tells.
var hosts = []host{
	{"Microsoft.Web/sites", "", "siteConfig.appSettings", func(_ *world, r model.Resource) string {
		return r.Outputs.String("virtualNetworkSubnetId")
	}},
	{"Microsoft.App/containerApps", "template.containers", "env", func(w *world, r model.Resource) string {
		return w.environmentOf(r).Outputs.String("vnetConfiguration.infrastructureSubnetId")
	}},
	{containerGroups, "containers", "environmentVariables",
		func(_ *world, r model.Resource) string {
			for _, subnet := range r.Outputs.Objects("subnetIds") {
				return subnet.String("id")
			}
			return ""
		}},
}

// workload reads a resource as something that runs code.
func (w *world) workload(h host, r model.Resource) workload {
	return workload{Resource: r, settings: h.settingsOf(r), subnet: h.subnet(w, r), principals: w.principals(r)}
}

func (h host) settingsOf(r model.Resource) []model.Properties {
	if h.containers == "" {
		return r.Outputs.Objects(h.settings)
	}
	var settings []model.Properties
	for _, container := range r.Outputs.Objects(h.containers) {
		settings = append(settings, container.Objects(h.settings)...)
	}
	return settings
}

// principals are the object IDs of a resource's identities.
func (w *world) principals(r model.Resource) []string {
	var found []string
	if own := r.Outputs.String("identity.principalId"); own != "" {
		found = append(found, own)
	}
	for id := range r.Outputs.Object("identity.userAssignedIdentities") {
		if identity, exists := w.Get(id); exists {
			found = append(found, identity.Outputs.String("principalId"))
		}
	}
	for _, id := range r.Outputs.Strings("identity.userAssignedIdentities") {
		if identity, exists := w.Get(id); exists {
			found = append(found, identity.Outputs.String("principalId"))
		}
	}
	return found
}

func isFunctionApp(r model.Resource) bool {
	return strings.Contains(strings.ToLower(r.Outputs.String("kind")), "functionapp")
}
