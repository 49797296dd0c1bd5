package resourceproviders

import (
	"strings"

	"github.com/google/uuid"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	vaultType   = "Microsoft.KeyVault/vaults"
	vaultSource = azurermSource + "keyvault/key_vault_resource.go"
	vaultSDK    = sdkSource + "Vault"
)

func keyVaultTypes() []*model.Type { return []*model.Type{vault()} }

// vault: a purge that purge protection forbids is not modelled, as purging is no ARM request of a program.
func vault() *model.Type {
	return &model.Type{
		Token:   "azure-native:keyvault:Vault",
		ARMType: vaultType,
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
			"/providers/Microsoft.KeyVault/vaults/{vaultName}",
		Location: model.Regional,
		Replace:  properties(verified(vaultSource), "location"),
		Immutable: []model.Immutable{{
			Path: "properties.softDeleteRetentionInDays", Code: "BadRequest",
			Message: `The property "softDeleteRetentionInDays" has been set already and it can't be modified.`,
			Fact:    verified(vaultSource),
		}},
		Allowed: []model.Allowed{
			allowed(known(), "properties.sku.family", "A"),
			allowed(verified(vaultSDK), "properties.networkAcls.bypass", "AzureServices", "None"),
			allowed(verified(vaultSDK), "properties.networkAcls.defaultAction", "Allow", "Deny"),
			allowed(verified(vaultSDK), "properties.publicNetworkAccess", "Enabled", "Disabled"),
		},
		Ranges: []model.Range{between(verified(vaultSDK), "properties.softDeleteRetentionInDays", 7, 90)},
		References: []model.Reference{{
			Path: "properties.networkAcls.virtualNetworkRules[].id", Types: []string{subnetType}, Fact: known(),
		}},
		Defaults: []model.Default{
			byDefault(verified(vaultSDK), "properties.enableSoftDelete", true),
			byDefault(known(), "properties.softDeleteRetentionInDays", float64(90)),
			// From API version 2026-02-01 on the default is true; the SDK's version is older.
			byDefault(verified(vaultSDK), "properties.enableRbacAuthorization", false),
			byDefault(known(), "properties.publicNetworkAccess", "Enabled"),
			byDefault(known(), "properties.enabledForDeployment", false),
		},
		Normalise: normalisedLocation(),
		SoftDelete: &model.SoftDelete{
			Code: "ConflictError",
			Message: "A vault with the same name already exists in deleted state. You need to either recover or purge " +
				"existing key vault. Follow this link https://go.microsoft.com/fwlink/?linkid=2149745 for more information on " +
				"soft delete.",
			Fact: verified("GitHub alan-turing-institute/data-safe-haven#2523 (2026-01), which quotes the answer"),
		},
		ReadOnly: vaultOutputs,
		Rules:    vaultRules(),
	}
}

func vaultOutputs(r model.Request) model.Properties {
	properties := merged(r.Inputs.Object("properties"), model.Properties{
		"vaultUri":                   "https://" + strings.ToLower(nameOf(r.ID)) + ".vault.azure.net/",
		"provisioningState":          succeeded,
		"hsmPoolResourceId":          "",
		"privateEndpointConnections": []any{},
	})
	// Whatever a later request leaves out stays on: nobody can switch purge protection off.
	if r.Old.Bool("properties.enablePurgeProtection") {
		properties["enablePurgeProtection"] = true
	}
	return named(r, vaultType, model.Properties{
		"properties": emptyLists(properties, "accessPolicies"), "systemData": systemData(),
	})
}

func vaultRules() []model.Rule {
	return []model.Rule{
		preflight("keyvault.vaults.purge-protection-never-false",
			"Purge protection is true or left out: Azure refuses the value false, on a new vault too.",
			verified("GitHub Azure/azure-cli#29115 (2024-06), which quotes the answer"), vaultPurgeProtection),
		preflight("keyvault.vaults.soft-delete-always-on",
			"Soft delete cannot be switched off.", verified(vaultSource), vaultSoftDelete),
		preflight("keyvault.vaults.tenant-form",
			"The tenant of a vault is a GUID.", known(), vaultTenant),
		preflight("keyvault.vaults.recovery-not-modelled",
			"Recovering a deleted vault (createMode recover) is not modelled.", known(), vaultRecovery),
		onApply("keyvault.vaults.service-endpoint",
			"Subnets in the network rules have the service endpoint Microsoft.KeyVault.", known(), vaultServiceEndpoint),
	}
}

func vaultPurgeProtection(r model.Request) []model.Fault {
	const property = "properties.enablePurgeProtection"
	if !r.Inputs.Has(property) || r.Inputs.Bool(property) {
		return nil
	}
	return model.Refuse(property, "BadRequest", `The property "enablePurgeProtection" cannot be set to false. Enabling `+
		`the purge protection for a vault is an irreversible action.`)
}

func vaultSoftDelete(r model.Request) []model.Fault {
	const property = "properties.enableSoftDelete"
	if !r.Inputs.Has(property) || r.Inputs.Bool(property) {
		return nil
	}
	return model.Refuse(property, "BadRequest", `The property "enableSoftDelete" cannot be set to false: soft delete is `+
		`always on.`)
}

func vaultTenant(r model.Request) []model.Fault {
	const property = "properties.tenantId"
	if !r.Inputs.Has(property) || uuid.Validate(r.Inputs.String(property)) == nil {
		return nil
	}
	return model.Refuse(property, "BadRequest", "The tenant '%s' of the vault is not a GUID.", r.Inputs.String(property))
}

func vaultRecovery(r model.Request) []model.Fault {
	const property = "properties.createMode"
	if !oneOf(r.Inputs.String(property), "recover") {
		return nil
	}
	return model.Refuse(property, "NotModelled", "The emulator does not model the recovery of a deleted vault.")
}

func vaultServiceEndpoint(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, rule := range r.Inputs.Objects("properties.networkAcls.virtualNetworkRules") {
		found, ok := r.Cloud.Get(rule.String("id"))
		if !ok || rule.Bool("ignoreMissingVnetServiceEndpoint") || hasServiceEndpoint(found.Inputs, "Microsoft.KeyVault") {
			continue
		}
		faults = append(faults, model.Refuse("properties.networkAcls.virtualNetworkRules",
			"VirtualNetworkNotValid", "The subnet %s has no service endpoint Microsoft.KeyVault.", nameOf(found.ID))...)
	}
	return faults
}
