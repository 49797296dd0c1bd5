package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/apim"
	"github.com/azstage/azstage/components/cosmos"
	"github.com/azstage/azstage/components/ddos"
	"github.com/azstage/azstage/components/frontdoor"
	"github.com/azstage/azstage/components/loadtest"
	"github.com/azstage/azstage/components/registry"
	"github.com/azstage/azstage/components/sqldb"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// deployment is a whole stack: a stamp for each region that serves users, or for each of its cells, and what the regions
// share, which lies in the first one's resource group. What the stage's profile does not have stays nil.
type deployment struct {
	*account
	config  stages.Config
	profile stages.Profile
	stamps  []*stamp

	cosmos    *cosmos.Cosmos
	graphs    *cosmos.Gremlin
	jobAgent  *sqldb.JobAgent
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

// each makes a tier in every stamp: every region, or each of its cells.
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

// eachRegion makes a tier once in every region, for all cells of it.
func eachRegion(inRegion func(*stamp, *pulumi.Context) error) tier {
	return each(func(s *stamp, ctx *pulumi.Context) error {
		if s.cell > 0 {
			return nil
		}
		return inRegion(s, ctx)
	})
}

// eachCell makes what only a cell beside the first of its region has.
func eachCell(inCell func(*stamp, *pulumi.Context) error) tier {
	return each(func(s *stamp, ctx *pulumi.Context) error {
		if s.cell == 0 {
			return nil
		}
		return inCell(s, ctx)
	})
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
	eachCell((*stamp).newPeering),
	each((*stamp).newIdentity),
	each((*stamp).newWorkerIdentity),
	eachRegion((*stamp).newServiceIdentities),
	each((*stamp).newStorage),
	each((*stamp).newWorkerStorage),
	eachRegion((*stamp).newServiceStorage),
	each((*stamp).newDatabase),
	each((*stamp).newShards),
	(*deployment).newJobAgent,
	each((*stamp).newJobTargets),
	eachRegion((*stamp).newServiceDatabases),
	each((*stamp).newFailoverGroup),
	each((*stamp).newCache),
	each((*stamp).newVault),
	each((*stamp).newMessaging),
	(*deployment).newCosmos,
	(*deployment).newGraphs,
	eachRegion((*stamp).newSearch),
	each((*stamp).newPolyglotStores),
	(*deployment).newRegistry,
	each((*stamp).newUploadEvents),
	eachRegion((*stamp).newDomainEvents),
	each((*stamp).newStoreLinks),
	eachRegion((*stamp).newServices),
	(*deployment).newAPIGateway,
	(*deployment).newFrontDoor,
	(*deployment).newEdgeAction,
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
	eachRegion((*stamp).newServiceAlerts),
	(*deployment).newGraphAlerts,
	each((*stamp).newShardAlerts),
	(*deployment).newJobAlerts,
	each((*stamp).newChaos),
	(*deployment).newLoadTest,
	(*deployment).newWorkbook,
	eachCell((*stamp).newWorkbook),
	(*deployment).newCostAlerts,
	(*deployment).newBudget,
	eachCell((*stamp).newBudget),
}

func newDeployment(
	ctx *pulumi.Context, account *account, config stages.Config, profile stages.Profile,
) (*deployment, error) {
	d := &deployment{account: account, config: config, profile: profile}
	d.addRegion(config.Location, config.SecondaryLocation)
	for _, region := range config.Regions {
		if region.Name != config.Location.Name {
			pair, _ := azure.RegionByName(region.Pair)
			d.addRegion(region, pair)
		}
	}
	for _, newTier := range tiers {
		if err := newTier(d, ctx); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// addRegion adds the stamps of the cells of a region, the first of which is the region's own.
func (d *deployment) addRegion(region, secondary azure.Region) {
	number := len(d.regions())
	for _, cell := range d.profile.Cells.Numbers() {
		d.stamps = append(d.stamps, &stamp{
			deployment: d, number: number, cell: cell, region: region, secondary: secondary,
		})
	}
}

// home is the stamp that is always there. What the regions share is in its resource group.
func (d *deployment) home() *stamp { return d.stamps[0] }

// top returns the options of what has no parent: the provider, which children inherit.
func (d *deployment) top(opts ...pulumi.ResourceOption) []pulumi.ResourceOption {
	return append(opts, pulumi.Provider(d.provider))
}
