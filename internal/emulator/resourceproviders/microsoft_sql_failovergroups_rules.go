package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func sqlFailoverGroupRules() []model.Rule {
	codes, docs := verified(failoverGroupCodes), verified(failoverGroupDocs)
	return []model.Rule{
		preflight("sql.failoverGroups.one-partner",
			"A group has one partner server. Several are a preview of Azure's and not modelled.", codes, groupOnePartner),
		preflight("sql.failoverGroups.grace-period",
			"With the policy Automatic the grace period is at least 60 minutes; with Manual there is none.",
			verified(failoverGroupSource+"; "+failoverGroupCodes), groupGracePeriod),
		onApply("sql.failoverGroups.partner-elsewhere",
			"The partner server is another server, in another region.", codes, groupPartnerElsewhere),
		onApply("sql.failoverGroups.dns-name",
			"The group's host name, NAME.database.windows.net, is no server's.", codes, groupDNSName),
		onApply("sql.failoverGroups.databases-of-primary",
			"The databases of a group are on the server that the group is made on.", codes, groupDatabasesOfPrimary),
		onApply("sql.failoverGroups.primaries-only",
			"The databases of a group are primaries: neither geo-secondaries nor named replicas.", codes, groupPrimariesOnly),
		onApply("sql.failoverGroups.one-group-per-database", "A database is in one group at most.", codes,
			groupOnePerDatabase),
		onApply("sql.failoverGroups.partner-name-free",
			"The partner holds no database of the same name unless it is a geo-secondary of it, which the group adopts.",
			docs, groupPartnerNameFree),
		onApply("sql.failoverGroups.partner-pool",
			"The copy of a database in an elastic pool is made in the partner's pool of the same name, which must exist.",
			docs, groupPartnerPool),
		onApply("sql.failoverGroups.partner-zones",
			"The copy of a zone-redundant Hyperscale database is zone-redundant, so the partner's region needs zones.", docs,
			groupPartnerZones),
		onApply("sql.failoverGroups.secondaries-at-most",
			"The copy on the partner counts among the geo-secondaries: at most four, or one of a Hyperscale database.",
			codes, groupSecondariesAtMost),
		onApply("sql.failoverGroups.standby-tier",
			"Standby copies are for provisioned General Purpose and Business Critical.", verified(standbyDocs),
			groupStandbyTier),
		onApply("sql.failoverGroups.partner-change",
			"The partner of a group with databases is not changed in place: what Azure does with the copies on the old one is "+
				"not modelled.", known(), groupPartnerChange),
	}
}

func groupOnePartner(r model.Request) []model.Fault {
	if count := len(r.Inputs.List("partnerServers")); !r.Inputs.Known("partnerServers") || count == 1 {
		return nil
	}
	return model.Refuse("partnerServers", "FailoverGroupCreateOrUpdateRequestUnsupportedPartnerCount",
		"Only one partner server is supported.")
}

// leastGraceMinutes is the shortest grace period that Azure takes.
const leastGraceMinutes = 60

func groupGracePeriod(r model.Request) []model.Fault {
	const policy = "readWriteEndpoint.failoverPolicy"
	const grace = "readWriteEndpoint.failoverWithDataLossGracePeriodMinutes"
	if !r.Inputs.Known(policy) || !r.Inputs.Known(grace) {
		return nil
	}
	minutes, given := r.Inputs.Number(grace), r.Inputs.Has(grace)
	const code = "FailoverGroupCreateOrUpdateRequestInvalidReadWriteEndpointFields"
	switch {
	case oneOf(r.Inputs.String(policy), "Automatic") && minutes < leastGraceMinutes:
		return model.Refuse(grace, code, "The property failoverWithDataLossGracePeriodMinutes must be provided when failover "+
			"policy Automatic is selected for the read-write endpoint, and be %d or more.", leastGraceMinutes)
	case oneOf(r.Inputs.String(policy), "Manual") && given:
		return model.Refuse(grace, code+"ForManualPolicy", "Grace period value should not be provided when failover policy "+
			"Manual is selected for the read-write endpoint.")
	}
	return nil
}

// groupServers are the two servers of a group.
func groupServers(r model.Request) (primary, partner model.Resource, ok bool) {
	primary, ok = r.Cloud.Get(parentOf(r.ID))
	partner, exists := r.Cloud.Get(failoverPartner(r.Inputs))
	return primary, partner, ok && exists
}

func groupPartnerElsewhere(r model.Request) []model.Fault {
	primary, partner, ok := groupServers(r)
	switch {
	case !ok:
		return nil
	case strings.EqualFold(primary.ID, partner.ID):
		return model.Refuse("partnerServers[0].id", "FailoverGroupCreateOrUpdateRequestDuplicatePartner", "One or more of the "+
			"provided partner servers are already part of the failover group. Please make sure the primary server and all of "+
			"the given partner servers are unique.")
	case sameRegion(primary.Inputs.String("location"), partner.Inputs.String("location")):
		return model.Refuse("partnerServers[0].id", "InvalidFailoverGroupRegion",
			"Servers specified in a Failover Group need to reside in different regions to provide isolation.")
	}
	return nil
}

