package cost

import (
	"fmt"

	"github.com/azstage/azstage/internal/graph"
)

const vault = "azure-native:keyvault:Vault"

var keyVaultKinds = map[string]kind{vault: {charges: operations, idle: "nobody reads from it"}}

// operations are billed alike on Standard vaults; keys in hardware are not modelled.
func operations(s scene, r graph.Resource) ([]charge, error) {
	if sku := word(r, "properties", "sku", "name"); sku != "standard" {
		return nil, fmt.Errorf("the price book has no meters for a vault of tier %q", sku)
	}
	reads := s.share(s.usage.Requests.Times(vaultReadsPerRequest), vault)
	return []charge{{"keyvault.operations", "operations", reads}}, nil
}
