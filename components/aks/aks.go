package aks

import (
	"fmt"

	containerservice "github.com/pulumi/pulumi-azure-native-sdk/containerservice/v2/v20250101"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:AKS"

// Cluster is a Kubernetes cluster.
type Cluster struct {
	pulumi.ResourceState

	// ClusterID is the resource ID.
	ClusterID pulumi.StringOutput
	// Name is the resource name.
	Name pulumi.StringOutput
	// OIDCIssuerURL is who signs the tokens of service accounts: the issuer of a workload's credential.
	OIDCIssuerURL pulumi.StringOutput
	// KubeletPrincipalID is the object ID of the identity under which nodes pull images.
	KubeletPrincipalID pulumi.StringOutput
	// NodeResourceGroup is where Azure keeps the nodes.
	NodeResourceGroup pulumi.StringOutput
}

// New makes the cluster. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Cluster, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("aks %s: %w", name, err)
	}
	c := &Cluster{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), c, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	cluster, err := c.newCluster(ctx, name, args)
	if err != nil {
		return nil, err
	}
	c.ClusterID, c.Name = cluster.ID().ToStringOutput(), cluster.Name
	c.OIDCIssuerURL = issuer(cluster)
	c.KubeletPrincipalID = cluster.IdentityProfile.MapIndex(pulumi.String("kubeletidentity")).ObjectId().Elem()
	c.NodeResourceGroup = cluster.NodeResourceGroup.Elem()
	if err := c.complete(ctx, name, args, cluster); err != nil {
		return nil, err
	}
	return c, ctx.RegisterResourceOutputs(c, pulumi.Map{
		"clusterId": c.ClusterID, "name": c.Name, "oidcIssuerUrl": c.OIDCIssuerURL,
		"kubeletPrincipalId": c.KubeletPrincipalID, "nodeResourceGroup": c.NodeResourceGroup,
	})
}

// complete adds what needs the cluster.
func (c *Cluster) complete(
	ctx *pulumi.Context, name string, args Args, cluster *containerservice.ManagedCluster,
) error {
	place := args.Placement
	last, err := c.scheduleMaintenance(ctx, name, args, cluster)
	if err != nil {
		return err
	}
	if err := c.newPools(ctx, name, args, cluster, last); err != nil {
		return err
	}
	if args.Registry != nil {
		_, err := place.AssignRole(ctx, name+"-pull", args.Registry, c.KubeletPrincipalID, placement.ContainerRegistryPull, c)
		if err != nil {
			return err
		}
	}
	return place.DiagnoseLogs(ctx, name+"-diagnostics", c.ClusterID, c, controlPlaneLogs)
}

// controlPlaneLogs leaves out kube-audit, which writes down every read of every controller and outweighs all the others
// (kube-audit-admin has the writes), and the logs of kube-apiserver, scheduler and controller manager, which one turns
// on to look for a fault.
var controlPlaneLogs = []string{"kube-audit-admin", "guard", "cluster-autoscaler"}

// newCluster makes the cluster, after the identity that it runs under may use the subnet.
func (c *Cluster) newCluster(ctx *pulumi.Context, name string, args Args) (*containerservice.ManagedCluster, error) {
	place := args.Placement
	runsAs, err := identity.New(ctx, name+"-controlplane", identity.Args{Placement: place, Role: "aks"}, pulumi.Parent(c))
	if err != nil {
		return nil, err
	}
	uses, err := place.AssignRole(ctx, name+"-uses-subnet", args.SubnetID, runsAs.PrincipalID,
		placement.NetworkContributor, c)
	if err != nil {
		return nil, err
	}
	inputs := args.clusterInputs()
	inputs.Identity = containerservice.ManagedClusterIdentityArgs{
		Type:                   containerservice.ResourceIdentityTypeUserAssigned,
		UserAssignedIdentities: pulumi.StringArray{runsAs.ID},
	}
	return containerservice.NewManagedCluster(ctx, name+"-cluster", inputs, place.Child(naming.ManagedCluster, c,
		pulumi.DependsOn([]pulumi.Resource{uses}), pulumi.IgnoreChanges(ownedByAzure))...)
}

// ownedByAzure is what the upgrade channel changes: going back would be refused.
var ownedByAzure = []string{"kubernetesVersion", "agentPoolProfiles[0].orchestratorVersion"}

// issuer is unknown as long as the cluster has no ID. A preview knows the profile, because the program gives it, but not
// the address that Azure adds to it, and would take it for empty.
func issuer(cluster *containerservice.ManagedCluster) pulumi.StringOutput {
	address := cluster.OidcIssuerProfile.IssuerURL().Elem()
	return pulumi.All(cluster.ID(), address).ApplyT(func(known []any) string {
		return known[1].(string)
	}).(pulumi.StringOutput)
}
