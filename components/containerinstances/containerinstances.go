package containerinstances

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	dns "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240601"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	container "github.com/azstage/azstage/internal/azurenative/containerinstance/v20230501"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:ContainerInstances"

// ContainerInstances are the groups of a service.
type ContainerInstances struct {
	pulumi.ResourceState

	// URL is the address by which the service is called.
	URL pulumi.StringOutput
}

// New makes the groups and their name. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*ContainerInstances, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("container instances %s: %w", name, err)
	}
	c, place := &ContainerInstances{}, args.Placement
	if err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), c, place.Component(opts)...); err != nil {
		return nil, err
	}
	addresses := dns.ARecordArray{}
	for i := range args.replicas() {
		address, err := c.newGroup(ctx, fmt.Sprintf("%s-group-%d", name, i), args, i)
		if err != nil {
			return nil, err
		}
		addresses = append(addresses, dns.ARecordArgs{Ipv4Address: address})
	}
	record, err := dns.NewPrivateRecordSet(ctx, name+"-name", &dns.PrivateRecordSetArgs{
		ResourceGroupName:     place.ResourceGroupName,
		PrivateZoneName:       args.Names.Domain,
		RecordType:            pulumi.String("A"),
		RelativeRecordSetName: pulumi.String(args.Name),
		Ttl:                   pulumi.Float64(recordSeconds),
		ARecords:              addresses,
	}, place.Child(naming.PrivateDNSRecordSet, c)...)
	if err != nil {
		return nil, err
	}
	c.URL = pulumi.Sprintf("http://%s.%s%s", record.Name, args.Names.Domain, args.portSuffix())
	return c, ctx.RegisterResourceOutputs(c, pulumi.Map{"url": c.URL})
}

// recordSeconds is how long callers keep the addresses: short, because a group that is replaced may get another one.
const recordSeconds = 30

func (a Args) portSuffix() string {
	if port := or(a.Port, defaultPort); port != defaultPort {
		return ":" + strconv.Itoa(port)
	}
	return ""
}

// deletedFirst is what Azure refuses to change in a group that exists.
var deletedFirst = []string{"containers[*].resources", "osType", "restartPolicy", "subnetIds", "zones"}

func (c *ContainerInstances) newGroup(ctx *pulumi.Context, logical string, args Args, replica int,
) (pulumi.StringOutput, error) {
	place := args.Placement
	inputs := &container.ContainerGroupArgs{
		ResourceGroupName:  place.ResourceGroupName,
		ContainerGroupName: pulumi.String(place.Names.Name(naming.ContainerGroup, args.Name, "r"+strconv.Itoa(replica))),
		Location:           pulumi.String(place.Location),
		OsType:             pulumi.String("Linux"),
		RestartPolicy:      pulumi.String("Always"),
		Sku:                pulumi.String("Standard"),
		Identity: container.ContainerGroupIdentityArgs{
			Type: pulumi.String("UserAssigned"), UserAssignedIdentities: pulumi.StringArray{args.Identity.ID},
		},
		SubnetIDs:  container.ContainerGroupSubnetIDArray{container.ContainerGroupSubnetIDArgs{ID: args.SubnetID}},
		IPAddress:  container.IPAddressArgs{Type: pulumi.String("Private"), Ports: container.PortArray{args.port()}},
		Containers: container.ContainerArray{args.container()},
		Tags:       place.TagMap(),
	}
	if args.RegistryServer != nil {
		inputs.ImageRegistryCredentials = container.ImageRegistryCredentialArray{container.ImageRegistryCredentialArgs{
			Server: args.RegistryServer, Identity: args.Identity.ID.ToStringOutput(),
		}}
	}
	if args.ZoneRedundant {
		const zones = 3
		inputs.Zones = pulumi.StringArray{pulumi.String(strconv.Itoa(1 + replica%zones))}
	}
	made, err := container.NewContainerGroup(ctx, logical, inputs, place.Child(naming.ContainerGroup, c,
		// The pipeline that deploys the service owns the image from its first run on.
		pulumi.IgnoreChanges([]string{"containers[0].image"}),
		pulumi.ReplaceOnChanges(deletedFirst), pulumi.DeleteBeforeReplace(true))...)
	if err != nil {
		return pulumi.StringOutput{}, err
	}
	id := made.ID().ToStringOutput()
	// The address is not known before the group is, although the rest of the property is.
	address := pulumi.All(id, made.IPAddress).ApplyT(func(known []any) string {
		given, _ := known[1].(map[string]any)
		text, _ := given["ip"].(string)
		return text
	}).(pulumi.StringOutput)
	return address, place.Diagnose(ctx, logical+"-diagnostics", naming.ContainerGroup, id, c)
}

func (a Args) port() container.PortArgs {
	return container.PortArgs{Port: pulumi.Int(or(a.Port, defaultPort)), Protocol: pulumi.String("TCP")}
}

func (a Args) container() container.ContainerArgs {
	cpu := or(a.CPU, defaultCPU)
	made := container.ContainerArgs{
		Name: pulumi.String("main"), Image: pulumi.String(or(a.Image, QuickstartImage)),
		Ports: container.ContainerPortArray{container.ContainerPortArgs{
			Port: pulumi.Int(or(a.Port, defaultPort)), Protocol: pulumi.String("TCP"),
		}},
		Resources: container.ResourceRequirementsArgs{Requests: container.ResourceRequestsArgs{
			CPU: pulumi.Float64(cpu), MemoryInGB: pulumi.Float64(2 * cpu),
		}},
		EnvironmentVariables: a.environment(),
	}
	if a.HealthPath != "" {
		probe := container.ContainerProbeArgs{
			PeriodSeconds: pulumi.Int(10), TimeoutSeconds: pulumi.Int(5), FailureThreshold: pulumi.Int(3),
			HTTPGet: container.ContainerHTTPGetArgs{
				Path: pulumi.String(a.HealthPath), Port: pulumi.Int(or(a.Port, defaultPort)), Scheme: pulumi.String("http"),
			},
		}
		made.LivenessProbe, made.ReadinessProbe = probe, probe
	}
	return made
}

// environment lists the variables by name, so that the order never makes a difference.
func (a Args) environment() container.EnvironmentVariableArray {
	all := map[string]pulumi.StringInput{clientIDSetting: a.Identity.ClientID}
	maps.Copy(all, a.Settings)
	variables := container.EnvironmentVariableArray{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		variables = append(variables, container.EnvironmentVariableArgs{
			Name: pulumi.String(name), Value: all[name].ToStringOutput(),
		})
	}
	return variables
}
