package runbook

import "strings"

// The types that a runbook is about.
const (
	resourceGroup   = "azure-native:resources:ResourceGroup"
	failoverGroup   = "azure-native:sql:FailoverGroup"
	sqlDatabase     = "azure-native:sql:Database"
	documentAccount = "azure-native:documentdb:DatabaseAccount"
	apiManagement   = "azure-native:apimanagement:ApiManagementService"
	registry        = "azure-native:containerregistry:Registry"
	replication     = "azure-native:containerregistry:Replication"
	origin          = "azure-native:cdn:AFDOrigin"
	cacheDatabase   = "azure-native:cache:Database"
	namespace       = "azure-native:servicebus:Namespace"
	webApp          = "azure-native:web:WebApp"
	storageAccount  = "azure-native:storage:StorageAccount"
	publicAddress   = "azure-native:network:PublicIPAddress"
)

// value walks into nested objects; nil where there is nothing.
func value(properties map[string]any, path ...string) any {
	var current any = properties
	for _, key := range path {
		object, _ := current.(map[string]any)
		current = object[key]
	}
	return current
}

func text(properties map[string]any, path ...string) string {
	found, _ := value(properties, path...).(string)
	return found
}

func isTrue(properties map[string]any, path ...string) bool {
	found, _ := value(properties, path...).(bool)
	return found
}

// objects are the objects in the list at a path.
func objects(properties map[string]any, path ...string) []map[string]any {
	list, _ := value(properties, path...).([]any)
	var found []map[string]any
	for _, item := range list {
		if object, ok := item.(map[string]any); ok {
			found = append(found, object)
		}
	}
	return found
}

func first(values ...string) string {
	for _, value := range values {
		if value != "" {
			return value
		}
	}
	return ""
}

// segment is the part of a resource ID that follows a word: segment(id, "resourceGroups") is the name of the group.
func segment(id, word string) string {
	parts := strings.Split(id, "/")
	for i := range len(parts) - 1 {
		if strings.EqualFold(parts[i], word) {
			return parts[i+1]
		}
	}
	return ""
}

func nameOf(id string) string { return id[strings.LastIndex(id, "/")+1:] }
