package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const geoReplicationDocs = managedRedisDocs + "how-to-active-geo-replication.md (2025-05-18)"

func redisDatabaseRules() []model.Rule {
	geo := verified(geoReplicationDocs)
	return []model.Rule{
		preflight("cache.redisenterprise.databases.search-needs-enterprise-cluster",
			"RediSearch needs the clustering policy EnterpriseCluster.",
			verified(managedRedisDocs+"architecture.md (2025-05-18)"), searchNeedsEnterpriseCluster),
		preflight("cache.redisenterprise.databases.search-needs-no-eviction",
			"RediSearch needs the eviction policy NoEviction.", verified(azurermSource+"managedredis"), searchNeedsNoEviction),
		preflight("cache.redisenterprise.databases.one-persistence",
			"At most one of AOF and RDB persistence is enabled.", verified(managedRedisSpec), onePersistence),
		preflight("cache.redisenterprise.databases.geo-excludes-persistence",
			"A member of a geo-replication group has no persistence.", geo, geoExcludesPersistence),
		preflight("cache.redisenterprise.databases.geo-modules",
			"A member of a geo-replication group has no modules but RediSearch and RedisJSON.", geo, geoModules),
		preflight("cache.redisenterprise.databases.geo-names-itself",
			"A member of a geo-replication group lists itself among the linked databases.", geo, geoNamesItself),
		preflight("cache.redisenterprise.databases.geo-members",
			"A geo-replication group has at most 5 members.", geo, geoMemberLimit),
		onApply("cache.redisenterprise.databases.geo-sku",
			"Flash Optimized, Balanced_B0 and Balanced_B1 have no geo-replication.", geo, geoNeedsSKU),
		onApply("cache.redisenterprise.databases.geo-needs-high-availability",
			"Geo-replication needs high availability.", geo, geoNeedsHighAvailability),
		onApply("cache.redisenterprise.databases.geo-members-exist",
			"The linked databases exist.", known(), geoMembersExist),
		onApply("cache.redisenterprise.databases.geo-names-all-members",
			"A database that joins a group names all its members, and they are in the group of the same name. Linking a "+
				"database that exists already (forceLinkToReplicationGroup, which discards its data), and unlinking one by "+
				"force, are not modelled.", inferred(geoReplicationDocs), geoNamesAllMembers),
		onApply("cache.redisenterprise.databases.geo-same-configuration",
			"All members of a group have the same SKU, eviction policy, clustering policy, modules and protocol.",
			geo, geoSameConfiguration),
	}
}

func modulesOf(inputs model.Properties) []string {
	var names []string
	for _, module := range inputs.Objects("modules") {
		names = append(names, module.String("name"))
	}
	return names
}

func searchNeedsEnterpriseCluster(r model.Request) []model.Fault {
	if !oneOf("RediSearch", modulesOf(r.Inputs)...) || !r.Inputs.Known("clusteringPolicy") ||
		oneOf(r.Inputs.String("clusteringPolicy"), "EnterpriseCluster") {
		return nil
	}
	return model.Refuse("clusteringPolicy", "BadRequest",
		"The module RediSearch can only be used with the clustering policy EnterpriseCluster.")
}

func searchNeedsNoEviction(r model.Request) []model.Fault {
	if !oneOf("RediSearch", modulesOf(r.Inputs)...) || !r.Inputs.Known("evictionPolicy") ||
		oneOf(r.Inputs.String("evictionPolicy"), "NoEviction") {
		return nil
	}
	return model.Refuse("evictionPolicy", "BadRequest",
		"The module RediSearch can only be used with the eviction policy NoEviction.")
}

func onePersistence(r model.Request) []model.Fault {
	if !r.Inputs.Bool("persistence.aofEnabled") || !r.Inputs.Bool("persistence.rdbEnabled") {
		return nil
	}
	return model.Refuse("persistence", "BadRequest", "At most one of AOF and RDB persistence may be enabled.")
}

func inGroup(inputs model.Properties) bool { return inputs.Has("geoReplication.groupNickname") }

func geoExcludesPersistence(r model.Request) []model.Fault {
	persists := r.Inputs.Bool("persistence.aofEnabled") || r.Inputs.Bool("persistence.rdbEnabled")
	if !inGroup(r.Inputs) || !persists {
		return nil
	}
	return model.Refuse("persistence", "BadRequest", "Data persistence is not supported with active geo-replication.")
}

func geoModules(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, module := range modulesOf(r.Inputs) {
		if inGroup(r.Inputs) && module != "" && !oneOf(module, "RediSearch", "RedisJSON") {
			faults = append(faults, model.Refuse("modules", "BadRequest",
				"The module %s is not supported with active geo-replication.", module)...)
		}
	}
	return faults
}

