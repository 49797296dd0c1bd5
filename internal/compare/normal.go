package compare

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/azstage/azstage/internal/graph"
)

// normal rewrites what one stack got by chance into what it stands for, so that two stacks can be compared.
type normal struct{ replacer *strings.Replacer }

func newNormal(g graph.Graph) normal {
	resources := slices.Clone(g.Resources)
	slices.SortFunc(resources, func(a, b graph.Resource) int { return cmp.Compare(a.URN, b.URN) })
	var pairs []string
	seen := map[string]bool{"": true}
	add := func(value, meaning string) {
		if !seen[value] {
			seen[value] = true
			pairs = append(pairs, value, "<"+meaning+">")
		}
	}
	for _, resource := range resources {
		add(subscriptionOf(resource.ID), "subscription")
		tenant, _ := resource.Outputs["tenantId"].(string) // all have the same, and the first may have come or gone
		add(tenant, "tenant")
		if output, ok := madeUp[graph.Unversioned(resource.Type)]; ok {
			value, _ := resource.Outputs[output].(string)
			add(value, resource.Name+"."+output)
		}
	}
	for _, resource := range resources {
		if !resource.Custom() {
			continue // A component only passes on what its resources got.
		}
		if own := resource.ID[strings.LastIndex(resource.ID, "/")+1:]; isUUID(own) {
			add(own, resource.Name)
		}
		for _, output := range slices.Sorted(maps.Keys(resource.Outputs)) {
			value, _ := resource.Outputs[output].(string)
			if isUUID(value) && !isGiven(resource, value) {
				add(value, resource.Name+"."+output)
			}
		}
		identity, _ := resource.Outputs["identity"].(map[string]any)
		if principal, _ := identity["principalId"].(string); isUUID(principal) {
			add(principal, resource.Name+".identity.principalId") // a system-assigned identity comes with its resource
		}
		if principal := kubeletIdentity(resource); isUUID(principal) {
			add(principal, resource.Name+".kubeletIdentity.objectId")
		}
	}
	return normal{strings.NewReplacer(pairs...)}
}

// isGiven says whether a resource got a value from the program, under whatever name, and does not have it by chance.
func isGiven(resource graph.Resource, value string) bool {
	for _, input := range resource.Inputs {
		if input == value {
			return true
		}
	}
	return false
}

// kubeletIdentity is the object ID by which the nodes of a cluster sign in, which comes with the cluster.
func kubeletIdentity(cluster graph.Resource) string {
	identities, _ := cluster.Outputs["identityProfile"].(map[string]any)
	kubelet, _ := identities["kubeletidentity"].(map[string]any)
	object, _ := kubelet["objectId"].(string)
	return object
}

// madeUp are the outputs, by unversioned type, that are different in every stack although nothing about it is.
var madeUp = map[string]string{
	"random:index/randomString:RandomString": "result",
	"azure-native:cdn:AFDEndpoint":           "hostName",
}

// subscriptionOf returns the subscription in an ARM ID.
func subscriptionOf(id string) string {
	rest, ok := strings.CutPrefix(id, "/subscriptions/")
	if !ok {
		return ""
	}
	subscription, _, _ := strings.Cut(rest, "/")
	return subscription
}

func isUUID(text string) bool { return len(text) == 36 && uuid.Validate(text) == nil }

// resourceIDs matches the beginning of an ARM ID that says nothing a reader needs.
var resourceIDs = regexp.MustCompile(`/subscriptions/[^/]+/resourceGroups/[^/]+/providers/`)

// settings returns the inputs of a resource by path, with chance taken out and IDs shortened to provider and name.
// Paths have IDs too: links to Application Insights are keys of tags.
func (n normal) settings(resource graph.Resource) map[string]string {
	settings := map[string]string{}
	for path, value := range flatten(resource.Inputs) {
		settings[n.text(path)] = n.text(value)
	}
	return settings
}

func (n normal) text(value string) string {
	return resourceIDs.ReplaceAllString(n.replacer.Replace(value), "")
}
