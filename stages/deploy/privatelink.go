package deploy

import (
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/privatelink"
	"github.com/azstage/azstage/components/redis"
	"github.com/azstage/azstage/stages"
)

// newPrivateLinks gives the stores, and behind a gateway the app, private addresses.
func (s *stamp) newPrivateLinks(ctx *pulumi.Context) error {
	endpoints := s.privateEndpoints()
	if len(endpoints) == 0 {
		return nil
	}
	subnet, err := s.network.SubnetID(network.PrivateEndpoints)
	if err != nil {
		return err
	}
	s.links, err = privatelink.New(ctx, "privatelink", privatelink.Args{
		Placement: s.place,
		SubnetID:  subnet,
		Networks:  []privatelink.Network{{Name: "stamp", ID: s.network.VirtualNetworkID}},
		Endpoints: endpoints,
	}, s.top()...)
	return err
}

// privateEndpoints are those of the profile whose target exists, in an order that only grows at its end: each endpoint
// waits for the one before it.
func (s *stamp) privateEndpoints() []privatelink.Endpoint {
	var wanted []privatelink.Endpoint
	for _, endpoint := range []struct {
		name   string
		link   stages.PrivateLink
		kind   privatelink.Kind
		target func() pulumi.StringInput
	}{
		{"sql", stages.PrivateSQL, privatelink.SQL, func() pulumi.StringInput { return s.database.ServerID }},
		{"blob", stages.PrivateStorage, privatelink.Blob, func() pulumi.StringInput { return s.storage.AccountID }},
		{"redis", stages.PrivateRedis, s.cacheKind(), s.cacheID},
		{"sites", stages.PrivateSites, privatelink.Sites, func() pulumi.StringInput { return s.app.SiteID }},
		{"stagingslot", stages.PrivateSites, privatelink.StagingSlot, s.slotSiteID},
		{"keyvault", stages.PrivateKeyVault, privatelink.KeyVault, s.vaultID},
		{"sqlsecondary", stages.PrivateSQL, privatelink.SQL, s.geoReplicaServerID},
	} {
		if !slices.Contains(s.profile.Network.PrivateEndpoints, endpoint.link) {
			continue
		}
		if target := endpoint.target(); target != nil {
			wanted = append(wanted, privatelink.Endpoint{
				Name: endpoint.name, Kind: endpoint.kind, TargetID: target,
			})
		}
	}
	return wanted
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

// slotSiteID is the app's own ID: a slot is a part of it, told apart by the kind of the endpoint.
func (s *stamp) slotSiteID() pulumi.StringInput {
	if !s.profile.Compute.StagingSlot {
		return nil
	}
	return s.app.SiteID
}

func (s *stamp) geoReplicaServerID() pulumi.StringInput {
	if s.geoReplica == nil {
		return nil
	}
	return s.geoReplica.ServerID
}
