package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/cosmos"
	"github.com/azstage/azstage/stages"
)

// newCosmos makes the account for what burdens the relational database.
func (d *deployment) newCosmos(ctx *pulumi.Context) (err error) {
	wanted := d.profile.Data.Cosmos
	if len(wanted.Containers) == 0 {
		return nil
	}
	var containers []cosmos.Container
	for _, container := range wanted.Containers {
		containers = append(containers, cosmos.Container{
			Name: container.Name, PartitionKey: container.PartitionKey, MaxThroughput: container.MaxThroughput,
			Throughput: container.Throughput, TTLSeconds: container.TTLSeconds, Unindexed: container.Unindexed,
		})
	}
	containers = append(containers, d.serviceContainers()...)
	var grants []cosmos.Grant
	for _, s := range d.stamps {
		grants = append(grants, append(s.documentGrants(), s.serviceDocumentGrants()...)...)
	}
	d.cosmos, err = cosmos.New(ctx, "cosmos", cosmos.Args{
		Placement:         d.home().place,
		Containers:        containers,
		Consistency:       string(wanted.Consistency),
		ZoneRedundant:     wanted.ZoneRedundant,
		ReadRegions:       d.otherRegions(wanted.ZoneRedundant),
		MultiRegionWrites: wanted.MultiRegionWrites,
		Backup:            cosmos.Backup{Continuous: wanted.Backup == stages.CosmosContinuous},
		PublicAccess:      d.profile.Network.PublicAccess,
		Grants:            grants,
	}, d.top()...)
	return err
}

// otherRegions are the regions beside the first one, in the order of failover.
func (d *deployment) otherRegions(zoneRedundant bool) []cosmos.Region {
	var regions []cosmos.Region
	for _, s := range d.regions()[1:] {
		regions = append(regions, cosmos.Region{
			Location: s.region.Name, ZoneRedundant: zoneRedundant && s.region.Zones,
		})
	}
	return regions
}

// writtenByWorkers are the containers that background work writes: what it did, and what users are to see of it.
var writtenByWorkers = []string{"audit", "feeds"}

// documentGrants lets the web app use every document. A worker never needs sessions.
func (s *stamp) documentGrants() []cosmos.Grant {
	grants := []cosmos.Grant{{Name: s.name("web"), PrincipalID: s.identity.PrincipalID, Role: cosmos.Contributor}}
	if s.workerIdentity == nil {
		return grants
	}
	for _, container := range writtenByWorkers {
		if s.hasContainer(container) {
			grants = append(grants, cosmos.Grant{
				Name: s.name("worker" + container), PrincipalID: s.workerIdentity.PrincipalID, Role: cosmos.Contributor,
				Container: container,
			})
		}
	}
	return grants
}

func (d *deployment) hasContainer(name string) bool {
	for _, container := range d.profile.Data.Cosmos.Containers {
		if container.Name == name {
			return true
		}
	}
	return false
}

// The setting that tells an app to write sessions through to a store that outlives the cache. The cache stays what
// answers first, so that nobody is signed out when a stack gets the store or loses it.
const (
	durableSessionsSetting = "SESSION_DURABLE_STORE"
	sessionsContainer      = "sessions"
)

// documentSettings tell an app where its documents are; nothing where the stage has none.
func (s *stamp) documentSettings() map[string]pulumi.StringInput {
	if s.cosmos == nil {
		return nil
	}
	settings := s.cosmos.Settings()
	if s.profile.Cache.Sessions && s.hasContainer(sessionsContainer) {
		settings[durableSessionsSetting] = pulumi.String("cosmos")
	}
	return settings
}

func (d *deployment) cosmosID() pulumi.StringInput {
	if d.cosmos == nil {
		return nil
	}
	return d.cosmos.AccountID
}
