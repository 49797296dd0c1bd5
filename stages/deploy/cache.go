package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/redis"
)

func (s *stamp) newCache(ctx *pulumi.Context) (err error) {
	wanted := s.profile.Cache
	if wanted.Engine == "" {
		return nil
	}
	group := ""
	if wanted.GeoGroup {
		// The same in every region, because all members of a group name it alike.
		group = s.config.Workload + "-" + s.config.Environment
	}
	s.cache, err = redis.New(ctx, "cache", redis.Args{
		Placement:        s.place,
		Engine:           redis.Engine(wanted.Engine),
		SKU:              string(wanted.SKU),
		HighAvailability: wanted.HighAvailability,
		ClusteringPolicy: wanted.ClusteringPolicy,
		EvictionPolicy:   wanted.EvictionPolicy,
		GeoGroup:         group,
		DataOwners:       []redis.DataOwner{{Name: "web", PrincipalID: s.identity.PrincipalID}},
	}, s.top()...)
	return err
}
