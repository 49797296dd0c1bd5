package cosmos

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	documentdb "github.com/azstage/azstage/internal/azurenative/documentdb/v20241115"
)

// partitionKeyVersion takes values of up to 2 KB, where the first version took 101 bytes.
const partitionKeyVersion = 2

// newData makes the database and its containers, and returns what was made last.
func (c *Cosmos) newData(ctx *pulumi.Context, name string, args Args, account *documentdb.DatabaseAccount,
) ([]pulumi.CustomResource, error) {
	place := args.Placement
	// The database has no throughput of its own: each container has, so that none starves another.
	database, err := documentdb.NewSqlResourceSqlDatabase(ctx, name+"-database", &documentdb.SqlResourceSqlDatabaseArgs{
		ResourceGroupName: place.ResourceGroupName,
		AccountName:       account.Name,
		DatabaseName:      pulumi.String(args.database()),
		Resource:          documentdb.SqlDatabaseResourceArgs{ID: pulumi.String(args.database())},
		Tags:              place.TagMap(),
	}, place.Child(naming.CosmosDatabase, c, pulumi.DeletedWith(account))...)
	if err != nil {
		return nil, err
	}
	made := []pulumi.CustomResource{database}
	for _, container := range args.Containers {
		one, err := documentdb.NewSqlResourceSqlContainer(ctx, name+"-container-"+container.Name,
			&documentdb.SqlResourceSqlContainerArgs{
				ResourceGroupName: place.ResourceGroupName,
				AccountName:       account.Name,
				DatabaseName:      database.Name,
				ContainerName:     pulumi.String(container.Name),
				Options:           container.options(),
				Resource:          container.resource(args.database()),
				Tags:              place.TagMap(container.Tags),
			}, place.Child(naming.CosmosContainer, c, pulumi.DeletedWith(account))...)
		if err != nil {
			return nil, err
		}
		made = append(made, one)
	}
	return made, nil
}

func (c Container) options() documentdb.CreateUpdateOptionsArgs {
	if c.Throughput != 0 {
		return documentdb.CreateUpdateOptionsArgs{Throughput: pulumi.Int(c.Throughput)}
	}
	return documentdb.CreateUpdateOptionsArgs{
		AutoscaleSettings: documentdb.AutoscaleSettingsArgs{MaxThroughput: pulumi.Int(c.maxThroughput())},
	}
}

func (c Container) resource(database string) documentdb.SqlContainerResourceArgs {
	resource := documentdb.SqlContainerResourceArgs{
		ID:             pulumi.String(c.Name),
		PartitionKey:   partitionKey(c.PartitionKey),
		IndexingPolicy: c.indexingPolicy(),
		// Only several writing regions ever need it, and it cannot be given later.
		ConflictResolutionPolicy: c.ConflictResolution.policy(database, c.Name),
	}
	if c.TTLSeconds != 0 {
		resource.DefaultTTL = pulumi.Int(c.TTLSeconds)
	}
	if len(c.UniqueKeys) > 0 {
		keys := documentdb.UniqueKeyArray{}
		for _, path := range c.UniqueKeys {
			keys = append(keys, documentdb.UniqueKeyArgs{Paths: pulumi.ToStringArray([]string{path})})
		}
		resource.UniqueKeyPolicy = documentdb.UniqueKeyPolicyArgs{UniqueKeys: keys}
	}
	return resource
}

func partitionKey(path string) documentdb.ContainerPartitionKeyArgs {
	return documentdb.ContainerPartitionKeyArgs{
		Kind: pulumi.String("Hash"), Paths: pulumi.ToStringArray([]string{path}), Version: pulumi.Int(partitionKeyVersion),
	}
}

// indexingPolicy indexes everything but what no query filters by.
func (c Container) indexingPolicy() documentdb.IndexingPolicyArgs {
	excluded := documentdb.ExcludedPathArray{}
	for _, path := range append(append([]string{}, c.Unindexed...), `/"_etag"/?`) {
		excluded = append(excluded, documentdb.ExcludedPathArgs{Path: pulumi.String(path)})
	}
	return documentdb.IndexingPolicyArgs{
		Automatic: pulumi.Bool(true), IndexingMode: pulumi.String("consistent"),
		IncludedPaths: documentdb.IncludedPathArray{documentdb.IncludedPathArgs{Path: pulumi.String("/*")}},
		ExcludedPaths: excluded,
	}
}
