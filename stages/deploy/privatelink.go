package deploy

import (
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/privatelink"
	"github.com/azstage/azstage/components/redis"
	"github.com/azstage/azstage/stages"
)

// newStoreLinks gives the stores private addresses before anything is told to use them.
func (s *stamp) newStoreLinks(ctx *pulumi.Context) (err error) {
	s.storeLinks, err = s.newLinks(ctx, "privatelink", s.storeEndpoints(), s.hub().storeLinks, s.peering.Ready())
	return err
}

// newSiteLinks gives what runs code, and is reached from inside only, private addresses in the same subnet.
func (s *stamp) newSiteLinks(ctx *pulumi.Context) (err error) {
	s.siteLinks, err = s.newLinks(ctx, "sitelink", s.siteEndpoints(), s.hub().siteLinks, s.storeLinks.Ready())
	return err
}

// newLinks makes the endpoints. In a cell their records are in the zones of the region, which know the stores that all
// cells share: a network is linked to one zone of a name only.
func (s *stamp) newLinks(
	ctx *pulumi.Context, name string, endpoints []privatelink.Endpoint, region *privatelink.PrivateLink,
	after []pulumi.Resource,
) (*privatelink.PrivateLink, error) {
	args := privatelink.Args{
		Placement: s.place,
		Networks:  []privatelink.Network{{Name: s.shared("stamp"), ID: s.network.VirtualNetworkID}},
		Endpoints: endpoints,
		After:     after,
	}
	if region != nil {
		args.Zones = []*privatelink.PrivateLink{region}
	}
	if len(endpoints) == 0 && region == nil {
		return nil, nil
	}
	subnet, err := s.network.SubnetID(network.PrivateEndpoints)
	if err != nil {
		return nil, err
	}
	args.SubnetID = subnet
	return privatelink.New(ctx, s.name(name), args, s.top()...)
}

// possibleEndpoint is a private endpoint that a profile may ask for. Its target is nil where the stage has none.
type possibleEndpoint struct {
	name   string
	link   stages.PrivateLink
	kind   privatelink.Kind
	target func() pulumi.StringInput
}

// storeEndpoints are those of what holds data. Each endpoint waits for the one before it, so what takes longest to be made
// has the last ones: the others are done meanwhile.
func (s *stamp) storeEndpoints() []privatelink.Endpoint {
	return slices.Concat(s.wanted([]possibleEndpoint{
		{"sql", stages.PrivateSQL, privatelink.SQL, s.first(s.serverID)},
		{"blob", stages.PrivateStorage, privatelink.Blob, func() pulumi.StringInput { return s.storage.AccountID }},
		{"keyvault", stages.PrivateKeyVault, privatelink.KeyVault, s.vaultID},
		{"sqlsecondary", stages.PrivateSQL, privatelink.SQL, s.first(s.geoReplicaServerID)},
		{"servicebus", stages.PrivateServiceBus, privatelink.ServiceBus, s.messagingID},
		{"cosmos", stages.PrivateCosmos, privatelink.Cosmos, s.ofRegion(s.cosmosID)},
		{"search", stages.PrivateSearch, privatelink.Search, s.searchID},
		{"archive", stages.PrivateStorage, privatelink.Blob, s.archiveID},
		{"registry", stages.PrivateRegistry, privatelink.Registry, s.ofRegion(s.registryID)},
		{"queue", stages.PrivateQueues, privatelink.Queue, s.queueAccountID},
		{"workerblob", stages.PrivateStorage, privatelink.Blob, s.workerStorageID},
		{"workerqueue", stages.PrivateStorage, privatelink.Queue, s.workerStorageID},
		{"workertable", stages.PrivateStorage, privatelink.Table, s.workerStorageID},
		{"sqlcopy", stages.PrivateSQL, privatelink.SQL, s.localCopyServerID},
		{"eventgrid", stages.PrivateEventGrid, privatelink.EventGrid, s.eventTopicID},
		{"table", stages.PrivateTables, privatelink.Table, s.tableAccountID},
		{"graph", stages.PrivateGraph, privatelink.Gremlin, s.ofRegion(s.graphsID)},
		{"sqlown", stages.PrivateSQL, privatelink.SQL, s.own(s.serverID)},
		{"sqlownsecondary", stages.PrivateSQL, privatelink.SQL, s.own(s.geoReplicaServerID)},
	}), s.serviceStorageEndpoints(), s.wanted([]possibleEndpoint{
		{"redis", stages.PrivateRedis, s.cacheKind(), s.cacheID},
		{"timeseries", stages.PrivateTimeSeries, privatelink.DataExplorer, s.timeSeriesID},
	}))
}

