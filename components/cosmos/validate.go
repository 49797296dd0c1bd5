package cosmos

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

var (
	consistencies = []string{"Strong", boundedStaleness, "Session", "ConsistentPrefix", "Eventual"}
	redundancies  = []string{"Geo", "Zone", "Local"}
	grantForm     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	// keyForm is a path without wildcards, indexForm one that an index can have.
	keyForm   = regexp.MustCompile(`^(/[^/*?]+)+$`)
	indexForm = regexp.MustCompile(`^(/[^/*?]+)+/[*?]$`)
)

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	checkName(&faults, "Database", naming.CosmosDatabase, a.database())
	a.validateConsistency(&faults)
	a.validateBackup(&faults)
	a.validateRegions(&faults)
	a.validateContainers(&faults)
	a.validateGrants(&faults)
	return faults.Err()
}

func checkName(faults *fault.List, field, armType, name string) {
	rule, _ := azure.NameRuleFor(armType)
	faults.Merge(field, rule.Check(name))
}

func (a Args) validateConsistency(faults *fault.List) {
	faults.Require(slices.Contains(consistencies, a.consistency()), "Consistency",
		fmt.Sprintf("%q is not known", a.Consistency), "use one of "+strings.Join(consistencies, ", "))
	faults.Require(!a.MultiRegionWrites || a.consistency() != "Strong", "Consistency",
		"Strong does not go with writes in several regions", "use BoundedStaleness or weaker")
	if a.consistency() != boundedStaleness {
		faults.Require(a.Staleness == Staleness{}, "Staleness", "belongs to BoundedStaleness", "leave it empty")
		return
	}
	bounds := azure.CosmosStaleness(a.regions())
	between(faults, "Staleness.Seconds", a.staleness().Seconds, bounds.MinSeconds, bounds.MaxSeconds)
	between(faults, "Staleness.Writes", a.staleness().Writes, bounds.MinWrites, bounds.MaxWrites)
}

func between(faults *fault.List, field string, value, low, high int) {
	faults.Require(low <= value && value <= high, field, fmt.Sprintf("must be %d to %d, not %d", low, high, value),
		"choose a value in between")
}

func (a Args) validateBackup(faults *fault.List) {
	b := a.Backup
	if b.Continuous {
		faults.Require(!a.MultiRegionWrites, "Backup.Continuous", "does not go with writes in several regions",
			"leave it off")
		faults.Require(b.IntervalMinutes == 0 && b.RetentionHours == 0 && b.Redundancy == "", "Backup",
			"interval, retention and redundancy belong to periodic backups", "leave them empty")
		return
	}
	between(faults, "Backup.IntervalMinutes", b.intervalMinutes(), 60, 1440)
	between(faults, "Backup.RetentionHours", b.retentionHours(), minRetentionHours, 720)
	faults.Require(b.retentionHours()*minutesPerHour >= copiesKept*b.intervalMinutes(), "Backup.RetentionHours",
		fmt.Sprintf("must hold two intervals, %d hours do not", b.retentionHours()), "leave it empty for two intervals")
	faults.Require(slices.Contains(redundancies, b.redundancy()), "Backup.Redundancy",
		fmt.Sprintf("%q is not known", b.Redundancy), "use one of "+strings.Join(redundancies, ", "))
	faults.Require(b.redundancy() != "Zone" || hasZones(a.Placement.Location), "Backup.Redundancy",
		"Zone needs a region with availability zones", "use Geo")
}

// hasZones is true for a region that is not known: that is a fault of its own.
func hasZones(location string) bool {
	region, ok := azure.RegionByName(location)
	return !ok || region.Zones
}

