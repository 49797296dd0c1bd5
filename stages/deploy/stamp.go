package deploy

import (
	"maps"

	"github.com/pulumi/pulumi-azure-native-sdk/resources/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/appgateway"
	"github.com/azstage/azstage/components/apptier"
	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/keyvault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/nat"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/privatelink"
	"github.com/azstage/azstage/components/redis"
	"github.com/azstage/azstage/components/search"
	"github.com/azstage/azstage/components/services"
	"github.com/azstage/azstage/components/sqldb"
	"github.com/azstage/azstage/components/storage"
	"github.com/azstage/azstage/components/worker"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// stamp is everything that a stage puts into one region. What the stage's profile does not have stays nil.
type stamp struct {
	*deployment
	// number is the stamp's place in the address plan: 0 for the first region, so that a stack that grows to several
	// regions keeps the addresses of its first one.
	number int
	// cell is the number of the cell in its region. The first one is the part of the region that was there before it was
	// divided, and has what all of its cells share.
	cell int
	// region is where the stamp is, and secondary where copies of its data are; the zero value where it has none.
	region, secondary azure.Region

	place       placement.Placement
	group       *resources.ResourceGroup
	watch       *observability.Observability
	nat         *nat.NAT
	network     *network.Network
	peering     *network.Peering
	identity    *identity.Identity
	storage     *storage.Storage
	database    *sqldb.SQLDB
	geoReplica  *sqldb.SQLDB
	localCopy   *sqldb.SQLDB
	failover    *sqldb.FailoverGroup
	shards      *sqldb.ShardSet
	shardCopies *sqldb.ShardSet
	cache       *redis.Redis
	vault       *keyvault.KeyVault
	app         *apptier.AppTier
	storeLinks  *privatelink.PrivateLink
	siteLinks   *privatelink.PrivateLink
	gateway     *appgateway.Gateway
	rules       []observability.AlertRule

	// From 100k on.
	workerIdentity    *identity.Identity
	messaging         *messaging
	search            *search.Search
	stores            polyglot
	archive           *storage.Storage
	serviceIdentities map[string]*identity.Identity
	serviceDatabases  map[string]*sqldb.OwnDatabase
	serviceCopies     map[string]*sqldb.OwnDatabase
	services          *services.Services
	serviceStorage    map[string]*storage.Storage
	workerStorage     *storage.Storage
	workers           *worker.Worker
	experimentIDs     map[string]pulumi.StringOutput
}

// name is the logical name of something in the stamp. The first region's have no prefix, and neither have the first cell's:
// they are those of the stages with one region and without cells, whose resources stay.
func (s *stamp) name(base string) string {
	if s.cell > 0 {
		base = stages.CellName(s.cell) + "-" + base
	}
	if s.number == 0 {
		return base
	}
	return s.region.ShortName + "-" + base
}

// unprotectedEnvironment is where stacks come and go: there, what holds data can be deleted.
const unprotectedEnvironment = "dev"

// newGroup makes the resource group, and the placement of everything in it.
func (s *stamp) newGroup(ctx *pulumi.Context) error {
	s.place = placement.Placement{
		Location: s.region.Name,
		Names: naming.Scheme{
			Workload: s.config.Workload, Environment: s.config.Environment, RegionShort: s.region.ShortName,
			Suffix: s.suffix,
		},
		Tags: map[string]string{
			"workload": s.config.Workload, "environment": s.config.Environment, "owner": s.config.Owner,
			costCenterTag: s.config.CostCenter, "managedBy": "azstage",
		},
		Protect: s.config.Environment != unprotectedEnvironment,
	}
	if s.cell > 0 {
		s.place.Names.Cell = stages.CellName(s.cell)
		s.place.Tags[cellTag] = stages.CellName(s.cell)
	}
	maps.Copy(s.place.Tags, s.config.Tags)
	group, err := resources.NewResourceGroup(ctx, s.name("resource-group"), &resources.ResourceGroupArgs{
		ResourceGroupName: pulumi.String(s.place.Names.Name(naming.ResourceGroup)),
		Location:          pulumi.String(s.place.Location),
		// The stage is a tag here alone: on every resource, each promotion would update all of them.
		Tags: s.place.TagMap(map[string]string{"stage": string(s.profile.Stage)}),
	}, s.top(append(s.afterHome(), pulumi.Protect(s.place.Protect))...)...)
	if err != nil {
		return err
	}
	s.group, s.place.Group, s.place.ResourceGroupName = group, group, group.Name
	return nil
}

// afterHome keeps the first region's group until all others are gone, which use what the regions share.
func (s *stamp) afterHome() []pulumi.ResourceOption {
	if s == s.home() {
		return nil
	}
	return []pulumi.ResourceOption{pulumi.DependsOn([]pulumi.Resource{s.home().group})}
}
