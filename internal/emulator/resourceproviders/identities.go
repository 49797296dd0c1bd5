package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// identityReference says that the user-assigned identities of a resource must exist.
var identityReference = model.Reference{
	Path:  "identity.userAssignedIdentities[]",
	Types: []string{"Microsoft.ManagedIdentity/userAssignedIdentities"},
	Fact:  known(),
}

// identityOutput is the managed identity as Azure returns it: the list of identities of the program becomes a map with
// their principals, and a system-assigned identity gets a principal of its own. Nil when the program asks for none.
func identityOutput(r model.Request) model.Properties {
	given := r.Inputs.Object("identity")
	if given == nil {
		return nil
	}
	output := given.Clone()
	if strings.Contains(strings.ToLower(given.String("type")), "systemassigned") {
		output["principalId"] = stableUUID(r.ID, "principal")
		output["tenantId"] = tenantID
	}
	if ids := given.Strings("userAssignedIdentities"); len(ids) > 0 {
		output["userAssignedIdentities"] = assignedIdentities(ids)
	}
	return output
}

func assignedIdentities(ids []string) model.Properties {
	identities := model.Properties{}
	for _, id := range ids {
		identities[id] = model.Properties{
			"clientId":    stableUUID(id, "client"),
			"principalId": stableUUID(id, "principal"),
		}
	}
	return identities
}

// withIdentity adds the managed identity to outputs when there is one.
func withIdentity(r model.Request, outputs model.Properties) model.Properties {
	if identity := identityOutput(r); identity != nil {
		outputs["identity"] = identity
	}
	return outputs
}
