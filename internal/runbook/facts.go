package runbook

import "github.com/azstage/azstage/internal/azure"

// fact is what is known of a tier that loses a region. Words in braces stand for names.
type fact struct {
	text, command, check string
	evidence             azure.Evidence
	source               string
}

const (
	afdUpdate = "az afd origin update --resource-group {group} --profile-name {profile} --origin-group-name {origins} " +
		"--origin-name {name} --enabled-state "
	afdShow = "az afd origin show --resource-group {group} --profile-name {profile} --origin-group-name {origins} " +
		"--origin-name {name} --query enabledState"
	groupSetPrimary = "az sql failover-group set-primary --name {name} --resource-group {group} --server {server}"
	groupShow       = "az sql failover-group show --name {name} --resource-group {group} --server {server} --query "
	afdSource       = "Microsoft Learn, az afd origin, 2026-11"
	groupSource     = "Microsoft Learn, az sql failover-group, 2026-11"
	redisSource     = "Azure/azure-cli-extensions redisenterprise, 2025-05; Databases - Force Link To Replication Group, 2026-11"
	storageSource   = "MicrosoftDocs/azure-docs storage/common/storage-initiate-account-failover.md, 2024-06; Azure CLI 2.80 notes"
	cosmosSource    = "Microsoft Learn, high availability of Azure Cosmos DB"
)