func (a Args) validateRegions(faults *fault.List) {
	faults.Require(!a.ZoneRedundant || hasZones(a.Placement.Location), "ZoneRedundant",
		fmt.Sprintf("%s has no availability zones", a.Placement.Location), "turn it off, or choose another region")
	seen := []string{regionName(a.Placement.Location)}
	for i, region := range a.ReadRegions {
		field := fmt.Sprintf("ReadRegions[%d]", i)
		_, ok := azure.RegionByName(region.Location)
		faults.Require(ok, field+".Location", fmt.Sprintf("%q is not a region", region.Location),
			"use a name such as westus3")
		faults.Require(!slices.Contains(seen, regionName(region.Location)), field+".Location",
			fmt.Sprintf("%s is a region of the account already", region.Location), "name each region once")
		faults.Require(!region.ZoneRedundant || hasZones(region.Location), field+".ZoneRedundant",
			fmt.Sprintf("%s has no availability zones", region.Location), "turn it off")
		seen = append(seen, regionName(region.Location))
	}
}

func regionName(location string) string {
	region, _ := azure.RegionByName(location)
	return or(region.Name, location)
}

func (a Args) validateContainers(faults *fault.List) {
	var seen []string
	for i, c := range a.Containers {
		field := fmt.Sprintf("Containers[%d]", i)
		checkName(faults, field+".Name", naming.CosmosContainer, c.Name)
		faults.Require(!slices.Contains(seen, c.Name), field+".Name", fmt.Sprintf("%q is used twice", c.Name),
			"give each container a name of its own")
		seen = append(seen, c.Name)
		faults.Require(keyForm.MatchString(c.PartitionKey), field+".PartitionKey",
			fmt.Sprintf("must be a path such as /userId, not %q", c.PartitionKey), "name the property that every query knows")
		faults.Require(c.TTLSeconds >= -1, field+".TTLSeconds",
			fmt.Sprintf("must be -1, 0 or positive, not %d", c.TTLSeconds), "use 0 to keep documents")
		validatePaths(faults, field+".Unindexed", c.Unindexed, indexForm, "/payload/*")
		validatePaths(faults, field+".UniqueKeys", c.UniqueKeys, keyForm, "/email")
		c.ConflictResolution.validate(faults, field+".ConflictResolution")
		c.validateThroughput(faults, field)
	}
}

func validatePaths(faults *fault.List, field string, paths []string, form *regexp.Regexp, example string) {
	for i, path := range paths {
		faults.Require(form.MatchString(path), fmt.Sprintf("%s[%d]", field, i),
			fmt.Sprintf("must be a path such as %s, not %q", example, path), "begin with a slash")
	}
}

func (c Container) validateThroughput(faults *fault.List, field string) {
	if c.Throughput == 0 {
		steps(faults, field+".MaxThroughput", c.maxThroughput(), azure.CosmosAutoscaleMinimum, azure.CosmosAutoscaleStep)
		return
	}
	faults.Require(c.MaxThroughput == 0, field+".MaxThroughput", "excludes Throughput", "set one of the two")
	steps(faults, field+".Throughput", c.Throughput, azure.CosmosManualMinimum, azure.CosmosManualStep)
}

func steps(faults *fault.List, field string, value, least, step int) {
	faults.Require(value >= least && value <= azure.CosmosMaximumThroughput && value%step == 0, field,
		fmt.Sprintf("must be %d to %d in steps of %d, not %d", least, azure.CosmosMaximumThroughput, step, value),
		"round up to the next step")
}

func (a Args) validateGrants(faults *fault.List) {
	seen := map[string]bool{}
	for i, grant := range a.Grants {
		field := fmt.Sprintf("Grants[%d]", i)
		faults.Require(grantForm.MatchString(grant.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, hyphens in between, not %q", grant.Name), "use a word such as web")
		faults.Require(!seen[grant.Name], field+".Name", fmt.Sprintf("%q is used twice", grant.Name),
			"give each grant a name of its own")
		seen[grant.Name] = true
		faults.Require(grant.PrincipalID != nil, field+".PrincipalID", "is missing", "pass the identity's object ID")
		faults.Require(roleIDs[grant.Role] != "", field+".Role", fmt.Sprintf("%q is not known", grant.Role),
			"use reader or contributor")
		known := slices.ContainsFunc(a.Containers, func(c Container) bool { return c.Name == grant.Container })
		faults.Require(grant.Container == "" || known, field+".Container",
			fmt.Sprintf("%q is no container of the database", grant.Container), "leave it empty for all of them")
	}
}