func groupDNSName(r model.Request) []model.Fault {
	for _, server := range r.Cloud.OfType("Microsoft.Sql/servers") {
		if strings.EqualFold(nameOf(server.ID), nameOf(r.ID)) {
			return model.Refuse("failoverGroupName", "FailoverGroupDnsRecordInUse",
				"A duplicate DNS record exists for the requested endpoint: the server %s has the name.", nameOf(server.ID))
		}
	}
	return nil
}

// groupMembers are the databases of a group that exist.
func groupMembers(r model.Request) []model.Resource {
	var found []model.Resource
	for _, id := range r.Inputs.Strings("databases") {
		if database, ok := r.Cloud.Get(id); ok {
			found = append(found, database)
		}
	}
	return found
}

func groupDatabasesOfPrimary(r model.Request) []model.Fault {
	for _, database := range groupMembers(r) {
		if !strings.EqualFold(parentOf(database.ID), parentOf(r.ID)) {
			return model.Refuse("databases", "FailoverGroupCreateOrUpdateRequestInvalidDatabaseServer", "One or more of the "+
				"provided databases do not exist on the primary server of the failover group: %s.", database.ID)
		}
	}
	return nil
}

func groupPrimariesOnly(r model.Request) []model.Fault {
	for _, database := range groupMembers(r) {
		if isSecondary(database.Inputs) {
			return model.Refuse("databases", "DatabaseInFailoverGroupNotPrimary",
				"GeoDR link for the database %s already exists, but its role is not 'Primary'.", nameOf(database.ID))
		}
	}
	return nil
}

func groupOnePerDatabase(r model.Request) []model.Fault {
	for _, group := range r.Cloud.OfType(failoverGroupARM) {
		if strings.EqualFold(group.ID, r.ID) {
			continue
		}
		for _, database := range groupMembers(r) {
			if oneOf(database.ID, group.Inputs.Strings("databases")...) {
				return model.Refuse("databases", "DatabaseBelongsToOtherFailoverGroup", "Database %s belongs to other Failover "+
					"Group (%s) and cannot be consider a part of this one.", nameOf(database.ID), nameOf(group.ID))
			}
		}
	}
	return nil
}

func groupPartnerNameFree(r model.Request) []model.Fault {
	for _, database := range withoutCopy(r) {
		if other, taken := r.Cloud.Get(failoverPartner(r.Inputs) + "/databases/" + nameOf(database.ID)); taken {
			return model.Refuse("databases", "RemoteDatabaseExists", "The destination database name already exists on the "+
				"destination server: %s is no geo-secondary of %s.", other.ID, nameOf(database.ID))
		}
	}
	return nil
}

func groupPartnerPool(r model.Request) []model.Fault {
	for _, database := range withoutCopy(r) {
		pool := database.Inputs.String("elasticPoolId")
		if _, partner, ok := groupServers(r); !ok || pool == "" {
			continue
		} else if _, exists := r.Cloud.Get(partner.ID + "/elasticPools/" + nameOf(pool)); !exists {
			return model.Refuse("databases", "ResourcePoolNotFound", "Specified elastic pool does not exist in the specified "+
				"logical server: %s needs a pool named %s for %s.", nameOf(partner.ID), nameOf(pool), nameOf(database.ID))
		}
	}
	return nil
}

func groupPartnerZones(r model.Request) []model.Fault {
	_, partner, ok := groupServers(r)
	if !ok || hasZones(partner) {
		return nil
	}
	for _, database := range withoutCopy(r) {
		if editionOf(r.Cloud, database).Name == hyperscale && database.Inputs.Bool("zoneRedundant") {
			return model.Refuse("databases", "FailoverGroupCreateOrUpdatePartiallySucceeded", "Create or update Failover Group "+
				"operation successfully completed; however, some of the databases could not be added to or removed from Failover "+
				"Group. Provisioning of zone redundant database/pool is not supported for your current request. (%s)",
				nameOf(database.ID))
		}
	}
	return nil
}

func groupSecondariesAtMost(r model.Request) []model.Fault {
	for _, database := range withoutCopy(r) {
		edition := editionOf(r.Cloud, database)
		most := edition.MaxGeoSecondaries
		if edition.Name != "" && len(secondariesOf(r, database.ID, isGeoSecondary)) >= most {
			return model.Refuse("databases", "GeoReplicaLimitReached",
				"The per-replica replication limit was reached: %s has %d geo-secondaries on other servers than the partner.",
				nameOf(database.ID), most)
		}
	}
	return nil
}

func groupStandbyTier(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("secondaryType"), "Standby") {
		return nil
	}
	for _, database := range groupMembers(r) {
		objective, edition, ok := databaseEdition(database.Inputs)
		fits := oneOf(edition.Name, "GeneralPurpose", "BusinessCritical") && !objective.Serverless &&
			!database.Inputs.Has("elasticPoolId")
		if ok && !fits {
			return model.Refuse("secondaryType", "FeatureDisabledOnSelectedEdition",
				"A standby replica needs provisioned General Purpose or Business Critical; %s is %s.", nameOf(database.ID),
				objective.Name)
		}
	}
	return nil
}

func groupPartnerChange(r model.Request) []model.Fault {
	if r.Creating() || len(groupMembers(r)) == 0 ||
		strings.EqualFold(failoverPartner(r.Old), failoverPartner(r.Inputs)) {
		return nil
	}
	return model.Refuse("partnerServers[0].id", "NotModelled", "The emulator does not model another partner for a group "+
		"with databases: take them out of the group first.")
}
