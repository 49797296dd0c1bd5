package dataexplorer

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	kusto "github.com/azstage/azstage/internal/azurenative/kusto/v20230815"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:DataExplorer"

// The names of the app settings. None holds a secret: the app logs in with its managed identity.
const (
	URISetting      = "KUSTO_URI"
	DatabaseSetting = "KUSTO_DATABASE"
)

// DataExplorer is a cluster with its databases.
type DataExplorer struct {
	pulumi.ResourceState

	// ClusterID is the resource ID of the cluster: the target of a private endpoint, which waits for Ready.
	ClusterID pulumi.StringOutput
	// URI is the address for queries and for rows that are streamed in.
	URI pulumi.StringOutput

	last []pulumi.Resource
}

// Ready returns what has to stand before anything else changes the cluster.
func (d *DataExplorer) Ready() []pulumi.Resource {
	if d == nil {
		return nil
	}
	return append([]pulumi.Resource(nil), d.last...)
}

// New makes the cluster. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*DataExplorer, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("data explorer %s: %w", name, err)
	}
	d := &DataExplorer{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), d, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	cluster, err := d.newCluster(ctx, name, args)
	if err != nil {
		return nil, err
	}
	for _, database := range args.Databases {
		if err := d.newDatabase(ctx, name, args, cluster, database); err != nil {
			return nil, err
		}
	}
	err = args.Placement.DiagnoseDedicated(ctx, name+"-cluster-diagnostics", d.ClusterID, d, logs)
	if err != nil {
		return nil, err
	}
	return d, ctx.RegisterResourceOutputs(d, pulumi.Map{"clusterId": d.ClusterID, "uri": d.URI})
}

// logs are the categories that are kept: rows that were lost, and who changed what. The category Query would have a row
// for each question, SucceededIngestion one for each batch.
var logs = []string{"FailedIngestion", "Command", "Journal"}

func (d *DataExplorer) newCluster(ctx *pulumi.Context, name string, args Args) (*kusto.Cluster, error) {
	place, sku := args.Placement, args.sku()
	cluster, err := kusto.NewCluster(ctx, name+"-cluster", &kusto.ClusterArgs{
		ResourceGroupName: place.ResourceGroupName,
		ClusterName:       place.Names.GlobalName(naming.KustoCluster),
		Location:          pulumi.String(place.Location),
		Sku: kusto.AzureSkuArgs{
			Name: pulumi.String(sku.Name), Tier: pulumi.String(sku.Tier), Capacity: pulumi.Int(args.instances()),
		},
		OptimizedAutoscale:            args.autoscale(),
		Zones:                         args.zones(),
		Identity:                      kusto.IdentityArgs{Type: pulumi.String("SystemAssigned")},
		EnableAutoStop:                pulumi.Bool(false),
		EnableDiskEncryption:          pulumi.Bool(true),
		EnableDoubleEncryption:        pulumi.Bool(false),
		EnablePurge:                   pulumi.Bool(false),
		EnableStreamingIngest:         pulumi.Bool(true),
		PublicNetworkAccess:           pulumi.String(args.publicNetworkAccess()),
		RestrictOutboundNetworkAccess: pulumi.String("Disabled"),
		// Empty would be read as the default, which trusts every directory.
		TrustedExternalTenants: kusto.TrustedExternalTenantArray{
			kusto.TrustedExternalTenantArgs{Value: pulumi.String(args.TenantID)},
		},
		Tags: place.TagMap(),
	}, place.Child(naming.KustoCluster, d, args.owned())...)
	if err != nil {
		return nil, err
	}
	d.ClusterID, d.URI = cluster.ID().ToStringOutput(), cluster.URI
	return cluster, nil
}

// owned leaves the number of instances to autoscale, where there is some.
func (a Args) owned() pulumi.ResourceOption {
	if a.MaxInstances == 0 {
		return pulumi.IgnoreChanges(nil)
	}
	return pulumi.IgnoreChanges([]string{"sku.capacity"})
}

func (a Args) autoscale() kusto.OptimizedAutoscaleInput {
	if a.MaxInstances == 0 {
		return nil
	}
	return kusto.OptimizedAutoscaleArgs{
		IsEnabled: pulumi.Bool(true), Minimum: pulumi.Int(a.instances()), Maximum: pulumi.Int(a.MaxInstances),
		Version: pulumi.Int(1),
	}
}

func (a Args) zones() pulumi.StringArrayInput {
	if !a.ZoneRedundant {
		return nil
	}
	return pulumi.ToStringArray([]string{"1", "2", "3"})
}

func (a Args) publicNetworkAccess() string {
	if a.PublicAccess {
		return "Enabled"
	}
	return "Disabled"
}

// newDatabase makes a database and lets identities in, one after the other: a cluster takes one change at a time.
func (d *DataExplorer) newDatabase(ctx *pulumi.Context, name string, args Args, cluster *kusto.Cluster, database Database,
) error {
	place := args.Placement
	made, err := kusto.NewReadWriteDatabase(ctx, name+"-database-"+database.Name, &kusto.ReadWriteDatabaseArgs{
		ResourceGroupName: place.ResourceGroupName,
		ClusterName:       cluster.Name,
		DatabaseName:      pulumi.String(database.Name),
		Location:          pulumi.String(place.Location),
		Kind:              pulumi.String("ReadWrite"),
		SoftDeletePeriod:  pulumi.Sprintf("P%dD", database.retentionDays()),
		HotCachePeriod:    pulumi.Sprintf("P%dD", database.hotDays()),
	}, place.Child(naming.KustoDatabase, d, pulumi.DeletedWith(cluster), pulumi.DependsOn(d.last))...)
	if err != nil {
		return err
	}
	d.last = []pulumi.Resource{made}
	for _, grant := range database.Grants {
		for _, role := range grant.Roles {
			logical := strings.ToLower(fmt.Sprintf("%s-grant-%s-%s-%s", name, grant.Name, database.Name, role))
			assigned, err := kusto.NewDatabasePrincipalAssignment(ctx, logical, &kusto.DatabasePrincipalAssignmentArgs{
				ResourceGroupName:       place.ResourceGroupName,
				ClusterName:             cluster.Name,
				DatabaseName:            pulumi.String(database.Name),
				PrincipalAssignmentName: pulumi.String(grant.Name + "-" + strings.ToLower(role)),
				PrincipalID:             grant.ClientID.ToStringOutput(),
				PrincipalType:           pulumi.String("App"),
				Role:                    pulumi.String(role),
				TenantID:                pulumi.String(args.TenantID),
			}, place.Child(naming.KustoPrincipal, d, pulumi.DeletedWith(cluster), pulumi.DependsOn(d.last))...)
			if err != nil {
				return err
			}
			d.last = []pulumi.Resource{assigned}
		}
	}
	return nil
}

// Settings tell an app where its database is.
func (d *DataExplorer) Settings(database string) map[string]pulumi.StringInput {
	return map[string]pulumi.StringInput{URISetting: d.URI, DatabaseSetting: pulumi.String(database)}
}
