package arm

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// taken is Azure's answer to a globally unique name that somebody has.
type taken struct {
	armType, code, message string
	model.Fact
}

// takenAnswers holds the answers whose wording is known; others get a generic conflict.
var takenAnswers = []taken{
	{"Microsoft.Storage/storageAccounts", "StorageAccountAlreadyTaken", "The storage account named %s is already taken.",
		model.Fact{Source: "Storage resource provider error codes", Evidence: model.Known}},
	{"Microsoft.Web/sites", "Conflict", "Website with given name %s already exists.",
		model.Fact{Source: "App Service error message", Evidence: model.Known}},
	{"Microsoft.Sql/servers", "NameAlreadyExists", "The name '%s' already exists. Choose a different name.",
		model.Fact{Source: "SQL resource provider error codes", Evidence: model.Known}},
	{"Microsoft.Sql/servers/failoverGroups", "FailoverGroupDnsRecordInUse", "A duplicate DNS record exists for the " +
		"requested endpoint: %s.",
		model.Fact{Source: "Microsoft.Sql failoverGroups.json, error responses", Evidence: model.Inferred}},
	{"Microsoft.KeyVault/vaults", "VaultAlreadyExists", "The vault name '%s' is already in use. Vault names " +
		"are globally unique so it is possible that the name is already taken.",
		model.Fact{Source: "Key Vault error codes", Evidence: model.Known}},
	{"Microsoft.ServiceBus/namespaces", "NamespaceUnavailable", "The namespace name '%s' is not available.",
		model.Fact{Source: "Service Bus error codes", Evidence: model.Known}},
}

// checkNameIsFree looks for a globally unique name among everything that exists, and for a soft-deleted resource.
func (k kind) checkNameIsFree(tx *cloud.Tx, request model.Request) Faults {
	id, name := request.ID, k.name(request.ID)
	global := k.nameScope() == azure.ScopeGlobal
	regional := k.nameScope() == azure.ScopeRegionGlobal
	if global || regional {
		for _, other := range tx.Named(k.ARMType, name) {
			if (global || sameRegion(other.Inputs, request.Inputs)) && !strings.EqualFold(other.ID, id) {
				return Faults{k.takenFault(name)}
			}
		}
	}
	if k.SoftDelete == nil {
		return nil
	}
	for _, tombstone := range tx.Tombstones(k.ARMType) {
		if strings.EqualFold(tombstone.Resource.ID, id) || global && strings.EqualFold(tombstone.Name, name) {
			return Faults{{Property: k.template.nameProperty(), Status: conflict, Code: k.SoftDelete.Code,
				Message: withName(k.SoftDelete.Message, name)}}
		}
	}
	return nil
}

// nameScope is "" for types without a naming rule.
func (k kind) nameScope() azure.Scope {
	rule, _ := azure.NameRuleFor(k.ARMType)
	return rule.Scope
}

func (k kind) takenFault(name string) model.Fault {
	for _, answer := range takenAnswers {
		if strings.EqualFold(answer.armType, k.ARMType) {
			return model.Fault{Property: k.template.nameProperty(), Status: conflict, Code: answer.code,
				Message: withName(answer.message, name)}
		}
	}
	return model.Fault{Property: k.template.nameProperty(), Status: conflict, Code: "NameNotAvailable",
		Message: fmt.Sprintf("The name '%s' is already in use: it must be globally unique.", name)}
}

// withName fills a message that may hold one %s.
func withName(message, name string) string { return strings.Replace(message, "%s", name, 1) }
