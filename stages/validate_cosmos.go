package stages

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

var (
	partitionKeyForm = regexp.MustCompile(`^(/[^/*?]+)+$`)
	indexPathForm    = regexp.MustCompile(`^(/[^/*?]+)+/[*?]$`)
)

func (c *check) cosmos(d Cosmos) {
	if len(d.Containers) == 0 {
		c.that(!d.MultiRegionWrites && d.Backup == "" && d.Consistency == "", "data.cosmos.containers",
			"an account without containers", "documents live in containers", "name one, or leave the account out")
		return
	}
	c.that(slices.Contains(consistencies, d.Consistency), "data.cosmos.consistency",
		fmt.Sprintf("%q is no level%s", d.Consistency, suggest(string(d.Consistency), words(consistencies))),
		fmt.Sprintf("it must be one of %v", consistencies), "use Session")
	c.that(!d.MultiRegionWrites || d.Consistency != ConsistencyStrong, "data.cosmos.consistency",
		"Strong with multi-region writes", "Cosmos DB does not offer Strong while several regions write",
		"use BoundedStaleness or weaker, or one writing region")
	c.that(slices.Contains(cosmosBackups, d.Backup), "data.cosmos.backup",
		fmt.Sprintf("%q is no kind of backup%s", d.Backup, suggest(string(d.Backup), words(cosmosBackups))),
		fmt.Sprintf("it must be one of %v", cosmosBackups), "use Periodic")
	c.that(!d.MultiRegionWrites || d.Backup == CosmosPeriodic, "data.cosmos.backup",
		fmt.Sprintf("%q with multi-region writes", d.Backup), "multi-region writes need periodic backups", "use Periodic")
	c.containers(d.Containers)
}

func (c *check) containers(containers []CosmosContainer) {
	seen := map[string]bool{}
	for _, container := range containers {
		field := "data.cosmos.containers." + container.Name
		c.that(container.Name != "" && !seen[container.Name], "data.cosmos.containers",
			fmt.Sprintf("%q is missing or named twice", container.Name), "every container has a name of its own", "rename it")
		seen[container.Name] = true
		c.that(partitionKeyForm.MatchString(container.PartitionKey), field+".partitionKey",
			fmt.Sprintf("%q is no path", container.PartitionKey), "a partition key is a path such as /userId",
			"name the property that every query knows")
		c.that(container.TTLSeconds >= -1, field+".ttlSeconds", fmt.Sprintf("%d seconds", container.TTLSeconds),
			"documents live for a number of seconds, as each says (-1), or for ever (0)", "use 0")
		for _, path := range container.Unindexed {
			c.that(indexPathForm.MatchString(path), field+".unindexed", fmt.Sprintf("%q is no path of an index", path),
				"a path begins with a slash and ends in /* or /?", "use one such as /payload/*")
		}
		c.throughput(field, container)
	}
}

func (c *check) throughput(field string, container CosmosContainer) {
	c.that(container.MaxThroughput == 0 || container.Throughput == 0, field+".throughput",
		"throughput by hand and autoscale", "a container has one of the two", "set one of them to 0")
	name, value, least, step := ".maxThroughput", container.MaxThroughput, azure.CosmosAutoscaleMinimum,
		azure.CosmosAutoscaleStep
	if container.Throughput != 0 {
		name, value, least, step = ".throughput", container.Throughput, azure.CosmosManualMinimum, azure.CosmosManualStep
	}
	c.that(value >= least && value <= azure.CosmosMaximumThroughput && value%step == 0, field+name,
		fmt.Sprintf("%d RU/s", value), fmt.Sprintf("it goes from %d to %d RU/s in steps of %d", least,
			azure.CosmosMaximumThroughput, step), "round up to the next step")
}
