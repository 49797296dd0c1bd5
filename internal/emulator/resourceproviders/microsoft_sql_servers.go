package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const sqlServerSource = azurermSource + "mssql/mssql_server_resource.go"

func sqlServer() *model.Type {
	documented := verified(sdkSource + "Server")
	return &model.Type{
		Token:    "azure-native:sql/v20230801:Server",
		ARMType:  "Microsoft.Sql/servers",
		Path:     sqlServerPath,
		Location: model.Regional,
		Replace:  properties(verified(sqlServerSource), "location"),
		Immutable: []model.Immutable{
			sqlServerImmutable("administratorLogin", documented),
			sqlServerImmutable("version", verified(sqlServerSource)),
			sqlServerImmutable("administrators.login", documented),
			sqlServerImmutable("administrators.sid", documented),
			sqlServerImmutable("administrators.azureADOnlyAuthentication", documented),
		},
		Allowed: []model.Allowed{
			allowed(verified(retirements+"; TLS 1.0 and 1.1 were retired 2025-08-31"), "minimalTlsVersion", "1.2", "1.3"),
			allowed(documented, "publicNetworkAccess", "Enabled", "Disabled", "SecuredByPerimeter"),
			allowed(documented, "restrictOutboundNetworkAccess", "Enabled", "Disabled"),
			allowed(known(), "version", "12.0"),
			allowed(known(), "administrators.principalType", "User", "Group", "Application"),
		},
		References: []model.Reference{
			identityReference,
			{
				Path:  "primaryUserAssignedIdentityId",
				Types: []string{"Microsoft.ManagedIdentity/userAssignedIdentities"}, Fact: known(),
			},
		},
		Defaults: []model.Default{
			byDefault(known(), "version", "12.0"),
			byDefault(known(), "minimalTlsVersion", "1.2"),
			byDefault(known(), "publicNetworkAccess", "Enabled"),
			byDefault(known(), "restrictOutboundNetworkAccess", "Disabled"),
		},
		Implied:   []model.Implied{{Suffix: "databases/master", Fact: known()}},
		Normalise: normalisedLocation(),
		WriteOnly: []string{"administratorLoginPassword"},
		ReadOnly:  sqlServerOutputs,
		Rules:     sqlServerRules(),
	}
}

func sqlServerImmutable(path string, fact model.Fact) model.Immutable {
	return model.Immutable{
		Path: path, Code: "InvalidParameterValue",
		Message: "Invalid value given for parameter %s: it can only be set when the server is created.", Fact: fact,
	}
}

func sqlServerOutputs(r model.Request) model.Properties {
	outputs := withIdentity(r, named(r, "Microsoft.Sql/servers", model.Properties{
		"externalGovernanceStatus":   "Disabled",
		"fullyQualifiedDomainName":   strings.ToLower(nameOf(r.ID)) + ".database.windows.net",
		"kind":                       "v12.0",
		"privateEndpointConnections": []any{},
		"state":                      "Ready",
		"workspaceFeature":           "Disconnected",
	}))
	if !r.Inputs.Has("administratorLogin") {
		// Azure invents a login that nobody can use for a server without SQL authentication.
		outputs["administratorLogin"] = "CloudSA" + stableHex(r.ID, "login", 8)
	}
	if administrators := r.Inputs.Object("administrators"); administrators != nil {
		outputs["administrators"] = merged(model.Properties{
			"administratorType": "ActiveDirectory", "tenantId": tenantID, "azureADOnlyAuthentication": false,
		}, administrators)
	}
	return outputs
}
