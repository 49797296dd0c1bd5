package deploy

import (
	"github.com/pulumi/pulumi-azure-native-sdk/resources/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/appgateway"
	"github.com/azstage/azstage/components/apptier"
	"github.com/azstage/azstage/components/cosmos"
	"github.com/azstage/azstage/components/frontdoor"
	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/keyvault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/nat"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/privatelink"
	"github.com/azstage/azstage/components/redis"
	"github.com/azstage/azstage/components/registry"
	"github.com/azstage/azstage/components/search"
	"github.com/azstage/azstage/components/services"
	"github.com/azstage/azstage/components/sqldb"
	"github.com/azstage/azstage/components/storage"
	"github.com/azstage/azstage/components/worker"
	"github.com/azstage/azstage/stages"
)

// stamp is everything that a stage puts into one region, in the order in which it is made. What the stage's profile does
// not have stays nil.
type stamp struct {
	*account
	config  stages.Config
	profile stages.Profile

	place       placement.Placement
	group       *resources.ResourceGroup
	watch       *observability.Observability
	nat         *nat.NAT
	network     *network.Network
	identity    *identity.Identity
	storage     *storage.Storage
	database    *sqldb.SQLDB
	geoReplica  *sqldb.SQLDB
	failover    *sqldb.FailoverGroup
	shards      *sqldb.ShardSet
	shardCopies *sqldb.ShardSet
	cache       *redis.Redis
	vault       *keyvault.KeyVault
	frontDoor   *frontdoor.FrontDoor
	app         *apptier.AppTier
	storeLinks  *privatelink.PrivateLink
	siteLinks   *privatelink.PrivateLink
	gateway     *appgateway.Gateway

	// From 100k on.
	workerIdentity    *identity.Identity
	messaging         *messaging
	cosmos            *cosmos.Cosmos
	search            *search.Search
	archive           *storage.Storage
	serviceIdentities map[string]*identity.Identity
	serviceDatabases  map[string]*sqldb.OwnDatabase
	serviceCopies     map[string]*sqldb.OwnDatabase
	registry          *registry.Registry
	services          *services.Services
	serviceStorage    map[string]*storage.Storage
	workerStorage     *storage.Storage
	workers           *worker.Worker
}

func newStamp(ctx *pulumi.Context, account *account, config stages.Config, profile stages.Profile) (*stamp, error) {
	s := &stamp{account: account, config: config, profile: profile}
	for _, tier := range []func(*pulumi.Context) error{
		s.newGroup,
		s.newObservability,
		s.newNAT,
		s.newNetwork,
		s.newIdentity,
		s.newWorkerIdentity,
		s.newServiceIdentities,
		s.newStorage,
		s.newWorkerStorage,
		s.newServiceStorage,
		s.newDatabase,
		s.newShards,
		s.newServiceDatabases,
		s.newFailoverGroup,
		s.newCache,
		s.newVault,
		s.newMessaging,
		s.newCosmos,
		s.newSearch,
		s.newRegistry,
		s.newUploadEvents,
		s.newStoreLinks,
		s.newServices,
		s.newFrontDoor,
		s.newApp,
		s.newWorkers,
		s.newAutoscale,
		s.newMessagingAutoscale,
		s.newSiteLinks,
		s.newGateway,
		s.newRoutes,
		s.newAvailability,
		s.newAlerts,
		s.newCostAlerts,
		s.newBudget,
	} {
		if err := tier(ctx); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// unprotectedEnvironment is where stacks come and go: there, what holds data can be deleted.
const unprotectedEnvironment = "dev"

// newGroup makes the resource group, and the placement of everything in it.
func (s *stamp) newGroup(ctx *pulumi.Context) error {
	s.place = placement.Placement{
		Location: s.config.Location.Name,
		Names: naming.Scheme{
			Workload: s.config.Workload, Environment: s.config.Environment, RegionShort: s.config.Location.ShortName,
			Suffix: s.suffix,
		},
		Tags: map[string]string{
			"workload": s.config.Workload, "environment": s.config.Environment, "owner": s.config.Owner,
			"costCenter": s.config.CostCenter, "managedBy": "azstage",
		},
		Protect: s.config.Environment != unprotectedEnvironment,
	}
	group, err := resources.NewResourceGroup(ctx, "resource-group", &resources.ResourceGroupArgs{
		ResourceGroupName: pulumi.String(s.place.Names.Name(naming.ResourceGroup)),
		Location:          pulumi.String(s.place.Location),
		// The stage is a tag here alone: on every resource, each promotion would update all of them.
		Tags: s.place.TagMap(map[string]string{"stage": string(s.profile.Stage)}),
	}, s.top(pulumi.Protect(s.place.Protect))...)
	if err != nil {
		return err
	}
	s.group, s.place.Group, s.place.ResourceGroupName = group, group, group.Name
	return nil
}

// top returns the options of what has no parent: the provider, which children inherit.
func (s *stamp) top(opts ...pulumi.ResourceOption) []pulumi.ResourceOption {
	return append(opts, pulumi.Provider(s.provider))
}