// The facts, by tier. Dates say when the names and flags of the commands were read.
var (
	originsFollow = fact{
		text:     "Front Door stops sending users there once its probes fail, and sends them to the other origins",
		check:    "az monitor metrics list --resource {profileid} --metric OriginHealthPercentage",
		evidence: azure.Known, source: "Microsoft Learn, health probes of Front Door",
	}
	originOff = fact{
		text:     "Switch the origin off, so that users are not sent back before its data is there",
		command:  afdUpdate + "Disabled",
		check:    afdShow + " # Disabled",
		evidence: azure.Verified, source: afdSource,
	}
	originOn = fact{
		text:     "Switch the origin on again, last of all",
		command:  afdUpdate + "Enabled",
		check:    afdShow + " # Enabled",
		evidence: azure.Verified, source: afdSource,
	}

	writesStop = fact{
		text:     "Writes to {databases} stop everywhere until the group is failed over; what was not copied yet is lost",
		evidence: azure.Known, source: "Microsoft Learn, failover groups of Azure SQL Database",
	}
	failOver = fact{
		text: "Fail the databases over to {server}; the name of the group then leads there and no application is told. While " +
			"the primary does not answer only --allow-data-loss gets through; leave it out where it does",
		command:  groupSetPrimary + " --allow-data-loss",
		check:    groupShow + "replicationRole # Primary",
		evidence: azure.Verified, source: groupSource,
	}
	failBack = fact{
		text:     "Wait until {server} has caught up as the secondary, then fail back: without --allow-data-loss nothing is lost",
		command:  groupSetPrimary,
		check:    groupShow + "replicationRole # Primary",
		evidence: azure.Verified, source: groupSource,
	}
	copyLost = fact{
		text:     "Writes go on without a copy elsewhere: a second loss would lose data. The copy catches up by itself later",
		check:    groupShow + "replicationState # CATCH_UP once the region is back",
		evidence: azure.Known, source: "Microsoft Learn, failover groups of Azure SQL Database",
	}
	readersFollow = fact{
		text:     "Connections to the read-only name follow to the primary, whose load grows",
		evidence: azure.Known, source: "Microsoft Learn, Set-AzSqlDatabaseFailoverGroup, AllowReadOnlyFailoverToPrimary",
	}
	readersStop = fact{
		text:     "Connections to the read-only name stop until the region is back",
		evidence: azure.Known, source: "Microsoft Learn, Set-AzSqlDatabaseFailoverGroup, AllowReadOnlyFailoverToPrimary",
	}
	databaseLost = fact{
		text:     "The database has no copy elsewhere: wait, or restore its geo-redundant backup to a server in another region",
		evidence: azure.Known, source: "Microsoft Learn, geo-restore of Azure SQL Database",
	}

	documentsGoOn = fact{
		text:     "Documents are read and written in {others}; what the lost region had not sent on arrives when it is back",
		check:    documentShow,
		evidence: azure.Known, source: cosmosSource,
	}
	documentsFollow = fact{
		text:     "Writes move to the region with the next priority where service-managed failover is on, as it is here",
		check:    documentShow,
		evidence: azure.Known, source: cosmosSource,
	}
	documentsOffline = fact{
		text: "If writes have not moved by themselves, take the region offline; writes that it had not sent on are lost, and " +
			"only a support request brings it back",
		command:  "az cosmosdb offline-region --name {name} --resource-group {group} --region {region}",
		check:    documentShow,
		evidence: azure.Verified, source: "Microsoft Learn, az cosmosdb offline-region, 2026-11",
	}
	documentsLost = fact{
		text: "The documents are in this region only: they are away until it is back", evidence: azure.Known, source: cosmosSource,
	}

	cachesGoOn = fact{
		text:     "The other caches of the group go on; what they keep for the lost one grows in their memory",
		evidence: azure.Known, source: "Microsoft Learn, active geo-replication of Azure Managed Redis",
	}
	cacheUnlink = fact{
		text: "If the region stays away, unlink its cache at {server}: the others stop keeping changes for it",
		command: "az redisenterprise database force-unlink --cluster-name {server} --resource-group {servergroup} " +
			"--unlink-ids {id}",
		check: "az redisenterprise database show --cluster-name {server} --resource-group {servergroup} " +
			"--query geoReplication.linkedDatabases",
		evidence: azure.Verified, source: redisSource,
	}
	cacheRelink = fact{
		text: "Where its cache was unlinked, link it again: it begins empty and takes the data of the others",
		command: "az redisenterprise database force-link-to-replication-group --cluster-name {name} --resource-group {group} " +
			"--database-name default --group-nickname {nickname} --linked-databases '[{list}]'",
		check: "az redisenterprise database show --cluster-name {name} --resource-group {group} " +
			"--query geoReplication.linkedDatabases",
		evidence: azure.Verified, source: redisSource,
	}
	cacheLost = fact{
		text: "The cache is gone with its sessions and counters; applications fill a new one", evidence: azure.Known,
		source: "Microsoft Learn, Azure Managed Redis",
	}

	messagesWait = fact{
		text: "Messages in its queues and subscriptions wait until the region is back; nobody else reads them",
		check: "az servicebus queue list --namespace-name {name} --resource-group {group} " +
			"--query \"[].{queue:name, messages:countDetails.activeMessageCount}\"",
		evidence: azure.Known, source: "Microsoft Learn, az servicebus queue",
	}
	messagesDrain = fact{
		text: "Workers take what waited: watch the queues empty, and what failed among the dead letters",
		check: "az servicebus queue list --namespace-name {name} --resource-group {group} " +
			"--query \"[].{queue:name, active:countDetails.activeMessageCount, dead:countDetails.deadLetterMessageCount}\"",
		evidence: azure.Known, source: "Microsoft Learn, az servicebus queue",
	}

	filesWait = fact{
		text: "Files wait until the region is back; Azure keeps a copy in {pair}, which nobody reads meanwhile",
		check: "az storage account show --name {name} --resource-group {group} --expand geoReplicationStats " +
			"--query geoReplicationStats.lastSyncTime",
		evidence: azure.Verified, source: storageSource,
	}
	filesGivenUp = fact{
		text: "Only if Microsoft gives the region up, fail the account over: that loses what was not copied and leaves the " +
			"account locally redundant. It needs private endpoints elsewhere",
		command:  "az storage account failover --name {name} --resource-group {group} --failover-type Unplanned",
		check:    "az storage account show --name {name} --resource-group {group} --query primaryLocation",
		evidence: azure.Verified, source: storageSource,
	}

	gatewaysGoOn = fact{
		text: "The gateways of the other regions go on with the configuration that they have; where the service's own region is " +
			"lost, nothing can be changed until it is back",
		check:    "az apim show --name {name} --resource-group {group} --query additionalLocations[].location",
		evidence: azure.Known, source: "Microsoft Learn, API Management in several regions",
	}

	usersGone = fact{
		text: "Nobody serves users until the region is back, or another stack does", evidence: azure.Inferred,
		source: "the graph of the stack",
	}
	standInAtCopy = fact{
		text: "Bring the stage up in {region}, next to the copy of the data, with this stack's configuration under a name of its " +
			"own. Its database begins empty: fill it from the copy on the server there, and send users to it. " +
			"`azstage schedule {stage}` says how long it takes",
		command: standInUp, check: standInCheck, evidence: azure.Inferred, source: ourSource,
	}
	standInFromBackup = fact{
		text: "Bring the stage up in {region}, with this stack's configuration under a name of its own, restore the database's " +
			"geo-redundant backup there, and send users to it. `azstage schedule {stage}` says how long it takes",
		command: standInUp, check: standInCheck, evidence: azure.Inferred, source: ourSource,
	}
	compareState = fact{
		text:     "Compare the stack with its program; nothing should differ any more",
		command:  "azstage refresh {stage} --stack {stack} --target azure",
		check:    "azstage preview {stage} --stack {stack} --target azure --expect-no-changes",
		evidence: azure.Inferred, source: ourSource,
	}
)

const (
	ourSource = "the verbs and the configuration of this program"
	standInUp = "azstage up {stage} --stack {stack}-{region} --target azure --set location={region} --set environment=dr"

	standInCheck = "azstage refresh {stage} --stack {stack}-{region} --target azure"
)

const documentShow = "az cosmosdb show --name {name} --resource-group {group} " +
	"--query \"{writes:writeLocations[].locationName, reads:readLocations[].locationName}\""
