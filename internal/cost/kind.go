package cost

import "github.com/azstage/azstage/internal/graph"

// kind says how a resource type is charged: by charges, or not at all.
type kind struct {
	// charges reads what a resource of the type uses. The error says why it cannot be priced.
	charges func(scene, graph.Resource) ([]charge, error)
	// idle is why a resource costs nothing when it uses nothing.
	idle string
	// free is why the type never costs anything by itself.
	free string
}

// kinds are the resource types that the estimate knows, by unversioned token. Each namespace has a file.
var kinds = merge(webKinds, sqlKinds, cacheKinds, frontDoorKinds, networkKinds, monitorKinds, storageKinds,
	keyVaultKinds, messagingKinds, otherKinds, documentKinds, searchKinds, kubernetesKinds, serviceKinds,
	apiManagementKinds, timeSeriesKinds)

func merge(tables ...map[string]kind) map[string]kind {
	all := map[string]kind{}
	for _, table := range tables {
		for token, k := range table {
			all[token] = k
		}
	}
	return all
}

func kindOf(token string) (kind, bool) {
	k, ok := kinds[graph.Unversioned(token)]
	return k, ok
}
