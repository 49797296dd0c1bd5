package stages

import "slices"

func (o Overrides) applyCosmos(p *Profile) {
	d, wanted := &p.Data.Cosmos, o.Data.Cosmos
	switch {
	case wanted.Enabled != nil && !*wanted.Enabled:
		*d = Cosmos{}
		p.Network.PrivateEndpoints = without(p.Network.PrivateEndpoints, PrivateCosmos)
	case wanted.Enabled != nil && len(d.Containers) == 0:
		*d = documents()
		p.Network.PrivateEndpoints = withLink(p.Network.PrivateEndpoints, PrivateCosmos)
	}
	if len(d.Containers) == 0 {
		return // The stage has no account. The overrides are for the other stage of a hop, which shares them.
	}
	set(&d.Consistency, wanted.Consistency)
	set(&d.Backup, wanted.Backup)
	set(&d.ZoneRedundant, wanted.ZoneRedundant)
	if p.Regions.Active > 1 {
		set(&d.MultiRegionWrites, wanted.MultiRegionWrites)
	}
	if wanted.MaxThroughput != nil {
		d.Containers = slices.Clone(d.Containers)
		for i := range d.Containers {
			d.Containers[i].MaxThroughput = *wanted.MaxThroughput
		}
	}
}

// applyLifecycle changes the ages of a stage in which something ages.
func (o Overrides) applyLifecycle(l *Lifecycle) {
	if len(l.Aging) == 0 {
		return
	}
	wanted := o.Storage.Lifecycle
	set(&l.CoolAfterDays, wanted.CoolAfterDays)
	set(&l.ColdAfterDays, wanted.ColdAfterDays)
	set(&l.ArchiveAfterDays, wanted.ArchiveAfterDays)
	set(&l.DeleteVersionsAfterDays, wanted.DeleteVersionsAfterDays)
}

func (o Overrides) applySearch(p *Profile) {
	s, wanted := &p.Data.Search, o.Data.Search
	switch {
	case wanted.Enabled != nil && !*wanted.Enabled:
		*s = Search{}
		p.Network.PrivateEndpoints = without(p.Network.PrivateEndpoints, PrivateSearch)
	case wanted.Enabled != nil && s.SKU == "":
		*s = searchService()
		p.Network.PrivateEndpoints = withLink(p.Network.PrivateEndpoints, PrivateSearch)
	}
	if s.SKU == "" {
		return
	}
	set(&s.SKU, wanted.SKU)
	set(&s.Replicas, wanted.Replicas)
	set(&s.Partitions, wanted.Partitions)
	set(&s.SemanticRanker, wanted.SemanticRanker)
}

// withLink adds a private endpoint to a stage that has some; the others reach their stores in public.
func withLink(links []PrivateLink, link PrivateLink) []PrivateLink {
	if len(links) == 0 || slices.Contains(links, link) {
		return links
	}
	return append(slices.Clone(links), link)
}
