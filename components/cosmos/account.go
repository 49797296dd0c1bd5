package cosmos

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	documentdb "github.com/azstage/azstage/internal/azurenative/documentdb/v20241115"
)

// api is what an account serves. It is fixed at creation.
type api struct {
	// capability is what Azure calls it; none for NoSQL.
	capability string
	// purpose is part of the account's name, which would be taken by that for NoSQL otherwise.
	purpose []string
	// keys says that clients have no other way to sign in.
	keys bool
}

func newAccount(ctx *pulumi.Context, parent pulumi.Resource, name string, args Args, serves api,
) (*documentdb.DatabaseAccount, error) {
	place := args.Placement
	return documentdb.NewDatabaseAccount(ctx, name+"-account", &documentdb.DatabaseAccountArgs{
		ResourceGroupName:        place.ResourceGroupName,
		AccountName:              place.Names.GlobalName(naming.CosmosAccount, serves.purpose...),
		Location:                 pulumi.String(place.Location),
		Kind:                     pulumi.String("GlobalDocumentDB"),
		Capabilities:             serves.capabilities(),
		DatabaseAccountOfferType: pulumi.String("Standard"),
		Locations:                args.locations(),
		ConsistencyPolicy:        args.consistencyPolicy(),
		BackupPolicy:             args.Backup.policy(),
		// With one region it does nothing; a region that is added finds it on, because both could not change at once.
		EnableAutomaticFailover:      pulumi.Bool(true),
		EnableMultipleWriteLocations: pulumi.Bool(args.MultiRegionWrites),
		EnableAnalyticalStorage:      pulumi.Bool(false),
		EnableFreeTier:               pulumi.Bool(false),
		// Keys would open the account to whoever holds one, and let applications change containers.
		DisableLocalAuth:                   pulumi.Bool(!serves.keys),
		DisableKeyBasedMetadataWriteAccess: pulumi.Bool(true),
		MinimalTLSVersion:                  pulumi.String("Tls12"),
		NetworkACLBypass:                   pulumi.String("None"),
		PublicNetworkAccess:                pulumi.String(args.publicNetworkAccess()),
		Tags:                               place.TagMap(),
	}, place.Child(naming.CosmosAccount, parent)...)
}

func (a api) capabilities() documentdb.CapabilityArrayInput {
	if a.capability == "" {
		return nil
	}
	return documentdb.CapabilityArray{documentdb.CapabilityArgs{Name: pulumi.String(a.capability)}}
}

func (a Args) publicNetworkAccess() string {
	if a.PublicAccess {
		return "Enabled"
	}
	return "Disabled"
}

// locations are the placement's region, which writes, and the others in the order of failover.
func (a Args) locations() documentdb.LocationArray {
	var locations documentdb.LocationArray
	first := Region{Location: a.Placement.Location, ZoneRedundant: a.ZoneRedundant}
	for i, region := range append([]Region{first}, a.ReadRegions...) {
		locations = append(locations, documentdb.LocationArgs{
			LocationName: pulumi.String(region.Location), FailoverPriority: pulumi.Int(i),
			IsZoneRedundant: pulumi.Bool(region.ZoneRedundant),
		})
	}
	return locations
}

func (a Args) consistencyPolicy() documentdb.ConsistencyPolicyArgs {
	policy := documentdb.ConsistencyPolicyArgs{DefaultConsistencyLevel: pulumi.String(a.consistency())}
	if a.consistency() == boundedStaleness {
		policy.MaxIntervalInSeconds = pulumi.Int(a.staleness().Seconds)
		policy.MaxStalenessPrefix = pulumi.Float64(a.staleness().Writes)
	}
	return policy
}

func (b Backup) policy() documentdb.BackupPolicyInput {
	if b.Continuous {
		return documentdb.ContinuousModeBackupPolicyArgs{
			Type:                     pulumi.String("Continuous"),
			ContinuousModeProperties: documentdb.ContinuousModePropertiesArgs{Tier: pulumi.String("Continuous30Days")},
		}
	}
	return documentdb.PeriodicModeBackupPolicyArgs{
		Type: pulumi.String("Periodic"),
		PeriodicModeProperties: documentdb.PeriodicModePropertiesArgs{
			BackupIntervalInMinutes:        pulumi.Int(b.intervalMinutes()),
			BackupRetentionIntervalInHours: pulumi.Int(b.retentionHours()),
			BackupStorageRedundancy:        pulumi.String(b.redundancy()),
		},
	}
}
