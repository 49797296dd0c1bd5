package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/apim"
	"github.com/azstage/azstage/components/cosmos"
	"github.com/azstage/azstage/components/ddos"
	"github.com/azstage/azstage/components/frontdoor"
	"github.com/azstage/azstage/components/loadtest"
	"github.com/azstage/azstage/components/registry"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// deployment is a whole stack: a stamp for each region that serves users, and what the regions share, which lies in the
// first one's resource group. What the stage's profile does not have stays nil.
type deployment struct {
	*account
	config  stages.Config
	profile stages.Profile
	stamps  []*stamp

	cosmos    *cosmos.Cosmos
	graphs    *cosmos.Gremlin
	registry  *registry.Registry
	frontDoor *frontdoor.FrontDoor
	// From 1m on.
	apiGateway *apim.APIManagement
	ddos       *ddos.Protection
	// Where somebody asks for it.
	loadTest *loadtest.LoadTest
}

// tier makes one tier of the deployment.
type tier func(*deployment, *pulumi.Context) error

// each makes a tier in every region.
func each(inStamp func(*stamp, *pulumi.Context) error) tier {
	return func(d *deployment, ctx *pulumi.Context) error {
		for _, s := range d.stamps {
			if err := inStamp(s, ctx); err != nil {
				return err
			}
		}
		return nil
	}
}

// tiers are in the order in which they are made. All regions get one before any gets the next, because what they share
// needs something of each: a store the identities that it lets in, Front Door the origins.
var tiers = []tier{
	each((*stamp).newGroup),
	each((*stamp).newGovernance),
	each((*stamp).newObservability),
	(*deployment).newSentinel,
	(*deployment).newDDoSProtection,
	each((*stamp).newNAT),
	each((*stamp).newNetwork),
	each((*stamp).newIdentity),
	each((*stamp).newWorkerIdentity),
	each((*stamp).newServiceIdentities),
	each((*stamp).newStorage),
	each((*stamp).newWorkerStorage),
	each((*stamp).newServiceStorage),
	each((*stamp).newDatabase),
	each((*stamp).newShards),
	each((*stamp).newServiceDatabases),
	each((*stamp).newFailoverGroup),
	each((*stamp).newCache),
	each((*stamp).newVault),
	each((*stamp).newMessaging),
	(*deployment).newCosmos,
	(*deployment).newGraphs,
	each((*stamp).newSearch),
	each((*stamp).newPolyglotStores),
	(*deployment).newRegistry,
	each((*stamp).newUploadEvents),
	each((*stamp).newDomainEvents),
	each((*stamp).newStoreLinks),
	each((*stamp).newServices),
	(*deployment).newAPIGateway,
	(*deployment).newFrontDoor,
	each((*stamp).newApp),
	each((*stamp).newWorkers),
	each((*stamp).newAutoscale),
	each((*stamp).newMessagingAutoscale),
	each((*stamp).newSiteLinks),
	each((*stamp).newGateway),
	(*deployment).newRoutes,
	(*deployment).newTrafficManager,
	(*deployment).newAvailability,
	each((*stamp).newAlerts),
	each((*stamp).newServiceAlerts),
	(*deployment).newGraphAlerts,
	each((*stamp).newChaos),
	(*deployment).newLoadTest,
	(*deployment).newWorkbook,
	(*deployment).newCostAlerts,
	(*deployment).newBudget,
}

func newDeployment(
	ctx *pulumi.Context, account *account, config stages.Config, profile stages.Profile,
) (*deployment, error) {
	d := &deployment{account: account, config: config, profile: profile}
	d.stamps = append(d.stamps, &stamp{deployment: d, region: config.Location, secondary: config.SecondaryLocation})
	for _, region := range config.Regions {
		if region.Name != config.Location.Name {
			pair, _ := azure.RegionByName(region.Pair)
			d.stamps = append(d.stamps, &stamp{deployment: d, number: len(d.stamps), region: region, secondary: pair})
		}
	}
	for _, newTier := range tiers {
		if err := newTier(d, ctx); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// home is the stamp that is always there. What the regions share is in its resource group.
func (d *deployment) home() *stamp { return d.stamps[0] }

// top returns the options of what has no parent: the provider, which children inherit.
func (d *deployment) top(opts ...pulumi.ResourceOption) []pulumi.ResourceOption {
	return append(opts, pulumi.Provider(d.provider))
}
