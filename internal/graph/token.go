package graph

import "strings"

// provider is the package of Azure's resources. Version 3 of it has a package of its own for each API version that somebody
// asks for: azure-native_storage_v20240101.
const provider = "azure-native"

// Unversioned is the type of a resource whatever version its program is written for: an azure-native token without the API
// version and with the module that version 2 of the provider has it in. The provider treats all of them as one type.
//
//	azure-native:sql/v20230801:Server                        azure-native:sql:Server
//	azure-native:redisenterprise:Database                    azure-native:cache:Database
//	azure-native_storage_v20240101:storage:StorageAccount    azure-native:storage:StorageAccount
func Unversioned(token string) string {
	source, rest, _ := strings.Cut(token, ":")
	module, name, whole := strings.Cut(rest, ":")
	if !whole || strings.Contains(name, ":") || source != provider && !strings.HasPrefix(source, provider+"_") {
		return token
	}
	plain, _, versioned := strings.Cut(module, "/")
	before, moved := modules[plain]
	if moved {
		plain = before
	}
	if source == provider && !versioned && !moved {
		return token
	}
	return provider + ":" + plain + ":" + name
}

// modules are those that version 3 of azure-native has split or renamed, and what version 2 calls them.
// Source: pulumi/pulumi-azure-native, versions/v3-spec.yaml and pull request 3918, 2025.
var modules = map[string]string{
	"applicationinsights": "insights",
	"cosmosdb":            "documentdb",
	"dns":                 "network",
	"frontdoor":           "network",
	"monitor":             "insights",
	"privatedns":          "network",
	"redis":               "cache",
	"redisenterprise":     "cache",
	"trafficmanager":      "network",
}
