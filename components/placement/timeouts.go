package placement

import (
	"fmt"
	"strings"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// Timeouts bounds the operations on a resource.
type Timeouts struct {
	ARMType string
	// Create, Update and Delete are at least what the slowest documented operation takes.
	Create, Update, Delete time.Duration
	// Why says what takes so long.
	Why string
	// Source is where the figure was read, and when.
	Source   string
	Evidence azure.Evidence
}

const azurermTimeouts = "hashicorp/terraform-provider-azurerm v5.2.0 resource timeouts, 2026-08-21"

// timeouts has a row for the types whose operations can outlast Pulumi's usual half hour.
var timeouts = []Timeouts{
	{
		naming.SQLServer, time.Hour, time.Hour, time.Hour,
		"a deletion waits for the databases of the server", azurermTimeouts, azure.Verified,
	},
	{
		naming.SQLDatabase, time.Hour, 24 * time.Hour, time.Hour,
		"a change of service tier copies the data, about a minute a gigabyte",
		azurermTimeouts + "; Microsoft Learn \"Scale single database resources\", 2026-06", azure.Inferred,
	},
	{
		naming.SQLFailoverGroup, 30 * time.Minute, 30 * time.Minute, 30 * time.Minute,
		"the group waits for its databases, one batch after the other; seeding is the copies' own time", azurermTimeouts,
		azure.Verified,
	},
	{
		naming.SQLElasticPool, time.Hour, 24 * time.Hour, time.Hour,
		"a change of tier copies the data of every database in the pool",
		azurermTimeouts + "; Microsoft Learn \"Scale elastic pool resources\", 2026", azure.Inferred,
	},
	{
		naming.StorageAccount, time.Hour, time.Hour, time.Hour,
		"a change of redundancy waits for the copies", azurermTimeouts, azure.Verified,
	},
	{
		naming.ManagedRedis, 45 * time.Minute, 45 * time.Minute, 45 * time.Minute,
		"a change of size replaces the nodes one after the other", azurermTimeouts, azure.Verified,
	},
	{
		naming.ManagedRedisDatabase, 45 * time.Minute, 45 * time.Minute, 45 * time.Minute,
		"joining a geo-replication group copies the data", azurermTimeouts, azure.Inferred,
	},
	{
		naming.ClassicRedis, 3 * time.Hour, 3 * time.Hour, 3 * time.Hour,
		"creation takes 20 minutes and more, a change of tier copies the data", azurermTimeouts, azure.Verified,
	},
	{
		naming.CosmosAccount, 3 * time.Hour, 3 * time.Hour, 3 * time.Hour,
		"a region that is added gets a copy of all data", azurermTimeouts, azure.Verified,
	},
	{
		naming.SearchService, time.Hour, time.Hour, time.Hour,
		"replicas and partitions that are added get a copy of the indexes", azurermTimeouts, azure.Verified,
	},
	{
		naming.KustoCluster, time.Hour, time.Hour, time.Hour,
		"instances are started and stopped", azurermTimeouts, azure.Verified,
	},
	{
		naming.ContainerRegistry, 30 * time.Minute, 30 * time.Minute, 30 * time.Minute,
		"usually a minute; bounded so that a hanging one is noticed", azurermTimeouts, azure.Verified,
	},
	{
		naming.ContainerRegistryReplication, 2 * time.Hour, 30 * time.Minute, time.Hour,
		"a new copy takes over every image", azurermTimeouts + ": 30 minutes", azure.Inferred,
	},
	{
		naming.ContainerEnvironment, 45 * time.Minute, 45 * time.Minute, 45 * time.Minute,
		"load balancers and proxies are set up in the subnet and taken down again", azurermTimeouts, azure.Known,
	},
	{
		naming.ContainerApp, 30 * time.Minute, 30 * time.Minute, 30 * time.Minute,
		"a revision is ready when its image was pulled and its probes succeed", azurermTimeouts, azure.Known,
	},
	{
		naming.ContainerGroup, 30 * time.Minute, 30 * time.Minute, 30 * time.Minute,
		"the image is pulled before the group is ready", azurermTimeouts, azure.Known,
	},
	{
		naming.ApplicationGateway, 90 * time.Minute, 90 * time.Minute, 90 * time.Minute,
		"instances are started, or drained, one after the other", azurermTimeouts, azure.Verified,
	},
	{
		naming.APIManagement, 3 * time.Hour, 3 * time.Hour, 3 * time.Hour,
		"units are started, moved or drained in one region after the other", azurermTimeouts, azure.Verified,
	},
	{
		naming.ManagedCluster, 90 * time.Minute, 90 * time.Minute, 90 * time.Minute,
		"nodes are started, upgraded or drained one after the other", azurermTimeouts, azure.Verified,
	},
	{
		naming.AgentPool, time.Hour, time.Hour, time.Hour,
		"nodes are started, upgraded or drained one after the other", azurermTimeouts, azure.Known,
	},
	{
		naming.PrivateEndpoint, time.Hour, time.Hour, time.Hour,
		"the service behind it joins in, and the subnet takes one change at a time", azurermTimeouts, azure.Known,
	},
	{
		naming.Subnet, 30 * time.Minute, 30 * time.Minute, time.Hour,
		"App Service lets go of an integration subnet some time after the last app has left",
		"Microsoft Learn \"Enable virtual network integration\", 2025", azure.Known,
	},
	{
		naming.ServiceBusNamespace, time.Hour, time.Hour, time.Hour,
		"messaging units are started and stopped", azurermTimeouts + ": 30 minutes", azure.Inferred,
	},
	{naming.FrontDoorProfile, edgeChange, edgeChange, edgeDelete, edgeWhy, azurermTimeouts, azure.Verified},
	{naming.FrontDoorEndpoint, edgeChange, edgeChange, edgeDelete, edgeWhy, azurermTimeouts, azure.Verified},
	{naming.FrontDoorOriginGroup, edgeChange, edgeChange, edgeDelete, edgeWhy, azurermTimeouts, azure.Verified},
	{naming.FrontDoorOrigin, edgeChange, edgeChange, edgeDelete, edgeWhy, azurermTimeouts, azure.Verified},
	{naming.FrontDoorRoute, edgeChange, edgeChange, edgeDelete, edgeWhy, azurermTimeouts, azure.Verified},
	{naming.FrontDoorRuleSet, edgeChange, edgeChange, edgeDelete, edgeWhy, azurermTimeouts, azure.Inferred},
	{naming.FrontDoorRule, edgeChange, edgeChange, edgeDelete, edgeWhy, azurermTimeouts, azure.Inferred},
	{naming.FrontDoorSecurityPolicy, edgeChange, edgeChange, edgeDelete, edgeWhy, azurermTimeouts, azure.Verified},
	{naming.FrontDoorFirewallPolicy, edgeChange, edgeChange, edgeDelete, edgeWhy, azurermTimeouts, azure.Verified},
	{
		naming.FrontDoorCustomDomain, 12 * time.Hour, 24 * time.Hour, 12 * time.Hour,
		"the certificate waits for the owner of the domain", azurermTimeouts, azure.Verified,
	},
}

// TimeoutsFor finds the bounds for a type; without a row the provider's own apply.
func TimeoutsFor(armType string) (Timeouts, bool) {
	for _, row := range timeouts {
		if strings.EqualFold(row.ARMType, armType) {
			return row, true
		}
	}
	return Timeouts{}, false
}

func (t Timeouts) option() *pulumi.CustomTimeouts {
	minutes := func(d time.Duration) string { return fmt.Sprintf("%dm", int(d.Minutes())) }
	return &pulumi.CustomTimeouts{Create: minutes(t.Create), Update: minutes(t.Update), Delete: minutes(t.Delete)}
}
