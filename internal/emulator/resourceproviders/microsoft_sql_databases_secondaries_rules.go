package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func sqlSecondaryRules() []model.Rule {
	named, geo := verified(namedReplicaDocs), verified(geoReplicaSource)
	return []model.Rule{
		preflight("sql.databases.secondary-needs-source",
			"A secondary names the database that it copies (sourceDatabaseId).",
			verified(sdkSource+"Database"), secondaryNeedsSource),
		preflight("sql.databases.secondary-type-for-secondaries",
			"secondaryType is for databases with createMode Secondary only.", inferred(sdkSource+"Database"),
			secondaryTypeFits),
		preflight("sql.databases.named-replica-is-hyperscale",
			"A named replica has a Hyperscale objective, which may differ from the primary's.", named,
			namedReplicaHyperscale),
		onApply("sql.databases.geo-secondary-to-hyperscale",
			"A geo-secondary does not become Hyperscale by itself: the conversion starts at the primary and takes it along.",
			verified(hyperscaleDocs), geoSecondaryToHyperscale),
		onApply("sql.databases.named-replica-of-hyperscale",
			"Only a Hyperscale database has named replicas.", named, namedReplicaOfHyperscale),
		onApply("sql.databases.named-replica-region",
			"A named replica is in the region of its primary; its server may be another one.", named, namedReplicaRegion),
		onApply("sql.databases.named-replicas-at-most",
			"A Hyperscale database has at most 30 named replicas.", named, namedReplicasAtMost),
		onApply("sql.databases.secondary-of-primary",
			"The source of a secondary is no secondary itself.", named, secondaryOfPrimary),
		onApply("sql.databases.geo-secondary-server",
			"A geo-secondary is on another server and has the name of its primary.", named, geoSecondaryPlace),
		onApply("sql.databases.geo-secondary-tier",
			"A geo-secondary is not of a lower tier than its primary; a Hyperscale one is Hyperscale.", geo,
			geoSecondaryTier),
		onApply("sql.databases.geo-secondaries-at-most",
			"A database has at most four geo-secondaries, a Hyperscale one at most one.", named, geoSecondariesAtMost),
		onApply("sql.databases.geo-primary-tier",
			"A primary does not move to a higher tier than its geo-secondary: the secondary goes first.",
			verified(geoUpgradeSource), geoPrimaryTier),
		onApply("sql.databases.geo-replicated-to-hyperscale",
			"A primary with more than one geo-secondary does not become Hyperscale.",
			verified(hyperscaleDocs), geoReplicatedToHyperscale),
		onApply("sql.databases.hyperscale-exit-with-named-replicas",
			"A Hyperscale database with named replicas does not go back to General Purpose.", known(),
			hyperscaleExitWithReplicas),
	}
}

func secondaryNeedsSource(r model.Request) []model.Fault {
	if _, given := r.Inputs.Get("sourceDatabaseId"); given || !isSecondary(r.Inputs) {
		return nil
	}
	return model.Refuse("sourceDatabaseId", "MissingSourceDatabaseId",
		"The create mode %s needs the ID of the database to copy.", r.Inputs.String("createMode"))
}

func secondaryTypeFits(r model.Request) []model.Fault {
	if !r.Inputs.Has("secondaryType") || !r.Inputs.Known("createMode") || isSecondary(r.Inputs) {
		return nil
	}
	return model.Refuse("secondaryType", "InvalidParameterValue", "secondaryType needs the create mode Secondary.")
}

func namedReplicaHyperscale(r model.Request) []model.Fault {
	objective, edition, ok := databaseEdition(r.Inputs)
	if !ok || !isNamedReplica(r.Inputs) || edition.Name == hyperscale {
		return nil
	}
	return model.Refuse("sku.name", "InvalidTargetServiceLevelObjective",
		"A named replica needs a Hyperscale objective; %s is %s.", objective.Name, edition.Name)
}

func namedReplicaOfHyperscale(r model.Request) []model.Fault {
	primary, ok := primaryOf(r)
	if !ok || !isNamedReplica(r.Inputs) || editionOf(r.Cloud, primary).Name == hyperscale {
		return nil
	}
	return model.Refuse("sourceDatabaseId", "NamedReplicaNotSupported",
		"The database %s is not Hyperscale: it has no named replicas.", nameOf(primary.ID))
}

func namedReplicaRegion(r model.Request) []model.Fault {
	primary, ok := primaryOf(r)
	if !ok || !isNamedReplica(r.Inputs) ||
		sameRegion(primary.Inputs.String("location"), r.Inputs.String("location")) {
		return nil
	}
	return model.Refuse("location", "InvalidLocation", "The primary %s is in %s, and so are its named replicas.",
		nameOf(primary.ID), primary.Inputs.String("location"))
}

func namedReplicasAtMost(r model.Request) []model.Fault {
	if !isNamedReplica(r.Inputs) ||
		len(secondariesOf(r, r.Inputs.String("sourceDatabaseId"), isNamedReplica)) < maxNamedReplicas {
		return nil
	}
	return model.Refuse("sourceDatabaseId", "NamedReplicaLimitReached",
		"The database has %d named replicas already.", maxNamedReplicas)
}

