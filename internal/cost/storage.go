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
}

// account holds block blobs of the hot tier. Reads from the second region of a RA account cost what reads of its family
// do, so their operations share meters (inferred from the meter names of the API).
func account(s scene, r graph.Resource) ([]charge, error) {
	redundancy, ours := strings.CutPrefix(word(r, "sku", "name"), "Standard_")
	if !ours || word(r, "kind") != "StorageV2" || word(r, "accessTier") == "Cool" {
		return nil, fmt.Errorf("the price book has only hot blobs of Standard StorageV2 accounts, not %s %s %s",
			word(r, "sku", "name"), word(r, "kind"), word(r, "accessTier"))
	}
	meter, requests := "blob.hot."+redundancy, s.share(s.usage.Requests, storageAccount)
	return []charge{
		{meter + ".data", "blobs, hot, " + redundancy, s.share(s.usage.StorageGB, storageAccount)},
		{"blob.hot." + strings.TrimPrefix(redundancy, "RA") + ".writes", "writes", requests.Times(blobWritesPerRequest)},
		{meter + ".reads", "reads", requests.Times(blobReadsPerRequest)},
	}, nil
}
