package cost

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const storageAccount = "azure-native:storage:StorageAccount"

var storageKinds = map[string]kind{
	storageAccount: {charges: account},

	"azure-native:storage:BlobContainer":         {free: settings},
	"azure-native:storage:BlobServiceProperties": {free: settings},
	"azure-native:storage:ManagementPolicy":      {free: settings},

	tableOfStorage: {free: "billed with its account"},
}

// account holds block blobs, or tables. What it holds is read from what is set up around it: an account that a function app
// is deployed from holds packages and locks, one with tables their entities, a cool one what is kept for the record, and any
// other what users store.
func account(s scene, r graph.Resource) ([]charge, error) {
	redundancy, ours := strings.CutPrefix(word(r, "sku", "name"), "Standard_")
	if !ours || word(r, "kind") != "StorageV2" {
		return nil, fmt.Errorf("the price book has only blobs of Standard StorageV2 accounts, not %s %s",
			word(r, "sku", "name"), word(r, "kind"))
	}
	switch {
	case isHost(s, r):
		return []charge{{"blob.hot." + redundancy + ".data", "packages and state of functions", Always(hostGB)}}, nil
	case holdsTables(s, r):
		return entities(s, redundancy), nil
	case word(r, "accessTier") == "Cool":
		return archived(s, r, redundancy), nil
	}
	return serving(s, r, redundancy), nil
}

// serving is the account that users' files are in. Reads from the second region of a RA account cost what reads of its
// family do, so their operations share meters (inferred from the meter names of the API). Moving a blob to another tier
// costs a write there, a share of the writes too small to be told from the rest.
func serving(s scene, r graph.Resource, redundancy string) []charge {
	accounts := 0.0
	for _, other := range s.graph.OfType(storageAccount) {
		if !isHost(s, other) && !holdsTables(s, other) && word(other, "accessTier") != "Cool" {
			accounts++
		}
	}
	each := 1 / max(1, accounts)
	stored, requests := s.usage.StorageGB.Times(each), s.usage.Requests.Times(each)
	writes := "blob.hot." + strings.TrimPrefix(redundancy, "RA") + ".writes"
	charges := []charge{
		{"blob.hot." + redundancy + ".data", "blobs, hot, " + redundancy, stored},
		{writes, "writes", requests.Times(blobWritesPerRequest)},
		{"blob.hot." + redundancy + ".reads", "reads", requests.Times(blobReadsPerRequest)},
	}
	if s.ages(r, "tierToCool") {
		charges[0].quantity = stored.Times(1 - coolShare - coldShare)
		charges = append(charges, charge{"blob.cool." + redundancy + ".data", "blobs, cool", stored.Times(coolShare)},
			charge{"blob.cold." + redundancy + ".data", "blobs, cold", stored.Times(coldShare)})
	}
	return charges
}

// archived is the account for what is kept: a share of it is still cool, the rest archived.
func archived(s scene, r graph.Resource, redundancy string) []charge {
	kept := s.usage.StorageGB.Times(recordShare)
	charges := []charge{
		{"blob.cool." + redundancy + ".data", "records, cool", kept},
		{"blob.cool." + strings.TrimPrefix(redundancy, "RA") + ".writes", "writes",
			s.usage.Requests.Times(blobWritesPerRequest * recordShare)},
	}
	if s.ages(r, "tierToArchive") {
		charges[0].quantity = kept.Times(1 - archivedShare)
		charges = append(charges, charge{"blob.archive." + redundancy + ".data", "records, archived",
			kept.Times(archivedShare)})
	}
	return charges
}

// ages says whether a lifecycle of the account takes a step.
func (s scene) ages(account graph.Resource, step string) bool {
	for _, policy := range s.graph.OfType("azure-native:storage:ManagementPolicy") {
		if !strings.HasPrefix(strings.ToLower(policy.ID), strings.ToLower(account.ID)+"/") {
			continue
		}
		for _, rule := range list(policy, "policy", "rules") {
			if object, ok := rule.(map[string]any); ok && at(object, "definition", "actions", "baseBlob", step) != nil {
				return true
			}
		}
	}
	return false
}

// isHost says whether a function app is deployed from the account.
func isHost(s scene, account graph.Resource) bool {
	host := strings.TrimPrefix(word(account, "primaryEndpoints", "blob"), "https://")
	for _, app := range s.graph.OfType(webApp) {
		deployed := word(app, "functionAppConfig", "deployment", "storage", "value")
		if host != "" && strings.HasPrefix(strings.TrimPrefix(deployed, "https://"), host) {
			return true
		}
	}
	return false
}
