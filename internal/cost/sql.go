package cost

import (
	"fmt"
	"math"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

const (
	sqlDatabase     = "azure-native:sql:Database"
	backupRetention = "azure-native:sql:BackupShortTermRetentionPolicy"

	elasticPool       = "azure-native:sql:ElasticPool"
	failoverGroup     = "azure-native:sql:FailoverGroup"
	longTermRetention = "azure-native:sql:LongTermRetentionPolicy"
)

var sqlKinds = map[string]kind{
	sqlDatabase:                           {charges: database, idle: "its size is its elastic pool's"},
	"azure-native:sql:Server":             {free: "a logical server; its databases are billed"},
	"azure-native:sql:VirtualNetworkRule": {free: settings},
	backupRetention:                       {free: "the backups are billed with the database"},
	"azure-native:sql:ExtendedServerBlobAuditingPolicy": {free: "what it records is billed with the logs"},
	elasticPool:                           {charges: pool},
	failoverGroup:                         {charges: impliedCopies, idle: "its copies are billed as the databases that they are"},
	"azure-native:sql:JobAgent":           {charges: jobAgent},
	"azure-native:sql:JobTargetGroup":     {free: settings},
	"azure-native:sql:JobPrivateEndpoint": {free: "the job agent's own"},
	longTermRetention:                     {free: "the estimate does not count backups that are kept for years"},
}

// jobAgent bills the hours of its size; the database that keeps its jobs is billed as what it is.
func jobAgent(_ scene, r graph.Resource) ([]charge, error) {
	size := word(r, "sku", "name")
	return []charge{hours("sql.jobagent."+size, "job agent "+size, Always(1))}, nil
}

// family is how the objectives of a run of sizes are billed.
type family struct {
	// prefix is the beginning of the objective's name.
	prefix string
	// charges are for a database that stores its own data.
	charges func(scene, graph.Resource, azure.SQLObjective) []charge
}

// families are the vCore families that the price book has meters for. DTU objectives are all billed alike.
var families = []family{
	{"HS_Gen5_", hyperscale},
	{"GP_Gen5_", generalPurpose},
	{"GP_S_Gen5_", serverless},
	{"BC_Gen5_", businessCritical},
}

func database(s scene, r graph.Resource) ([]charge, error) {
	if word(r, "elasticPoolId") != "" {
		return s.pooled(r), nil
	}
	name := word(r, "sku", "name")
	objective, ok := azure.SQLObjectiveOf(name, int(numberOr(r, 0, "sku", "capacity")))
	if !ok {
		return nil, fmt.Errorf("%q is no size of Azure SQL Database that the estimate knows", name)
	}
	if objective.DTU > 0 {
		return dtu(s, r, objective), nil
	}
	for _, f := range families {
		if strings.HasPrefix(objective.Name, f.prefix) {
			return f.charges(s, r, objective), nil
		}
	}
	return nil, fmt.Errorf("the price book has no meters for %s", objective.Name)
}

// dtu is billed by the day. The included size covers data and, in the same amount, backups.
func dtu(s scene, r graph.Resource, o azure.SQLObjective) []charge {
	extra := maxSizeGB(r, o) - float64(o.IncludedGB)
	return []charge{
		{"sql.dtu." + o.Name, fmt.Sprintf("%s, %d DTUs", o.Name, o.DTU), Always(daysPerMonth)},
		{"sql." + strings.ToLower(o.Edition) + ".storage", "data beyond the included size", Always(math.Max(0, extra))},
	}
}

// hyperscale bills compute for the primary and each high-availability replica alike. A named replica is a database of
// its own here, but it reads the pages of its primary: it has neither data nor backups to pay for.
func hyperscale(s scene, r graph.Resource, o azure.SQLObjective) []charge {
	replicas := numberOr(r, 0, "highAvailabilityReplicaCount")
	charges := []charge{hours("sql.hs.vcore", fmt.Sprintf("%s, %d vCores", o.Name, o.VCores), Always(float64(o.VCores)))}
	if replicas > 0 {
		charges = append(charges, hours("sql.hs.vcore", fmt.Sprintf("%g high-availability replica(s)", replicas),
			Always(float64(o.VCores)*replicas)))
	}
	if isNamedReplica(r) {
		return charges
	}
	return append(charges, charge{"sql.hs.storage", "data", s.databaseGB()}, s.backups(r, "sql.hs.backup.", 0))
}

func generalPurpose(s scene, r graph.Resource, o azure.SQLObjective) []charge {
	vCores := Always(float64(o.VCores))
	return append([]charge{
		hours("sql.gp.vcore", fmt.Sprintf("%s, %d vCores", o.Name, o.VCores), vCores),
		hours("sql.gp.zone", "zone redundancy", onlyIf(truth(r, "zoneRedundant"), vCores)),
		hours("sql.gp.licence", "SQL Server licence", onlyIf(licensed(r), vCores)),
	}, s.generalPurposeData(r, o)...)
}

// serverless bills vCores while the database is awake. The licence is in the price.
func serverless(s scene, r graph.Resource, o azure.SQLObjective) []charge {
	vCores := float64(o.VCores)
	smallest := numberOr(r, vCores/8, "minCapacity")
	if pause, set := number(input(r, "autoPauseDelay")); set && pause >= 0 {
		smallest = 0
	}
	awake := Amount{smallest, math.Max(smallest, vCores*serverlessShare), vCores}
	return append([]charge{
		hours("sql.gps.vcore", fmt.Sprintf("%s, at most %d vCores", o.Name, o.VCores), awake),
		hours("sql.gps.zone", "zone redundancy", onlyIf(truth(r, "zoneRedundant"), awake)),
	}, s.generalPurposeData(r, o)...)
}

func businessCritical(s scene, r graph.Resource, o azure.SQLObjective) []charge {
	vCores := Always(float64(o.VCores))
	return []charge{
		hours("sql.bc.vcore", fmt.Sprintf("%s, %d vCores", o.Name, o.VCores), vCores),
		hours("sql.bc.licence", "SQL Server licence", onlyIf(licensed(r), vCores)),
		{"sql.bc.storage", "data, as allotted", Always(maxSizeGB(r, o))},
		s.backups(r, "sql.backup.", maxSizeGB(r, o)),
	}
}

// generalPurposeData is billed by the size that is allotted, not by what is in it.
func (s scene) generalPurposeData(r graph.Resource, o azure.SQLObjective) []charge {
	meter := "sql.gp.storage"
	if truth(r, "zoneRedundant") {
		meter += ".zone"
	}
	return []charge{
		{meter, "data, as allotted", Always(maxSizeGB(r, o))}, s.backups(r, "sql.backup.", maxSizeGB(r, o)),
	}
}

// isNamedReplica says whether a database shows the pages of its primary, isCopy whether it holds the data once more.
func isNamedReplica(r graph.Resource) bool {
	return strings.EqualFold(word(r, "secondaryType"), "Named")
}

func isCopy(r graph.Resource) bool { return word(r, "sourceDatabaseId") != "" && !isNamedReplica(r) }

// databaseGB is the data of one database, where several share what the application keeps. A copy holds as much as its
// primary.
func (s scene) databaseGB() Amount {
	primaries := 0.0
	for _, r := range s.graph.OfType(sqlDatabase) {
		if !isNamedReplica(r) && !isCopy(r) {
			primaries++
		}
	}
	return s.usage.DatabaseGB.Times(1 / math.Max(1, primaries))
}

// backupMeters end in the redundancy that a database asks for. Source: the meter names of the API.
var backupMeters = map[string]string{"Local": "LRS", "Zone": "ZRS", "Geo": "RA-GRS", "GeoZone": "RA-GZRS"}

// backups are what changes in the days of the retention, beyond what is included. Those of a copy are taken at its primary
// (MicrosoftDocs/sql-docs active-geo-replication-overview.md, verified).
func (s scene) backups(r graph.Resource, meter string, includedGB float64) charge {
	if isCopy(r) {
		includedGB = math.Inf(1)
	}
	redundancy, ok := backupMeters[word(r, "requestedBackupStorageRedundancy")]
	if !ok {
		redundancy = "RA-GRS" // Azure's default
	}
	kept := s.databaseGB().Times(backupShare * s.retentionDays(r))
	return charge{meter + redundancy, "backups for point-in-time restore", kept.Less(includedGB)}
}

// retentionDays are those of the database's policy, or Azure's default.
func (s scene) retentionDays(r graph.Resource) float64 {
	for _, policy := range s.graph.OfType(backupRetention) {
		if word(policy, "databaseName") == word(r, "databaseName") {
			return numberOr(policy, 7, "retentionDays")
		}
	}
	return 7
}

// licensed says whether the SQL Server licence is bought by the hour, as it is unless Hybrid Benefit applies.
func licensed(r graph.Resource) bool { return word(r, "licenseType") != "BasePrice" }

func maxSizeGB(r graph.Resource, o azure.SQLObjective) float64 {
	return numberOr(r, float64(o.IncludedGB)*(1<<30), "maxSizeBytes") / (1 << 30)
}

func onlyIf(condition bool, amount Amount) Amount {
	if condition {
		return amount
	}
	return Amount{}
}
