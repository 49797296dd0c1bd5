package placement

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/components/naming"
)

// statefulTypes lists the types whose deletion loses something that a later deployment cannot bring back.
var statefulTypes = []struct{ armType, loses string }{
	{naming.SQLServer, "all databases and their automatic backups"},
	{naming.SQLDatabase, "the data since the last long-term backup"},
	{naming.StorageAccount, "all blobs; soft delete does not cover the account"},
	{naming.StorageBlobContainer, "its blobs once the soft delete retention is over"},
	{naming.ManagedRedis, "all sessions, and the membership in a geo-replication group"},
	{naming.ManagedRedisDatabase, "all sessions, and the membership in a geo-replication group"},
	{naming.ClassicRedis, "all sessions"},
	{naming.ServiceBusNamespace, "all messages that wait in it"},
	{naming.ServiceBusQueue, "the messages that wait in it"},
	{naming.ServiceBusTopic, "its subscriptions and the messages that wait in them"},
	{naming.ServiceBusSubscription, "the messages that wait in it"},
	{naming.CosmosAccount, "all documents; only support restores a deleted account, from a backup"},
	{naming.CosmosDatabase, "the documents of all its containers"},
	{naming.CosmosContainer, "its documents"},
	{naming.GremlinDatabase, "the vertices and edges of all its graphs"},
	{naming.GremlinGraph, "its vertices and edges"},
	{naming.KustoCluster, "all databases, once the fourteen days are over in which it can be recovered"},
	{naming.KustoDatabase, "its tables"},
	{naming.ContainerRegistry, "all images, the running ones among them"},
	{naming.StorageQueue, "the messages that wait in it"},
	{naming.StorageTable, "its entities: tables have no soft delete"},
	{naming.KeyVault, "the secrets, once its soft delete retention is over"},
	{naming.Workspace, "the logs and the audit trail"},
	{naming.UserAssignedIdentity, "its database user, which no deployment can create again"},
}

// Stateful says whether deleting a resource of the type loses what cannot be brought back.
func Stateful(armType string) bool {
	for _, row := range statefulTypes {
		if strings.EqualFold(row.armType, armType) {
			return true
		}
	}
	return false
}

// outliving lists the types that Azure keeps when their resource group is deleted: extension resources. A diagnostic
// setting comes back to life with the next resource of the same name; a role and its assignments stay in the directory; a
// scheduled action can belong to the subscription. Microsoft Learn "Diagnostic settings in Azure Monitor" and "Remove Azure role assignments", 2026, known.
// What becomes of policy assignments is not said there; they are deleted one by one to be sure.
var outliving = []string{
	naming.DiagnosticSetting, naming.RoleAssignment, naming.RoleDefinition, naming.PolicyAssignment, naming.ScheduledAction,
}

func outlivesGroup(armType string) bool {
	return slices.ContainsFunc(outliving, func(kept string) bool { return strings.EqualFold(kept, armType) })
}