// serverID is the server that the stamp writes.
func (s *stamp) serverID() pulumi.StringInput { return s.writer().database.ServerID }

// ofItsOwn says whether the stamp is another region that writes its own server. Stages before wrote that of the first
// region, and an endpoint never leads elsewhere, so that the region has others for its own.
func (s *stamp) ofItsOwn() bool { return s.cell == 0 && s != s.home() && s.writer() == s }

// first leaves out what has an endpoint of its own since the region writes for itself; own leaves out all else.
func (s *stamp) first(target func() pulumi.StringInput) func() pulumi.StringInput {
	return s.where(!s.ofItsOwn(), target)
}

func (s *stamp) own(target func() pulumi.StringInput) func() pulumi.StringInput {
	return s.where(s.ofItsOwn(), target)
}

func (s *stamp) where(so bool, target func() pulumi.StringInput) func() pulumi.StringInput {
	if so {
		return target
	}
	return func() pulumi.StringInput { return nil }
}

// ofRegion leaves out of a cell what the cells of a region reach at one address.
func (s *stamp) ofRegion(target func() pulumi.StringInput) func() pulumi.StringInput {
	return s.where(s.cell == 0, target)
}

// siteEndpoints are those of what runs code, in an order that only grows at its end.
func (s *stamp) siteEndpoints() []privatelink.Endpoint {
	return append(s.wanted([]possibleEndpoint{
		{"sites", stages.PrivateSites, privatelink.Sites, func() pulumi.StringInput { return s.app.SiteID }},
		{"stagingslot", stages.PrivateSites, privatelink.StagingSlot, s.slotSiteID},
		{"workers", stages.PrivateSites, privatelink.Sites, s.workersID},
	}), s.serviceSiteEndpoints()...)
}

// complete is what a store has to have before a private endpoint changes it.
func (s *stamp) complete(link stages.PrivateLink) []pulumi.Resource {
	switch link {
	case stages.PrivateTimeSeries:
		return s.stores.timeSeries.Ready()
	case stages.PrivateCosmos:
		return s.cosmos.Ready()
	case stages.PrivateGraph:
		return s.graphs.Ready()
	case stages.PrivateRegistry:
		return s.registry.Ready()
	}
	return nil
}

// wanted are those of the profile whose target exists.
func (s *stamp) wanted(possible []possibleEndpoint) []privatelink.Endpoint {
	var wanted []privatelink.Endpoint
	for _, endpoint := range possible {
		if !slices.Contains(s.profile.Network.PrivateEndpoints, endpoint.link) {
			continue
		}
		if target := endpoint.target(); target != nil {
			wanted = append(wanted, privatelink.Endpoint{
				Name: endpoint.name, Kind: endpoint.kind, TargetID: target, After: s.complete(endpoint.link),
			})
		}
	}
	return wanted
}

// paidBy tags the endpoints of one service.
func (s *stamp) paidBy(service string, endpoints []privatelink.Endpoint) []privatelink.Endpoint {
	for _, definition := range s.profile.Services.Definitions {
		for i := range endpoints {
			if definition.Name == service {
				endpoints[i].Tags = payer(definition)
			}
		}
	}
	return endpoints
}

func (s *stamp) cacheKind() privatelink.Kind {
	if redis.Engine(s.profile.Cache.Engine) == redis.Classic {
		return privatelink.ClassicRedis
	}
	return privatelink.ManagedRedis
}

func (s *stamp) cacheID() pulumi.StringInput {
	if s.cache == nil {
		return nil
	}
	return s.cache.ResourceID
}

func (s *stamp) vaultID() pulumi.StringInput {
	if s.vault == nil {
		return nil
	}
	return s.vault.VaultID
}

func (s *stamp) slotSiteID() pulumi.StringInput {
	if !s.profile.Compute.StagingSlot {
		return nil
	}
	return s.app.SlotSiteID
}

func (s *stamp) geoReplicaServerID() pulumi.StringInput {
	copied := s.writer().geoReplica
	if copied == nil {
		return nil
	}
	return copied.ServerID
}

func (s *stamp) localCopyServerID() pulumi.StringInput {
	if s.localCopy == nil {
		return nil
	}
	return s.localCopy.ServerID
}

func (s *stamp) archiveID() pulumi.StringInput {
	if s.archive == nil {
		return nil
	}
	return s.archive.AccountID
}