// allLinkedKnown says that no member is unknown yet, as members are in a preview.
func allLinkedKnown(r model.Request) bool {
	for _, found := range r.Inputs.Find("geoReplication.linkedDatabases[].id") {
		if found.Value == any(model.Unknown) {
			return false
		}
	}
	return r.ID != "" && r.Inputs.Known("geoReplication.linkedDatabases")
}

func geoNamesItself(r model.Request) []model.Fault {
	if !inGroup(r.Inputs) || !allLinkedKnown(r) || containsID(linkedDatabases(r.Inputs), r.ID) {
		return nil
	}
	return model.Refuse("geoReplication.linkedDatabases", "BadRequest",
		"The list of linked databases must hold the database itself: %s.", r.ID)
}

func geoMemberLimit(r model.Request) []model.Fault {
	members := len(r.Inputs.List("geoReplication.linkedDatabases"))
	if members <= azure.MaxRedisGeoMembers {
		return nil
	}
	return model.Refuse("geoReplication.linkedDatabases", "BadRequest",
		"A geo-replication group has at most %d members, not %d.", azure.MaxRedisGeoMembers, members)
}

func geoNeedsSKU(r model.Request) []model.Fault {
	cluster, ok := r.Cloud.Get(parentOf(r.ID))
	sku, known := azure.RedisSKUByName(cluster.Inputs.String("sku.name"))
	if !ok || !known || !inGroup(r.Inputs) || sku.GeoReplication() {
		return nil
	}
	return model.Refuse("geoReplication", "BadRequest", "%s does not support active geo-replication.", sku.Name)
}

func geoNeedsHighAvailability(r model.Request) []model.Fault {
	cluster, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok || !inGroup(r.Inputs) || !oneOf(cluster.Outputs.String("highAvailability"), "Disabled") {
		return nil
	}
	return model.Refuse("geoReplication", "BadRequest",
		"Active geo-replication is only supported with high availability; %s has none.", nameOf(cluster.ID))
}

// geoPeers returns the other members that a database which is being created names.
func geoPeers(r model.Request) []string {
	var peers []string
	if !r.Creating() || !inGroup(r.Inputs) {
		return nil
	}
	for _, id := range linkedDatabases(r.Inputs) {
		if !strings.EqualFold(id, r.ID) {
			peers = append(peers, id)
		}
	}
	return peers
}

func geoMembersExist(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, id := range geoPeers(r) {
		if _, ok := r.Cloud.Get(id); !ok {
			faults = append(faults, model.Refuse("geoReplication.linkedDatabases", "BadRequest",
				"The linked database %s does not exist.", id)...)
		}
	}
	return faults
}

func geoNamesAllMembers(r model.Request) []model.Fault {
	const path, nickname = "geoReplication.linkedDatabases", "geoReplication.groupNickname"
	var faults []model.Fault
	listed := linkedDatabases(r.Inputs)
	for _, id := range geoPeers(r) {
		peer, ok := r.Cloud.Get(id)
		if !ok {
			continue
		}
		if group := peer.Inputs.String(nickname); group != r.Inputs.String(nickname) {
			faults = append(faults, model.Refuse(path, "BadRequest",
				"The linked database %s is in the group '%s': linking it takes force and discards its data.", id, group)...)
		}
		for _, member := range geoMembers(model.Request{ID: peer.ID, Inputs: peer.Inputs, Cloud: r.Cloud}) {
			if !containsID(listed, member) {
				faults = append(faults, model.Refuse(path, "BadRequest",
					"The list of linked databases lacks %s, a member of the group.", member)...)
			}
		}
	}
	return faults
}

func geoSameConfiguration(r model.Request) []model.Fault {
	var faults []model.Fault
	inputs := withDefaults(r)
	own, _ := r.Cloud.Get(parentOf(r.ID))
	for _, id := range geoPeers(r) {
		peer, ok := r.Cloud.Get(id)
		if !ok {
			continue
		}
		other, _ := r.Cloud.Get(parentOf(id))
		differences := map[string]bool{
			"sku":              own.Inputs.String("sku.name") != other.Inputs.String("sku.name"),
			"evictionPolicy":   inputs.String("evictionPolicy") != peer.Outputs.String("evictionPolicy"),
			"clusteringPolicy": inputs.String("clusteringPolicy") != peer.Outputs.String("clusteringPolicy"),
			"clientProtocol":   inputs.String("clientProtocol") != peer.Outputs.String("clientProtocol"),
			"modules":          strings.Join(modulesOf(inputs), ",") != strings.Join(modulesOf(peer.Outputs), ","),
		}
		for _, property := range []string{"sku", "evictionPolicy", "clusteringPolicy", "clientProtocol", "modules"} {
			if differences[property] {
				faults = append(faults, model.Refuse("geoReplication", "BadRequest",
					"All members of a geo-replication group have the same configuration: %s differs from that of %s.",
					property, id)...)
			}
		}
	}
	return faults
}
