package deploy

import (
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/redis"
	"github.com/azstage/azstage/stages"
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
		if s.cell > 0 {
			group += "-" + stages.CellName(s.cell)
		}
	}
	s.cache, err = redis.New(ctx, s.name("cache"), redis.Args{
		Placement:        s.place,
		Engine:           redis.Engine(wanted.Engine),
		SKU:              string(wanted.SKU),
		HighAvailability: wanted.HighAvailability,
		ClusteringPolicy: wanted.ClusteringPolicy,
		EvictionPolicy:   wanted.EvictionPolicy,
		GeoGroup:         group,
		GeoMembers:       s.earlierCaches(),
		DataOwners:       s.cacheOwners(),
	}, s.top()...)
	return err
}

// cachedOutput tells the application what to keep beyond single values: whole responses in Redis, and what is asked for
// most in its own memory.
func (s *stamp) cachedOutput() map[string]pulumi.StringInput {
	settings := map[string]pulumi.StringInput{}
	if kept := s.profile.Cache.Output; kept.Seconds > 0 {
		settings["OUTPUT_CACHE_STORE"] = pulumi.String("redis")
		settings["OUTPUT_CACHE_SECONDS"] = pulumi.String(strconv.Itoa(kept.Seconds))
	}
	if kept := s.profile.Cache.Memory; kept.SizeMB > 0 {
		settings["MEMORY_CACHE_SIZE_MB"] = pulumi.String(strconv.Itoa(kept.SizeMB))
		settings["MEMORY_CACHE_SECONDS"] = pulumi.String(strconv.Itoa(kept.Seconds))
		settings["CACHE_INVALIDATION_CHANNEL"] = pulumi.String(kept.InvalidationChannel)
	}
	return settings
}

// earlierCaches are the members of the group that the cache joins. It starts empty, and takes over what they hold.
func (s *stamp) earlierCaches() []pulumi.StringInput {
	if !s.profile.Cache.GeoReplicated {
		return nil
	}
	var members []pulumi.StringInput
	for _, sibling := range s.stamps {
		if sibling.cell == s.cell && sibling.number < s.number {
			members = append(members, sibling.cache.DatabaseID)
		}
	}
	return members
}

func (s *stamp) cacheOwners() []redis.DataOwner {
	owners := []redis.DataOwner{{Name: "web", PrincipalID: s.identity.PrincipalID}}
	if s.workerIdentity != nil {
		owners = append(owners, redis.DataOwner{Name: "worker", PrincipalID: s.workerIdentity.PrincipalID})
	}
	return owners
}