func secondaryOfPrimary(r model.Request) []model.Fault {
	primary, ok := primaryOf(r)
	if !ok || !isSecondary(r.Inputs) || !isSecondary(primary.Inputs) {
		return nil
	}
	return model.Refuse("sourceDatabaseId", "SecondaryOfSecondaryNotSupported",
		"The database %s is a secondary itself: name the primary.", nameOf(primary.ID))
}

func geoSecondaryPlace(r model.Request) []model.Fault {
	primary, ok := primaryOf(r)
	if !ok || !isGeoSecondary(r.Inputs) {
		return nil
	}
	if strings.EqualFold(parentOf(primary.ID), parentOf(r.ID)) {
		return model.Refuse("serverName", "InvalidPartnerServer",
			"The geo-secondary of %s needs another server than %s.", nameOf(primary.ID), nameOf(parentOf(primary.ID)))
	}
	if !strings.EqualFold(nameOf(primary.ID), nameOf(r.ID)) {
		return model.Refuse("databaseName", "InvalidPartnerDatabaseName",
			"A geo-secondary has the name of its primary, %s.", nameOf(primary.ID))
	}
	return nil
}

func geoSecondaryTier(r model.Request) []model.Fault {
	primary, ok := primaryOf(r)
	_, own, known := databaseEdition(r.Inputs)
	if !ok || !known || !isGeoSecondary(r.Inputs) {
		return nil
	}
	theirs := editionOf(r.Cloud, primary)
	if (own.Name == hyperscale) == (theirs.Name == hyperscale) && own.Rank >= theirs.Rank {
		return nil
	}
	return model.Refuse("sku.name", "InvalidSecondaryEdition",
		"The primary %s is %s: a secondary of the tier %s is not allowed.", nameOf(primary.ID), theirs.Name, own.Name)
}

func geoSecondariesAtMost(r model.Request) []model.Fault {
	primary, ok := primaryOf(r)
	if !ok || !isGeoSecondary(r.Inputs) {
		return nil
	}
	edition := editionOf(r.Cloud, primary)
	most := edition.MaxGeoSecondaries
	if edition.Name == "" || len(secondariesOf(r, primary.ID, isGeoSecondary)) < most {
		return nil
	}
	return model.Refuse("sourceDatabaseId", "GeoReplicationLimitReached",
		"The database %s allows %d geo-secondaries and has them.", nameOf(primary.ID), most)
}

func geoPrimaryTier(r model.Request) []model.Fault {
	_, edition, ok := databaseEdition(r.Inputs)
	if !ok || r.Creating() || edition.Name == hyperscale {
		return nil
	}
	for _, secondary := range secondariesOf(r, r.ID, isGeoSecondary) {
		if theirs := editionOf(r.Cloud, secondary); theirs.Name != hyperscale && theirs.Rank < edition.Rank {
			return model.Refuse("sku.name", "SourceDatabaseEditionCouldNotBeUpgraded", "The source database '%s' cannot "+
				"have higher edition than the target database '%s' (%s). Upgrade the edition on the target before upgrading "+
				"source.", nameOf(r.ID), secondary.ID, theirs.Name)
		}
	}
	return nil
}

// becomesHyperscale says that the request converts an existing database.
func becomesHyperscale(r model.Request) bool {
	_, edition, ok := databaseEdition(r.Inputs)
	return ok && !r.Creating() && edition.Name == hyperscale && wasEdition(r) != hyperscale
}

func geoSecondaryToHyperscale(r model.Request) []model.Fault {
	primary, ok := primaryOf(r)
	if !ok || !becomesHyperscale(r) || !isGeoSecondary(r.Inputs) || editionOf(r.Cloud, primary).Name == hyperscale {
		return nil
	}
	return model.Refuse("sku.name", "GeoSecondaryCannotBeConverted", "A geo-secondary replica '%s' cannot be "+
		"converted to Hyperscale. To convert both the primary and geo-secondary replicas to Hyperscale, retry the "+
		"operation on the primary replica.", nameOf(r.ID))
}

func geoReplicatedToHyperscale(r model.Request) []model.Fault {
	if !becomesHyperscale(r) {
		return nil
	}
	if secondaries := secondariesOf(r, r.ID, isGeoSecondary); len(secondaries) > 1 {
		return model.Refuse("sku.name", "InvalidTargetServiceLevelObjective", "The database %s has %d geo-secondaries: it can "+
			"become Hyperscale with one at most.", nameOf(r.ID), len(secondaries))
	}
	return nil
}

func hyperscaleExitWithReplicas(r model.Request) []model.Fault {
	_, edition, ok := databaseEdition(r.Inputs)
	if !ok || edition.Name == hyperscale || wasEdition(r) != hyperscale {
		return nil
	}
	replicas := secondariesOf(r, r.ID, isNamedReplica)
	if len(replicas) == 0 {
		return nil
	}
	return model.Refuse("sku.name", "InvalidTargetServiceLevelObjective",
		"The database has the named replica %s: delete its named replicas first.", nameOf(replicas[0].ID))
}
